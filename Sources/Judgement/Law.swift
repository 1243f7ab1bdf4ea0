// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

/// An agreement made ready for judging: names turned into places, business days into counters.
final class Law: Sendable {
  let agreement: Agreement
  let rules: [Rule]
  /// A bit for each event that is the act of some obligation, or ends what recurs.
  let acts: UInt32
  /// What is owed again and again while a case lasts, by its place among the standing obligations.
  let recurrences: [Recurrence]
  /// Whom a case can wait on; a cause's place is its bit in a mask.
  let causes: [String]
  /// What else can stop a clock; their bits follow those of the causes.
  let interrupters: [Interrupter]
  /// What each bit stands for, in words.
  private let waitedOn: [String]
  /// The hours that targets count, each once.
  let hours: [(name: String, hours: OpeningHours)]
  let wall: WallCalendar
  /// By rank.
  let severityNames: [String]

  /// An obligation, made ready.
  ///
  /// A class, as the targets are: millions of cases look at them, and none copies them.
  final class Rule: Sendable {
    let obligation: Obligation
    let name: String
    /// The events that are its act.
    let acts: ActSet
    /// The causes that stop its clock.
    let stops: UInt64
    /// The interrupters, among ``stops``, whose end starts its clock anew.
    let starts: UInt64
    let allowances: Allowances

    init(_ obligation: Obligation, stops: UInt64, starts: UInt64, _ allowances: Allowances) {
      self.obligation = obligation
      name = obligation.name
      acts = ActSet(obligation.fulfilledBy)
      self.stops = stops
      self.starts = starts
      self.allowances = allowances
    }
  }

  /// An obligation that recurs, made ready.
  struct Recurrence: Sendable {
    /// Its place among the standing obligations.
    let place: Int
    let promise: Promise
    let recurring: Recurring
    let stops: UInt64
    let allowances: Allowances
  }

  /// The allowance of each severity of the agreement, by rank; nil where nothing is owed.
  struct Allowances: Sendable {
    /// At the first site, or wherever the case is.
    fileprivate(set) var first: [TimeAllowed?]
    /// At the others, where hours are local.
    fileprivate(set) var others: [[TimeAllowed?]] = []

    func at(rank: Int, site: Int) -> TimeAllowed? {
      site > 0 && site <= others.count ? others[site - 1][rank] : first[rank]
    }
  }

  /// A target, made ready.
  final class TimeAllowed: Sendable {
    let target: Target
    /// The page of its hours.
    let page: Int
    let kind: Kind
    /// The target in the words of the language; every verdict says it.
    let text: String

    init(target: Target, page: Int, kind: Kind) {
      self.target = target
      text = target.text
      self.page = page
      self.kind = kind
    }

    enum Kind: Sendable {
      case openTime(milliseconds: Int64)
      case businessDays(BusinessDays, count: Int, end: BusinessDays.DayEnd)
      case calendar(CalendarSpan, end: BusinessDayEnd)
    }
  }

  /// What a deadline is counted by, beside the target itself.
  struct FurtherTargets: Sendable {
    /// The second clock, whose earlier deadline counts.
    var latest: TimeAllowed?
    /// What is owed after it is no longer open.
    var then: TimeAllowed?
  }

  /// The target that gave a verdict its deadline.
  func target(of verdict: StandingVerdict) -> TimeAllowed? {
    let place = verdict.basis.obligation
    switch verdict.basis.counted {
    case .target: return targets[place]
    case .latest: return further[place].latest
    case .then: return further[place].then
    }
  }

  /// Something beside waiting that stops clocks while it lasts.
  struct Interrupter: Sendable {
    let kind: Kind
    /// After `waits on the`.
    let words: String

    enum Kind: Hashable, Sendable {
      /// A duty that is broken, by its place.
      case broken(duty: Int)
      /// A duty that is not yet kept for the case.
      case notYetKept(duty: Int)
      case exclusion(Int)
      /// A power to suspend, by its place.
      case suspension(power: Int)
    }
  }

  /// The causes every agreement knows, as the vocabulary of evidence has them.
  static let knownCauses = ["adopter", "third-party"]
  /// A mask has so many bits.
  static let mostCauses = 64

