// SPDX-License-Identifier: Apache-2.0
//
// Reads `area`, `member` and `layer`, and who takes turns on a rota.

import Money
import WorkingTime

extension Parser {
  mutating func readArea(_ declaration: OutlineDeclaration) {
    let name = header(of: declaration) { header throws(Finding) in
      try header.expectNewName("a name for the area")
    }
    var area = AreaSyntax(name: name ?? Located("", at: declaration.place))
    readClauses(of: declaration, .area) { parser, _, _, cursor throws(Finding) in
      area.covers = try Self.allNames(&cursor, "a component")
    }
    area.isDamaged = isDamaged
    add { $0.areas.append(area) }
  }

  mutating func readMember(_ declaration: OutlineDeclaration) {
    let name = header(of: declaration) { header throws(Finding) in
      try header.expectNewName("a name for the member")
    }
    var member = MemberSyntax(name: name ?? Located("", at: declaration.place))
    readClauses(of: declaration, .member) { parser, word, _, cursor throws(Finding) in
      switch word {
      case "called": member.title = try cursor.expectText("the full name")
      case "employer": member.employer = try cursor.expectText("the employer's name")
      case "in": member.zone = try cursor.whole(Self.zoneName)
      case "knows": member.knows = try Self.allNames(&cursor, "an area")
      case "joined": member.joined = try cursor.expectDate("the first day")
      default: member.leaves = try cursor.expectDate("the last day")
      }
    }
    member.isDamaged = isDamaged
    add { $0.members.append(member) }
  }

  /// The longest turn, in days.
  private static let longestTurn = 366

  /// Reads `ada, ben in turn, each for 1 week from 2026-01-05 at 09:00`.
  static func turn(_ cursor: inout Cursor) throws(Finding) -> RotaTurnSyntax {
    let members = try names(&cursor, "a member")
    try cursor.expect(phrase: "in turn , each for")
    let count = try cursor.expectWholeNumber("how long a turn lasts, such as `1 week`")
    let unit = try cursor.expect(
      oneOf: [("days", 1), ("day", 1), ("weeks", 7), ("week", 7)], as: "days or weeks")
    guard (1...longestTurn / unit).contains(count.value) else {
      throw Finding(.countOutOfRange("A turn", 1...longestTurn / unit), at: count.range)
    }
    try cursor.expect(phrase: "from")
    let firstDay = try cursor.expectDate("the day the first turn begins")
    let handOver =
      cursor.take("at") ? try cursor.expectTime("the time of the hand-over").value : nil
    return RotaTurnSyntax(
      members: members, days: count.value * unit, firstDay: firstDay,
      handOver: handOver ?? .midnight)
  }

  mutating func readLayer(_ declaration: OutlineDeclaration) {
    let name = header(of: declaration) { header throws(Finding) in
      try header.expectNewName("a name for the layer")
    }
    var layer = LayerSyntax(name: name ?? Located("", at: declaration.place))
    readClauses(of: declaration, .layer) { parser, word, _, cursor throws(Finding) in
      switch word {
      case "pays": layer.pays = try cursor.whole(Self.payment)
      case "at":
        try cursor.expect(phrase: "most")
        layer.yearlyLimit = try cursor.whole(Self.yearly)
      case "premium": layer.premium = try cursor.whole(Self.yearly)
      default: layer.reinstatement = try cursor.whole(Self.reinstatement)
      }
    }
    layer.isDamaged = isDamaged
    add { $0.layers.append(layer) }
  }

  private static func payment(_ cursor: inout Cursor) throws(Finding) -> Located<LayerPayment> {
    let place = cursor.here
    let (claims, credits) = try cursor.expect(
      oneOf: [
        ("claims and credits", (true, true)), ("claims", (true, false)), ("credits", (false, true)),
      ], as: "what it pays")
    let over = cursor.take("over") ? try amount(&cursor) : nil
    try cursor.expect(phrase: "up to")
    let upTo = try amount(&cursor)
    let payment = LayerPayment(claims: claims, credits: credits, over: over, upTo: upTo)
    return Located(payment, at: cursor.through(place))
  }

  private static func amount(_ cursor: inout Cursor) throws(Finding) -> Located<Money> {
    guard let amount = try cursor.takeMoney() else {
      throw cursor.expected("an amount of money, such as EUR 250,000")
    }
    return amount
  }

  private static func yearly(_ cursor: inout Cursor) throws(Finding) -> Located<Money> {
    let amount = try amount(&cursor)
    try cursor.expect(phrase: "each year")
    return amount
  }

  /// How often a layer may be reinstated in a year.
  private static let mostReinstatements = 1_000
  /// The dearest reinstatement, ten times the premium.
  private static let dearestReinstatement = Percent(partsPerMillion: 10_000_000)

  private static func reinstatement(
    _ cursor: inout Cursor
  ) throws(Finding) -> ReinstatementSyntax {
    let times = try cursor.expectWholeNumber("how often it is reinstated in a year")
    guard (1...mostReinstatements).contains(times.value) else {
      throw Finding(.countOutOfRange("This number", 1...mostReinstatements), at: times.range)
    }
    _ = try cursor.expect(oneOf: [("times", ()), ("time", ())], as: "how often")
    guard cursor.take(mark: ",") else { return ReinstatementSyntax(times: times, price: nil) }
    try cursor.expect(phrase: "each at")
    guard let price = try cursor.takePercent(upTo: dearestReinstatement) else {
      throw cursor.expected("a share of the premium, such as 100%")
    }
    try cursor.expect(phrase: "of the premium")
    return ReinstatementSyntax(times: times, price: price)
  }
}
