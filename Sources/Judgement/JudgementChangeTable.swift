// SPDX-License-Identifier: Apache-2.0

import Evidence
import Terms
import WorkingTime

/// What changed between two judgements as JSON Lines: the same change gives the same bytes.
package struct JudgementChangeTable: Sendable {
  /// The name and version of the form.
  package static let format = "frankpledge-change/1"

  private let change: JudgementChange

  /// The table of a change.
  package init(_ change: JudgementChange) { self.change = change }

  /// A line about both judgements, then a line for each change; each canonical (RFC 8785).
  package var jsonLines: [UInt8] {
    var bytes = header
    for item in change.items { bytes += line(for: item) }
    return bytes
  }

  private var header: [UInt8] {
    var line = CanonicalLine()
    line.member("agreement", .string(change.after.agreement.name))
    line.member("asOf", JSONValue(change.after.asOf))
    line.member("changes", JSONValue(count: UInt64(change.items.count)))
    line.member("format", .string(Self.format))
    line.member("knownAt", JSONValue(count: change.after.knownAt))
    line.member("record", .string("change"))
    line.member("since", JSONValue(count: change.before.knownAt))
    line.member("sinceAsOf", JSONValue(change.before.asOf))
    line.member("sinceReached", JSONValue(change.reached))
    return line.finished()
  }

  private func line(for item: JudgementChange.Item) -> [UInt8] {
    var line = CanonicalLine()
    Self.write("after", item.after, to: &line)
    Self.write("before", item.before, to: &line)
    line.list("causes", of: item.causes) { Self.write($1, to: &$0) }
    line.member("record", .string("changed"))
    line.member("subject") { Self.write(item.subject, to: &$0) }
    return line.finished()
  }

  private static func write(
    _ name: StaticString, _ told: JudgementChange.Told?, to line: inout CanonicalLine
  ) {
    guard let told else { return line.member(name, .null) }
    line.member(name) { line in
      line.member("attained", told.attained.map { .string($0) } ?? .null)
      line.member("credit", JSONValue(told.credit))
      line.member("due", JSONValue(told.due))
      line.member("fulfilled", JSONValue(told.fulfilled))
      line.member("severity", told.severity.map { .string($0) } ?? .null)
      line.member("state", .string(told.state))
    }
  }

  private static func write(
    _ subject: JudgementChange.Subject, to line: inout CanonicalLine
  ) {
    switch subject {
    case .ofCase(let name, let obligation):
      line.member("case", .string(name))
      line.member("obligation", .string(obligation))
    case .standing(let about, let obligation):
      line.member("obligation", .string(obligation))
      line.member("subject", .string(about.text))
    case .power(let name): line.member("power", .string(name))
    case .claim(let name): line.member("claim", .string(name))
    case .credit(let obligation, let year, let month):
      line.member("month", .string(LocalText.month(year, month)))
      line.member("obligation", .string(obligation))
    }
  }

  private static func write(_ cause: JudgementChange.Cause, to line: inout CanonicalLine) {
    switch cause {
    case .passage(let from, let to):
      line.member("cause", .string("passage"))
      line.member("from", JSONValue(from))
      line.member("to", JSONValue(to))
    case .terms: line.member("cause", .string("terms"))
    case .together(let count):
      line.member("cause", .string("together"))
      line.member("events", JSONValue(count: UInt64(count)))
    case .beneath(let subjects):
      line.member("cause", .string("beneath"))
      line.list("subjects", of: subjects) { write($1, to: &$0) }
    case .event(let event):
      line.member("cause", .string("event"))
      line.member("index", JSONValue(count: event.index))
      line.member("kind", .string(event.kind.rawValue))
      line.member("subject", event.subject.map { .string($0) } ?? .null)
      line.member("time", JSONValue(event.time))
      line.member("type", .string(event.type))
    }
  }
}
