// SPDX-License-Identifier: Apache-2.0

/// What a witness answers to `add-checkpoint` (C2SP tlog-witness).
package enum WitnessAnswer: Hashable, Sendable {
  /// The checkpoint is cosigned, and kept as the newest of its log.
  case cosigned(NoteSignature)
  /// The request is not written as it must be, or its old size is above the new one.
  case malformed(String)
  /// No trusted key of the log signed the checkpoint, or a signature by one does not fit.
  case untrusted(NoteFault)
  /// The log is none that this witness watches.
  case unknownLog
  /// The old size is not that of the checkpoint cosigned last, which is given.
  case conflict(UInt64)
  /// The checkpoint is not shown to continue the one cosigned last, or contradicts it.
  case inconsistent(ProofFault)
  /// The log signed another root for the very size that was cosigned last. What it signed is given:
  /// together with what was cosigned it convicts the log.
  case forked(SignedNote)

  /// The HTTP status.
  package var status: Int {
    switch self {
    case .cosigned: 200
    case .malformed: 400
    case .untrusted: 403
    case .unknownLog: 404
    case .conflict: 409
    case .inconsistent, .forked: 422
    }
  }

  /// The media type of ``body``.
  package var contentType: String {
    if case .conflict = self { "text/x.tlog.size" } else { "text/plain; charset=utf-8" }
  }

  /// Signature lines, a size, or why not: each ends in a line feed.
  package var body: [UInt8] {
    switch self {
    case .cosigned(let signature):
      var bytes: [UInt8] = []
      signature.append(to: &bytes)
      return bytes
    case .conflict(let size): return Array("\(size)\n".utf8)
    case .malformed(let why): return Array("\(why)\n".utf8)
    case .untrusted(let fault): return Array("\(fault)\n".utf8)
    case .unknownLog: return Array("this witness does not watch a log of that origin\n".utf8)
    case .inconsistent(let fault): return Array("\(fault)\n".utf8)
    case .forked:
      return Array("another root of the same size was cosigned before: the log has forked\n".utf8)
    }
  }
}
