// SPDX-License-Identifier: Apache-2.0

import Evidence
import WorkingTime

/// Why a row is no event.
enum RowProblem: Error, Hashable, Sendable {
  case csv(CSVFault)
  case fieldCount(Int, expected: Int)
  case notUTF8(column: String)
  /// A cell that is empty, or a text that stands for nothing. `role` is what the cell is for.
  case missing(role: String, column: String)
  case unusableCase(reason: String)
  case time(column: String, text: String, TimeRule.Fault)
  case unknownState(String)
  case unknownSeverity(String)
  /// The desk's verdict is neither of the texts that the mapping has for it.
  case unknownFlag(String)
  /// Something is said to have happened before the case was opened.
  case beforeOpening(column: String, Instant, opened: Instant)
  /// Earlier than the row before it of the same case.
  case outOfOrder(Instant, after: Instant)
  /// The case was said to be opened at another time.
  case changedOpening(Instant, before: Instant)
  /// One row a case: the severity is another than before, and nothing says since when.
  case changedSeverity(String, before: String)
  /// A service, a rating or a component that the mapping does not cover; `role` is which.
  case unknownName(role: String, String)
  /// Nothing says when an event happened that the mapping needs; the columns that are no evidence of
  /// it, with what they say and why they are none.
  case notSaid(event: String, refused: [Refusal])
  /// Something is said to have happened before what comes first.
  case reversed(event: String, Instant, before: String, Instant)
  /// A release that the list of releases does not have.
  case unknownRelease(String)
  /// A release of which the list does not say when it was out.
  case undatedRelease(String)
  /// One row an advisory: an event is said to have happened at another time than before.
  case changedTime(event: String, Instant, before: Instant)
  case changedRating(String, before: String)

  /// A cell that is no evidence, and why.
  struct Refusal: Hashable, Sendable {
    let column: String
    let text: String
    let reason: String
  }

  /// A short name for counting.
  var kind: String {
    switch self {
    case .csv: "unreadable-row"
    case .fieldCount: "wrong-field-count"
    case .notUTF8: "not-utf-8"
    case .missing(let role, _): "missing-\(role)"
    case .unusableCase: "unusable-case"
    case .time(_, _, .skipped): "skipped-time"
    case .time(_, _, .repeated): "repeated-time"
    case .time: "unreadable-time"
    case .unknownState: "unknown-state"
    case .unknownSeverity: "unknown-severity"
    case .unknownFlag: "unknown-flag"
    case .beforeOpening: "before-opening"
    case .outOfOrder: "out-of-order"
    case .changedOpening: "changed-opening"
    case .changedSeverity: "changed-severity"
    case .unknownName(let role, _): "unknown-\(role)"
    case .notSaid(let event, _): "missing-\(event)"
    case .reversed: "reversed-times"
    case .unknownRelease: "unknown-release"
    case .undatedRelease: "undated-release"
    case .changedTime: "changed-time"
    case .changedRating: "changed-rating"
    }
  }

  /// What is wrong, in words.
  var reason: String {
    switch self {
    case .csv(let fault): "\(fault)"
    case .fieldCount(let found, let expected):
      "\(found) fields where the heading has \(expected)"
    case .notUTF8(let column): "'\(column)' is not UTF-8; export the file as UTF-8"
    case .missing(_, let column): "'\(column)' is empty"
    case .unusableCase(let reason): reason
    case .time(let column, let text, let fault): "'\(column)' is '\(text)': \(fault.words)"
    case .unknownState(let state): "the mapping does not say what the state '\(state)' means"
    case .unknownSeverity(let text): "the mapping has no severity for '\(text)'"
    case .unknownFlag(let text):
      "the flag is '\(text)', and the mapping has it neither under 'met' nor under 'missed'"
    case .beforeOpening(let column, let time, let opened):
      "'\(column)' is \(time.rfc3339), before the case was opened at \(opened.rfc3339)"
    case .outOfOrder(let time, let last):
      "its time \(time.rfc3339) is before that of an earlier row of the case, \(last.rfc3339);"
        + " which came first cannot be told"
    case .changedOpening(let opened, let before):
      "it says that the case was opened at \(opened.rfc3339); before, it was \(before.rfc3339)"
    case .changedSeverity(let severity, let before):
      "the severity is \(severity) and was \(before); when it changed is not said"
    case .unknownName(let role, let text): "the mapping has no \(role) for '\(text)'"
    case .notSaid(let event, let refused):
      "nothing says when it was \(event)"
        + refused.map { "; '\($0.column)' is '\($0.text)', and that is \($0.reason)" }.joined()
    case .reversed(let event, let time, let first, let earlier):
      "it was \(event) at \(time.rfc3339), before it was \(first) at \(earlier.rfc3339)"
    case .unknownRelease(let name):
      "it names the release '\(name)', which the list of releases does not have"
    case .undatedRelease(let name):
      "it names the release '\(name)'; the list does not say when that was out"
    case .changedTime(let event, let time, let before):
      "it says that it was \(event) at \(time.rfc3339); before, that was \(before.rfc3339)"
    case .changedRating(let rating, let before):
      "the rating is \(rating) and was \(before); when it changed is not said"
    }
  }
}

extension TimeRule.Fault {
  /// What is wrong, in words.
  var words: String {
    switch self {
    case .iso(let fault): "\(fault)"
    case .form(let pattern, .malformed): "not a time of the form \(pattern)"
    case .form(_, .noSuchTime): "no such day or time of day"
    case .skipped(let zone): "clocks in \(zone) went forward over this time, so it never was"
    case .repeated(let zone):
      "clocks in \(zone) showed this time twice; say with 'repeated' under [times] which counts"
    case .outsideYears: "outside the years 0001 to 9999"
    }
  }
}
