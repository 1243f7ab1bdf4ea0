// SPDX-License-Identifier: Apache-2.0

import Foundation
import WorkingTime

/// The reports and announcements of a project's advisories, in order of days.
struct AdvisoryLog {
  struct Event {
    enum Kind {
      /// Reported, and of which severity.
      case opened(of: String)
      /// Announced, so many days after the report.
      case ended(days: Int)
    }

    let name: String
    let day: CivilDate
    let kind: Kind
  }

  /// On one day what is reported comes before what is announced.
  let events: [Event]

  private struct Malformed: Error {}

  /// Reads the file; rows without a day of report tell nothing and are left out.
  init(_ path: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    var opened: [Event] = []
    var ended: [Event] = []
    for line in text.split(whereSeparator: \.isNewline).dropFirst() {
      // The first four fields hold no commas.
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      guard fields.count > 4 else { throw Malformed() }
      guard let reported = CivilDate(iso: fields[1]), let announced = CivilDate(iso: fields[2]),
        reported <= announced
      else { continue }
      let name = String(fields[0])
      opened.append(
        Event(name: name, day: reported, kind: .opened(of: String(fields[3]))))
      ended.append(
        Event(name: name, day: announced, kind: .ended(days: reported.days(to: announced))))
    }
    let all = opened + ended
    events = all.indices.sorted { (all[$0].day, $0) < (all[$1].day, $1) }.map { all[$0] }
  }
}
