// SPDX-License-Identifier: Apache-2.0

/// Why a text is not a checkpoint.
package enum CheckpointFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// Another number of lines than three.
  case wrongLines(Int)
  /// An origin that is empty or holds a space, a control character or a plus sign.
  case badOrigin(String)
  /// Not a decimal number without leading noughts, or over ``MerkleTree/mostLeaves``.
  case badSize
  /// Not 32 bytes in canonical base64.
  case badRoot
  /// Size 0 with a root that is not the one of the empty tree.
  case wrongEmptyRoot

  package var description: String {
    switch self {
    case .wrongLines(let count):
      "a checkpoint has three lines, origin, size and root; this text has \(count)"
    case .badOrigin(let origin):
      "line 1 of the checkpoint, '\(origin)', is no origin: leave out spaces and plus signs"
    case .badSize:
      "line 2 of the checkpoint is not a size: write it in digits without leading noughts, at most"
        + " \(MerkleTree.mostLeaves)"
    case .badRoot:
      "line 3 of the checkpoint is not a root: expected 32 bytes in base64"
    case .wrongEmptyRoot:
      "the checkpoint claims a root for a log without entries; its log is not to be believed"
    }
  }
}
