// SPDX-License-Identifier: Apache-2.0
//
// Zones, mappings and runs that the tests of Intake share.

import Evidence
import Foundation
import FrankpledgeTesting
import Office
import Testing
import WorkingTime

@testable import Intake

/// The zones of the system.
struct TestZones: ZoneSource {
  let version = "test"
  let names = ["Europe/London", "Europe/Berlin", "America/Sao_Paulo", "America/New_York", "UTC"]

  func tzif(of name: String) -> [UInt8]? {
    guard names.contains(name) else { return nil }
    return (try? Data(contentsOf: TestFolders.zones.appending(path: name))).map { Array($0) }
  }

  static let areInstalled = FileManager.default.fileExists(
    atPath: TestFolders.zones.appending(path: "Europe/London").path)
  static let missing: Comment = "no time zones in \(TestFolders.zones.path)"
}

/// Everything one import gave.
struct ImportRun {
  var items: [SourceItem] = []
  var progress = SourceProgress()

  init(
    _ mapping: Mapping, _ bytes: [UInt8], known: KnownCases? = nil, releases: ReleaseList? = nil,
    chunk: Int = 1 << 16
  ) throws {
    var place = 0
    var export = DeskExport(
      mapping: mapping, known: known ?? KnownCases(source: mapping.source), releases: releases,
      bytesTotal: bytes.count
    ) {
      guard place < bytes.count else { return nil }
      defer { place = min(place + chunk, bytes.count) }
      return Array(bytes[place..<min(place + chunk, bytes.count)])
    }
    while let more = try export.next() { items += more }
    progress = export.progress
  }

  init(
    _ mapping: Mapping, _ text: String, known: KnownCases? = nil, releases: ReleaseList? = nil
  ) throws {
    try self.init(mapping, Array(text.utf8), known: known, releases: releases)
  }

  /// What the log knows once all of it is recorded.
  func known(of source: String) -> KnownCases {
    var known = KnownCases(source: source)
    for event in events { known.take(event) }
    return known
  }

  var events: [Event] {
    items.compactMap { if case .event(let event) = $0 { event } else { nil } }
  }

  var exceptions: [SourceException] {
    items.compactMap { if case .exception(let exception) = $0 { exception } else { nil } }
  }

  /// `10:00 A opened P1`: what the events say, short.
  var story: [String] {
    events.map { event in
      func text(_ name: String) -> String {
        if case .string(let text)? = event.data[name] { " " + text } else { "" }
      }
      let type = event.type.dropFirst(Vocabulary.prefix.count)
      let name = type.hasPrefix("case.") ? type.dropFirst("case.".count) : type
      return "\(event.time.rfc3339.dropFirst(11).prefix(5)) \(event.subject ?? "-") \(name)"
        + text("severity") + text("waitingOn") + text("rating") + text("component") + text("due")
    }
  }
}

enum Mappings {
  static let changes = """
    agreement = "it-desk"
    source = "/desk/it"
    shape = "changes"
    missing = ["?"]

    [columns]
    case = "number"
    time = "at"
    opened = "opened"
    state = "state"
    severity = "priority"
    row = ["change"]

    [times]
    format = "d/M/yyyy HH:mm"
    zone = "Europe/London"

    [severities]
    "1 - Critical" = "P1"
    "2 - High" = "P2"

    [states]
    New = "open"
    Active = "responded"
    "Waiting" = ["responded", "waiting-on-adopter"]
    "Vendor" = ["responded", "waiting-on-third-party"]
    Resolved = "resolved"
    Closed = "closed"

    [who]
    column = "by"
    actor = "person"
    side = "cooperative"
    machines = ["robot *"]
    adopter = ["*@bank.example"]
    """

  static let cases = """
    agreement = "city"
    source = "/desk/city"
    shape = "cases"
    severity = "S3"

    [columns]
    case = "id"

    [times]
    format = "yyyy-MM-dd HH:mm:ss"
    zone = "America/New_York"

    [events]
    opened = "open_dt"
    responded = "first_reply"
    closed = "closed_dt"
    """

  static let probes = """
    agreement = "harvest"
    source = "/probe/one"
    shape = "probes"
    pass-over = ["Test *"]

    [columns]
    service = "name"
    time = "at"
    state = "status"

    [times]
    format = "iso"

    [states]
    up = "up"
    degraded = "up"
    down = "down"

    [services]
    Shop = "shop-uptime"
    Mail = "mail-uptime"
    """

  static let advisories = """
    agreement = "curl"
    source = "/curl"
    shape = "advisories"
    missing = ["-"]
    needs = ["reported"]
    order = ["reported", "disclosed", "fixed"]

    [columns]
    advisory = "cve"
    rating = "severity"
    component = "product"

    [times]
    format = "yyyy-MM-dd"
    zone = "UTC"
    day = "start"

    [ratings]
    HIGH = "high"
    LOW = "low"

    [components]
    "curl*" = "curl"

    [events]
    reported = "reported"
    disclosed = "announced"

    [not-evidence]
    reserved = "when a number was set aside"

    [releases]
    column = "fixed_in"
    name = "version"
    time = "out"
    """

  static func read(_ text: String) throws -> Mapping {
    try Mapping(parsing: Array(text.utf8), zones: TestZones())
  }
}
