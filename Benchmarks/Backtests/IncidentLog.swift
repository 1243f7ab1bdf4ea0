// SPDX-License-Identifier: Apache-2.0

import Forecast
import Foundation
import WorkingTime

/// The openings and decisions of a desk's audit log, each with the moment at which the log told it.
struct IncidentLog {
  private(set) var arrivals: [ObservedFact] = []
  private(set) var decisions: [ObservedFact] = []

  private struct Malformed: Error {}

  init(_ path: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline)
    guard let heading = lines.first?.split(separator: ",").map(String.init) else {
      throw Malformed()
    }
    func column(_ name: String) throws -> Int {
      guard let place = heading.firstIndex(of: name) else { throw Malformed() }
      return place
    }
    let (number, state, met) = (
      try column("number"), try column("incident_state"), try column("made_sla")
    )
    let (opened, updated, category) = (
      try column("opened_at"), try column("sys_updated_at"), try column("category")
    )
    // No field of the file holds a comma: each row has as many fields as the heading.
    var seen: Set<Substring> = []
    var closed: Set<Substring> = []
    for line in lines.dropFirst() {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      guard fields.count == heading.count, let told = Self.instant(fields[updated]) else {
        continue
      }
      let series = String(fields[category])
      if seen.insert(fields[number]).inserted, let at = Self.instant(fields[opened]) {
        arrivals.append(ObservedFact(.came, in: series, at: at, known: told))
      }
      if fields[state] == "Closed", closed.insert(fields[number]).inserted {
        decisions.append(
          ObservedFact(.decided(met: fields[met] == "true"), in: series, at: told, known: told))
      }
    }
  }

  /// `29/2/2016 01:16`, taken as universal time: the file names no zone.
  private static func instant(_ text: Substring) -> Instant? {
    let parts = text.split { "/ :".contains($0) }.compactMap { Int($0) }
    guard parts.count == 5,
      let date = CivilDate(year: parts[2], month: parts[1], day: parts[0])
    else { return nil }
    let days = CivilDate(daysSinceEpoch: 0).days(to: date)
    let minutes = Int64(days) * 1440 + Int64(parts[3] * 60 + parts[4])
    return Instant(milliseconds: minutes * 60_000)
  }
}
