// SPDX-License-Identifier: Apache-2.0

package import Fitting
import WorkingTime

/// Terms that were read back, as an agreement in the pledge language.
///
/// It is a draft for people to correct: it says what a desk measures, not what anybody signed. What the
/// language cannot say stands in comments.
package struct FitTerms {
  private let record: DeskRecord
  private let terms: CandidateTerms
  private let targets: [Fit.ClassTarget]
  private let lastInstant: Instant

  /// Nil where the flag is read by due dates: the language has no obligation for what nobody stated.
  package init?(_ fit: Fit) {
    guard case .clock(let terms, let targets) = fit.reading else { return nil }
    self.init(fit.record, terms, targets, until: fit.asOf)
  }

  /// Terms with a target for each class of the record, which reaches until an instant.
  init(
    _ record: DeskRecord, _ terms: CandidateTerms, _ targets: [Fit.ClassTarget],
    until lastInstant: Instant
  ) {
    self.record = record
    self.terms = terms
    self.targets = targets
    self.lastInstant = lastInstant
  }

  /// The whole text; nil where no class has a target.
  package var text: String? {
    let rows = rows
    guard rows.contains(where: { $0.isTerm }) else { return nil }
    return (heading + hours + severities + obligation(rows)).joined(separator: "\n") + "\n"
  }

  private var heading: [String] {
    let first = record.cases.first.map { record.zone.civil(at: $0.opened).date } ?? .earliest
    let last = record.zone.civil(at: lastInstant).date
    return [
      "-- Read back from the desk's own flag: what it measures, not what anybody signed.",
      "agreement desk-read-back", "  adopter \"The callers of the desk\"",
      "  term    \(first.iso) to \(max(last, first.adding(days: 1)).iso)", "  zone    \(zone)", "",
    ]
  }

  /// As people read it: `America/Sao Paulo`.
  private var zone: String { String(record.zone.name.map { $0 == "_" ? " " : $0 }) }

  private var hours: [String] {
    guard terms.hours != .always else { return [] }
    let closures = terms.hours.closures
    var lines = ["calendar desk-hours", "  in     \(zone)"]
    lines.append("  open   \(FitWords.weekly(terms.hours))")
    if !closures.isEmpty {
      lines += ["  closed days-read-back", "", "holidays days-read-back"]
      lines += closures.map { "  \($0.iso)" }
    }
    return lines + [""]
  }

  private var severities: [String] {
    zip(names, record.classes).map { name, text in
      "severity \(name) \"\(Self.quotable(text)) in the desk's export\""
    } + [""]
  }

  /// The classes as names of the language: letters, digits and hyphens, each once.
  private var names: [String] {
    var taken: Set<String> = []
    return record.classes.map { text in
      let bytes = text.utf8.map { byte -> Character in
        let letter = Character(Unicode.Scalar(byte))
        return byte < 128 && (letter.isLetter || letter.isNumber) ? letter : "-"
      }
      let words = String(bytes).split(separator: "-").joined(separator: "-")
      let name = words.first?.isLetter == true ? words : "class-\(words)"
      var free = name.last == "-" ? String(name.dropLast()) : name
      var number = 2
      while !taken.insert(free).inserted {
        free = "\(name)-\(number)"
        number += 1
      }
      return free
    }
  }

  private static func quotable(_ text: String) -> String {
    String(text.map { $0 == "\"" || $0.isNewline || $0 == "\t" ? "'" : $0 })
  }

  /// A line of the targets; a comment where a class has none.
  private var rows: [(text: String, isTerm: Bool)] {
    let hours = terms.hours == .always ? "around the clock" : "in desk-hours"
    return zip(names, targets).map { name, target in
      guard let amount = target.target else { return ("-- \(name): no target fits", false) }
      let isSettled = target.threshold.lower != nil && target.threshold.upper != nil
      let guess = isSettled ? "" : "  -- a guess: see the report"
      return ("\(name)  \(Self.duration(amount))  \(hours)\(guess)", true)
    }
  }

  /// `62 hours`, `90 minutes`.
  private static func duration(_ milliseconds: Int64) -> String {
    let minutes = (milliseconds + 59_999) / 60_000
    return minutes.isMultiple(of: 60)
      ? CountedUnit.text(minutes / 60, "hour") : CountedUnit.text(minutes, "minute")
  }

  private enum CountedUnit {
    /// Without commas between digits, as the language writes numbers.
    static func text(_ count: Int64, _ noun: String) -> String {
      "\(count) \(noun)\(count == 1 ? "" : "s")"
    }
  }

  private func obligation(_ rows: [(text: String, isTerm: Bool)]) -> [String] {
    let (start, stop) = (record.moments[terms.start], record.moments[terms.stop])
    var lines = ["define completion", "  as a case \(stop.act ?? "closed")", ""]
    if terms.start > 0 {
      lines.append(
        "-- The desk's clock starts at \(start.words); the language starts it at the opening.")
    }
    if !stop.isActExact {
      lines.append("-- The desk's clock stops at \(stop.words); what is written comes closest.")
    }
    lines += ["obligation desk-target", "  when  a case is opened", "  owed  a completion within"]
    lines += rows.map { "          \($0.text)" }
    return lines + stopping
  }

  /// The clause on waiting; states that are no wait by the mapping stand in a comment.
  private var stopping: [String] {
    let parties = Set(terms.paused.compactMap { record.states[$0].waitsOn }).sorted()
    let unsaid = terms.paused.filter { record.states[$0].waitsOn == nil }
    let missing = record.states.indices.filter { place in
      record.states[place].waitsOn.map { parties.contains($0) } ?? false
        && !terms.paused.contains(place)
    }
    var lines: [String] = []
    if !parties.isEmpty {
      lines.append(
        "  stop the clock while waiting on " + parties.map { "\($0)" }.joined(separator: " or on "))
    }
    for place in unsaid {
      lines.append("  -- The desk's clock stands still in '\(record.states[place].name)' too.")
    }
    for place in missing {
      lines.append("  -- The desk's clock runs on in '\(record.states[place].name)'.")
    }
    return lines
  }
}
