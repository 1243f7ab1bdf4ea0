// SPDX-License-Identifier: Apache-2.0

import Evidence
import Money
import WorkingTime

/// Writes one line of canonical JSON (RFC 8785), member by member.
///
/// The caller names members in ascending order; tests read every line back with the strict parser
/// and compare. Building a value for each line instead would take most of the time of a report.
struct CanonicalLine {
  private(set) var bytes: [UInt8] = []
  private var isFirst = true

  /// More bytes than most lines have.
  private static let usualSize = 1024

  init() {
    bytes.reserveCapacity(Self.usualSize)
    bytes.append(UInt8(ascii: "{"))
  }

  /// A line that is written after others, in the same memory, which ``finish(in:)`` gives back.
  init(after lines: inout [UInt8]) {
    swap(&bytes, &lines)
    bytes.append(UInt8(ascii: "{"))
  }

  /// A member with any value.
  ///
  /// Names are our own: letters of ASCII only.
  mutating func member(_ name: StaticString, _ value: JSONValue) {
    begin(name)
    value.appendCanonical(to: &bytes)
  }

  /// A member that is a text.
  mutating func member(_ name: StaticString, text: String) {
    begin(name)
    text.appendCanonicalJSON(to: &bytes)
  }

  /// A member that is an instant as RFC 3339 in universal time, or null.
  mutating func member(_ name: StaticString, _ instant: Instant?) {
    guard let instant else { return member(name, JSONValue.null) }
    begin(name)
    bytes.append(UInt8(ascii: "\""))
    instant.appendRFC3339(to: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }

  /// A member that is a list of texts.
  mutating func member(_ name: StaticString, _ texts: [String]) {
    begin(name)
    bytes.append(UInt8(ascii: "["))
    for (place, text) in texts.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      text.appendCanonicalJSON(to: &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// A member that is a list of sentences.
  mutating func member(_ name: StaticString, _ sentences: SentenceList) {
    begin(name)
    bytes.append(UInt8(ascii: "["))
    var isFirst = true
    sentences.forEach { sentence in
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      isFirst = false
      String.appendCanonicalJSON(utf8: sentence, to: &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// A member that is an object of its own.
  mutating func member(_ name: StaticString, _ build: (inout CanonicalLine) -> Void) {
    begin(name)
    append(build)
  }

  /// A member that is a list of objects.
  mutating func list<Element>(
    _ name: StaticString, of elements: [Element],
    _ build: (inout CanonicalLine, Element) -> Void
  ) {
    begin(name)
    bytes.append(UInt8(ascii: "["))
    for (place, element) in elements.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      append { build(&$0, element) }
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// The line with its end.
  consuming func finished() -> [UInt8] {
    bytes.append(UInt8(ascii: "}"))
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  /// Ends the line and gives it back with those that it was written after.
  mutating func finish(in lines: inout [UInt8]) {
    bytes.append(UInt8(ascii: "}"))
    bytes.append(UInt8(ascii: "\n"))
    swap(&bytes, &lines)
  }

  private mutating func begin(_ name: StaticString) {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }

  private mutating func append(_ build: (inout CanonicalLine) -> Void) {
    let wasFirst = isFirst
    isFirst = true
    bytes.append(UInt8(ascii: "{"))
    build(&self)
    bytes.append(UInt8(ascii: "}"))
    isFirst = wasFirst
  }
}

extension JSONValue {
  /// An instant as RFC 3339 in universal time, or null.
  init(_ instant: Instant?) { self = instant.map { .string($0.rfc3339) } ?? .null }

  /// A count; what JSON cannot hold exactly is held at the largest it can.
  init(count: UInt64) { self = .integer(Int64(clamping: min(count, (1 << 53) - 1))) }

  /// An amount as its currency and its minor units, or null.
  init(_ money: Money?) {
    guard let money else {
      self = .null
      return
    }
    let isSafe = money.minorUnits.magnitude < 1 << 53
    self = .object([
      "currency": .string(money.currency.code),
      "minorUnits": isSafe ? .integer(money.minorUnits) : .string("\(money.minorUnits)"),
    ])
  }
}
