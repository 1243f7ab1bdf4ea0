// SPDX-License-Identifier: Apache-2.0

package import Judgement
import Terms

/// Reckons what is due next under the agreements of a log.
package struct ListDue: Sendable {
  private let store: any EventStore
  private let shelf: TermsShelf

  /// What is due by a log; who is on duty is read from the folder, as nothing is judged by it.
  package init(store: any EventStore, shelf: TermsShelf) {
    self.store = store
    self.shelf = shelf
  }

  /// What is due, the nearest deadline first, and the judgements it comes from.
  package struct Result: Sendable {
    package let entries: [DueEntry]
    package let judgements: [Judgement]
  }

  /// What is due under the agreements of these names, or all that have entries.
  package func run(
    _ names: [String], asOf: AsOf, knownAt: UInt64? = nil
  ) async throws -> Result {
    let judgements = try await judgements(names, asOf: asOf, knownAt: knownAt)
    let rotas = try shelf.rotas()
    let entries = try judgements.flatMap { try DueEntry.all($0, rotas: rotas) }
    return Result(entries: entries.sorted(by: DueEntry.precedes), judgements: judgements)
  }

  /// The same as a calendar for other programs, with the name of the cooperative's log behind each UID.
  package func calendar(
    _ names: [String], asOf: AsOf, knownAt: UInt64? = nil
  ) async throws -> [UInt8] {
    let log = try shelf.cooperative().log
    var calendar = DueCalendar(of: log.prefix { $0 != "/" }.description)
    let rotas = try shelf.rotas()
    for judgement in try await judgements(names, asOf: asOf, knownAt: knownAt) {
      calendar.add(try DueEntry.all(judgement, rotas: rotas), settledIn: judgement)
    }
    return calendar.bytes
  }

  /// What remains owed under one agreement.
  package func residual(
    _ name: String, asOf: AsOf, knownAt: UInt64? = nil
  ) async throws -> Residual {
    Residual(try await Hearing(name, from: store, knownAt: knownAt).judgement(asOf: asOf))
  }

  private func judgements(
    _ names: [String], asOf: AsOf, knownAt: UInt64?
  ) async throws -> [Judgement] {
    let names = try await names.isEmpty ? store.agreements().map(\.name) : names
    var seen: Set<String> = []
    var judgements: [Judgement] = []
    for name in names where seen.insert(name).inserted {
      let hearing = try await Hearing(name, from: store, knownAt: knownAt)
      judgements.append(try hearing.judgement(asOf: asOf))
    }
    return judgements
  }
}
