// SPDX-License-Identifier: Apache-2.0

extension UnsafeBufferPointer<UInt8> {
  /// Whether two texts have the same bytes, looked at eight at a time.
  package func hasSameBytes(as other: UnsafeBufferPointer<UInt8>) -> Bool {
    guard count == other.count else { return false }
    let (left, right) = (UnsafeRawBufferPointer(self), UnsafeRawBufferPointer(other))
    var place = 0
    while count - place >= 8 {
      guard
        left.loadUnaligned(fromByteOffset: place, as: UInt64.self)
          == right.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      else { return false }
      place += 8
    }
    while place < count {
      guard self[place] == other[place] else { return false }
      place += 1
    }
    return true
  }

  /// The same for a list.
  package func hasSameBytes(as other: [UInt8]) -> Bool {
    other.withUnsafeBufferPointer { hasSameBytes(as: $0) }
  }

  /// The same for the UTF-8 of a text.
  package func hasSameBytes(as other: String) -> Bool {
    other.utf8.withContiguousStorageIfAvailable { hasSameBytes(as: $0) }
      ?? elementsEqual(other.utf8)
  }
}
