// SPDX-License-Identifier: Apache-2.0
// What several tests need: zones of this system, the shared known answers, a seeded generator.

import Foundation
import FrankpledgeTesting
import WorkingTime

/// The zones installed on this system, read as the program reads them.
enum SystemZones {
  static let folder = TestFolders.zones
  static let areInstalled = FileManager.default.fileExists(
    atPath: folder.appending(path: "Europe/Berlin").path)
  static let missing = "no zone data at \(folder.path)"

  /// The release of the tz database, `2025b`; empty where the system does not say.
  static let release: String = {
    let table = try? String(
      decoding: Data(contentsOf: folder.appending(path: "tzdata.zi")).prefix(64), as: UTF8.self)
    let first = table?.split(separator: "\n").first ?? ""
    return first.hasPrefix("# version ") ? String(first.dropFirst("# version ".count)) : ""
  }()

  static func bytes(of name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder.appending(path: name)))
  }

  static func zone(_ name: String) throws -> Zone {
    try Zone(name: name, tzif: try bytes(of: name))
  }

  /// Every name under the folder, in order, without the `posix` and `right` twins.
  static func names() -> [String] {
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return (paths ?? []).filter { path in
      !path.hasPrefix("posix/") && !path.hasPrefix("right/") && path != "localtime"
        && (try? bytes(of: path))?.starts(with: "TZif".utf8) == true
    }.sorted()
  }
}

/// The known answers of business-time arithmetic, which may be absent.
enum KnownAnswers {
  static let file = TestFolders.shared.appending(path: "vectors/working-time.json")
  static let areThere = TestFolders.hasShared("vectors/working-time.json")
  static let missing = "no known answers at \(file.path)"
}

extension SeededNumbers {
  /// Small seeds that stand side by side, set far apart.
  init(spreading seed: Int) {
    self.init(seed: UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15)
  }
}

extension Instant {
  /// An instant written in a test; a slip there reads as the earliest instant and fails.
  init(_ text: String) { self = (try? Instant(rfc3339: text)) ?? .earliest }
}

extension OpeningWindow {
  /// A window in hours, such as 9 to 17.5.
  static func hours(_ opens: Double, _ closes: Double) throws -> OpeningWindow {
    try OpeningWindow(opens: Int(opens * 3600), closes: Int(closes * 3600))
  }
}

extension WorkCalendar {
  /// Monday to Friday 09:00 to 17:00, less the closures.
  static func office(_ zone: Zone, closed: Set<CivilDate> = []) throws -> WorkCalendar {
    let day = try [OpeningWindow.hours(9, 17)]
    let week = Dictionary(uniqueKeysWithValues: Weekday.allCases.prefix(5).map { ($0, day) })
    return try WorkCalendar(zone: zone, weekly: week, closures: closed)
  }
}

extension CivilDate {
  /// A date written in a test; a slip there reads as the earliest date and fails.
  init(_ text: String) { self = CivilDate(iso: text) ?? .earliest }
}
