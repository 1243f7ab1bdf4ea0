// SPDX-License-Identifier: Apache-2.0

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

  /// From when until when, and from how much of the log.
  package struct Span: Sendable {
    package let asOf: AsOf
    /// The last day, on the clocks of the first agreement; nil for 13 weeks.
    package let until: CivilDate?
    package let knownAt: UInt64?

    package init(asOf: AsOf, until: CivilDate?, knownAt: UInt64?) {
      self.asOf = asOf
      self.until = until
      self.knownAt = knownAt
    }
  }

  /// Fits what is known of agreements, or of all in the folder that the log knows.
  package func model(of names: [String], _ span: Span) async throws -> DeskModel {
    let known = try names.isEmpty ? shelf.names() : names
    var subjects: [Subject] = []
    for name in known {
      do {
        let hearing = try await Hearing(name, from: store, knownAt: span.knownAt)
        subjects.append(
          Subject(
            try hearing.checkedAgreement(), history: hearing.history, knownAt: hearing.knownAt))
      } catch let fault as OfficeFault {
        // Of all agreements, one about which nothing is recorded has no past to learn from.
        guard names.isEmpty, case .nothingRecorded = fault else { throw fault }
      }
    }
    guard let zone = subjects.first?.agreement.zone else { throw ForecastFault.nothingToLearnFrom }
    let asOf = span.asOf.instant(in: zone)
    let last = span.until ?? zone.civil(at: asOf).date.adding(days: 91)
    return try DeskModel(subjects, asOf: asOf, until: AsOf.endOf(last).instant(in: zone))
  }
}
