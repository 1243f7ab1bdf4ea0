// SPDX-License-Identifier: Apache-2.0

import Evidence

/// Gathers the calls that arrive while a commit is under way into the next one, so that they share
/// one transaction and one wait for the disk.
///
/// Calls are committed in the order of their arrival. A call that has been taken is carried
/// through even if its task is cancelled meanwhile.
actor GroupCommit {
  /// What one caller wants recorded.
  struct Call: Sendable {
    let events: [NewEvent]
    let signer: CheckpointSigner
  }

  typealias Outcome = Result<AppendReceipt, any Error>

  private struct Waiting {
    let call: Call
    let continuation: CheckedContinuation<AppendReceipt, any Error>
  }

  /// A group takes no further call once it has this many events: a bound on memory and delay.
  private let eventLimit: Int
  private var waiting: [Waiting] = []
  private var isCommitting = false

  init(eventLimit: Int) { self.eventLimit = eventLimit }

  /// Returns when the events of the call are durable.
  ///
  /// - Parameter commit: Makes calls durable in one commit; one outcome for each, in order.
  func append(
    _ call: Call, commit: @escaping @Sendable ([Call]) async -> [Outcome]
  ) async throws -> AppendReceipt {
    try Task.checkCancellation()
    return try await withCheckedThrowingContinuation { continuation in
      waiting.append(Waiting(call: call, continuation: continuation))
      guard !isCommitting else { return }
      isCommitting = true
      Task { await commitAll(commit) }
    }
  }

  private func commitAll(_ commit: ([Call]) async -> [Outcome]) async {
    while !waiting.isEmpty {
      let group = takeGroup()
      let outcomes = await commit(group.map(\.call))
      for (caller, outcome) in zip(group, outcomes) { caller.continuation.resume(with: outcome) }
    }
    isCommitting = false
  }

  private func takeGroup() -> [Waiting] {
    var events = 0
    let group = waiting.prefix { caller in
      defer { events += caller.call.events.count }
      return events < eventLimit
    }
    waiting.removeFirst(group.count)
    return Array(group)
  }
}
