// SPDX-License-Identifier: Apache-2.0

/// Something in a calendar of absences that cannot be read, and would change when somebody is away.
package struct AbsenceProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// The line of the file on which it stands, from 1.
  package let line: Int
  package let kind: Kind

  /// What is wrong.
  package enum Kind: Hashable, Sendable {
    case fileTooLarge(limit: Int)
    case tooManyEvents(limit: Int)
    case tooManyTimes(limit: Int)
    case tooManyProblems(limit: Int)
    case notCalendar
    case notLine(String)
    case notClosed(String)
    case strayEnd(String, open: String?)
    case otherVersion(String)
    case nestedTooDeeply(limit: Int)
    case missing(String)
    case repeated(String)
    case notTime(String)
    case notDuration(String)
    case unknownZone(String)
    case otherKind(String)
    case endsBeforeStart
    case endAndDuration
    case notUnderstood(String)
    case notRule(String)
    case ruleMissesStart
  }

  /// Where, what, and what to do.
  package var description: String { "line \(line): \(words.what); \(words.wayOut)" }

  private var words: (what: String, wayOut: String) {
    switch kind {
    case .fileTooLarge(let limit):
      ("a calendar has at most \(limit) bytes", "export a shorter time")
    case .tooManyEvents(let limit):
      ("a calendar has at most \(limit) events", "export a shorter time")
    case .tooManyTimes(let limit):
      (
        "its events come round more than \(limit) times",
        "let recurring events begin later, or end them with UNTIL"
      )
    case .tooManyProblems(let limit):
      ("there are more than \(limit) problems", "mend those above first")
    case .notCalendar:
      ("there is no BEGIN:VCALENDAR", "export the absences as iCalendar (RFC 5545, .ics)")
    default: wordsOfContent
    }
  }

  private var wordsOfContent: (what: String, wayOut: String) {
    switch kind {
    case .notLine(let text):
      ("'\(text)' is no line NAME:VALUE", "export the calendar again, or take the line out")
    case .notClosed(let name):
      ("this \(name) has no END:\(name)", "export the calendar again: it may be cut off")
    case .strayEnd(let name, let open?):
      ("END:\(name) stands within \(open)", "export the calendar again, or mend the line")
    case .strayEnd(let name, nil):
      ("END:\(name) has no BEGIN:\(name)", "export the calendar again, or take the line out")
    case .otherVersion(let version):
      ("this is version \(version) of the form", "export it as iCalendar 2.0 (RFC 5545)")
    case .nestedTooDeeply(let limit):
      ("parts stand within parts more than \(limit) deep", "export the calendar again")
    case .missing(let name):
      ("the event has no \(name)", "say when it begins, or take the event out")
    case .repeated(let name):
      ("the event has \(name) twice", "keep one of the two")
    default: wordsOfTime
    }
  }

  private var wordsOfTime: (what: String, wayOut: String) {
    switch kind {
    case .notTime(let text):
      (
        "'\(text)' is no time",
        "write 20260309T094000Z, or with VALUE=DATE 20260309"
      )
    case .notDuration(let text):
      ("'\(text)' is no length of time", "write for example P2D, P1W or PT8H30M")
    case .unknownZone(let name):
      (
        "the time zone '\(name)' is not known",
        "use a name of the tz database, such as Europe/London, or UTC"
      )
    case .otherKind(let name):
      (
        "\(name) is a day where DTSTART is a time, or the other way round",
        "write both with VALUE=DATE, or both with a time"
      )
    case .endsBeforeStart:
      ("the event ends before it begins", "exchange the two, or mend the dates")
    case .endAndDuration: ("the event has DTEND and DURATION", "keep one of the two")
    case .notUnderstood(let what):
      (
        "\(what) is not understood, and may change when somebody is away",
        "write these times as events of their own"
      )
    case .notRule(let what):
      (
        "'\(what)' of the rule is not understood",
        "use FREQ, INTERVAL, COUNT, UNTIL, BYDAY and WKST, or write the times as events of their own"
      )
    case .ruleMissesStart:
      ("the event does not begin on a day of its own rule", "let DTSTART be the first of its days")
    default: ("something is wrong", "export the calendar again")
    }
  }
}

/// All that is wrong with a calendar of absences, by line.
package struct AbsenceFault: Error, Hashable, Sendable, CustomStringConvertible {
  package let problems: [AbsenceProblem]

  package var description: String {
    problems.map(\.description).joined(separator: "\n")
  }
}
