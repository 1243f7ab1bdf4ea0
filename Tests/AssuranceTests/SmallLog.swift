// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

@testable import Assurance
@testable import Evidence
@testable import Judgement

/// A log of two agreements whose entries lie mixed, small enough to be made anew in every test.
///
/// North Bank has cases that are met, breached, pending, excused and void, one event that cannot be
/// judged, one that was erased, and names that mean harm. Its entries are every second one, so that
/// the proof that they are in the log needs hashes of the other agreement's.
struct SmallLog {
  static let agreement = "north-bank"
  static let asOf = instant("2026-04-01T12:00:00Z")

  let key: NoteKey
  let salt: Salt
  let terms: TermsStatement
  /// North Bank's, which a cooperative that lies may show otherwise.
  var entries: [LogEntry] = []
  private var state = LogState()
  private(set) var leafHashes: [Digest] = []
  private(set) var checkpoints: [SignedNote] = []
  /// The heads before each checkpoint.
  private(set) var headLines: [HeadLine] = []
  /// North Bank's head under the newest heads.
  private(set) var ownHead: LoggedHead?

  /// Builds the log; `adopter` and the names of cases may be anything, and more may be agreed and
  /// happen.
  init(
    adopter: String = "North Bank plc", caseName: String = "INC1007", more text: String = "",
    _ happenings: [(time: String, subject: String, type: String)] = []
  ) throws {
    key = try NoteKey(name: "example.org/postgres-guild", seed: Array(1...32))
    salt = try Self.salt(255)
    terms = try Self.terms(adopter: adopter, more: text)
    try state.begin(agreement: Self.agreement, salt: salt)
    try state.begin(agreement: "harbour", salt: try Self.salt(254))
    let events =
      [Self.stated(terms)] + Self.story(caseName)
      + happenings.map { Self.event($0.time, $0.subject, $0.type) }
    for (place, event) in events.enumerated() {
      try append(event, number: UInt8(place))
      let other = Event(
        id: "\(place)", source: "/desk", type: Vocabulary.prefix + "case.noted", time: event.time,
        agreement: "harbour", subject: "H\(place)")
      for _ in 0...(place % 2) { try append(other, number: UInt8(100 + place)) }
      if place % 9 == 8 { try sign(at: event.time) }
    }
    try sign(at: Self.asOf)
  }

  /// Records one more event, with a salt of one repeated byte.
  mutating func append(_ event: Event, number: UInt8) throws {
    let salt = try Self.salt(number)
    let bytes = try event.checkedCanonicalBytes()
    let leaf = try state.append(agreement: event.agreement, event: bytes, salt: salt)
    leafHashes.append(leaf.hash)
    guard event.agreement == Self.agreement else { return }
    let isErased = event.subject == "erased"
    entries.append(
      LogEntry(
        index: leaf.index, leaf: leaf.bytes, salt: isErased ? nil : salt.bytes,
        event: isErased ? nil : bytes))
  }

  /// Puts the last leaf of another log into this one, beside the chain of its agreement.
  mutating func appendLeaf(of other: SmallLog) throws {
    let bytes = other.entries[other.entries.count - 1].leaf
    leafHashes.append(MerkleTree.leafHash(bytes))
    var tiles = TileWriter()
    for hash in leafHashes { tiles.append(hash) }
    // The state believes that the stray leaf is one of heads, which none asks it for.
    state = try LogState(
      size: state.size + 1, root: tiles.frontier.root,
      partialTiles: tiles.takeChanges().filter(\.tile.isPartial), chains: state.chains,
      heads: state.heads + 1)
  }

  /// Ends a commit: heads, then a checkpoint.
  ///
  /// A cooperative that lies commits to the heads of another state.
  mutating func sign(at time: Instant, lying other: SmallLog? = nil) throws {
    let map = HeadMap((other ?? self).state.chains.map(\.head))
    let heads: AppendedHeads
    if let other {
      var lie = other.state
      let told = try lie.appendHeads(at: time)
      heads = try state.appendHeads(told.leaf)
    } else {
      heads = try state.appendHeads(at: time)
    }
    leafHashes.append(MerkleTree.leafHash(heads.leaf.bytes))
    headLines.append(HeadLine(index: heads.index, leaf: heads.leaf))
    ownHead = map.proof(of: Leaf.blindedID(agreement: Self.agreement, salt: salt)).map {
      LoggedHead(index: heads.index, leaf: heads.leaf, proof: $0)
    }
    checkpoints.append(try key.checkpointSigner()(state.size, state.root))
  }

  // MARK: Contents

  static func salt(_ number: UInt8) throws -> Salt {
    guard let salt = Salt([UInt8](repeating: number, count: Salt.byteCount)) else {
      throw TermsStatementFault.duplicate("salt")
    }
    return salt
  }

  static func instant(_ text: String) -> Instant { (try? Instant(rfc3339: text)) ?? .earliest }

  private static func stated(_ terms: TermsStatement) -> Event {
    Event(
      id: "terms-0", source: "/frankpledge", type: Vocabulary.agreementTerms,
      time: instant("2026-01-01T00:00:00Z"), agreement: agreement, data: terms.data)
  }

