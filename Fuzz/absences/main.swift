// SPDX-License-Identifier: Apache-2.0
//
// Calendars of absences: any bytes are read as absences or refused with words; nothing traps. What is
// read can be taken from somebody's presence.

import Cooperative
import FuzzDriver
import WorkingTime

let year = Instant(milliseconds: 1_767_225_600_000)..<Instant(milliseconds: 1_798_761_600_000)

Fuzzer.run { bytes in
  let zones = ZoneBook(version: "none", zones: [.utc])
  _ = AbsenceCalendar.zoneNames(in: bytes)
  do throws(AbsenceFault) {
    let absences = try AbsenceCalendar.absences(in: bytes, floating: .utc, zones, over: year)
    precondition(absences.allSatisfy { $0.time.overlaps(year) }, "an absence of another year")
    let rest = Stretches([year]).subtracting(Stretches(absences.map(\.time)))
    precondition(rest.ranges.allSatisfy { !$0.isEmpty }, "a stretch of no time")
  } catch {
    precondition(!error.problems.isEmpty, "refused without a word")
    _ = error.description
  }
}
