// SPDX-License-Identifier: Apache-2.0

/// A name with `*` for any run of characters: `*@north-bank.example`.
package struct NamePattern: Hashable, Sendable {
  private let bytes: [UInt8]

  package init(_ text: String) { bytes = Array(text.utf8) }

  /// Whether the whole of a name fits.
  ///
  /// Where a piece behind a `*` does not fit, only the last `*` is moved on: at most the product of
  /// the two lengths in steps.
  package func matches(_ name: String) -> Bool {
    let name = Array(name.utf8)
    var (place, pattern) = (0, 0)
    var retry: (place: Int, pattern: Int)?
    while place < name.count {
      if pattern < bytes.count, bytes[pattern] == UInt8(ascii: "*") {
        pattern += 1
        retry = (place, pattern)
      } else if pattern < bytes.count, bytes[pattern] == name[place] {
        place += 1
        pattern += 1
      } else if let last = retry {
        place = last.place + 1
        pattern = last.pattern
        retry = (place, pattern)
      } else {
        return false
      }
    }
    return bytes[pattern...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
