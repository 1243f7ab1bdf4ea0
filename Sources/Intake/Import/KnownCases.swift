// SPDX-License-Identifier: Apache-2.0

package import Evidence
import WorkingTime

/// What is known of the cases of a source, before a file is read and while it is.
///
/// Fill it with the events recorded so far, in the order of the log, so that a later export goes on
/// where the last one ended: rows that are recorded already are passed over, and others are compared
/// with the state that their case was left in.
package struct KnownCases: Sendable {
  /// By the bytes of their names: é and e with an accent after it are two names to judgement too.
  private(set) var cases: [[UInt8]: CaseState] = [:]
  private var rows: Set<RowKey> = []

  private let source: String

  /// Nothing known yet of a source, `/desk/servicedesk`.
  package init(source: String) { self.source = source }

  /// How many cases are known.
  package var count: Int { cases.count }

  /// Takes an event into account; those of another source change nothing.
  package mutating func take(_ event: Event) {
    guard event.source == source, let caseName = event.subject, let name = Self.name(of: event.id)
    else { return }
    if let key = Self.rowKey(of: event) { rows.insert(key) }
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
