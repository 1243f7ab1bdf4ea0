// SPDX-License-Identifier: Apache-2.0
// One entry of the shared known answers, with its calendar built.

import Foundation
import Testing

@testable import WorkingTime

struct KnownAnswer {
  private let fields: [String: Any]

  static func all() throws -> [KnownAnswer] {
    let data = try Data(contentsOf: KnownAnswers.file)
    let file = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let vectors = try #require(file["vectors"] as? [[String: Any]])
    return vectors.map { KnownAnswer(fields: $0) }
  }

  func field(_ name: String) -> Any? { fields[name] }
  func text(_ name: String) -> String { fields[name] as? String ?? "" }
  func integer(_ name: String) -> Int { fields[name] as? Int ?? .min }

  var id: String { text("id") }
  var operation: String { text("op") }
  var mode: String { text("mode") }
  var start: Instant { Instant(text("start")) }
  var startDate: CivilDate { CivilDate(text("start")) }
  var expected: Any { fields["expected"] ?? "nothing" }
  var expectedText: String { text("expected") }
  var expectedInteger: Int { integer("expected") }
  var expectedInstant: Instant { Instant(expectedText) }
  var expectedBool: Bool? { fields["expected"] as? Bool }
  var events: [[String: Any]] { fields["events"] as? [[String: Any]] ?? [] }

  /// The calendar of the answer; `hours` replaces every weekly window where given.
  func calendar(hours: [String]? = nil) throws -> WorkCalendar {
    var weekly: [Weekday: [OpeningWindow]] = [:]
    for (day, windows) in fields["hours"] as? [String: [[String]]] ?? [:] {
      let weekday = try #require(Weekday.allCases.first { $0.shortName.lowercased() == day })
      weekly[weekday] = try (hours.map { [$0] } ?? windows).map(Self.window)
    }
    return try WorkCalendar(
      zone: try SystemZones.zone(text("tz")), weekly: weekly,
      openings: try dated("date_overrides"),
      closures: Set((fields["holidays"] as? [String] ?? []).map { CivilDate($0) }),
      breaks: try dated("breaks"))
  }

  /// Open time over two years around the first instant named, and up to the last.
  func open(hours: [String]? = nil) throws -> OpenTime {
    let texts = [text("start"), text("end")] + events.compactMap { $0["t"] as? String }
    let instants = texts.filter { !$0.isEmpty }.map { Instant($0).milliseconds }
    let year: Int64 = 366 * 86_400_000
    return try OpenTime(
      .calendar(calendar(hours: hours)),
      from: Instant(milliseconds: (instants.min() ?? 0) - year),
      to: Instant(milliseconds: (instants.max() ?? 0) + year))
  }

  private func dated(_ name: String) throws -> [CivilDate: [OpeningWindow]] {
    var dated: [CivilDate: [OpeningWindow]] = [:]
    for (date, windows) in fields[name] as? [String: [[String]]] ?? [:] {
      dated[CivilDate(date)] = try windows.map(Self.window)
    }
    return dated
  }

  private static func window(_ texts: [String]) throws -> OpeningWindow {
    let seconds = texts.map { text in
      text.split(separator: ":").reduce(0) { $0 * 60 + (Int($1) ?? .min) } * 60
    }
    return try OpeningWindow(opens: try #require(seconds.first), closes: try #require(seconds.last))
  }
}
