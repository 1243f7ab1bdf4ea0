// SPDX-License-Identifier: Apache-2.0

import Evidence
import Synchronization

/// Gathers the calls that arrive while a commit is under way into the next one, so that they share
/// one transaction and one wait for the disk.
///
/// Calls are committed in the order of their arrival. A call that has been taken is carried
/// through even if its task is cancelled meanwhile.
final class GroupCommit: Sendable {
  /// What one caller wants recorded.
  struct Call: Sendable {
    let events: [PreparedEvent]
    let signer: CheckpointSigner
  }

  typealias Outcome = Result<AppendReceipt, any Error>

  /// A call with the one who waits for it.
  private struct Waiting: Sendable {
    let call: Call
    let continuation: CheckedContinuation<AppendReceipt, any Error>
  }

  private struct State: Sendable {
    var waiting: [Waiting] = []
    /// Somebody commits, or was asked to.
    var isCommitting = false
  }

  /// A group takes no further call once it has this many events: a bound on memory and delay.
  private let eventLimit: Int
  // A lock that is held for a moment, and no actor: every call would change threads once more for it.
  private let state = Mutex(State())

  init(eventLimit: Int) { self.eventLimit = eventLimit }

  /// Returns when the events of the call are durable.
  ///
  /// - Parameter begin: Sees to it that ``commitGroup(_:)`` is called, once; not called where somebody
  ///   was asked to already.
  func append(_ call: Call, _ begin: () -> Void) async throws -> AppendReceipt {
    try Task.checkCancellation()
    return try await withCheckedThrowingContinuation { continuation in
      let isFirst = state.withLock { state in
        defer { state.isCommitting = true }
        state.waiting.append(Waiting(call: call, continuation: continuation))
        return !state.isCommitting
      }
      if isFirst { begin() }
    }
  }

  /// Commits the calls that wait, as many as make a group; true if it must be called again, since others
  /// wait.
  ///
  /// - Parameter commit: Makes calls durable in one commit; one outcome for each, in order.
  func commitGroup(_ commit: ([Call]) -> [Outcome]) -> Bool {
    let group = state.withLock { takeGroup(&$0) }
    let outcomes = commit(group.map(\.call))
    for (caller, outcome) in zip(group, outcomes) { caller.continuation.resume(with: outcome) }
    return state.withLock { state in
      state.isCommitting = !state.waiting.isEmpty
      return state.isCommitting
    }
  }

  private func takeGroup(_ state: inout State) -> [Waiting] {
    var events = 0
    let group = state.waiting.prefix { caller in
      defer { events += caller.call.events.count }
      return events < eventLimit
    }
    state.waiting.removeFirst(group.count)
    return Array(group)
  }
}
