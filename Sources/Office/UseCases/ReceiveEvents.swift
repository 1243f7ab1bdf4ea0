// SPDX-License-Identifier: Apache-2.0

package import Evidence
package import WorkingTime

/// Takes events that others send, one request after the other, and answers once they are on the disk.
///
/// Requests that come while a commit runs wait, and share the next one: one promise is made for one
/// event, however many send it at once. A request is taken whole or not at all.
package actor ReceiveEvents {
  private let store: any EventStore
  private let recorder: RecordEvidence
  private let issuer: IssueReceipt
  private let signer: CheckpointSigner
  private let clock: @Sendable () -> Instant

  private var waiting: [Request] = []
  private var isCommitting = false
  /// When the terms of an agreement were last looked at.
  private var stated: [String: Instant] = [:]

  /// How long terms that were looked at are not looked at again, in milliseconds.
  private static let termsHold: Int64 = 1_000
  /// The most events that share a commit.
  package static let mostEvents = 10_000
  /// The most requests that wait; more are sent away, so that memory is bounded.
  package static let mostWaiting = 4_096

  /// A receiver; `recorder` and `issuer` work on the same store.
  package init(
    store: any EventStore, recorder: RecordEvidence, issuer: IssueReceipt,
    signer: @escaping CheckpointSigner, clock: @escaping @Sendable () -> Instant
  ) {
    self.store = store
    self.recorder = recorder
    self.issuer = issuer
    self.signer = signer
    self.clock = clock
  }

  /// An event that the log has now.
  package struct Received: Sendable {
    package let event: Event
    /// The promise that it is in the log, kept already.
    package let receipt: Receipt
    /// Whether the log had it before.
    package let isKnown: Bool
  }

  private struct Request {
    let events: [Event]
    let answer: CheckedContinuation<[Received], any Error>
  }

  /// Records events, and gives a receipt for each once all are on the disk.
  ///
  /// - Throws: ``EventFault`` and ``OfficeFault`` as ``IssueReceipt`` does; ``ReceivingFault``; what
  ///   the store throws. Nothing of the request is recorded then, but terms that came into force.
  package func receive(_ events: [Event]) async throws -> [Received] {
    guard waiting.count < Self.mostWaiting else { throw ReceivingFault.busy }
    return try await withCheckedThrowingContinuation { answer in
      waiting.append(Request(events: events, answer: answer))
      guard !isCommitting else { return }
      isCommitting = true
      Task { await commitAll() }
    }
  }

  private func commitAll() async {
    while !waiting.isEmpty {
      var count = 0
      let taken = waiting.prefix { request in
        defer { count += request.events.count }
        return count == 0 || count + request.events.count <= Self.mostEvents
      }
      waiting.removeFirst(taken.count)
      await commit(Array(taken))
    }
    isCommitting = false
  }

  /// Makes the promises of requests and keeps them in one commit.
  private func commit(_ requests: [Request]) async {
    var promised: [EventKey: IssueReceipt.Issued] = [:]
    var kept: [(request: Request, received: [Received])] = []
    var new: [NewEvent] = []
    for request in requests {
      do {
        let issued = try await issue(request.events, promised)
        for (key, issued) in issued.promises { promised[key] = issued }
        new += issued.promises.compactMap(\.issued.event)
        kept.append((request, issued.received))
      } catch {
        request.answer.resume(throwing: error)
      }
    }
    do {
      if !new.isEmpty {
        let receipt = try await store.append(new, signer: signer)
        guard receipt.appended == new.count else { return await commitAnew(kept.map(\.request)) }
      }
      for (request, received) in kept { request.answer.resume(returning: received) }
    } catch {
      for (request, _) in kept { request.answer.resume(throwing: error) }
    }
  }

  /// Another program recorded one of the events between the promise and the commit, so the promise
  /// names another salt than the log: each request is answered by what the log has now.
  private func commitAnew(_ requests: [Request]) async {
    for request in requests {
      do {
        let issued = try await issue(request.events, [:])
        guard issued.promises.allSatisfy({ $0.issued.event == nil }) else {
          throw ReceivingFault.busy
        }
        request.answer.resume(returning: issued.received)
      } catch {
        request.answer.resume(throwing: error)
      }
    }
  }

  private struct Promised {
    var received: [Received] = []
    /// Promises made for the first time in this commit, in the order of the events.
    var promises: [(key: EventKey, issued: IssueReceipt.Issued)] = []
  }

  private func issue(
    _ events: [Event], _ earlier: [EventKey: IssueReceipt.Issued]
  ) async throws -> Promised {
    var promised = Promised()
    var ours: [EventKey: IssueReceipt.Issued] = [:]
    let now = clock()
    for event in events {
      let key = EventKey(source: event.source, id: event.id)
      if let earlier = ours[key] ?? earlier[key] {
        guard try event.checkedCanonicalBytes() == earlier.receipt.event else {
          throw OfficeFault.contradicts(source: event.source, id: event.id)
        }
        promised.received.append(Received(event: event, receipt: earlier.receipt, isKnown: true))
        continue
      }
      try await state(event, now)
      let issued = try await issuer.issue(for: event, receivedAt: now)
      ours[key] = issued
      promised.promises.append((key, issued))
      promised.received.append(
        Received(event: event, receipt: issued.receipt, isKnown: issued.event == nil))
    }
    return promised
  }

  /// Sees to it that the terms in the folder are those in force, at most a second ago, and looks at an
  /// event before it does so.
  private func state(_ event: Event, _ now: Instant) async throws {
    guard !RecordEvidence.isReserved(event) else { throw OfficeFault.reserved(id: event.id) }
    _ = try event.checkedCanonicalBytes()
    if let last = stated[event.agreement], now.milliseconds >= last.milliseconds,
      now.milliseconds - last.milliseconds < Self.termsHold
    {
      return
    }
    try await recorder.stateTerms(for: event, now: now)
    stated[event.agreement] = now
  }
}

/// Why events are not taken now.
package enum ReceivingFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// More is being sent than can be recorded, or another program recorded the same at the same time.
  case busy

  package var description: String {
    switch self {
    case .busy: "too much is being recorded just now; send it again in a moment"
    }
  }
}
