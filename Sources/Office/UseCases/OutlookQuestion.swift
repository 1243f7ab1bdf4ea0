// SPDX-License-Identifier: Apache-2.0

package import Evidence
package import Forecast
package import WorkingTime

/// What a forecast is asked, with nothing left open: the same question on the same log has one answer.
package struct OutlookQuestion: Hashable, Sendable {
  /// The agreements, by name.
  package let agreements: [String]
  package let asOf: Instant
  package let until: Instant
  /// The size of the log that is known, and its root in hexadecimal.
  package let knownAt: UInt64
  package let root: String
  package let seed: UInt32
  package let worlds: Int
  /// Advisories that are supposed to strike everybody.
  package let shocks: [Instant]
  /// Agreements that are supposed to be there once more, by name.
  package let more: [String]
  /// How many cases are supposed to come, in per cent of what the record says.
  package let volume: Int
  /// Members and employers who are supposed not to be there, by name.
  package let without: [String]
  package let withoutEmployer: [String]
  package let away: [AwayDays]

  package init(
    agreements: [String], asOf: Instant, until: Instant, knownAt: UInt64, root: String,
    seed: UInt32,
    worlds: Int, shocks: [Instant] = [], more: [String] = [], volume: Int = 100,
    without: [String] = [], withoutEmployer: [String] = [], away: [AwayDays] = []
  ) {
    self.agreements = agreements
    self.asOf = asOf
    self.until = until
    self.knownAt = knownAt
    self.root = root
    self.seed = seed
    self.worlds = worlds
    self.shocks = shocks
    self.more = more
    self.volume = volume
    self.without = without
    self.withoutEmployer = withoutEmployer
    self.away = away
  }

  /// Whether something is supposed beside what is known.
  package var isWhatIf: Bool { self != plain }

  /// The same question with nothing supposed.
  package var plain: OutlookQuestion {
    OutlookQuestion(
      agreements: agreements, asOf: asOf, until: until, knownAt: knownAt, root: root, seed: seed,
      worlds: worlds)
  }

  /// The plain question with one more agreement like one.
  package func with(more agreement: String) -> OutlookQuestion {
    OutlookQuestion(
      agreements: agreements, asOf: asOf, until: until, knownAt: knownAt, root: root, seed: seed,
      worlds: worlds, more: [agreement])
  }

  /// The plain question of another time.
  package func within(_ time: Range<Instant>) -> OutlookQuestion {
    OutlookQuestion(
      agreements: agreements, asOf: time.lowerBound, until: time.upperBound, knownAt: knownAt,
      root: root, seed: seed, worlds: worlds)
  }

  /// What is supposed, as the simulation takes it.
  package var scenario: Scenario {
    var scenario = Scenario()
    scenario.shocks = shocks
    scenario.volume = Double(volume) / 100
    return scenario
  }

  package var json: JSONObject {
    [
      "agreements": .array(agreements.map { .string($0) }), "asOf": .string(asOf.rfc3339),
      "until": .string(until.rfc3339), "knownAt": .integer(Int64(clamping: knownAt)),
      "root": .string(root), "seed": .integer(Int64(seed)), "worlds": .integer(Int64(worlds)),
      "shocks": .array(shocks.map { .string($0.rfc3339) }),
      "more": .array(more.map { .string($0) }), "volume": .integer(Int64(volume)),
      "without": .array(without.map { .string($0) }),
      "withoutEmployer": .array(withoutEmployer.map { .string($0) }),
      "away": .array(away.map { .string("\($0)") }),
    ]
  }

  /// Reads what ``json`` wrote; nil for anything else.
  package init?(_ object: JSONObject) {
    guard object.members.count == 13,
      let agreements = Self.texts(object["agreements"]), let more = Self.texts(object["more"]),
      let shocks = Self.texts(object["shocks"])?.map({ try? Instant(rfc3339: $0) }),
      let asOf = Self.instant(object["asOf"]), let until = Self.instant(object["until"]),
      case .integer(let knownAt)? = object["knownAt"], knownAt >= 0,
      case .string(let root)? = object["root"],
      case .integer(let seed)? = object["seed"], let seed = UInt32(exactly: seed),
      case .integer(let worlds)? = object["worlds"], (1...10_000_000).contains(worlds),
      case .integer(let volume)? = object["volume"], (1...10_000).contains(volume),
      !shocks.contains(nil), let without = Self.texts(object["without"]),
      let withoutEmployer = Self.texts(object["withoutEmployer"]),
      let away = Self.texts(object["away"])?.map(AwayDays.init), !away.contains(nil)
    else { return nil }
    self.init(
      agreements: agreements, asOf: asOf, until: until, knownAt: UInt64(knownAt), root: root,
      seed: seed, worlds: Int(worlds), shocks: shocks.compactMap { $0 }, more: more,
      volume: Int(volume), without: without, withoutEmployer: withoutEmployer,
      away: away.compactMap { $0 })
  }

  private static func texts(_ value: JSONValue?) -> [String]? {
    guard case .array(let list)? = value else { return nil }
    let texts = list.compactMap { if case .string(let text) = $0 { text } else { nil } }
    return texts.count == list.count ? texts : nil
  }

  private static func instant(_ value: JSONValue?) -> Instant? {
    guard case .string(let text)? = value else { return nil }
    return try? Instant(rfc3339: text)
  }
}
