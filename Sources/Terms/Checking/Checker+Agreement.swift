// SPDX-License-Identifier: Apache-2.0
//
// Checks `cooperative`, `agreement`, `severity` and `define`, and puts the agreement together.

import Money
import WorkingTime

/// The names that clauses may use.
struct AgreementNames {
  var calendars: NameTable<CheckedCalendar>
  /// The value is the rank, 0 for the most severe.
  var severities = NameTable<Int>()
  /// By the name with hyphens, `service-restored`.
  var acts = NameTable<[EventPattern]>()
  var promises = PromiseTable()
  /// The value is nil where a measure has a mistake.
  var measures = NameTable<Measure?>()
  var pools = NameTable<PoolSyntax>()
  /// The components covered, by the first word of each.
  var components: [String] = []
  var sites = NameTable<Void>()
  var duties = NameTable<Void>()
  var exclusions = NameTable<Void>()
  var powers = NameTable<Void>()
}

extension Checker {
  mutating func checkCooperative() -> Cooperative? {
    let declared = only("cooperative", \.cooperatives, \.name)
    guard let (file, cooperative) = declared else { return nil }
    let (name, title, log) = (cooperative.name, cooperative.title, cooperative.log)
    if !cooperative.isDamaged {
      require(title, "called", "called \"Postgres Guild\"", of: "cooperative", at: name, in: file)
      require(log, "log", "log guild.example/log", of: "cooperative", at: name, in: file)
    }
    guard let title, let log else { return nil }
    return Cooperative(name: name.value, title: title.value, log: log.value)
  }

  /// Everything around the agreement: also where there is none, calendars and obligations are
  /// checked as far as they go.
  mutating func checkAgreement(isRequired: Bool) -> (agreement: Agreement?, examples: [Example]) {
    let declared = only("agreement", \.agreements, \.name)
    var frame = declared.map { checkFrame($0.node, in: $0.file) } ?? AgreementFrame()
    frame.mayOutliveTerm = files.contains { file in
      file.syntax.obligations.contains { $0.survival != nil }
        || file.syntax.powers.contains {
          if case .extend? = $0.action?.value { true } else { false }
        }
    }
    let (sites, siteNames) = checkSites()
    var names = checkNames(sites)
    names.sites = siteNames
    names.components = frame.components
    let (amendments, forces) = checkAmendments(names.promises, frame)
    let obligations = checkObligations(names, frame, forces)
    var rights = Rights()
    rights.sites = sites
    rights.amendments = amendments
    rights.measures = names.measures.names.compactMap { names.measures[$0] ?? nil }
    rights.credits = creditTerms()
    rights.pools = pools()
    (rights.duties, names.duties) = checkDuties(names)
    (rights.exclusions, names.exclusions) = checkExclusions(names)
    (rights.powers, names.powers) = checkPowers(
      names, duties: names.duties, rights.credits, frame)
    rights.limits = checkLimits(frame)
    let examples = checkExamples(names, frame)
    guard let (file, agreement) = declared else {
      if isRequired, !mayLackNames { reportNoAgreement() }
      return (nil, examples)
    }
    if !agreement.isDamaged {
      reportUncapped(
        names, rights.credits, rights.limits, frame, at: agreement.name, in: file)
    }
    let isAlone = files.allSatisfy(\.syntax.obligations.isEmpty)
    if isAlone, !agreement.isDamaged, !mayLackNames, damagedNames.isEmpty {
      report(.nothingOwed, at: agreement.name.range, in: file)
    }
    let made = frame.agreement(obligations, rights, severities: severities(names), zones)
    return (made, examples)
  }

  private mutating func reportNoAgreement() {
    guard damagedNames.isEmpty, let file = files.indices.last else { return }
    report(.noAgreement, at: SourceRange(line: 1, column: 1, length: 1), in: file)
  }

  /// The first of a kind that may be declared only once; reports the others.
  private mutating func only<Node>(
    _ kind: String, _ nodes: KeyPath<TermsSyntax, [Node]>, _ name: KeyPath<Node, Located<String>>
  ) -> (file: Int, node: Node)? {
    var first: (file: Int, node: Node)?
    for (number, file) in files.enumerated() {
      for node in file.syntax[keyPath: nodes] {
        guard let other = first else {
          first = (number, node)
          continue
        }
        let place = FilePlace(file: other.file, range: other.node[keyPath: name].range)
        let words = words(for: place, seenFrom: number)
        report(.secondOfOne(kind, first: words), at: node[keyPath: name].range, in: number)
      }
    }
    return first
  }

  mutating func require<Value>(
    _ clause: Value?, _ word: String, _ example: String, of place: String,
    at name: Located<String>, in file: Int
  ) {
    guard clause == nil else { return }
    report(.missingClause(word, in: place, example: example), at: name.range, in: file)
  }

  // MARK: Names

  private mutating func checkNames(_ sites: [Site]) -> AgreementNames {
    var names = AgreementNames(calendars: checkCalendars(sites))
    names.measures = checkMeasures(names.calendars)
    names.pools = declarePools()
    names.promises = declarePromises()
    var rank = 0
    for (number, file) in files.enumerated() {
      for severity in file.syntax.severities {
        declare(severity.name, rank, as: .severity, in: number, &names.severities)
        rank = names.severities.names.count
      }
      for definition in file.syntax.definitions { check(definition, in: number, &names) }
    }
    // Words of the trade that mean one thing. An agreement may define them otherwise, and must
    // define `response`, for contracts differ on whether an automatic one counts.
    for (act, pattern) in Self.knownActs where names.acts[act] == nil {
      _ = names.acts.declare(
        act, [pattern], at: FilePlace(file: 0, range: SourceRange(line: 1, column: 1, length: 1)))
    }
    return names
  }

