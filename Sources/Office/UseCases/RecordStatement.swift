// SPDX-License-Identifier: Apache-2.0

package import Evidence
package import WorkingTime

/// Records what a person signed, as the event that judgement knows.
package struct RecordStatement: Sendable {
  private let store: any EventStore
  private let terms: TermsInForce
  private let signers: SignersInForce
  private let key: NoteKey
  private let salt: @Sendable () -> [UInt8]

  /// How far the clock of the one who signs may be ahead of ours, in milliseconds.
  static let clockSkew: Int64 = 300_000

  /// A recorder; `salt` draws 16 random bytes.
  package init(
    store: any EventStore, terms: TermsInForce, signers: SignersInForce, key: NoteKey,
    salt: @escaping @Sendable () -> [UInt8]
  ) {
    self.store = store
    self.terms = terms
    self.signers = signers
    self.key = key
    self.salt = salt
  }

  /// What was recorded.
  package struct Report: Sendable {
    package let signed: SignedStatement
    /// The line of the allowed signers by which it counts.
    package let line: Int
    /// Whether the log had it already.
    package let wasKnown: Bool
    package let head: LogHead
  }

  /// Checks a statement and its signature, and records the event it makes.
  ///
  /// The key must count both at the moment of the statement and now, so that nobody dates back into
  /// the time of a key that was taken away.
  ///
  /// - Throws: ``StatementFault``, ``SSHSignatureFault`` and ``SignerFault``, each for its part;
  ///   ``OfficeFault`` for a statement of another log or of the future, and where files are missing
  ///   or wrong; what the store throws.
  package func run(
    statement text: [UInt8], signature armored: [UInt8], now: Instant
  ) async throws -> Report {
    let statement = try PersonStatement(parsing: text)
    let signed = SignedStatement(statement, signature: try SSHSignature(armored: armored))
    guard statement.log.utf8.elementsEqual(key.name.utf8) else {
      throw OfficeFault.statementOfOtherLog(found: statement.log, expected: key.name)
    }
    guard statement.moment.milliseconds <= now.milliseconds + Self.clockSkew else {
      throw OfficeFault.statementOfFuture(statement.moment)
    }
    let agreement = statement.agreement
    let (allowed, stating) = try await signers.due(statement.role.side, of: agreement, at: now)
    let line = try signed.check(allowed).line
    _ = try allowed.check(
      signed.signature, over: statement.bytes, namespace: statement.namespace,
      by: statement.person, at: now)
    let event = signed.event
    let known = try await store.index(of: EventKey(source: event.source, id: event.id))
    if known != nil {
      return Report(signed: signed, line: line, wasKnown: true, head: try await store.head())
    }
    let before = try await terms.due(agreement, at: now, restating: false)
    let events = [before, stating, event].compactMap { $0 }
    let receipt = try await store.append(
      events.map { NewEvent(event: $0, salt: salt()) }, signer: key.checkpointSigner())
    return Report(signed: signed, line: line, wasKnown: false, head: receipt.head)
  }
}
