// SPDX-License-Identifier: Apache-2.0

import Evidence
import Judgement
import Terms
import WorkingTime

/// Watches what falls due: tells, once each, that parts of the time owed are used up.
///
/// A round judges every agreement at one instant, writes into the book what is to be told, and only then
/// delivers. What was not taken is offered again in later rounds; what was is crossed out of the book.
package actor WatchDue {
  private let store: any EventStore
  private let shelf: TermsShelf
  private let book: any WatchShelf
  private let poster: any NoticePoster
  private let names: [String]
  /// What was heard at the size of the log it was heard at.
  private var heard: (size: UInt64, hearings: [Hearing])?

  /// How many deliveries in a row may fail before a round gives up: the other side is down.
  static let mostFailures = 3

  /// Watches the agreements of these names, or all that have entries in the log.
  package init(
    _ names: [String], store: any EventStore, shelf: TermsShelf, book: any WatchShelf,
    poster: any NoticePoster
  ) {
    self.names = names
    self.store = store
    self.shelf = shelf
    self.book = book
    self.poster = poster
  }

  /// What a round did.
  package struct Report: Hashable, Sendable {
    /// Thresholds that passed since the round before.
    package var passed = 0
    package var delivered = 0
    /// Notices that still wait for delivery.
    package var waiting = 0
    /// Why deliveries failed, in words, each once.
    package var troubles: [String] = []
  }

  /// One round, at an instant.
  ///
  /// - Throws: when the log, the terms or the book cannot be read, or the book cannot be written: then
  ///   nothing new was delivered. A delivery that fails is no reason to throw.
  package func round(asOf: AsOf) async throws -> Report {
    let known = try load()
    var current = known
    var report = Report()
    let hearings = try await hearings()
    let rotas = try shelf.rotas()
    var last: Instant?
    for hearing in hearings {
      let judgement = try hearing.judgement(asOf: asOf)
      let passed = current.passed(judgement)
      current.queue(try notices(passed, judgement, rotas), at: judgement.asOf)
      report.passed += passed.count
      last = max(last ?? judgement.asOf, judgement.asOf)
    }
    // What is to be told is on the disk before anybody is told: a restart tells it neither twice nor never.
    if current != known { try book.save(current.bytes) }
    if let now = last { try await deliver(&current, at: now, &report) }
    report.waiting = current.outbox.count
    return report
  }

  private func load() throws -> WatchBook {
    guard let bytes = try book.load() else { return WatchBook() }
    return try WatchBook(parsing: bytes)
  }

  /// Every agreement, heard anew only when the log has grown.
  private func hearings() async throws -> [Hearing] {
    let size = try await store.head().size
    if let heard, heard.size == size { return heard.hearings }
    let names = try await self.names.isEmpty ? store.agreements().map(\.name) : self.names
    var hearings: [Hearing] = []
    for name in names {
      hearings.append(try await Hearing(name, from: store, knownAt: size))
    }
    heard = (size, hearings)
    return hearings
  }

  private func notices(
    _ passed: [WatchBook.Passed], _ judgement: Judgement, _ rotas: [Rota]
  ) throws -> [WatchNotice] {
    guard !passed.isEmpty else { return [] }
    var reckoner = try DueReckoner(judgement, rotas: rotas)
    return try passed.map { WatchNotice($0.threshold, of: try reckoner.entry($0.item)) }
  }

  private func deliver(
    _ current: inout WatchBook, at now: Instant, _ report: inout Report
  ) async throws {
    var failures = 0
    for notice in current.ready(at: now) where failures < Self.mostFailures {
      do {
        try await poster.post(notice, at: now)
        failures = 0
        report.delivered += 1
        current.deliver(notice)
      } catch {
        failures += 1
        current.refuse(notice, at: now)
        let trouble = "\(error)"
        if !report.troubles.contains(trouble) { report.troubles.append(trouble) }
      }
      try book.save(current.bytes)
    }
  }
}