  /// A line of a story: when, which case, what, and what else is known.
  static func event(
    _ time: String, _ subject: String, _ type: String, _ data: KeyValuePairs<String, String> = [:]
  ) -> Event {
    var values = JSONObject()
    for (name, value) in data { values[name] = .string(value) }
    return Event(
      id: "\(time) \(subject) \(type)", source: "/desk/servicedesk",
      type: Vocabulary.prefix + type, time: instant(time), agreement: agreement, subject: subject,
      data: values)
  }

  private static let person: KeyValuePairs<String, String> = [
    "actor": "person", "side": "cooperative",
  ]

  private static func story(_ name: String) -> [Event] {
    [
      event("2026-01-05T09:00:00Z", "INC1001", "case.opened", ["severity": "S1"]),
      event("2026-01-05T09:12:00Z", "INC1001", "case.responded", person),
      event("2026-01-05T10:00:00Z", "INC1001", "case.paused", ["waitingOn": "adopter"]),
      event("2026-01-05T11:30:00Z", "INC1001", "case.resumed"),
      event("2026-01-05T16:45:00Z", "INC1001", "case.restored"),
      event("2026-01-20T16:00:00Z", "INC1002", "case.opened", ["severity": "S2"]),
      event("2026-01-21T09:20:00Z", "INC1002", "case.responded", person),
      event("2026-02-03T11:00:00Z", "INC1003", "case.opened", ["severity": "S1"]),
      event("2026-02-03T11:45:00Z", "INC1003", "case.responded", person),
      event("2026-02-03T13:00:00Z", "INC1003", "case.restored"),
      event("2026-02-10T08:00:00Z", "INC1004", "case.opened", ["severity": "S9"]),
      event("2026-02-10T08:05:00Z", "erased", "case.noted"),
      event("2026-02-11T10:00:00Z", "INC1005", "case.opened", ["severity": "S2"]),
      event("2026-02-11T10:30:00Z", "INC1005", "case.voided", ["reason": "opened twice"]),
      event("2026-03-02T10:00:00Z", "INC1006", "case.opened", ["severity": "S1"]),
      event("2026-03-02T10:20:00Z", "INC1006", "case.responded", person),
      event(
        "2026-03-02T12:00:00Z", "INC1006", "case.excused",
        ["obligation": "restore", "reason": "the bank moved data centres", "side": "adopter"]),
      event("2026-03-10T14:00:00Z", name, "case.opened", ["severity": "S2"]),
      event("2026-03-12T17:00:00Z", name, "case.responded", person),
      event("2026-04-01T11:50:00Z", "INC1008", "case.opened", ["severity": "S1"]),
    ]
  }

  private static func terms(adopter: String, more: String) throws -> TermsStatement {
    try TermsStatement(
      main: "agreements/north-bank.md",
      files: [
        .init(
          name: "agreements/north-bank.md",
          bytes: Array(text(adopter: adopter, more: more).utf8)),
        .init(name: "calendars/office.pledge", bytes: Array(calendar.utf8)),
      ], zoneVersion: "2026b", zones: [.init(name: "Europe/London", bytes: london)])
  }

  private static func text(adopter: String, more: String) -> String {
    """
    # Support agreement

    ```pledge
    include "../calendars/office.pledge"

    agreement north-bank
      adopter "\(adopter)"
      term    2026-01-01 to 2028-12-31
      fee     EUR 240,000 per year, invoiced quarterly
      covers  postgresql 14 to 18, pgbouncer
      zone    Europe/London

    severity S1 "Production is down or data is at risk"
    severity S2 "Production is impaired; a workaround exists"

    define response
      as case.responded by a person of the cooperative

    obligation respond
      when  a case is opened
      owed  a response within
              S1   30 minutes   around the clock
              S2   4 hours      in office
      else  credit 2% of the monthly fee for each breach, up to 20% of the monthly fee each month
      shows DORA 30(2)(e), PCI-DSS 12.8.5

    obligation restore
      when  a case is opened with severity S1
      owed  service restored within 4 hours around the clock
      stop the clock while waiting on the adopter
    \(more)```

    """
  }

  private static let calendar = """
    calendar office
      in     Europe/London
      open   Mon to Fri 09:00 to 17:30
      closed nothing in 2026
      closed nothing in 2027
      closed nothing in 2028

    """

  /// London since October 2025, one change and then the rule.
  ///
  /// The tz database has more and says the same of the years of the agreement.
  private static let london: [UInt8] = {
    let rule = "\nGMT0BST,M3.5.0/1,M10.5.0\n"
    func head(_ counts: [UInt8]) -> [UInt8] {
      Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15)
        + counts.flatMap { [0, 0, 0, $0] }
    }
    let utc: [UInt8] = head([0, 0, 0, 0, 1, 4]) + [0, 0, 0, 0, 0, 0] + Array("UTC\0".utf8)
    let change: [UInt8] = [0, 0, 0, 0, 0x68, 0xFD, 0x72, 0x90, 1]
    let types: [UInt8] = [0, 0, 0x0E, 0x10, 1, 0, 0, 0, 0, 0, 0, 4]
    return utc + head([0, 0, 0, 1, 2, 8]) + change + types + Array("BST\0GMT\0".utf8)
      + Array(rule.utf8)
  }()
}