  /// The acts that count without a definition, by name.
  package static let knownActs: [(String, EventPattern)] = [
    ("acknowledgement", EventPattern(event: .acknowledged)),
    ("update", EventPattern(event: .updated, side: .cooperative)),
    ("workaround", EventPattern(event: .workedAround)),
    ("service-restored", EventPattern(event: .restored)),
    ("resolution", EventPattern(event: .resolved)),
    ("fixed-release", EventPattern(event: .standing(.advisoryFixed))),
    ("mitigation", EventPattern(event: .standing(.advisoryMitigated))),
    ("early-warning", EventPattern(event: .standing(.incidentWarned))),
    ("notification", EventPattern(event: .standing(.incidentNotified))),
    ("intermediate-report", EventPattern(event: .standing(.incidentReported))),
    ("final-report", EventPattern(event: .standing(.incidentConcluded))),
    ("answer", EventPattern(event: .standing(.requestAnswered))),
  ]

  private mutating func check(
    _ definition: DefinitionSyntax, in file: Int, _ names: inout AgreementNames
  ) {
    if definition.events.isEmpty, !definition.isDamaged {
      let example = "as a case responded to by a person of the cooperative"
      let problem = Problem.missingClause("as", in: "definition", example: example)
      report(problem, at: definition.name.range, in: file)
    }
    declare(
      definition.name, definition.events, as: .definition, in: file, &names.acts,
      key: Self.key(ofAct: definition.name.value))
  }

  /// `service restored` and `service-restored` are the same act.
  static func key(ofAct words: String) -> String {
    guard words.utf8.contains(UInt8(ascii: " ")) else { return words }
    return String(words.map { $0 == " " ? "-" : $0 })
  }

  private func severities(_ names: AgreementNames) -> [Severity] {
    var meanings: [String: String] = [:]
    for file in files {
      for severity in file.syntax.severities where meanings[severity.name.value] == nil {
        meanings[severity.name.value] = severity.meaning.value
      }
    }
    return names.severities.names.map { Severity(name: $0, meaning: meanings[$0] ?? "") }
  }

  // MARK: The frame

  private mutating func checkFrame(_ agreement: AgreementSyntax, in file: Int) -> AgreementFrame {
    let name = agreement.name
    if !agreement.isDamaged {
      let clauses: [(isThere: Bool, word: String, example: String)] = [
        (agreement.adopter != nil, "adopter", "adopter \"North Bank plc\""),
        (agreement.term != nil, "term", "term 2026-01-01 to 2028-12-31"),
        (agreement.zone != nil, "zone", "zone Europe/London"),
      ]
      for clause in clauses where !clause.isThere {
        let problem = Problem.missingClause(
          clause.word, in: "agreement", example: clause.example)
        report(problem, at: name.range, in: file)
      }
    }
    if let term = agreement.term, term.value.through.year > 2200 {
      report(.dateTooFar(term.value.through), at: term.range, in: file)
    }
    var frame = AgreementFrame()
    frame.isDeclared = true
    frame.mayLackFee = agreement.isDamaged
    frame.name = name.value
    frame.adopter = agreement.adopter?.value
    frame.term = agreement.term?.value
    frame.zone = agreement.zone.flatMap { zone($0, in: file) }
    frame.components = agreement.covers.map {
      String($0.value.prefix { $0 != " " })
    }
    frame.fee = agreement.fee.map {
      Fee(amount: $0.amount.value, period: $0.period, invoiced: $0.invoiced)
    }
    frame.covers = agreement.covers.map(\.value)
    return frame
  }
}

/// The clauses of an agreement that its obligations and examples are measured against.
struct AgreementFrame {
  var isDeclared = false
  /// The fee clause may be there and not be readable.
  var mayLackFee = false
  var name = ""
  var adopter: String?
  var term: TermSyntax?
  var zone: Zone?
  var fee: Fee?
  var covers: [String] = []
  /// The first word of each component covered.
  var components: [String] = []
  /// A power may extend the term, or something survives it.
  var mayOutliveTerm = false

  /// From the first instant of the term to the first after it; empty if that cannot be told.
  var instants: Range<Instant> {
    guard let term, let zone else { return Instant.latest..<Instant.latest }
    let start = Self.start(of: term.from, in: zone)
    return start..<max(start, Self.start(of: term.through.adding(days: 1), in: zone))
  }

  /// The first instant of a day, if the zone is known.
  func start(of day: CivilDate) -> Instant? { zone.map { Self.start(of: day, in: $0) } }

  /// The whole, if no clause is missing.
  func agreement(
    _ obligations: CheckedObligations, _ rights: Rights, severities: [Severity],
    _ zones: ZoneBook
  ) -> Agreement? {
    guard let adopter, let term, let zone else { return nil }
    return Agreement(
      name: name, adopter: adopter, firstDay: term.from, lastDay: term.through, zone: zone,
      term: instants, fee: fee, covers: covers, severities: severities,
      obligations: obligations.cases, standing: obligations.standing, rights: rights,
      zoneVersion: zones.version)
  }

  /// The first instant of a day: midnight, or where clocks skip it the end of the jump.
  private static func start(of day: CivilDate, in zone: Zone) -> Instant {
    let midnight = CivilDateTime(date: day, secondsOfDay: 0)
    let resolution = zone.resolve(midnight)
    if case .skipped(_, let transition) = resolution { return transition }
    return resolution.instant(reading: midnight, in: zone)
  }
}
