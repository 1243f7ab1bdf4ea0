// SPDX-License-Identifier: Apache-2.0
//
// CSV: the bytes before the first form feed are a mapping, the rest a desk's export; without a form
// feed all is an export, read by a mapping that is right. Every row is an event, a repeat or an
// exception.

import FuzzDriver
import Intake
import Office

/// A machine without zone data.
struct NoZones: ZoneSource {
  let version = "none"
  let names: [String] = []
  func tzif(of name: String) -> [UInt8]? { nil }
}

let mapping = """
  agreement = "a"
  source = "/desk/a"
  shape = "changes"
  missing = ["?"]
  [columns]
  case = "case"
  time = "time"
  state = "state"
  severity = "priority"
  [times]
  format = "iso"
  [states]
  "New" = "open"
  "Answered" = "responded"
  "Waiting" = ["responded", "waiting-on-adopter"]
  "Closed" = ["responded", "resolved", "closed"]
  [severities]
  "1" = "S1"
  "2" = "S2"
  [who]
  column = "by"
  actor = "person"
  side = "cooperative"
  machines = ["*bot"]
  """

Fuzzer.run { bytes in
  let parts = bytes.split(separator: 0x0C, maxSplits: 1, omittingEmptySubsequences: false)
  let own = parts.count == 2 ? Array(parts[0]) : Array(mapping.utf8)
  guard let mapping = try? Mapping(parsing: own, zones: NoZones()) else { return }
  var chunks = parts.last.map { [Array($0)] } ?? []
  // The export is its own list of releases, where the mapping reads one.
  let releases = chunks.first.flatMap { try? ReleaseList(parsing: $0, mapping) }
  var export = DeskExport(
    mapping: mapping, known: KnownCases(source: mapping.source), releases: releases
  ) {
    chunks.popLast()
  }
  while let items = try? export.next() { _ = items.count }
  let told = export.progress
  precondition(
    told.rowsWithEvents + told.rowsWithExceptions + told.repeatedRows + told.rowsPassedOver
      <= told.rows,
    "a row was counted twice")
}
