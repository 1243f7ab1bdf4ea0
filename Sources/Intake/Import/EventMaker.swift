// SPDX-License-Identifier: Apache-2.0

import Evidence
import WorkingTime

/// Makes the events of one import.
///
/// Their ids follow from what the rows say, so that recording an export again adds nothing:
/// `case/opened` for the opening, `case/row/name` for the rest, such as `closed` or `paused-adopter`,
/// where `row` is the digest of the row. Of services and advisories, their name stands for the case.
struct EventMaker {
  /// In the data: the state that the row shows, in the desk's own word.
  static let stateKey = "state"
  /// In the data of `case.opened`: the digest of the row it was read from.
  static let rowKey = "row"

  let agreement: String
  let source: String

  /// The opening of a case; `row` is the first row of the case in a file of changes.
  func opening(
    _ caseName: String, at time: Instant, severity: String?, state: String?, row: RowKey?
  ) -> Event {
    var data: [JSONObject.Member] = []
    if let row { data.append(.init(Self.rowKey, .string(row.text))) }
    if let severity { data.append(.init(Vocabulary.Data.severity, .string(severity))) }
    if let state { data.append(.init(Self.stateKey, .string(state))) }
    return Event(
      id: "\(caseName)/opened", source: source, type: Vocabulary.prefix + "case.opened", time: time,
      agreement: agreement, subject: caseName, data: Self.object(data))
  }

  /// In the data of `service.down` and `service.up`: the service, in the prober's own word.
  static let serviceKey = "service"
  /// In the data of `advisory.fixed`: the releases that fix it, in the words of the row.
  static let releasesKey = "releases"

  /// What says that both agreed on a deadline of an obligation.
  static func agreed(_ obligation: String, _ due: Instant) -> [JSONObject.Member] {
    [
      .init(Vocabulary.Data.agreedByBoth, .bool(true)),
      .init(Vocabulary.Data.due, .string(due.rfc3339)),
      .init(Vocabulary.Data.obligation, .string(obligation)),
    ]
  }

  /// What a row makes of a case, a service or an advisory.
  func event(
    _ caseName: String, _ happening: StateMeaning.Happening, at time: Instant, row: RowKey,
    details: [JSONObject.Member]
  ) -> Event {
    var data = details
    if let waitingOn = happening.waitingOn {
      data.append(.init(Vocabulary.Data.waitingOn, .string(waitingOn)))
    }
    var name = String(happening.name.drop { $0 != "." }.dropFirst())
    // Two waits can end in one row.
    if let waitingOn = happening.waitingOn { name += "-" + waitingOn }
    return Event(
      id: "\(caseName)/\(row.text)/\(name)", source: source,
      type: Vocabulary.prefix + happening.name, time: time, agreement: agreement, subject: caseName,
      data: Self.object(data))
  }

  private static func object(_ members: [JSONObject.Member]) -> JSONObject {
    // Names are constants of ours, each used once.
    (try? JSONObject(members)) ?? JSONObject()
  }
}
