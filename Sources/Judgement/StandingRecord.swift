// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

/// What happened to what is no case, as far as it is seen, sorted out by what it concerns.
struct StandingRecord: Sendable {
  /// In order.
  private(set) var facts: [StandingFact] = []
  private(set) var setAside: [SetAside] = []
  /// By the places of duties, exclusions, measures and powers in the agreement.
  private(set) var duties: [DutyRecord]
  private(set) var windows: [[Stretch]]
  private(set) var outages: [[Stretch]]
  private(set) var exercises: [[StandingFact]]
  /// Places of facts about each advisory, incident and request; in the order they were first told of.
  private(set) var matters: [MatterFile] = []
  /// Deadlines agreed for cases.
  private(set) var agreed: [StandingFact] = []
  /// Claims for the credits of a month.
  private(set) var claims: [StandingFact] = []
  /// Claims for more than credits.
  private(set) var liability: ClaimFiles
  /// The first event that ended the agreement.
  private(set) var ended: StandingFact?

  /// A window is open of which no more than so many hours count: where it ends depends on now.
  private(set) var hasOpenHeldWindow = false

  /// Exclusions opened without the word of those whose word it takes.
  private var unagreed: Set<Int> = []

  /// A time something lasted, with the events that began and ended it.
  struct Stretch: Hashable, Sendable {
    var range: Range<Instant>
    let index: UInt64
    /// Nil while it lasts.
    var endIndex: UInt64?
  }

  /// An advisory, an incident or a request, and what happened to it.
  struct MatterFile: Sendable {
    let matter: Matter
    let label: String
    var places: [Int] = []
  }

  private struct MatterKey: Hashable {
    let matter: Matter
    let subject: UInt32
  }

  private struct Names {
    let duties, exclusions, measures, powers: [String: Int]

    init(_ rights: Rights) {
      func places(_ names: [String]) -> [String: Int] {
        Dictionary(
          names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      }
      duties = places(rights.duties.map(\.name))
      exclusions = places(rights.exclusions.map(\.name))
      measures = places(rights.measures.map(\.name))
      powers = places(rights.powers.map(\.name))
    }
  }

  init(_ history: History, _ agreement: Agreement, asOf: Instant, knownAt: UInt64) {
    self.init(
      history.standing, history.register, agreement, asOf: asOf, knownAt: knownAt)
  }

  /// Sorts out facts in any order, of which those are seen that happened by an instant and are known
  /// at a size of the log.
  init(
    _ history: [StandingFact], _ register: Register, _ agreement: Agreement, asOf: Instant,
    knownAt: UInt64
  ) {
    let rights = agreement.rights
    duties = rights.duties.map { _ in DutyRecord() }
    windows = rights.exclusions.map { _ in [] }
    outages = rights.measures.map { _ in [] }
    exercises = rights.powers.map { _ in [] }
    liability = ClaimFiles(agreement)
    facts = history.filter { $0.time <= asOf && $0.index < knownAt }
    guard !facts.isEmpty else { return }
    facts.sort { $0.precedes($1) }
    let named = Names(rights)
    var places: [MatterKey: Int] = [:]
    for (place, fact) in facts.enumerated() {
      let subject = register.names[fact.subject] ?? ""
      switch fact.event.matter {
      case .advisory, .incident, .request:
        let key = MatterKey(matter: fact.event.matter, subject: fact.subject)
        let file = places[key] ?? matters.count
        if file == matters.count {
          places[key] = file
          matters.append(MatterFile(matter: key.matter, label: subject))
        }
        matters[file].places.append(place)
      case .duty:
        guard let duty = named.duties[subject] else {
          putAside(fact, .undeclared(kind: "duty", name: subject))
          continue
        }
        duties[duty].take(fact)
      case .deed: break
      case .service: takeService(fact, subject, named.measures[subject])
      case .window: takeWindow(fact, subject, named.exclusions[subject], rights.exclusions)
      case .power:
        guard let power = named.powers[subject] else {
          putAside(fact, .undeclared(kind: "power", name: subject))
          continue
        }
        exercises[power].append(fact)
      case .claim: takeClaim(fact, register.names)
      case .agreement:
        guard ended == nil else {
          putAside(fact, .contradicts("The agreement has ended already"))
          continue
        }
        ended = fact
      case .caseAgreement: takeAgreed(fact)
      }
    }
    for (place, exclusion) in rights.exclusions.enumerated() {
      guard let most = exclusion.most else { continue }
      hasOpenHeldWindow =
        hasOpenHeldWindow || windows[place].last.map { $0.endIndex == nil } ?? false
      windows[place] = Self.held(
        windows[place], at: most, WallCalendar(zone: agreement.zone), until: asOf)
    }
  }

