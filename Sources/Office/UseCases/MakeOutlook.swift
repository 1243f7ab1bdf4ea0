// SPDX-License-Identifier: Apache-2.0

import Evidence
package import Forecast
import Judgement
import Terms
package import WorkingTime

/// Foresees what becomes of agreements, from the log alone.
package struct MakeOutlook: Sendable {
  private let store: any EventStore
  private let shelf: TermsShelf

  package init(store: any EventStore, shelf: TermsShelf) {
    self.store = store
    self.shelf = shelf
  }

  /// What was asked, as people ask it.
  package struct Asked: Sendable {
    package var agreements: [String] = []
    package var asOf: AsOf
    /// The last day, on the clocks of the first agreement; nil for 13 weeks.
    package var until: CivilDate?
    package var knownAt: UInt64?
    package var seed: UInt32 = 1
    package var worlds = 1000
    package var shocks: [AsOf] = []
    package var more: [String] = []
    package var volume = 100
    /// Members and employers who are not there, by name.
    package var without: [String] = []
    package var withoutEmployer: [String] = []
    package var away: [AwayDays] = []

    package init(asOf: AsOf) { self.asOf = asOf }
  }

  /// The question with nothing left open.
  ///
  /// - Throws: ``OfficeFault`` where an agreement is not known or the log is not that long.
  package func question(_ asked: Asked) async throws -> OutlookQuestion {
    let head = try await store.head()
    let size = asked.knownAt ?? head.size
    guard size <= head.size else { throw OfficeFault.notYetKnown(asked: size, size: head.size) }
    let names = try await recorded(asked.agreements, knownAt: size)
    guard let first = names.first else { throw ForecastFault.nothingToLearnFrom }
    let zone = try await Hearing(first, from: store, knownAt: size).checkedAgreement().zone
    let asOf = asked.asOf.instant(in: zone)
    let last = asked.until ?? zone.civil(at: asOf).date.adding(days: 91)
    return OutlookQuestion(
      agreements: names, asOf: asOf, until: AsOf.endOf(last).instant(in: zone), knownAt: size,
      root: size == head.size ? Hexadecimal.text(head.root.bytes) : "",
      seed: asked.seed, worlds: asked.worlds, shocks: asked.shocks.map { $0.instant(in: zone) },
      more: asked.more, volume: asked.volume, without: asked.without,
      withoutEmployer: asked.withoutEmployer, away: asked.away)
  }

  /// The agreements asked for, or all in the folder of which something is recorded.
  private func recorded(_ names: [String], knownAt: UInt64) async throws -> [String] {
    guard names.isEmpty else { return names }
    var found: [String] = []
    for name in try shelf.names() {
      do {
        _ = try await Hearing(name, from: store, knownAt: knownAt)
        found.append(name)
      } catch OfficeFault.nothingRecorded { continue }
    }
    return found
  }

  /// What is known of the agreements of a question, and of those that are supposed.
  package func subjects(of question: OutlookQuestion) async throws -> [Subject] {
    var subjects: [Subject] = []
    for (place, name) in (question.agreements + question.more).enumerated() {
      let hearing = try await Hearing(name, from: store, knownAt: question.knownAt)
      subjects.append(
        Subject(
          try hearing.checkedAgreement(),
          label: place < question.agreements.count ? name : "\(name), once more",
          history: hearing.history, knownAt: hearing.knownAt))
    }
    return subjects
  }

  /// Who is on duty in the time of a question, as the folder says.
  ///
  /// - Throws: as ``StaffBook``; ``OfficeFault`` where the file of the cooperative has errors.
  package func staff(for question: OutlookQuestion) throws -> StaffBook {
    try StaffBook(shelf.cooperativeTerms(), question)
  }

  /// Fits what is known of the agreements of a question.
  package func model(for question: OutlookQuestion) async throws -> DeskModel {
    try DeskModel(
      try await subjects(of: question), asOf: question.asOf, until: question.until)
  }
}
