// SPDX-License-Identifier: Apache-2.0

package import Evidence

/// Asks the witnesses of our log to cosign its newest checkpoint, and keeps what they give.
///
/// A witness that fails is told of and holds nothing up: the checkpoint stands without it, and it is
/// asked again the next time.
package struct AskWitnesses: Sendable {
  private let store: any EventStore & CosignatureShelf
  private let caller: any WitnessCaller

  /// How often one witness is asked in a row; each time but the first, for the size it named.
  package static let mostCalls = 3

  /// Asks through a caller, whose patience bounds each call.
  package init(store: any EventStore & CosignatureShelf, caller: any WitnessCaller) {
    self.store = store
    self.caller = caller
  }

  /// What came of asking, for each witness of the policy in its order.
  package struct Report: Hashable, Sendable {
    /// The size of the checkpoint.
    package let size: UInt64
    package let outcomes: [Outcome]
    /// Why the policy is not met; nil if it is.
    package let shortfall: String?
  }

  /// What came of asking one witness.
  package struct Outcome: Hashable, Sendable {
    /// What the policy calls it.
    package let name: String
    package let result: Result

    /// How it ended.
    package enum Result: Hashable, Sendable {
      /// It cosigned now.
      case cosigned
      /// It had cosigned this checkpoint before, and was not asked again.
      case known
      /// It did not, for a reason in words.
      case failed(String)
    }
  }

  /// Asks every witness that has not cosigned the newest checkpoint; nil if the log is empty.
  ///
  /// - Throws: what the store throws; never anything that a witness did.
  package func run(_ policy: WitnessPolicy, log: NoteVerifierKey) async throws -> Report? {
    let head = try await store.head()
    guard let checkpoint = head.checkpoint else { return nil }
    let known = try await store.cosignatures(at: head.size)
    let asked = try await withThrowingTaskGroup(of: (Int, Outcome.Result).self) { group in
      for (place, witness) in policy.witnesses.enumerated() {
        if known.contains(where: { witness.key.made($0) }) { continue }
        group.addTask { (place, try await ask(witness, checkpoint, head.size)) }
      }
      return try await group.reduce(into: [Int: Outcome.Result]()) { $0[$1.0] = $1.1 }
    }
    let note = try await store.cosigned(checkpoint, at: head.size)
    return Report(
      size: head.size,
      outcomes: policy.witnesses.enumerated().map {
        Outcome(name: $1.name.description, result: asked[$0] ?? .known)
      },
      shortfall: Self.shortfall(of: note, policy, log: log))
  }

  /// Why a cosigned checkpoint does not meet a policy; nil if it does.
  static func shortfall(
    of note: SignedNote, _ policy: WitnessPolicy, log: NoteVerifierKey
  ) -> String? {
    do throws(TrustFault) {
      _ = try policy.check(note, log: log)
      return nil
    } catch {
      return "\(error)"
    }
  }

  private func ask(
    _ witness: WitnessPolicy.Witness, _ checkpoint: SignedNote, _ size: UInt64
  ) async throws -> Outcome.Result {
    guard let url = witness.url else { return .failed("the policy gives no address for it") }
    var oldSize = min(try await store.newestSize(cosignedBy: witness.key), size)
    for _ in 0..<Self.mostCalls {
      guard let proof = try await store.consistency(from: oldSize, to: size) else {
        return .failed("there is no proof from \(oldSize) entries on; check the store")
      }
      let request = WitnessRequest(
        oldSize: oldSize, hashes: proof.hashes, checkpoint: checkpoint)
      let reply: WitnessReply
      do { reply = try await caller.addCheckpoint(request.bytes, under: url) } catch {
        return .failed("\(error)")
      }
      switch Self.read(reply, by: witness.key, over: checkpoint) {
      case .cosigned(let signature):
        try await store.keep(signature, by: witness.key, at: size)
        return .cosigned
      case .conflict(let theirs) where theirs > size:
        return .failed(
          "it has cosigned \(theirs) entries of this log, and here are \(size): another copy of the log "
            + "went on; find out which is the true one before you record more")
      case .conflict(let theirs): oldSize = theirs
      case .refused(let why): return .failed(why)
      }
    }
    return .failed("it answers 409 whatever size it is asked from")
  }

  // MARK: Replies

  private enum Reading {
    case cosigned(NoteSignature)
    case conflict(UInt64)
    case refused(String)
  }

  private static func read(
    _ reply: WitnessReply, by key: WitnessVerifierKey, over checkpoint: SignedNote
  ) -> Reading {
    switch reply.status {
    case 200: return cosignature(reply.body, by: key, over: checkpoint)
    case 409:
      guard reply.contentType == "text/x.tlog.size",
        let size = ForeignSize.read(reply.body)
      else { return .refused("it answers 409 without the size that must come with it") }
      return .conflict(size)
    case 403:
      return .refused("it knows another key for this log (403); give its keeper keys/log.vkey")
    case 404:
      return .refused(
        "it does not watch this log (404); give its keeper keys/log.vkey, and see that the address is "
          + "right")
    case 422:
      return .refused(
        "it says that this log does not continue the one it cosigned (422): \(words(in: reply.body))"
      )
    default: return .refused("it answers with status \(reply.status): \(words(in: reply.body))")
    }
  }

  /// The cosignature among the lines of an answer, believed only as far as it can be checked.
  private static func cosignature(
    _ body: [UInt8], by key: WitnessVerifierKey, over checkpoint: SignedNote
  ) -> Reading {
    let lines = checkpoint.text + [UInt8(ascii: "\n")] + body
    guard let note = try? SignedNote(lines), note.text == checkpoint.text else {
      return .refused("its answer is not made of signature lines")
    }
    guard let signature = note.signatures.first(where: { key.made($0) }) else {
      return .refused("its answer has no cosignature by the key that the policy gives for it")
    }
    guard let time = key.time(of: signature.signature, over: checkpoint.text), time > 0 else {
      return .refused("its cosignature does not fit the checkpoint, and was thrown away")
    }
    return .cosigned(signature)
  }

  /// The first line of a body, as far as it is text.
  private static func words(in body: [UInt8]) -> String {
    let line = String(decoding: body.prefix { $0 != UInt8(ascii: "\n") }.prefix(200), as: UTF8.self)
    return line.isEmpty ? "no reason given" : line
  }
}
