// SPDX-License-Identifier: Apache-2.0

/// A pack that lies somewhere: a folder, an archive, memory.
///
/// The edge reads; what is in it is judged here. Paths have `/` between their parts and are relative
/// to the pack. Only plain files belong to a pack: the edge must report anything else (a symbolic
/// link, a device) as ``PackEntry/Kind/other`` and never follow it.
package protocol PackSource: Sendable {
  /// Everything there is, in any order, folders left out.
  func entries() throws -> [PackEntry]

  /// Gives the bytes of a file in order, in pieces of any length, and none for an empty file.
  func read(_ path: String, _ piece: ([UInt8]) throws -> Void) throws
}

/// Something that lies in a pack.
package struct PackEntry: Hashable, Sendable {
  package let path: String
  /// In bytes.
  package let size: UInt64
  package let kind: Kind

  /// What it is to the file system.
  package enum Kind: Hashable, Sendable {
    case file
    /// Anything that is neither a plain file nor a folder.
    case other
  }

  package init(path: String, size: UInt64, kind: Kind = .file) {
    self.path = path
    self.size = size
    self.kind = kind
  }
}

/// Takes the files of a pack as they are made, piece by piece.
///
/// Pieces of one file come one after another; the next file begins when another path comes. Every
/// file gives at least one piece, which may be empty.
package typealias PackSink = (_ path: String, _ piece: [UInt8]) throws -> Void