  init(_ agreement: Agreement) throws(JudgementFault) {
    self.agreement = agreement
    severityNames = agreement.severities.map(\.name)
    wall = WallCalendar(zone: agreement.zone)
    causes = Self.causes(agreement)
    interrupters = Self.interrupters(agreement.rights)
    waitedOn = causes.map { Self.words(forCause: $0) } + interrupters.map(\.words)
    guard causes.count + interrupters.count <= Self.mostCauses else {
      throw .tooManyInterrupters(limit: Self.mostCauses - causes.count)
    }
    let bits = Bits(causes: causes, interrupters: interrupters, rights: agreement.rights)
    var pages = Pages()
    var rules: [Rule] = []
    for obligation in agreement.obligations {
      let allowances = try pages.allowances(
        obligation.ranks, obligation.targets, of: obligation.name, agreement)
      let stops = bits.stops(obligation.stopsWhileWaitingOn, obligation.name)
      rules.append(
        Rule(obligation, stops: stops, starts: bits.starts(obligation.name), allowances))
    }
    var recurrences: [Recurrence] = []
    for (place, standing) in agreement.standing.enumerated() {
      guard case .recurring(let recurring) = standing.kind else { continue }
      let allowances = try pages.allowances(
        recurring.ranks, recurring.targets, of: standing.name, agreement)
      recurrences.append(
        Recurrence(
          place: place, promise: standing.promise, recurring: recurring,
          stops: bits.stops(recurring.stopsWhileWaitingOn, standing.name),
          allowances: allowances))
    }
    self.rules = rules
    self.recurrences = recurrences
    acts =
      ActSet.events(
        ofAny: rules.map(\.acts) + recurrences.map { ActSet($0.recurring.fulfilledBy) })
      | recurrences.reduce(0) { $0 | ($1.recurring.until?.bit ?? 0) }
    targets = try pages.standingTargets(agreement)
    further = try pages.furtherTargets(agreement)
    measures = agreement.rights.measures.map { pages.page(of: $0.hours.opening(), $0.hours.name) }
    hours = pages.hours
    var excusers: [String: [Int]] = [:]
    for (place, duty) in agreement.rights.duties.enumerated() {
      for effect in duty.effects where effect.kind == .excuse {
        for name in effect.obligations { excusers[name, default: []].append(place) }
      }
    }
    self.excusers = excusers
    counting = Counting(agreement, targets, wall)
  }

  /// The targets of standing obligations that no case brings about, by their places.
  let targets: [TimeAllowed?]
  /// The second and the later target of each of them.
  let further: [FurtherTargets]
  /// The page of each measure's hours.
  let measures: [Int]
  /// What counts the instances of obligations.
  let counting: Counting

  /// The duties whose breach excuses, by obligation.
  let excusers: [String: [Int]]

  private static func causes(_ agreement: Agreement) -> [String] {
    var causes = knownCauses
    let recurring = agreement.standing.flatMap { standing -> [String] in
      if case .recurring(let recurring) = standing.kind {
        recurring.stopsWhileWaitingOn
      } else {
        []
      }
    }
    for cause in agreement.obligations.flatMap(\.stopsWhileWaitingOn) + recurring {
      if causes.count < mostCauses, !causes.contains(cause) { causes.append(cause) }
    }
    return causes
  }

  private static func interrupters(_ rights: Rights) -> [Interrupter] {
    var interrupters: [Interrupter] = []
    for (place, duty) in rights.duties.enumerated() {
      let words = "\(duty.party.rawValue) to keep \(duty.name)"
      if duty.effects.contains(where: { $0.kind == .stop }) {
        interrupters.append(Interrupter(kind: .broken(duty: place), words: words))
      }
      if duty.effects.contains(where: { $0.kind == .start }) {
        interrupters.append(Interrupter(kind: .notYetKept(duty: place), words: words))
      }
    }
    for (place, exclusion) in rights.exclusions.enumerated() {
      interrupters.append(
        Interrupter(kind: .exclusion(place), words: "end of \(exclusion.name)"))
    }
    for (place, power) in rights.powers.enumerated() {
      guard case .suspend = power.action else { continue }
      interrupters.append(
        Interrupter(
          kind: .suspension(power: place), words: "end of the suspension under \(power.name)"))
    }
    return interrupters
  }

  /// The name of a severity, by its rank.
  func severity(_ rank: Int) -> String {
    severityNames.indices.contains(rank) ? severityNames[rank] : ""
  }

  /// Whether a bit stands for a duty whose keeping starts clocks.
  func isStart(_ bit: UInt64) -> Bool { startDuty(bit) != nil }

  /// The name of the duty whose keeping a bit waits for.
  func duty(ofStart bit: UInt64) -> String {
    startDuty(bit).map { agreement.rights.duties[$0].name } ?? ""
  }

  private func startDuty(_ bit: UInt64) -> Int? {
    let place = bit.trailingZeroBitCount - causes.count
    guard interrupters.indices.contains(place),
      case .notYetKept(let duty) = interrupters[place].kind
    else { return nil }
    return duty
  }

  /// The duty that was broken at a deadline and excuses the breach of an obligation, if there is one.
  func excuser(
    of obligation: String, at due: Instant, _ caseID: UInt32?, _ record: StandingRecord
  ) -> Int? {
    excusers[obligation]?.first { record.duties[$0].isBroken(at: due, caseID: caseID) }
  }

  /// The bit of an interrupter in a mask, by its place.
  func bit(ofInterrupter place: Int) -> UInt64 { 1 << UInt64(causes.count + place) }

  /// A cause as people say it: `third party`.
  static func words(forCause cause: String) -> String { cause.replacing("-", with: " ") }

  /// The causes in a mask, in words: `adopter and third party`.
  func names(ofCauses mask: UInt64) -> String {
    if mask.nonzeroBitCount == 1, waitedOn.indices.contains(mask.trailingZeroBitCount) {
      return waitedOn[mask.trailingZeroBitCount]
    }
    return waitedOn.enumerated().filter { mask & (1 << UInt64($0.offset)) != 0 }.map(\.element)
      .joined(separator: " and the ")
  }
}
