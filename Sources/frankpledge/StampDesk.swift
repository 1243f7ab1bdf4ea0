// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Evidence
import Storage
import TimeStamping
import WorkingTime

/// Where replies of time stamping authorities are checked and kept.
struct StampDesk {
  /// The newest checkpoint, and how many entries it has.
  let newest: SignedNote
  let size: UInt64
  private let checkpoints: [SignedNote]
  private let folder: StampFolder

  /// Opens a cooperative's folder and reads the checkpoints of its log.
  init(_ options: FolderOptions) async throws {
    let workplace = try Workplace(options)
    let key = try workplace.key()
    let store = try workplace.store(key.verifierKey, creating: false)
    checkpoints = try await store.checkpoints()
    try store.close()
    guard let last = checkpoints.last else {
      throw StampTrouble(text: "the log is empty; record something first")
    }
    newest = last
    size = try Checkpoint(text: last.text).size
    folder = StampFolder(workplace)
  }

  /// Checks a reply and keeps it; tells what it proves.
  ///
  /// - Throws: `ExitCode(1)` after saying what is wrong with the reply.
  func take(
    _ reply: [UInt8], from place: String, nonce: [UInt8]?, _ anchors: TrustAnchors?
  ) throws {
    do {
      let token = try TimeStampReply.token(in: reply)
      let stamped = checkpoints.last { Digest(hashing: $0.text) == token.info.imprint }
      guard let stamped else { throw TimeStampFault.otherImprint }
      let proof = try token.check(stamped.text, anchors: anchors, nonce: nonce)
      let size = try Checkpoint(text: stamped.text).size
      let path = try folder.keep(reply, over: size)
      Console.print(
        Console.printable(
          "The first \(size) entries of the log existed by \(proof.info.latest.rfc3339), says "
            + "\(proof.authority)."))
      if !proof.isAnchored {
        Console.print(
          "Whose certificate that is was not checked; --tsa-root names those you believe.")
      }
      Console.print("The stamp is in \(path), and goes into packs from now on.")
    } catch let fault as TimeStampFault {
      Console.complain(Console.printable("\(place): \(fault)"))
      throw ExitCode(1)
    }
  }
}

/// Why there is no time stamp.
struct StampTrouble: Error, CustomStringConvertible {
  let text: String

  var description: String { text }
}
