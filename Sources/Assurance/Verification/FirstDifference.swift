// SPDX-License-Identifier: Apache-2.0

import Evidence

/// Where two texts first differ, in words.
struct FirstDifference: Hashable, Sendable {
  private let found: [UInt8]
  private let recomputed: [UInt8]
  /// How many bytes are the same before the difference.
  private let place: Int

  /// How much is quoted of each on both sides of the place, in bytes.
  private static let context = 60

  /// Compares what a file holds with what it must hold.
  init(found: [UInt8], recomputed: [UInt8]) {
    self.found = found
    self.recomputed = recomputed
    place =
      zip(found, recomputed).enumerated().first { $1.0 != $1.1 }?.offset
      ?? min(found.count, recomputed.count)
  }

  /// The line and byte, and what stands there in both.
  var words: String {
    "line \(line): it says '\(excerpt(found))', and recomputed it is '\(excerpt(recomputed))'"
  }

  /// The verdict and what differs in it, if both lines are JSON; nil otherwise.
  ///
  /// A changed state is told before what only follows from it.
  var verdict: String? {
    guard let mine = object(in: recomputed), let theirs = object(in: found),
      case .string(let name)? = mine["case"], case .string(let obligation)? = mine["obligation"]
    else { return nil }
    let names = mine.members.map(\.name)
    let differing = (["state"] + names.filter { $0 != "state" }).first { mine[$0] != theirs[$0] }
    guard let differing else { return nil }
    return "line \(line), the verdict on '\(VisibleText.of(obligation))' for case "
      + "'\(VisibleText.of(name))': its \(differing) is \(text(theirs[differing])), and recomputed "
      + "it is \(text(mine[differing]))"
  }

  /// The line of the difference, from 1.
  private var line: Int {
    found[..<place].reduce(1) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
  }

  /// Where the line with the difference begins and ends.
  private func lineRange(in bytes: [UInt8]) -> Range<Int> {
    let newline = UInt8(ascii: "\n")
    let start = bytes[..<place].lastIndex(of: newline).map { $0 + 1 } ?? 0
    return start..<(bytes[place...].firstIndex(of: newline) ?? bytes.count)
  }

  private func object(in bytes: [UInt8]) -> JSONObject? {
    let line = Array(bytes[lineRange(in: bytes)])
    guard case .object(let object)? = try? JSONValue(parsing: line) else { return nil }
    return object
  }

  private func text(_ value: JSONValue?) -> String {
    guard let value else { return "absent" }
    let text = String(decoding: value.canonicalBytes.prefix(Self.context * 2), as: UTF8.self)
    return VisibleText.of(text)
  }

  private func excerpt(_ bytes: [UInt8]) -> String {
    let line = lineRange(in: bytes)
    let start = max(line.lowerBound, place - Self.context)
    let end = max(start, min(line.upperBound, place + Self.context))
    return VisibleText.of(String(decoding: bytes[start..<end], as: UTF8.self))
  }
}
