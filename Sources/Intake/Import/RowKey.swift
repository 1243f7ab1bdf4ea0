// SPDX-License-Identifier: Apache-2.0

import Evidence

/// What makes a row the same row in every export: a digest of the columns that the mapping names.
package struct RowKey: Hashable, Sendable {
  private let high: UInt64
  private let low: UInt32

  /// The digest of cells, each with its length before it so that no two lists look alike.
  init(_ cells: [ArraySlice<UInt8>]) {
    var bytes: [UInt8] = []
    for cell in cells {
      let count = UInt32(truncatingIfNeeded: cell.count)
      withUnsafeBytes(of: count.bigEndian) { bytes.append(contentsOf: $0) }
      bytes += cell
    }
    self.init(Digest(hashing: bytes).bytes[..<Self.byteCount])
  }

  /// Reads 24 hexadecimal digits.
  init?(_ text: some StringProtocol) {
    guard let bytes = Hexadecimal.bytes(String(text)), bytes.count == Self.byteCount else {
      return nil
    }
    self.init(bytes[...])
  }

  private static let byteCount = 12

  private init(_ bytes: ArraySlice<UInt8>) {
    high = bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    low = bytes.dropFirst(8).reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// 24 hexadecimal digits: 96 bits, enough that two rows of a lifetime never share one by chance.
  var text: String {
    let bytes = withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { Array($0.prefix(12)) }
    return Hexadecimal.text(bytes)
  }
}
