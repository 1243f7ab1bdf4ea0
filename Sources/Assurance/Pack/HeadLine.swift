// SPDX-License-Identifier: Apache-2.0

package import Evidence

/// One line of `heads/leaves.jsonl`: a leaf of the log that says where its agreements stood.
///
/// ```
/// {"index":12,"leaf":{"heads":"…","time":"2026-03-06T16:10:00Z","v":1}}
/// ```
///
/// The leaf stands as the very bytes that are hashed into the log.
package struct HeadLine: Hashable, Sendable {
  /// The index of the leaf, from 0.
  package let index: UInt64
  /// What it says.
  package let leaf: HeadsLeaf

  /// Names a leaf and its place.
  package init(index: UInt64, leaf: HeadsLeaf) {
    self.index = index
    self.leaf = leaf
  }

  private static let beforeIndex = Array(#"{"index":"#.utf8)
  private static let beforeLeaf = Array(#","leaf":"#.utf8)
  private static let longest = 256

  /// Reads a line without its line feed; nil for anything that ``bytes`` would not write.
  init?(_ line: some Collection<UInt8>) {
    let line = Array(line.prefix(Self.longest + 1))
    guard line.count <= Self.longest, line.starts(with: Self.beforeIndex),
      line.last == UInt8(ascii: "}")
    else { return nil }
    let digits = line.dropFirst(Self.beforeIndex.count).prefix { $0 != UInt8(ascii: ",") }
    let leaf = line.dropFirst(Self.beforeIndex.count + digits.count + Self.beforeLeaf.count)
    guard let index = UInt64(String(decoding: digits, as: UTF8.self)),
      let leaf = HeadsLeaf(Array(leaf.dropLast()))
    else { return nil }
    self.init(index: index, leaf: leaf)
    guard bytes.dropLast().elementsEqual(line) else { return nil }
  }

  /// The line with its line feed.
  var bytes: [UInt8] {
    Self.beforeIndex + Array(String(index).utf8) + Self.beforeLeaf + leaf.bytes
      + Array("}\n".utf8)
  }

  /// Reads a file of such lines, ascending; nil for anything else.
  static func read(_ bytes: [UInt8]) -> [HeadLine]? {
    guard bytes.last == UInt8(ascii: "\n") else { return nil }
    var lines: [HeadLine] = []
    for text in bytes.dropLast().split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    {
      guard let line = HeadLine(text), lines.last.map({ $0.index < line.index }) ?? true else {
        return nil
      }
      lines.append(line)
    }
    return lines
  }
}
