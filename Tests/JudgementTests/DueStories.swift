// SPDX-License-Identifier: Apache-2.0
// Agreements with stories told as examples of the language, judged at a moment, for what is due.

import Evidence
import Testing
import WorkingTime

@testable import Judgement
@testable import Terms

/// An agreement and what happened under it, in the words of an example.
struct DueStory {
  let agreement: Agreement
  let events: [RecordedEvent]

  init(_ terms: String, _ lines: String) throws {
    let told = Told("", "", terms: terms, lines + "\nexpect credits EUR 0 in 2026-01")
    let checked = try told.checked(told.text)
    let errors = checked.diagnostics.filter(\.isError).map(\.description)
    let agreement = try #require(checked.agreement, "\(errors)")
    self.agreement = agreement
    var events: [RecordedEvent] = []
    for line in try #require(checked.examples.first).lines {
      let index = events.count
      switch line.value {
      case .happens(let time, let happening):
        let instant = ExampleRun.instant(time, agreement.zone)
        events.append(ExampleRun.event(happening, at: instant, index: index, agreement))
      case .occurs(let time, let occurrence):
        let instant = ExampleRun.instant(time, agreement.zone)
        events.append(ExampleRun.event(occurrence, at: instant, index: index, agreement))
      case .asOf, .expect: break
      }
    }
    self.events = events
  }

  func judged(_ asOf: Instant) throws -> Judgement {
    try Judgement(of: agreement, asOf: asOf, knownAt: UInt64(events.count), events: events)
  }

  func judged(_ asOf: String) throws -> Judgement { try judged(London.instant(asOf)) }

  func entries(_ asOf: String, rotas: [Rota] = []) throws -> [DueEntry] {
    try DueEntry.all(judged(asOf), rotas: rotas)
  }

  /// The one entry of an obligation or a power.
  func entry(_ name: String, _ asOf: String) throws -> DueEntry {
    let found = try entries(asOf).filter { $0.item.name == name }
    try #require(found.count == 1, "\(found.map(\.item.title))")
    return found[0]
  }
}
