// SPDX-License-Identifier: Apache-2.0

package import Assurance
package import Evidence
package import Judgement
import Terms
import WorkingTime

/// One agreement as the log knew it at one size: the terms that held and what had happened.
package struct Hearing: Sendable {
  package let agreement: String
  /// The size of the log that is known.
  package let knownAt: UInt64
  package let terms: StatedTerms
  package let history: History
  /// What was foreseen for it, in the order it was recorded.
  package let forecasts: [RecordedEvent]
  /// What a reader must know beside the verdicts.
  package let caveats: Caveats

  /// Hears an agreement from the log.
  ///
  /// The newest statement of terms known at `knownAt` holds for the whole history. With `knownAt`
  /// nil everything recorded is known.
  ///
  /// - Throws: ``OfficeFault`` when nothing is recorded, or no terms are; what the store throws.
  package init(
    _ agreement: String, from store: any EventStore, knownAt: UInt64? = nil
  ) async throws {
    let size = try await store.head().size
    if let knownAt, knownAt > size { throw OfficeFault.notYetKnown(asked: knownAt, size: size) }
    let known = knownAt ?? size
    var history = History(of: agreement)
    var statement: Event?
    var forecasts: [RecordedEvent] = []
    var caveats = Caveats()
    var isEmpty = true
    try store.forEachEntry(
      of: agreement, below: known,
      plain: { event, index in
        isEmpty = false
        return history.takePlain(event, index: index)
      }
    ) { entry in
      isEmpty = false
      guard let bytes = entry.event else { return caveats.noteErasure(at: entry.index) }
      if history.takePlain(bytes, index: entry.index) { return }
      let event = try Event(parsing: bytes)
      if event.type == Vocabulary.agreementTerms {
        statement = event
      } else if event.type == Vocabulary.forecastMade {
        forecasts.append(RecordedEvent(index: entry.index, event: event))
      }
      caveats.note(event, at: entry.index)
      history.take(RecordedEvent(index: entry.index, event: event))
    }
    if isEmpty { throw OfficeFault.nothingRecorded(agreement: agreement) }
    guard let statement else {
      throw OfficeFault.noTermsInLog(agreement: agreement, knownAt: known)
    }
    self.agreement = agreement
    self.knownAt = known
    self.history = history
    self.forecasts = forecasts
    self.caveats = caveats
    terms = try StatedTerms(TermsStatement(data: statement.data))
  }

  /// What follows, as of a moment.
  ///
  /// - Throws: ``OfficeFault/termsWrong(path:diagnostics:)`` when the stated terms do not check,
  ///   ``JudgementFault`` when a figure or a time is beyond what can be reckoned.
  package func judgement(asOf: AsOf, by lanes: Lanes = .one) throws -> Judgement {
    try judgement(under: checkedAgreement(), asOf: asOf, by: lanes)
  }

  private func judgement(
    under agreement: Agreement, asOf: AsOf, by lanes: Lanes
  ) throws -> Judgement {
    try Judgement(
      of: agreement, asOf: asOf.instant(in: agreement.zone), knownAt: knownAt, history: history,
      by: lanes)
  }

  /// The terms that held, without errors.
  func checkedAgreement() throws -> Agreement {
    guard let agreement = terms.checked.agreement else {
      throw OfficeFault.termsWrong(
        path: terms.bundle.main, diagnostics: terms.checked.diagnostics.map(\.description))
    }
    return agreement
  }

  /// What has changed since an earlier hearing, and why.
  ///
  /// `was` is the moment that was judged at then, `asOf` the moment judged at now.
  ///
  /// - Throws: as ``judgement(asOf:)``; ``OfficeFault/notEarlier(since:knownAt:)`` when the other
  ///   hearing knew more than this one.
  package func change(
    since earlier: Hearing, was: AsOf, asOf: AsOf, by lanes: Lanes = .one
  ) throws -> JudgementChange {
    guard earlier.knownAt <= knownAt else {
      throw OfficeFault.notEarlier(since: earlier.knownAt, knownAt: knownAt)
    }
    let before = try earlier.judgement(asOf: was, by: lanes)
    let passed = was == asOf ? before : try earlier.judgement(asOf: asOf, by: lanes)
    let restated =
      earlier.terms.statement.data == terms.statement.data
      ? passed : try earlier.judgement(under: checkedAgreement(), asOf: asOf, by: lanes)
    return JudgementChange(
      before: before, passed: passed, restated: restated,
      after: try judgement(asOf: asOf, by: lanes))
  }
}
