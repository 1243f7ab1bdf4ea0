// SPDX-License-Identifier: Apache-2.0

/// What a witness does: it cosigns what a log it watches signed, if that continues what it cosigned
/// before (C2SP tlog-witness).
///
/// A function of the request, of what was cosigned last, and of the time. Whoever calls it must keep
/// what it decides before the answer goes out, and let nothing come between reading and keeping:
/// otherwise two requests could each be right and together fork the log.
package struct WitnessRule: Sendable {
  private let key: WitnessKey
  /// The trusted keys of each log, by the bytes of its origin.
  private let logs: [[UInt8]: [NoteVerifierKey]]

  /// A witness of logs; a log's origin is the name of its key, of which it may have several.
  package init(key: WitnessKey, logs: [NoteVerifierKey]) {
    self.key = key
    self.logs = Dictionary(grouping: logs) { Array($0.name.utf8) }
  }

  /// A request by a log that is watched, signed as it must be.
  package struct Admitted: Hashable, Sendable {
    /// The identity of the log.
    package let origin: String
    let request: WitnessRequest
    let checkpoint: ForeignCheckpoint
    /// The text with the signatures by trusted keys, and no others.
    let note: SignedNote
  }

  /// What comes of a request before anything is remembered.
  package enum Admission: Hashable, Sendable {
    case admitted(Admitted)
    case refused(WitnessAnswer)
  }

  /// Reads a request and sees who signed it.
  package func admit(_ body: [UInt8]) -> Admission {
    let request: WitnessRequest
    do throws(WitnessRequestFault) { request = try WitnessRequest(body) } catch {
      return .refused(.malformed("\(error)"))
    }
    guard let checkpoint = ForeignCheckpoint(text: request.checkpoint.text) else {
      return .refused(.malformed("the note in the request is not a checkpoint"))
    }
    guard let keys = logs[Array(checkpoint.origin.utf8)] else { return .refused(.unknownLog) }
    let note: SignedNote
    do throws(NoteFault) {
      let signers = try request.checkpoint.verified(by: keys)
      let own = request.checkpoint.signatures.filter { line in
        signers.contains { $0.made(line) }
      }
      note = try SignedNote(text: request.checkpoint.text, signatures: own)
    } catch {
      return .refused(.untrusted(error))
    }
    guard request.oldSize <= checkpoint.size else {
      return .refused(
        .malformed("the old size \(request.oldSize) is above the new one, \(checkpoint.size)"))
    }
    return .admitted(
      Admitted(
        origin: checkpoint.origin, request: request, checkpoint: checkpoint, note: note))
  }

  /// What to answer, and what to keep before.
  package enum Decision: Hashable, Sendable {
    case refuse(WitnessAnswer)
    /// Keep the note, which has the log's signatures and ours, in place of the last; then answer.
    case keep(SignedNote, WitnessAnswer)

    /// What goes out.
    package var answer: WitnessAnswer {
      switch self {
      case .refuse(let answer), .keep(_, let answer): answer
      }
    }
  }

  /// Decides on a request.
  ///
  /// - Parameters:
  ///   - last: What ``Decision/keep(_:_:)`` gave last for this log; nil if nothing yet.
  ///   - time: In seconds since 1970.
  /// - Throws: ``WitnessFault`` if `last` was not cosigned by this witness, or it cannot sign.
  package func decide(
    on admitted: Admitted, last: SignedNote?, at time: UInt64
  ) throws(WitnessFault) -> Decision {
    let last = try last.map { note throws(WitnessFault) in
      try remembered(note, of: admitted.origin)
    }
    let (size, root) = (last?.size ?? 0, last?.root ?? Digest(hashing: []))
    guard admitted.request.oldSize == size else { return .refuse(.conflict(size)) }
    guard size == 0 || admitted.checkpoint.size != size || admitted.checkpoint.root == root else {
      return .refuse(.forked(admitted.note))
    }
    do throws(ProofFault) {
      try TreeCheck.consistency(
        from: size, root, to: admitted.checkpoint.size, admitted.checkpoint.root,
        hashes: admitted.request.hashes)
    } catch {
      return .refuse(.inconsistent(error))
    }
    do throws(NoteFault) {
      let signature = try key.cosign(admitted.note.text, at: time)
      return .keep(try admitted.note.adding(signature), .cosigned(signature))
    } catch {
      throw .cannotSign(error)
    }
  }

  /// Reads what was kept for a log.
  ///
  /// - Throws: ``WitnessFault/notOurs(origin:)`` unless this witness cosigned it.
  package func remembered(
    _ note: SignedNote, of origin: String
  ) throws(WitnessFault) -> ForeignCheckpoint {
    guard let checkpoint = ForeignCheckpoint(text: note.text),
      checkpoint.origin.utf8.elementsEqual(origin.utf8),
      let ours = try? note.cosignatures(by: [key.verifierKey]), !ours.isEmpty
    else { throw .notOurs(origin: NoteFault.excerpt(origin)) }
    return checkpoint
  }

  /// The origins of the logs that are watched, ascending by their bytes.
  package var origins: [String] {
    logs.keys.sorted { $0.lexicographicallyPrecedes($1) }
      .map { String(decoding: $0, as: UTF8.self) }
  }
}

/// Why a witness cannot answer.
package enum WitnessFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is remembered of a log is not what this witness cosigned.
  case notOurs(origin: String)
  /// The clock is before 1970, or the key fails.
  case cannotSign(NoteFault)

  package var description: String {
    switch self {
    case .notOurs(let origin):
      "what is kept of the log '\(origin)' was not cosigned with this key: use the key that belongs to "
        + "this witness, or restore its newest copy"
    case .cannotSign(let fault): "it cannot cosign: \(fault); see that the clock is right"
    }
  }
}
