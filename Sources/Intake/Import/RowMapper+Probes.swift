// SPDX-License-Identifier: Apache-2.0
// One row for each look at a service: what happened is where it is not as it was.

import Evidence
import WorkingTime

extension RowMapper {
  /// The measure that a service is reckoned by; nil if the mapping passes it over.
  func measure(of service: String, _ shape: Mapping.ProbesShape) throws(RowProblem) -> String? {
    if let measure = shape.services.name(of: service) { return measure }
    if shape.passedOver.contains(where: { $0.matches(service) }) { return nil }
    throw .unknownName(role: "service", String(service.prefix(80)))
  }

  /// The events of a row; nil if the service is as it was, or the row is known already.
  ///
  /// A row out of order that fits what is known adds nothing; one that does not is an exception.
  mutating func probe(
    of measure: String, named service: String, _ row: CSVReader, _ shape: Mapping.ProbesShape
  ) throws(RowProblem) -> [Event]? {
    let key = RowKey([mapping.subjectColumn, shape.time, shape.state].map { cell($0, of: row) })
    guard !known.knows(key) else { return nil }
    guard let time = try time(shape.time, of: row) else {
      throw .missing(role: "time", column: shape.time)
    }
    let state = try needed(shape.state, as: "state", of: row)
    guard let isUp = shape.states[state] else { throw .unknownState(String(state.prefix(80))) }
    var timeline = known.services[measure] ?? ServiceTimeline(first: time)
    guard time >= timeline.last else {
      guard timeline.isUp(at: time) == isUp else { throw .outOfOrder(time, after: timeline.last) }
      return nil
    }
    let isChange = timeline.take(time, isUp: isUp)
    guard isChange else {
      known.services[measure] = timeline
      return nil
    }
    let event = try checked(
      maker.event(
        measure, .init(isUp ? "service.up" : "service.down"), at: time, row: key,
        details: [
          .init(EventMaker.serviceKey, .string(service)),
          .init(EventMaker.stateKey, .string(state)),
        ]))
    known.services[measure] = timeline
    known.take(key)
    return [event]
  }
}
