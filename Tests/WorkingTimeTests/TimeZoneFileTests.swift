// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import WorkingTime

@Suite struct TimeZoneFileTests {
  private func fault(_ builder: TZifBuilder) -> ZoneFault? {
    do throws(ZoneFault) { _ = try Zone(name: "Test", tzif: builder.bytes) } catch { return error }
    return nil
  }

  @Test func `versions 1 to 4 are read, others refused`() throws {
    for version: Character? in [nil, "2", "3", "4"] {
      #expect(fault(TZifBuilder(version: version)) == nil)
    }
    #expect(fault(TZifBuilder(version: "5")) == .unknownVersion(zone: "Test", 53))
    #expect(fault(TZifBuilder(version: "1")) == .unknownVersion(zone: "Test", 49))
  }

  @Test func `version 1 data is the 32-bit table without a rule`() throws {
    let zone = try Zone(
      name: "Test",
      tzif: TZifBuilder(
        version: nil, transitions: [(-1000, 1), (1000, 0)],
        types: [(3600, 0, 0), (7200, 1, 4)], names: "ONE\0TWO\0"
      ).bytes)
    #expect(zone.offsetSeconds(at: Instant(milliseconds: -1_000_001)) == 3600)
    #expect(zone.offsetSeconds(at: Instant(milliseconds: -1_000_000)) == 7200)
    #expect(zone.abbreviation(at: Instant(milliseconds: 0)) == "TWO")
    #expect(zone.offsetSeconds(at: Instant(milliseconds: 1_000_000)) == 3600)
  }

  @Test func `what breaks a rule is refused with the rule`() {
    let cases: [(TZifBuilder, String)] = [
      (TZifBuilder(types: []), "no local time type"),
      (TZifBuilder(transitions: [(5, 0), (5, 0)]), "ascend"),
      (TZifBuilder(transitions: [(5, 1)]), "names no type"),
      (TZifBuilder(types: [(93_600, 0, 0)]), "beyond a day"),
      (TZifBuilder(types: [(.min, 0, 0)]), "beyond a day"),
      (TZifBuilder(types: [(0, 2, 0)]), "neither 0 nor 1"),
      (TZifBuilder(types: [(0, 0, 9)]), "abbreviation"),
      (TZifBuilder(names: "UTC"), "abbreviation"),
      (TZifBuilder(names: "U\0"), "abbreviation"),
      (TZifBuilder(names: "U C\0"), "abbreviation"),
      (TZifBuilder(footer: "UTC0\n\n"), "does not end the file"),
      (TZifBuilder(footer: "UT\u{7F}0"), "printable"),
      (TZifBuilder(footer: "UTC"), "cannot be read"),
      (TZifBuilder(transitions: [(5, 0)], footer: "UTC-1"), "contradicts"),
      (TZifBuilder(leapSeconds: 1), "leap seconds"),
    ]
    for (builder, words) in cases {
      let text = fault(builder)?.description ?? "accepted"
      #expect(text.contains(words), "\(text)")
    }
    #expect(throws: ZoneFault.notZoneData(zone: "Test")) { try Zone(name: "Test", tzif: []) }
    #expect(throws: ZoneFault.tooLarge(zone: "Test", bytes: 262_145)) {
      try Zone(name: "Test", tzif: Array(repeating: 0, count: 262_145))
    }
  }

  @Test(arguments: [Int64.min, .max, -1 << 59, 1 << 59])
  func `transition times at the ends of the integers are survived`(time: Int64) throws {
    let daylight: [(Int32, UInt8, UInt8)] = [(0, 0, 0), (3600, 1, 4)]
    for (type, footer) in [(UInt8(0), "ONE0"), (0, "ONE0TWO,M3.5.0,M10.5.0"), (1, "")] {
      let zone = try? Zone(
        name: "Test",
        tzif: TZifBuilder(
          transitions: [(time, type)], types: daylight, names: "ONE\0TWO\0", footer: footer
        ).bytes)
      #expect(zone == nil || zone?.offsetSeconds(at: .earliest) != 1)
    }
  }

  @Test(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
  func `a file cut short anywhere is refused`() throws {
    let bytes = try SystemZones.bytes(of: "Europe/Berlin")
    for length in 0..<bytes.count {
      #expect(throws: ZoneFault.self) { try Zone(name: "B", tzif: Array(bytes[..<length])) }
    }
  }

  @Test(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
  func `every single byte changed is refused or read, never a trap`() throws {
    var bytes = try SystemZones.bytes(of: "Africa/Casablanca")
    var (refused, read) = (0, 0)
    for place in bytes.indices {
      let original = bytes[place]
      for change: UInt8 in [0x01, 0x80, 0xFF] {
        bytes[place] = original ^ change
        if let zone = try? Zone(name: "C", tzif: bytes) {
          read += 1
          for instant in [Instant.earliest, Instant(milliseconds: 0), .latest] {
            _ = zone.resolve(zone.civil(at: instant))
          }
        } else {
          refused += 1
        }
      }
      bytes[place] = original
    }
    #expect(refused > 100 && read > 100)
  }

  @Test(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
  func `zones that count leap seconds are refused`() throws {
    guard let bytes = try? SystemZones.bytes(of: "right/Europe/Berlin") else { return }
    #expect(throws: ZoneFault.countsLeapSeconds(zone: "right")) {
      try Zone(name: "right", tzif: bytes)
    }
  }
}
