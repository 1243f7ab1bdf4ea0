// SPDX-License-Identifier: Apache-2.0

/// Patterns with commas between, as ssh_config(5) has them: `*` for any characters, `?` for one, `!`
/// before a pattern that must not match.
package struct PatternList: Hashable, Sendable {
  /// As it was written.
  package let text: String

  package init(_ text: String) { self.text = text }

  /// Whether a name matches one of the patterns and none of those that must not.
  package func matches(_ name: String) -> Bool {
    var isMatched = false
    for pattern in text.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: true) {
      let isNegated = pattern.first == UInt8(ascii: "!")
      guard Self.matches(Array(name.utf8), Array(isNegated ? pattern.dropFirst() : pattern)) else {
        continue
      }
      if isNegated { return false }
      isMatched = true
    }
    return isMatched
  }

  /// Goes back only to the last `*`, so that no pattern takes longer than its length times the name's.
  private static func matches(_ name: [UInt8], _ pattern: [UInt8]) -> Bool {
    var (place, at) = (0, 0)
    var star: (pattern: Int, name: Int)?
    while place < name.count {
      if at < pattern.count, pattern[at] == UInt8(ascii: "*") {
        star = (at, place)
        at += 1
      } else if at < pattern.count,
        pattern[at] == UInt8(ascii: "?") || pattern[at] == name[place]
      {
        (place, at) = (place + 1, at + 1)
      } else if let last = star {
        star = (last.pattern, last.name + 1)
        (place, at) = (last.name + 1, last.pattern + 1)
      } else {
        return false
      }
    }
    return pattern[at...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
