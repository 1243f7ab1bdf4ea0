// SPDX-License-Identifier: Apache-2.0

import Evidence
import Terms
import WorkingTime

/// What judging needs beside the case before it: the law, the hours, the meaning of names, and where
/// set-aside events go.
struct Bench: Sendable {
  let law: Law
  private(set) var register: Register
  let record: StandingRecord
  var interventions: Interventions
  /// When each obligation is in force, and each that recurs, by their places in the law.
  let forces: [Range<Instant>]
  let recurringForces: [Range<Instant>]
  /// When any of them is: cases opened then are judged.
  let admission: Range<Instant>
  let tenure: Tenure
  var book: HourBook
  /// How many more occurrences of what recurs can be taken in.
  var occurrencesLeft = Bench.mostOccurrences
  /// What went beyond that.
  var fault: JudgementFault?
  private(set) var setAside: [SetAside] = []
  /// Whether clocks keep a ``Journal``: only to explain.
  let isRecording: Bool
  let spans: SpanTable
  /// What stops the clock of each obligation, a bit for each cause.
  let stops: [UInt64]
  /// The events that are the act of each obligation, by who acted.
  let acts: [UInt32]
  /// Every event that is the act of some obligation, or ends what recurs.
  let allActs: UInt32
  /// Obligations that are owed for cases of one component.
  let isOfComponent: [Bool]
  /// What each name of the history means in the agreement.
  private var meanings: [Meaning]

  struct Meaning: Sendable {
    let rank: Int?
    let cause: Int?
    let obligation: Int?
    let recurrence: Int?
    let site: Int?

    static let none = Meaning(rank: nil, cause: nil, obligation: nil, recurrence: nil, site: nil)

    private init(rank: Int?, cause: Int?, obligation: Int?, recurrence: Int?, site: Int?) {
      self.rank = rank
      self.cause = cause
      self.obligation = obligation
      self.recurrence = recurrence
      self.site = site
    }

    init(of name: String, _ law: Law) {
      rank = law.agreement.rank(ofSeverity: name)
      cause = law.causes.firstIndex(of: name)
      obligation = law.rules.firstIndex { $0.obligation.name == name }
      recurrence = law.recurrences.firstIndex { $0.promise.name == name }
      site = law.agreement.rights.sites.firstIndex { $0.name == name }
    }
  }

  /// The most occurrences of what recurs in one judgement.
  static let mostOccurrences = 500_000

  init(
    _ law: Law, _ register: Register, _ book: HourBook, _ record: StandingRecord,
    _ interventions: Interventions, _ tenure: Tenure, isRecording: Bool
  ) {
    self.law = law
    self.register = register
    self.record = record
    self.interventions = interventions
    self.tenure = tenure
    self.book = book
    self.isRecording = isRecording
    forces = law.rules.map { tenure.force(of: $0.obligation.promise) }
    recurringForces = law.recurrences.map { tenure.force(of: $0.promise) }
    let last = (forces + recurringForces).map(\.upperBound).max() ?? tenure.stop
    admission = tenure.term.lowerBound..<max(tenure.stop, last)
    spans = SpanTable(law)
    stops = law.rules.map(\.stops)
    acts = law.rules.flatMap(\.acts.eventsByDoer)
    allActs = law.acts
    isOfComponent = law.rules.map { $0.obligation.component != nil }
    meanings = register.names.names.map { Meaning(of: $0, law) }
  }

  /// The same bench with nothing on it, to explain at.
  func recording() -> Bench {
    Bench(law, register, book, record, interventions, tenure, isRecording: true)
  }

  /// What the name of a fact means; nothing if it has none.
  func meaning(of fact: Fact) -> Meaning { meaning(ofName: fact.name) }

  func meaning(ofName name: UInt32) -> Meaning {
    let place = Int(name)
    return place < meanings.count
      ? meanings[place] : .none
  }

  func caseName(of fact: Fact) -> String { register.cases[fact.caseID] ?? "" }

  mutating func putAside(_ fact: Fact, _ why: SetAside.Why) {
    setAside.append(SetAside(index: fact.index, why: why))
  }

  mutating func putAside(_ index: UInt64, _ why: SetAside.Why) {
    setAside.append(SetAside(index: index, why: why))
  }

  /// What was set aside since it was asked last.
  mutating func takeSetAside() -> [SetAside] {
    guard !setAside.isEmpty else { return [] }
    defer { setAside = [] }
    return setAside
  }

  /// Takes over what copies of this bench have come to, in order; false, with nothing taken, if
  /// together they pass a limit.
  mutating func take(over copies: [Bench]) -> Bool {
    var joined = self
    for copy in copies {
      guard copy.fault == nil, joined.book.take(over: copy.book) else { return false }
      joined.occurrencesLeft -= occurrencesLeft - copy.occurrencesLeft
      joined.setAside += copy.setAside[setAside.count...]
    }
    guard joined.occurrencesLeft >= 0 else { return false }
    self = joined
    return true
  }

  // MARK: - Names

  /// Reads an event, and learns the names it tells.
  mutating func read(_ recorded: RecordedEvent) -> Register.Reading {
    let reading = register.read(recorded, of: law.agreement.name)
    for name in register.names.names[meanings.count...] { meanings.append(Meaning(of: name, law)) }
    return reading
  }

  /// The place of a case among the names, which is made if there is none.
  mutating func place(ofCase name: String) -> UInt32 { register.cases.place(of: name) }

  /// Forgets the name of a case that is let go.
  mutating func forget(caseID: UInt32) { register.forget(caseID: caseID) }

  func rule(_ place: Int) -> Law.Rule { law.rules[place] }

  /// What an opening says beside the severity.
  func particulars(of fact: Fact) -> Register.Particulars {
    let place = Int(fact.reason)
    return place < register.particulars.count
      ? register.particulars[place] : Register.Particulars()
  }

  func severity(_ rank: Int) -> String { law.severity(rank) }

  func moment(_ instant: Instant) -> Moment { Moment(instant: instant, law: law) }
}
