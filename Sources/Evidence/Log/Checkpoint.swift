// SPDX-License-Identifier: Apache-2.0

/// What a log says of itself at one size (C2SP tlog-checkpoint v1.0.0): the text of a signed note.
///
/// Three lines: the origin, the size in decimal, the root in base64. Extension lines are refused,
/// since nobody can audit them.
package struct Checkpoint: Hashable, Sendable {
  /// The identity of the log, such as `example.org/guild-log`; also the name of its key.
  package let origin: String
  /// How many leaves the tree has.
  package let size: UInt64
  /// The root of the tree.
  package let root: Digest

  /// Makes a checkpoint.
  ///
  /// - Throws: ``CheckpointFault`` if the origin could not name a key, the size is over
  ///   ``MerkleTree/mostLeaves``, or an empty tree has another root than the empty one.
  package init(origin: String, size: UInt64, root: Digest) throws(CheckpointFault) {
    guard NoteSignature.isName(origin) else { throw .badOrigin(NoteFault.excerpt(origin)) }
    guard size <= MerkleTree.mostLeaves else { throw .badSize }
    guard size > 0 || root == MerkleTree.emptyRoot else { throw .wrongEmptyRoot }
    self.origin = origin
    self.size = size
    self.root = root
  }

  /// Reads the text of a note.
  ///
  /// - Throws: ``CheckpointFault`` for anything that ``text`` would not write.
  package init(text: [UInt8]) throws(CheckpointFault) {
    let lines = text.split(separator: lineFeed, omittingEmptySubsequences: false)
    guard lines.count == 4, lines[3].isEmpty else { throw .wrongLines(max(lines.count - 1, 0)) }
    guard let origin = String(validating: lines[0], as: UTF8.self) else {
      throw .badOrigin("not UTF-8")
    }
    guard let size = DecimalNumber.read(lines[1]) else { throw .badSize }
    guard let root = Digest(base64: lines[2]) else { throw .badRoot }
    try self.init(origin: origin, size: size, root: root)
  }

  /// The text that is signed, with its last line feed.
  package var text: [UInt8] { Array("\(origin)\n\(size)\n\(root.base64)\n".utf8) }
}

extension NoteKey {
  /// Signs checkpoints of the log whose origin is the name of this key.
  package func checkpointSigner() -> CheckpointSigner {
    { size, root in
      try self.sign(Checkpoint(origin: self.name, size: size, root: root).text)
    }
  }
}
