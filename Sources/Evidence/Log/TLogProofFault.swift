// SPDX-License-Identifier: Apache-2.0

/// Why a file is not a proof file.
///
/// Lines are counted from 1.
package enum TLogProofFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// Longer than any proof.
  case tooLong(bytes: Int)
  /// A line that is not what must stand there.
  case malformed(line: Int, expected: String)
  /// What follows the proof is not a signed checkpoint.
  case checkpoint(NoteFault)

  package var description: String {
    switch self {
    case .tooLong(let bytes):
      "a proof file of \(bytes) bytes is refused; the most is \(SignedNote.mostBytes)"
    case .malformed(let line, let expected):
      "line \(line) of the proof file: expected \(expected)"
    case .checkpoint(let fault):
      "the checkpoint in the proof file: \(fault)"
    }
  }
}
