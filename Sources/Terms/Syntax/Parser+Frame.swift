// SPDX-License-Identifier: Apache-2.0
//
// Reads `site`, `rota`, `measure` and `amendment`.

import WorkingTime

extension Parser {
  mutating func readSite(_ declaration: OutlineDeclaration) {
    let site = header(of: declaration) { header throws(Finding) in
      // The name is one word, and `in` is not part of it.
      if header.isAtWord("in"), !header.isFollowed(by: "in") {
        throw header.expected("a name for the site")
      }
      let name = try header.expectName("a name for the site")
      let more = header.takeWords { $0 == "in" }
      if let last = more.last, header.isAtWord("in") {
        let whole = ([name.value] + more.map(\.text)).joined(separator: "-")
        throw Finding(.nameWithSpaces(whole), at: name.range.through(last.range))
      }
      if let first = more.first {
        throw Finding(.expected("'in'", found: first.text, nearest: nil), at: first.range)
      }
      try header.expect(phrase: "in")
      return SiteSyntax(
        name: name, zone: try header.expectZone("a time zone, such as Asia/Tokyo"))
    }
    refuseClauses(of: declaration, .site)
    let name = declaration.header.dropFirst().first
    let lacksName = name.map { $0.isWord("in") || $0.kind != .word } ?? true
    add {
      if let site { $0.sites.append(site) } else if lacksName { $0.mayHideNames = true }
    }
  }

  mutating func readRota(_ declaration: OutlineDeclaration) {
    let name = header(of: declaration) { header throws(Finding) in
      try header.expectNewName("a name for the rota")
    }
    var rota = RotaSyntax(name: name ?? Located("", at: declaration.place))
    readClauses(
      of: declaration, .rota, repeatable: ["on", "off", "by"]
    ) { parser, word, clause, cursor throws(Finding) in
      let place = cursor.here
      switch word {
      case "in": rota.zone = try cursor.whole(Self.zoneName)
      case "serves": rota.serves = try Self.allNames(&cursor, "an agreement")
      case "on":
        try cursor.expect(phrase: "duty")
        rota.hours.append(Located(try cursor.whole(Self.open), at: place))
      case "by": rota.turns.append(try cursor.whole(Self.turn))
      default:
        try cursor.expect(phrase: "duty")
        if cursor.isAtWord("nothing") {
          throw cursor.expected("a date, or the name of a list of holidays")
        }
        rota.hours.append(Located(try cursor.whole(Self.closed), at: place))
      }
    }
    rota.isDamaged = isDamaged
    add { $0.rotas.append(rota) }
  }

  mutating func readMeasure(_ declaration: OutlineDeclaration) {
    let name = header(of: declaration) { header throws(Finding) in
      try header.expectNewName("a name for the measure")
    }
    var measure = MeasureSyntax(
      name: name ?? Located("", at: declaration.place), lines: declaration.lines)
    readClauses(of: declaration, .measure) { parser, word, clause, cursor throws(Finding) in
      switch word {
      case "of":
        cursor.skipArticle()
        guard let words = cursor.takeProse() else {
          throw cursor.expected("what is measured, such as `the primary database`")
        }
        measure.of = words
      case "is":
        try cursor.expect(phrase: "the share of time it is available")
        guard let hours = try Self.hours(&cursor) else {
          throw cursor.expected("'around the clock', or 'in' and the name of a calendar")
        }
        measure.hours = hours
      default:
        try cursor.expect(phrase: "outages of")
        let (allowance, isBusiness) = try Self.allowance(&cursor)
        guard case .openTime(let milliseconds) = allowance.value, !isBusiness else {
          throw Finding(.ambiguousUnit(allowance.value.text), at: allowance.range)
        }
        try cursor.expect(phrase: "or more")
        measure.shortest = Located(milliseconds, at: allowance.range)
      }
    }
    measure.isDamaged = isDamaged
    add { $0.measures.append(measure) }
  }

  mutating func readAmendment(_ declaration: OutlineDeclaration) {
    let name = header(of: declaration) { header throws(Finding) in
      try header.expectNewName("a name for the amendment")
    }
    var amendment = AmendmentSyntax(
      name: name ?? Located("", at: declaration.place), lines: declaration.lines)
    readClauses(
      of: declaration, .amendment, repeatable: ["replaces"]
    ) { parser, word, clause, cursor throws(Finding) in
      switch word {
      case "signed": amendment.signed = try cursor.expectDate("the day it was signed")
      case "effect":
        amendment.effect = try cursor.expectDate("the day it takes effect")
        if cursor.take(mark: ",") { try cursor.expect(phrase: "for cases opened from then on") }
      case "replaces":
        amendment.replaces.append(try cursor.whole(Self.replacement))
      case "adds": amendment.adds = try Self.allNames(&cursor, "an obligation")
      case "ends": amendment.ends = try Self.allNames(&cursor, "an obligation")
      case "fee": amendment.fee = try Self.fee(&cursor)
      default:
        try cursor.expect(phrase: "back with the consent of both")
        amendment.mayReachBack = true
      }
    }
    amendment.isDamaged = isDamaged
    add { $0.amendments.append(amendment) }
  }

  private static func replacement(_ cursor: inout Cursor) throws(Finding) -> ReplacementSyntax {
    let old = try cursor.expectName("an obligation")
    try cursor.expect(phrase: "with")
    return ReplacementSyntax(old: old, new: try cursor.expectName("an obligation"))
  }
}
