// SPDX-License-Identifier: Apache-2.0

/// Where two texts first differ, in words.
struct FirstDifference: Hashable, Sendable {
  let words: String

  /// How much is quoted of each, in bytes, around the place.
  private static let context = (before: 60, after: 60)

  /// Compares what a file holds with what it must hold.
  init(found: [UInt8], recomputed: [UInt8]) {
    let shorter = min(found.count, recomputed.count)
    let place = zip(found, recomputed).enumerated().first { $1.0 != $1.1 }?.offset ?? shorter
    let line = found[..<place].reduce(1) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
    words =
      "line \(line), byte \(place): it says '\(Self.excerpt(found, place))', and recomputed it is "
      + "'\(Self.excerpt(recomputed, place))'"
  }

  private static func excerpt(_ bytes: [UInt8], _ place: Int) -> String {
    let start = max(0, place - context.before)
    let end = min(bytes.count, place + context.after)
    let lineStart =
      bytes[start..<min(place, bytes.count)].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 }
      ?? start
    let lineEnd =
      bytes[min(place, end)..<end].firstIndex(of: UInt8(ascii: "\n")) ?? end
    let excerpt = bytes[lineStart..<max(lineStart, lineEnd)]
    return VisibleText.of(String(decoding: excerpt, as: UTF8.self))
  }
}
