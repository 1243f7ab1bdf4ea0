// SPDX-License-Identifier: Apache-2.0

/// Why events cannot be appended, or what a store kept cannot be trusted.
package enum LogStateFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The tiles are not the partial tiles of a tree of this size.
  case wrongTiles(size: UInt64)
  /// The tiles make another root than the checkpoint has.
  case wrongRoot(computed: Digest, expected: Digest)
  /// The agreements together have another count of leaves than the log.
  case wrongCount(size: UInt64)
  /// An agreement that has begun already.
  case agreementTwice(String)
  /// An agreement that has not begun.
  case unknownAgreement(String)
  /// Longer than ``Disclosure/mostEventBytes``.
  case eventTooLong(bytes: Int)
  /// The log, or the sequence of the agreement, has no place left.
  case full

  package var description: String {
    switch self {
    case .wrongTiles(let size):
      "the log is damaged: its tiles are not those of a log of \(size) entries; restore a backup"
    case .wrongRoot(let computed, let expected):
      "the log is damaged: its tiles give the root \(computed.base64), its checkpoint says"
        + " \(expected.base64); restore a backup"
    case .wrongCount(let size):
      "the log is damaged: the entries of its agreements do not add up to \(size); restore a backup"
    case .agreementTwice(let name):
      "the agreement '\(name)' is in the log already; give the new one another name"
    case .unknownAgreement(let name):
      "the agreement '\(name)' has no place in the log yet; begin it with a salt first"
    case .eventTooLong(let bytes):
      "an event of \(bytes) bytes is refused; the most is \(Disclosure.mostEventBytes)"
    case .full:
      "the log has no place left; begin a new log"
    }
  }
}
