// SPDX-License-Identifier: Apache-2.0

package import Evidence
package import WorkingTime

/// Puts evidence into the log: the terms first, then what happened.
package struct RecordEvidence: Sendable {
  private let store: any EventStore
  private let statements: TermsInForce
  private let signer: CheckpointSigner
  private let salt: @Sendable () -> [UInt8]

  /// How many events share a commit.
  ///
  /// A killed import leaves a whole number of them.
  package static let eventsPerCommit = 10_000

  /// A recorder.
  ///
  /// `salt` draws 16 random bytes.
  package init(
    store: any EventStore, statements: TermsInForce, signer: @escaping CheckpointSigner,
    salt: @escaping @Sendable () -> [UInt8]
  ) {
    self.store = store
    self.statements = statements
    self.signer = signer
    self.salt = salt
  }

  /// What became of a source.
  package struct Report: Sendable {
    package var source = SourceProgress()
    /// New in the log, terms statements not counted.
    package var appended = 0
    /// In the log already, saying the same.
    package var duplicates = 0
    /// In the log already, saying something else.
    package var conflicts: [EventKey] = []
    /// Events that a source may not bring; each is an exception too.
    package var refused = 0
    /// How many exceptions of each kind, ascending by kind.
    package var exceptions: [(kind: String, count: Int)] = []
    /// The agreements whose terms were stated on the way.
    package var stated: [String] = []
    package var head: LogHead?
  }

  /// Records everything a source says.
  ///
  /// `now` is the moment new terms come into force; `agreements` names those that the source is known
  /// to be about, whose terms are looked at even if it has nothing new; `restating` those whose
  /// changed text replaces the old one. `watch` sees the progress after each commit, `tell` each exception.
  ///
  /// - Throws: when terms are missing or wrong, the source cannot be read, or the store refuses.
  ///   What was committed before stays, and recording again completes it.
  package func run(
    _ source: inout some EvidenceSource, now: Instant, agreements: [String] = [],
    restating: Set<String> = [],
    watch: (SourceProgress) -> Void = { _ in }, tell: (SourceException) -> Void = { _ in }
  ) async throws -> Report {
    var report = Report()
    var counts: [String: Int] = [:]
    var known: Set<String> = []
    var unknown: Set<String> = []
    var batch: [NewEvent] = []
    var items = try source.next()
    // Only now is it known that the source can be read.
    for agreement in agreements where known.insert(agreement).inserted {
      try await state(agreement, now, restating, &report)
    }
    while let some = items {
      for item in some {
        switch item {
        case .event(let event) where Self.isReserved(event):
          let exception = SourceException(
            line: 0, caseName: event.subject, kind: "reserved",
            reason: "'\(event.id)' says what only the program says: which terms hold, what was "
              + "erased, who signed, what was foreseen; to change terms, change their text and record "
              + "with --restate-terms; what people sign goes through `frankpledge statement record`"
          )
          counts[exception.kind, default: 0] += 1
          report.refused += 1
          tell(exception)
        case .event(let event):
          if known.insert(event.agreement).inserted {
            try await commit(&batch, &report)
            do {
              try await state(event.agreement, now, restating, &report)
            } catch OfficeFault.noSuchAgreement {
              unknown.insert(event.agreement)
            }
          }
          if unknown.contains(event.agreement) {
            let exception = SourceException(
              line: 0, caseName: event.subject, kind: "unknown-agreement",
              reason: "event '\(event.id)': no file in agreements/ declares the agreement "
                + "'\(event.agreement)'")
            counts[exception.kind, default: 0] += 1
            report.refused += 1
            tell(exception)
            continue
          }
          batch.append(NewEvent(event: event, salt: salt()))
          if batch.count >= Self.eventsPerCommit { try await commit(&batch, &report) }
        case .exception(let exception):
          counts[exception.kind, default: 0] += 1
          tell(exception)
        }
      }
      watch(source.progress)
      items = try source.next()
    }
    try await commit(&batch, &report)
    report.source = source.progress
    report.exceptions = counts.sorted { $0.key < $1.key }.map { (kind: $0.key, count: $0.value) }
    return report
  }

  /// Terms come into force by their text in the folder and contents are erased by us, neither ever by
  /// an event from outside.
  static func isReserved(_ event: Event) -> Bool {
    let types = [
      Vocabulary.agreementTerms, Vocabulary.erased, Vocabulary.signers, Vocabulary.keyHandedOver,
      Vocabulary.forecastMade,
    ]
    let sources = [
      "/terms/", "/erasure/", SignersInForce.source, SignedStatement.source, KeyHandover.source,
      RecordForecast.source,
    ]
    return types.contains(event.type) || sources.contains { event.source.hasPrefix($0) }
      || event.data[Vocabulary.Data.signed] != nil
  }

  /// Sees to it that the log says which terms hold before an event that comes by itself.
  ///
  /// - Throws: ``OfficeFault/noSuchAgreement(_:known:broken:)`` for an agreement that no file declares;
  ///   as ``state(_:_:_:_:)``.
  package func stateTerms(for event: Event, now: Instant) async throws {
    var report = Report()
    try await state(event.agreement, now, [], &report)
  }

  /// Sees to it that the log says which terms hold before it says what happened under them.
  package func state(
    _ agreement: String, _ now: Instant, _ restating: Set<String>, _ report: inout Report
  ) async throws {
    let restates = restating.contains(agreement)
    guard let event = try await statements.due(agreement, at: now, restating: restates) else {
      return
    }
    let receipt = try await store.append([NewEvent(event: event, salt: salt())], signer: signer)
    report.head = receipt.head
    if receipt.appended > 0 { report.stated.append(agreement) }
  }

  private func commit(_ batch: inout [NewEvent], _ report: inout Report) async throws {
    guard !batch.isEmpty else { return }
    let receipt = try await store.append(batch, signer: signer)
    batch.removeAll(keepingCapacity: true)
    report.appended += receipt.appended
    report.duplicates += receipt.duplicates
    report.conflicts += receipt.conflicts
    report.head = receipt.head
  }
}
