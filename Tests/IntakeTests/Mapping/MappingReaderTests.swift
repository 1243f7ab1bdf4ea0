// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing

@testable import Intake

@Suite(.enabled(if: TestZones.areInstalled, TestZones.missing))
struct MappingReaderTests {
  private func faults(_ text: String) -> [String] {
    let fault = #expect(throws: MappingFault.self) { try Mappings.read(text) }
    return fault?.text(file: "desk.toml").split(separator: "\n").map(String.init) ?? []
  }

  @Test func `a mapping of changes is read`() throws {
    let mapping = try Mappings.read(Mappings.changes)
    #expect(mapping.agreement == "it-desk")
    #expect(
      mapping.columns == ["number", "at", "state", "opened", "change", "priority", "by"])
    guard case .changes(let shape) = mapping.shape else {
      Issue.record("not a mapping of changes")
      return
    }
    #expect(shape.states["Waiting"] == [.responded, .waitingOnAdopter])
    #expect(shape.states["New"] == [])
  }

  @Test func `a mapping of cases is read`() throws {
    let mapping = try Mappings.read(Mappings.cases)
    #expect(mapping.columns == ["id", "open_dt", "first_reply", "closed_dt"])
  }

  @Test func `what a desk says of itself is read apart from evidence`() throws {
    let mapping = try Mappings.read(Mappings.cases + Self.fit)
    let rule = try #require(mapping.fit)
    #expect(rule.met == ["yes", "y"] && rule.missed == ["no"] && rule.due == "target_dt")
    #expect(mapping.columns == ["id", "open_dt", "first_reply", "closed_dt"])
    #expect(
      mapping.columnsToFit == [
        "id", "open_dt", "first_reply", "closed_dt", "ontime", "target_dt", "kind", "seen",
      ])
  }

  private static let fit = """


    [fit]
    flag   = "ontime"
    met    = ["yes", "y"]
    missed = "no"
    due    = "target_dt"
    class  = "kind"
    starts = ["seen"]
    stops  = "closed_dt"
    """

  @Test(arguments: [
    (#"flag   = "ontime""#, "", "'fit.flag' is missing: the column with the desk's own verdict"),
    (
      #"missed = "no""#, "",
      "'fit.missed' is missing: the text of the flag for a case that was late"
    ),
    (#"missed = "no""#, #"missed = "y""#, #"'fit.missed' is "y": it is under 'met' too"#),
    (
      #"class  = "kind""#, #"klass = "kind""#, "'fit.klass' is not known; did you mean 'fit.class'?"
    ),
  ])
  func `a slip in it is told with its place`(old: String, new: String, message: String) {
    let found = faults(Mappings.cases + Self.fit.replacing(old, with: new))
    #expect(found.count == 1 && found.first?.hasSuffix(message) == true, "\(found)")
  }

  private static let changed: [(String, String, [String])] = [
    (
      #"agreement = "it-desk""#, "",
      ["desk.toml: 'agreement' is missing: the name of the agreement that cases fall under"]
    ),
    (
      #"agreement = "it-desk""#, #"agreement = "IT""#,
      [
        "desk.toml:1: 'agreement' is \"IT\": 'agreement', byte 0: only lower-case letters, digits and - may stand here"
      ]
    ),
    (
      #"source = "/desk/it""#, #"source = "a b""#,
      [
        "desk.toml:2: 'source' is \"a b\": 'source', byte 1: only letters, digits and -._~:/?#[]@!$&'()*+,;=% may stand here"
      ]
    ),
    (
      #"shape = "changes""#, #"shape = "change""#,
      ["desk.toml:3: 'shape' is \"change\"; did you mean 'changes'?"]
    ),
    (
      #"shape = "changes""#, "shape = 1",
      ["desk.toml:3: 'shape' must be a text in quotes, not empty"]
    ),
    (
      #"missing = ["?"]"#, "missing = [1]",
      ["desk.toml:4: 'missing' must be a text or a list of texts"]
    ),
    (
      #"missing = ["?"]"#, #"seperator = ";""#,
      ["desk.toml:4: 'seperator' is not known; did you mean 'separator'?"]
    ),
    (
      #"missing = ["?"]"#, #"separator = "x""#,
      ["desk.toml:4: 'separator' is \"x\"; use one of ,, ;, |, tab"]
    ),
    (
      #"case = "number""#, #"kase = "number""#,
      [
        "desk.toml:6: 'columns.case' is missing: the column that names the case",
        "desk.toml:7: 'columns.kase' is not known; did you mean 'columns.case'?",
      ]
    ),
    (
      #"format = "d/M/yyyy HH:mm""#, #"format = "d/M/yy HH:mm""#,
      [
        "desk.toml:15: 'times.format' is \"d/M/yy HH:mm\": 'yy' has no meaning; use yyyy MM dd d M HH hh a mm ss SSS XXX, and put other letters between apostrophes"
      ]
    ),
    (
      #"zone = "Europe/London""#, #"zone = "Europe/Londn""#,
      ["desk.toml:16: no time zone is called 'Europe/Londn'; did you mean 'Europe/London'?"]
    ),
    (
      #"zone = "Europe/London""#, "",
      [
        "desk.toml:14: 'times.zone' is missing: on whose clocks the times were read, such as Europe/London"
      ]
    ),
    (
      #"format = "d/M/yyyy HH:mm""#, #"format = "iso""#,
      ["desk.toml:16: 'times.zone' has no use here: each time carries its own offset"]
    ),
    (
      #"zone = "Europe/London""#, "zone = \"Europe/London\"\nrepeated = \"first\"",
      ["desk.toml:17: 'times.repeated' is \"first\"; use one of earlier, later, refuse"]
    ),
    (
      #"Active = "responded""#, #"Active = "respnded""#,
      ["desk.toml:24: 'states.Active' is \"respnded\"; did you mean 'responded'?"]
    ),
    (
      #"Active = "responded""#, "Active = []",
      ["desk.toml:24: 'states.Active' is missing: \"open\" if it says nothing"]
    ),
    (
      #""2 - High" = "P2""#, #""2 - High" = 2"#,
      ["desk.toml:20: 'severities.2 - High' must be a text in quotes, not empty"]
    ),
    (
      #"severity = "priority""#, "",
      ["desk.toml:18: '[severities]' has no use here: there is no columns.severity"]
    ),
    (
      #"actor = "person""#, #"actor = "human""#,
      ["desk.toml:32: 'who.actor' is \"human\"; use one of person, machine"]
    ),
    (
      #"column = "by""#, "",
      ["desk.toml:30: 'who.column' is missing: the column that says who made the change"]
    ),
    (
      "[who]", "[events]\nclosed = \"x\"\n[who]",
      ["desk.toml:30: '[events]' has no use here: a file of changes has [states]"]
    ),
  ]

  @Test(arguments: changed)
  func `each fault is told with its line and the way out`(
    part: String, other: String, lines: [String]
  ) {
    let text = Mappings.changes.replacing(part, with: other, maxReplacements: 1)
    #expect(text != Mappings.changes)
    #expect(faults(text) == lines)
  }

  @Test func `all faults are told at once`() {
    #expect(
      faults("shape = \"cases\"\nseverity = 3\nshap = 1\n[states]\na = \"open\"").count == 8)
  }

  @Test func `what is not TOML is told with its line`() {
    #expect(
      faults("agreement = \"a\"\nsource = ").first?.hasPrefix("desk.toml:2: not TOML: ") == true)
    #expect(
      faults("a = \"\0\"")
        == [
          "desk.toml:1: not TOML: column 6: control character 0 in a text; take it out or write it"
            + " as an escape"
        ])
    #expect(
      faults(String(repeating: "#", count: 300_000)) == [
        "desk.toml: the mapping has 300000 bytes; at most 262144 are read"
      ])
  }

  @Test func `what is not UTF-8 is no mapping`() {
    let fault = #expect(throws: MappingFault.self) {
      try Mapping(parsing: [0x61, 0xFF], zones: TestZones())
    }
    #expect(fault?.problems.map(\.kind) == [.notText])
  }

  @Test(arguments: [71, 72, 73] as [UInt64])
  func `changed bytes never trap`(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let original = Array(Mappings.changes.utf8)
    for _ in 0..<60 {
      var bytes = original
      for _ in 0..<3 {
        bytes[Int.random(in: 0..<bytes.count, using: &numbers)] = .random(
          in: 0...255, using: &numbers)
      }
      _ = try? Mapping(parsing: bytes, zones: TestZones())
    }
  }

  private static let changedProbes: [(String, String, [String])] = [
    (
      "service = \"name\"", "",
      ["desk.toml:6: 'columns.service' is missing: the column that names the service"]
    ),
    (
      "up = \"up\"", "up = \"down\"\nodd = \"open\"",
      ["desk.toml:16: 'states.odd' is \"open\"; use one of up, down"]
    ),
    (
      "down = \"down\"", "",
      ["desk.toml:14: '[states]' is missing: a state that means down"]
    ),
    (
      "[services]", "[service]",
      [
        "desk.toml: '[services]' is missing: the measure of the agreement for each text of the column",
        "desk.toml:19: 'service' is not known; did you mean 'services'?",
      ]
    ),
    (
      "[services]", "[who]\ncolumn = \"x\"\n[services]",
      ["desk.toml:19: 'who' is not known; take it out"]
    ),
  ]

  @Test(arguments: changedProbes)
  func `each fault of a mapping of probes is told`(part: String, other: String, lines: [String]) {
    let text = Mappings.probes.replacing(part, with: other, maxReplacements: 1)
    #expect(text != Mappings.probes)
    #expect(faults(text) == lines)
  }

  private static let changedAdvisories: [(String, String, [String])] = [
    (
      "advisory = \"cve\"", "",
      ["desk.toml:8: 'columns.advisory' is missing: the column that names the advisory"]
    ),
    (
      "needs = [\"reported\"]", "needs = [\"reportd\"]",
      ["desk.toml:5: 'needs' is \"reportd\"; did you mean 'reported'?"]
    ),
    (
      "day = \"start\"", "",
      [
        "desk.toml:13: 'times.day' is missing: the file writes days; say whether each stands for its \"start\" or its \"end\""
      ]
    ),
    (
      "day = \"start\"", "day = \"noon\"",
      ["desk.toml:16: 'times.day' is \"noon\"; use one of start, end"]
    ),
    (
      "format = \"yyyy-MM-dd\"", "format = \"yyyy-MM-dd HH:mm\"",
      ["desk.toml:16: 'times.day' has no use here: each time has a time of day"]
    ),
    (
      "disclosed = \"announced\"", "fixed = \"announced\"",
      ["desk.toml:32: '[releases]' has no use here: events.fixed reads 'announced'; keep one"]
    ),
    (
      "component = \"product\"", "",
      ["desk.toml:22: '[components]' has no use here: there is no columns.component"]
    ),
    (
      "column = \"fixed_in\"", "",
      ["desk.toml:32: 'releases.column' is missing: the column that names the releases"]
    ),
  ]

  @Test(arguments: changedAdvisories)
  func `each fault of a mapping of advisories is told`(
    part: String, other: String, lines: [String]
  ) {
    let text = Mappings.advisories.replacing(part, with: other, maxReplacements: 1)
    #expect(text != Mappings.advisories)
    #expect(faults(text) == lines)
  }
}
