// SPDX-License-Identifier: Apache-2.0

package import Evidence
import WorkingTime

/// What is known of the cases, services and advisories of a source, before a file is read and while
/// it is.
///
/// Fill it with the events recorded so far, in the order of the log, so that a later export goes on
/// where the last one ended: rows that are recorded already are passed over, and others are compared
/// with the state that their case was left in.
package struct KnownCases: Sendable {
  /// By the bytes of their names: é and e with an accent after it are two names to judgement too.
  private(set) var cases: [[UInt8]: CaseState] = [:]
  /// By the measures they are reckoned by.
  var services: [String: ServiceTimeline] = [:]
  /// By the bytes of their names.
  private var advisories: [[UInt8]: AdvisoryState] = [:]
  private var rows: Set<RowKey> = []

  private let source: String

  /// Nothing known yet of a source, `/desk/servicedesk`.
  package init(source: String) { self.source = source }

  /// How many cases, services and advisories are known.
  package var count: Int { cases.count + services.count + advisories.count }

  /// Takes an event into account; those of another source change nothing.
  package mutating func take(_ event: Event) {
    guard event.source == source, let caseName = event.subject, let name = Self.name(of: event.id)
    else { return }
    if let key = Self.rowKey(of: event) { rows.insert(key) }
    if takeStanding(event, of: caseName) { return }
    let exactName = Array(caseName.utf8)
    if name == "opened" {
      if cases[exactName] == nil { cases[exactName] = CaseState(opened: event.time) }
    } else if cases[exactName] == nil {
      return
    } else if event.time > cases[exactName]?.last ?? .latest {
      cases[exactName]?.last = event.time
    }
    if let severity = event.data.text(Vocabulary.Data.severity) {
      cases[exactName]?.severity = severity
    }
    if let state = event.data.text(EventMaker.stateKey) { cases[exactName]?.state = state }
  }

  /// Takes an event into account that is about no case; false for one that is.
  private mutating func takeStanding(_ event: Event, of subject: String) -> Bool {
    let type = event.type.dropFirst(Vocabulary.prefix.utf8.count)
    if type.hasPrefix("service.") {
      services[subject, default: ServiceTimeline(first: event.time)]
        .take(event.time, isUp: type == "service.up")
      return true
    }
    guard type.hasPrefix("advisory.") else { return false }
    var state = self[advisory: subject]
    state.take(String(type), at: event.time)
    state.rating = event.data.text(Vocabulary.Data.rating) ?? state.rating
    self[advisory: subject] = state
    return true
  }

  private static func name(of id: String) -> Substring? {
    id.lastIndex(of: "/").map { id[id.index(after: $0)...] }
  }

  private static func rowKey(of event: Event) -> RowKey? {
    if let text = event.data.text(EventMaker.rowKey) { return RowKey(text) }
    let parts = event.id.split(separator: "/").suffix(2)
    return parts.count == 2 ? parts.first.flatMap { RowKey($0) } : nil
  }

  func knows(_ row: RowKey) -> Bool { rows.contains(row) }

  /// Takes a row into account that became events.
  mutating func take(_ row: RowKey) { rows.insert(row) }

  subscript(caseName: String) -> CaseState? {
    get { cases[Array(caseName.utf8)] }
    set { cases[Array(caseName.utf8)] = newValue }
  }
}

extension KnownCases {
  subscript(advisory name: String) -> AdvisoryState {
    get { advisories[Array(name.utf8)] ?? AdvisoryState() }
    set { advisories[Array(name.utf8)] = newValue }
  }
}

/// What is known of an advisory.
struct AdvisoryState: Hashable, Sendable {
  /// When each event happened first, by its name without prefix.
  private(set) var times: [String: Instant] = [:]
  var rating: String?

  mutating func take(_ event: String, at time: Instant) {
    times[event] = min(times[event] ?? time, time)
  }
}

/// When a service was seen to go down and up.
struct ServiceTimeline: Hashable, Sendable {
  /// When it was looked at last.
  private(set) var last: Instant
  /// Ascending; before the first it was up, as far as anybody said.
  private var changes: [Change] = []

  private struct Change: Hashable, Sendable {
    let time: Instant
    let isUp: Bool
  }

  init(first: Instant) { last = first }

  /// Whether it was up at an instant that lies no later than ``last``.
  func isUp(at instant: Instant) -> Bool {
    changes.last { $0.time <= instant }?.isUp ?? true
  }

  /// Takes a look into account that is no earlier than the one before; false if it changes nothing.
  @discardableResult
  mutating func take(_ time: Instant, isUp: Bool) -> Bool {
    last = max(last, time)
    guard isUp != self.isUp(at: last) else { return false }
    changes.append(Change(time: time, isUp: isUp))
    return true
  }
}

/// How a case was left.
struct CaseState: Hashable, Sendable {
  let opened: Instant
  /// The time of the newest event.
  var last: Instant
  /// The severity of the agreement, by name.
  var severity: String?
  /// The state, in the desk's own word.
  var state: String?

  init(opened: Instant) {
    self.opened = opened
    last = opened
  }
}

extension JSONObject {
  fileprivate func text(_ name: String) -> String? {
    if case .string(let text)? = self[name] { text } else { nil }
  }
}
