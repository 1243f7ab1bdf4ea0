// SPDX-License-Identifier: Apache-2.0

import Charts
package import Fitting
import Judgement
import WorkingTime

/// What a desk's flag measures, in sentences.
package struct FitWords {
  private let fit: Fit
  private var record: DeskRecord { fit.record }

  package init(_ fit: Fit) { self.fit = fit }

  // MARK: - Pieces

  /// `Mon to Fri 14:00 to 23:00`, `around the clock`.
  package static func hours(_ hours: CandidateHours) -> String {
    if hours == .always { return "around the clock" }
    var text = weekly(hours)
    if !hours.closures.isEmpty {
      text += " except " + joined(hours.closures.map(\.iso))
    }
    return text
  }

  /// Days and windows, as the pledge language writes them.
  static func weekly(_ hours: CandidateHours) -> String {
    let windows = hours.pause.map { [hours.opens..<$0.lowerBound, $0.upperBound..<hours.closes] }
    let texts = (windows ?? [hours.opens..<hours.closes]).map { window in
      window.upperBound > 1440
        ? "\(clock(window.lowerBound)) to \(clock(window.upperBound - 1440)) the next day"
        : "\(clock(window.lowerBound)) to \(clock(window.upperBound))"
    }
    return "\(days(hours)) \(texts.joined(separator: " and "))"
  }

  private static func days(_ hours: CandidateHours) -> String {
    let days = hours.weekdays
    if days.count == 7 { return "every day" }
    var runs: [[Weekday]] = []
    for day in days {
      if let last = runs.last?.last, day.rawValue == last.rawValue + 1 {
        runs[runs.count - 1].append(day)
      } else {
        runs.append([day])
      }
    }
    return joined(
      runs.map { run in
        let ends = [run.first, run.count > 1 ? run.last : nil].compactMap { $0?.shortName }
        return ends.joined(separator: " to ")
      })
  }

  private static func clock(_ minutes: Int) -> String {
    CivilTime(secondsOfDay: minutes * 60)?.text ?? ""
  }

  /// `a`, `a and b`, `a, b and c`.
  static func joined(_ texts: [String], by word: String = "and") -> String {
    guard texts.count > 1, let last = texts.last else { return texts.first ?? "" }
    return texts.dropLast().joined(separator: ", ") + " \(word) \(last)"
  }

  /// Terms without their targets: `from the opening to the first row that means closed, around the
  /// clock`.
  func phrase(_ terms: CandidateTerms) -> String {
    var text = "from \(record.moments[terms.start].words) to \(record.moments[terms.stop].words), "
    text += Self.hours(terms.hours)
    if !terms.paused.isEmpty {
      text += ", standing still in " + states(terms.paused)
    }
    return text
  }

  private func states(_ places: [Int]) -> String {
    Self.joined(places.map { "'\(record.states[$0].name)'" })
  }

  // MARK: - What it measures

  /// Sentences, each a paragraph.
  package var sentences: [String] {
    switch fit.reading {
    case .clock(let terms, let targets):
      [measure(terms)] + [self.targets(targets)] + [openHours(terms)].compactMap { $0 }
        + stops(terms) + turns
    case .due(let due): [dates(due), made(due)] + turns
    }
  }

  private func measure(_ terms: CandidateTerms) -> String {
    let (start, stop) = (record.moments[terms.start].words, record.moments[terms.stop].words)
    let standing =
      terms.paused.isEmpty
      ? "Nothing stops the clock." : "It stands still in \(states(terms.paused))."
    let place = terms.hours == .always ? "" : ", on the clocks of \(record.zone.name)"
    return "The flag says whether the time from \(start) to \(stop), counted"
      + " \(Self.hours(terms.hours))\(place), is at most a target. \(standing)"
  }

  private func targets(_ targets: [Fit.ClassTarget]) -> String {
    let texts = targets.map { target in
      let name = target.className
      let threshold = target.threshold
      let chosen = target.target.map { length($0) } ?? "none"
      switch (threshold.lower.map(LocalText.span), threshold.upper.map(LocalText.span)) {
      case (let lower?, let upper?):
        return "\(name) \(chosen) (any from \(lower) to under \(upper) fits alike)"
      case (let lower?, nil):
        return "\(name) \(chosen), a guess: none was missed, so anything from \(lower) on fits"
      case (nil, let upper?):
        return "\(name) \(chosen), a guess: none was met, so anything under \(upper) fits"
      case (nil, nil): return "\(name) none: there was no case to fit on"
      }
    }
    return "Targets: " + texts.joined(separator: "; ") + "."
  }

  /// `62 h, 6 days of 9 h and 8 h`.
  private func length(_ target: Int64) -> String {
    guard case .clock(let terms, _) = fit.reading, terms.hours.length < 1440 else {
      return LocalText.span(target)
    }
    let day = Int64(terms.hours.length) * 60_000
    let (days, rest) = target.quotientAndRemainder(dividingBy: day)
    guard days > 0 else { return LocalText.span(target) }
    let over = rest > 0 ? " and \(LocalText.span(rest))" : ""
    return "\(LocalText.span(target)), \(CountedNoun.text(Int(days), "day")) of"
      + " \(LocalText.span(day))\(over)"
  }

  /// What the data leaves open about the hours.
  private func openHours(_ terms: CandidateTerms) -> String? {
    guard !fit.nearby.isEmpty, terms.hours != .always else { return nil }
    let others = fit.nearby.map(\.hours).filter { $0 != .always }
    guard !others.isEmpty else { return nil }
    let all = others + [terms.hours]
    let best = fit.training.last?.disagreements ?? 0
    let most = best + TermsSearch.price(ofBest: best)
    let equal =
      fit.equals.isEmpty
      ? ""
      : " \(CountedNoun.text(fit.equals.count, "other")) as plain fit as well; the shortest day is taken."
    return
      "How far the data settles the hours: of those tried \(CountedNoun.text(all.count, "set"))"
      + " get at most \(CountedNoun.text(most, "case")) wrong, opening"
      + " \(Self.span(all.map(\.opens))) and closing \(Self.span(all.map(\.closes))), each with"
      + " targets of its own.\(equal)"
  }

  private static func span(_ minutes: [Int]) -> String {
    between(minutes.min() ?? 0, minutes.max() ?? 0)
  }

  private static func between(_ first: Int, _ last: Int) -> String {
    func text(_ minutes: Int) -> String {
      minutes > 1440 ? clock(minutes - 1440) + " the next day" : clock(minutes)
    }
    return first == last ? "at \(text(first))" : "between \(text(first)) and \(text(last))"
  }

  /// What other stops are worth, and how far they lie from this one.
  private func stops(_ terms: CandidateTerms) -> [String] {
    let own = record.moments[terms.stop]
    var seen: Set<String> = []
    return fit.rivals.compactMap { rival -> String? in
      let other = record.moments[rival.terms.stop]
      guard let act = other.act, act != own.act, other.isActExact, seen.insert(act).inserted,
        let lag = fit.lags.first(where: { $0.moment == rival.terms.stop })
      else { return nil }
      let count = fit.training.last?.count ?? 0
      var text =
        "It is not about \(other.words): with that as the stop the best terms tried get"
        + " \(NumberText.grouped(Int128(rival.trainingDisagreements))) of"
        + " \(CountedNoun.text(count, "case")) wrong."
      if lag.median >= 0 {
        text +=
          " The middle case comes to \(own.words) \(LocalText.span(lag.median)) after it; the middle"
          + " half after \(LocalText.span(lag.lowerQuartile)) to \(LocalText.span(lag.upperQuartile)),"
          + " around the clock."
      }
      return text
    }
  }

  /// When the desk sets its flag.
  private var turns: [String] {
    let total = record.turns.reduce(0) { $0 + $1.count }
    guard total > 0 else { return [] }
    let places = record.turns.map {
      "\(CountedNoun.text($0.count, "time")) on a row in '\($0.state)'"
    }
    return ["The flag turned within a case " + Self.joined(places) + "."]
  }

  // MARK: - By dates

  private func dates(_ due: DueReading) -> String {
    "The flag compares dates: it says whether \(record.moments[due.stop].words) came no later than the"
      + " desk's own due date. By what rule that date was set, the flag does not tell. A case without"
      + " a due date is never late."
  }

  private func made(_ due: DueReading) -> String {
    let after = due.madeAfter.map { "after \(LocalText.moment($0, in: record.zone))" }
    let before = due.madeBefore.map { "no later than \(LocalText.moment($0, in: record.zone))" }
    let bounds = [after, before].compactMap { $0 }
    return bounds.isEmpty
      ? "No case that it was fitted on was still open with a due date."
      : "Of cases still open it depends on when the export was made: by their flags,"
        + " \(Self.joined(bounds))."
  }
}
