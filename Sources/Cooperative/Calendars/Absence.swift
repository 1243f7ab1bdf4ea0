// SPDX-License-Identifier: Apache-2.0

import Terms
package import WorkingTime

/// A time somebody is away, as a calendar has it.
package struct Absence: Hashable, Sendable {
  /// What the event is called.
  package let summary: String
  /// The line of the calendar on which its event begins.
  package let line: Int
  package let time: Range<Instant>

  package init(summary: String, line: Int, time: Range<Instant>) {
    self.summary = summary
    self.line = line
    self.time = time
  }
}

extension Roster {
  /// The place of the member whose absence it is, in a calendar of several: the one whose name, or full
  /// name, its summary begins with; of two that fit the longer.
  package func member(of absence: Absence) -> Int? {
    let summary = absence.summary.lowercased()
    var found: (place: Int, length: Int)?
    for (place, member) in members.enumerated() {
      for name in [member.name, member.title ?? member.name].map({ $0.lowercased() }) {
        guard summary.hasPrefix(name), name.count > found?.length ?? 0 else { continue }
        // `Benedict away` is not Ben's.
        let next = summary.dropFirst(name.count).first
        if let next, next.isLetter || next.isNumber || next == "-" { continue }
        found = (place, name.count)
      }
    }
    return found?.place
  }
}