  mutating func putAside(_ fact: StandingFact, _ why: SetAside.Why) {
    setAside.append(SetAside(index: fact.index, why: why))
  }

  // MARK: - Services and windows

  private mutating func takeService(_ fact: StandingFact, _ subject: String, _ place: Int?) {
    guard let place else { return putAside(fact, .undeclared(kind: "measure", name: subject)) }
    let isDown = outages[place].last.map { $0.endIndex == nil } ?? false
    if fact.event == .serviceDown {
      guard !isDown else { return putAside(fact, .contradicts("'\(subject)' is down already")) }
      outages[place].append(Stretch(range: fact.time..<Instant.latest, index: fact.index))
    } else {
      guard isDown else { return putAside(fact, .contradicts("'\(subject)' is not down")) }
      Self.end(&outages[place], fact)
    }
  }

  private mutating func takeWindow(
    _ fact: StandingFact, _ subject: String, _ place: Int?, _ exclusions: [Exclusion]
  ) {
    guard let place else { return putAside(fact, .undeclared(kind: "exclusion", name: subject)) }
    let isOpen = windows[place].last.map { $0.endIndex == nil } ?? false
    if fact.event == .windowClosed {
      if unagreed.remove(place) != nil { return putAside(fact, .notAgreed("its opening does")) }
      guard isOpen else { return putAside(fact, .contradicts("'\(subject)' is not open")) }
      return Self.end(&windows[place], fact)
    }
    guard !isOpen else { return putAside(fact, .contradicts("'\(subject)' is open already")) }
    let needed: String?
    switch exclusions[place].declaredBy {
    case .both: needed = fact.isAgreedByBoth ? nil : "both have agreed to it"
    case .adopter:
      needed = fact.isAgreedByBoth || fact.side == .adopter ? nil : "the adopter declares it"
    case .cooperative:
      needed =
        fact.isAgreedByBoth || fact.side == .cooperative ? nil : "the cooperative declares it"
    }
    if let needed {
      unagreed.insert(place)
      return putAside(fact, .notAgreed(needed))
    }
    unagreed.remove(place)
    windows[place].append(Stretch(range: fact.time..<Instant.latest, index: fact.index))
  }

  private static func end(_ stretches: inout [Stretch], _ fact: StandingFact) {
    guard var last = stretches.popLast() else { return }
    last.range = last.range.lowerBound..<max(fact.time, last.range.lowerBound)
    last.endIndex = fact.index
    stretches.append(last)
  }

  /// What of the windows is excluded where only so many hours of each period are.
  private static func held(
    _ windows: [Stretch], at most: ExclusionMost, _ wall: WallCalendar, until end: Instant
  ) -> [Stretch] {
    var held: [Stretch] = []
    var left: (period: CivilDate, milliseconds: Int64)?
    for window in windows {
      let isOpen = window.endIndex == nil
      let range =
        window.range
        .lowerBound..<(isOpen ? max(end, window.range.lowerBound) : window.range.upperBound)
      for period in wall.periods(most.period, over: range) {
        if left?.period != period.firstDay {
          left = (period.firstDay, Int64(most.hours) * 3_600_000)
        }
        let part = range.clamped(to: period.range)
        let available = left?.milliseconds ?? 0
        let length = part.lowerBound.distance(to: part.upperBound)
        guard available > 0, length > 0 else { continue }
        left?.milliseconds = available - min(length, available)
        let reaches = Instant(milliseconds: part.lowerBound.milliseconds + min(length, available))
        let goesOn = isOpen && reaches == range.upperBound && available > length
        held.append(
          Stretch(
            range: part.lowerBound..<(goesOn ? .latest : reaches), index: window.index,
            endIndex: goesOn ? nil : window.endIndex ?? window.index))
      }
    }
    return held
  }

  // MARK: - Agreements

  /// A claim is for the credits of a month, or for an amount.
  private mutating func takeClaim(_ fact: StandingFact, _ names: NameList) {
    if fact.event == .claimMade, fact.month != nil { return claims.append(fact) }
    if let why = liability.take(fact, names) { putAside(fact, why) }
  }

  private mutating func takeAgreed(_ fact: StandingFact) {
    if let why = Self.fault(inAgreed: fact) { return putAside(fact, why) }
    agreed.append(fact)
  }

  /// What a deadline that is agreed for a case lacks, if it lacks something.
  static func fault(inAgreed fact: StandingFact) -> SetAside.Why? {
    guard fact.obligation != Fact.absent else { return .lacks("the obligation") }
    guard fact.due != nil else { return .lacks("the deadline agreed") }
    return fact.isAgreedByBoth ? nil : .notAgreed("both have agreed to it")
  }
}
