// SPDX-License-Identifier: Apache-2.0

import Money
import Testing
import WorkingTime

@testable import Terms

/// What areas, members, turns and layers come to mean.
struct CooperativeTermsTests {
  private func check(_ text: String) -> CheckedTerms {
    let file = TermsBundle.File(path: "cooperative.pledge", bytes: Array(text.utf8))
    return Checker.check(
      TermsBundle(main: file.path, files: [file]), zones: Zones.book, knownZones: Zones.names)
  }

  @Test func `members and areas keep the order in which they are declared`() throws {
    let checked = try Corpus.check("right/guild.pledge")
    #expect(checked.areas.map(\.name) == ["server", "availability", "operations"])
    #expect(checked.areas.map(\.components) == [["postgresql", "pgbouncer"], ["patroni"], []])
    #expect(checked.members.map(\.name) == ["ada", "ben", "cleo"])
    let ada = try #require(checked.members.first)
    #expect(ada.title == "Ada Brandt" && ada.employer == "Datenhaus GmbH")
    #expect(ada.zone?.name == "Europe/Berlin" && ada.knows == ["server", "availability"])
    #expect(ada.joined == CivilDate(iso: "2024-01-01") && ada.leaves == nil)
    #expect(checked.members[1].leaves == CivilDate(iso: "2026-06-30"))
  }

  @Test func `turns hold one after another, with the time of their hand-over`() throws {
    let rota = try #require(try Corpus.check("right/guild.pledge").rotas.first)
    #expect(rota.turns.map(\.members) == [["ada", "ben", "cleo"], ["cleo"], ["ada", "cleo"]])
    #expect(rota.turns.map(\.days) == [7, 1, 10])
    #expect(
      rota.turns.map(\.start.text) == ["2026-01-05 09:00", "2026-07-06 00:00", "2026-08-04 00:00"])
  }

  @Test func `turns are put in the order of their start`() {
    let checked = check(
      """
      member ada
      rota a
        in UTC
        on duty every day 00:00 to 24:00
        by ada in turn, each for 2 weeks from 2026-07-06
        by ada in turn, each for 1 week from 2026-01-05
      """)
    #expect(checked.diagnostics.map(\.description) == [])
    #expect(checked.rotas.first?.turns.map(\.days) == [7, 14])
  }

  @Test func `layers are put in the order in which they pay`() throws {
    let checked = check(
      """
      layer high
        pays claims over EUR 50,000 up to EUR 250,000
        reinstated 2 times, each at 50% of the premium
        premium EUR 12,000 each year
        at most EUR 700,000 each year
      layer pounds
        pays claims up to GBP 100
      layer low
        pays claims and credits up to EUR 50,000
        at most EUR 70,000 each year
      """)
    #expect(checked.diagnostics.map(\.description) == [])
    #expect(checked.layers.map(\.name) == ["low", "high", "pounds"])
    let high = checked.layers[1]
    #expect(high.paysClaims && !high.paysCredits)
    #expect("\(high.attachment) \(high.limit)" == "EUR 50,000 EUR 200,000")
    #expect(high.reinstatementPrice == Percent(partsPerMillion: 500_000))
    #expect(
      checked.layers.map { $0.mostEachYear.map { "\($0)" } } == ["EUR 70,000", "EUR 600,000", nil])
  }

  @Test func `a limit that cannot be counted is none`() throws {
    let layer = CoverLayer(
      name: "vast", paysClaims: true, paysCredits: false,
      attachment: .zero(try #require(Currency(code: "EUR"))),
      limit: Money(minorUnits: .max, currency: try #require(Currency(code: "EUR"))),
      reinstatements: 3)
    #expect(layer.mostEachYear == nil)
  }

  @Test func `a layer that pays only credits leaves claims without a gap`() {
    let checked = check(
      """
      layer a
        pays claims up to EUR 10,000
      layer b
        pays credits over EUR 20,000 up to EUR 30,000
      layer c
        pays claims over EUR 10,000 up to EUR 20,000
      """)
    #expect(checked.diagnostics.map(\.description) == [])
  }

  @Test func `the zones of members are asked for`() {
    let file = TermsBundle.File(
      path: "a.pledge", bytes: Array("member ada\n  in Asia/Tokyo\n".utf8))
    #expect(
      Checker.zoneNames(in: TermsBundle(main: "a.pledge", files: [file])) == ["Asia/Tokyo"])
  }
}
