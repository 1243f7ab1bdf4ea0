// SPDX-License-Identifier: Apache-2.0
// Statements read back: only the one text that each has.

import WorkingTime

extension PersonStatement {
  /// Reads the text of a statement, and nothing but what ``text`` writes for it.
  ///
  /// - Throws: ``StatementFault``.
  package init(parsing bytes: [UInt8]) throws(StatementFault) {
    guard bytes.count <= Self.mostBytes else { throw .tooLong(bytes: bytes.count) }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .notText }
    let lines = text.utf8.split(separator: lineFeed, omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
    guard lines.first == Self.firstLine else { throw .otherFormat }
    let fields = Self.fields(lines.dropFirst(3))
    func field(_ name: String) -> String? { fields.first { $0.name == name }?.value }
    guard let kind = field("kind"), let matter = Matter(kind: kind, field) else {
      throw .badValue("kind")
    }
    guard let moment = field("moment").flatMap({ try? Instant(rfc3339: $0) }) else {
      throw .badValue("moment")
    }
    try self.init(
      matter, log: field("log") ?? "", agreement: field("agreement") ?? "",
      person: field("person") ?? "", moment: moment)
    let ours = self.bytes
    guard ours == bytes else {
      let place = zip(ours, bytes).prefix { $0 == $1 }.count
      throw .notCanonical(line: ours[..<place].count { $0 == lineFeed } + 1)
    }
  }

  private static func fields(_ lines: ArraySlice<String>) -> [(name: String, value: String)] {
    lines.compactMap { line in
      guard let range = line.firstRange(of: ": ") else { return nil }
      return (String(line[..<range.lowerBound]), String(line[range.upperBound...]))
    }
  }
}
