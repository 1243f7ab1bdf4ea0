// SPDX-License-Identifier: Apache-2.0
//
// Checks `area` and `member`, who takes turns on a rota, and `layer`.

import Money
import WorkingTime

extension Checker {
  /// The areas by name.
  mutating func checkAreas() -> NameTable<Area> {
    var table = NameTable<Area>()
    var places: [String: (area: String, place: FilePlace)] = [:]
    for (number, file) in files.enumerated() {
      for area in file.syntax.areas {
        let components = area.covers.map(\.value)
        declare(
          area.name, Area(name: area.name.value, components: components), as: .area, in: number,
          &table)
        for component in area.covers {
          guard let first = places[component.value] else {
            places[component.value] = (
              area.name.value, FilePlace(file: number, range: component.range)
            )
            continue
          }
          let words = words(for: first.place, seenFrom: number)
          report(
            .componentInTwoAreas(component.value, area: first.area, first: words),
            at: component.range, in: number)
        }
      }
    }
    return table
  }

  /// The members by name.
  mutating func checkMembers(_ areas: NameTable<Area>) -> NameTable<Member> {
    var table = NameTable<Member>()
    var known: Set<String> = []
    var mayLackKnowledge = mayLackNames
    for (number, file) in files.enumerated() {
      for member in file.syntax.members {
        known.formUnion(member.knows.map(\.value))
        mayLackKnowledge = mayLackKnowledge || member.isDamaged
        declare(member.name, check(member, in: number, areas), as: .member, in: number, &table)
      }
    }
    if !table.names.isEmpty, !mayLackKnowledge { reportUnknownToAll(known) }
    return table
  }

  private mutating func check(
    _ member: MemberSyntax, in file: Int, _ areas: NameTable<Area>
  ) -> Member {
    reportTwice(member.knows, in: file)
    for area in member.knows where areas[area.value] == nil {
      reportUnknown(.area, area, known: areas.names, in: file)
    }
    for date in [member.joined, member.leaves].compactMap({ $0 }) { checkDate(date, in: file) }
    if let joined = member.joined, let leaves = member.leaves, leaves.value < joined.value {
      report(
        .leavesBeforeJoining(member.name.value, joined: joined.value, leaves: leaves.value),
        at: leaves.range, in: file)
    }
    return Member(
      name: member.name.value, title: member.title?.value, employer: member.employer?.value,
      zone: member.zone.flatMap { zone($0, in: file) }, knows: member.knows.map(\.value),
      joined: member.joined?.value, leaves: member.leaves?.value)
  }

  private mutating func reportUnknownToAll(_ known: Set<String>) {
    for (number, file) in files.enumerated() {
      for area in file.syntax.areas where !known.contains(area.name.value) && !area.isDamaged {
        report(.nobodyKnows(area.name.value), at: area.name.range, in: number)
      }
    }
  }

  private mutating func checkDate(_ date: Located<CivilDate>, in file: Int) {
    if date.value.year > 2200 { report(.dateTooFar(date.value), at: date.range, in: file) }
  }

  /// Who takes turns on a rota, ascending by the start.
  mutating func checkTurns(
    of rota: RotaSyntax, in file: Int, _ members: NameTable<Member>
  ) -> [RotaTurn] {
    var turns: [RotaTurn] = []
    for turn in rota.turns {
      checkDate(turn.firstDay, in: file)
      reportTwice(turn.members, in: file)
      for name in turn.members {
        guard let member = members[name.value] else {
          reportUnknown(.member, name, known: members.names, in: file)
          continue
        }
        if let leaves = member.leaves, leaves < turn.firstDay.value {
          report(.turnAfterLeaving(name.value, leaves: leaves), at: name.range, in: file)
        }
      }
      let start = CivilDateTime(date: turn.firstDay.value, time: turn.handOver)
      if turns.contains(where: { $0.start == start }) {
        report(
          .saidTwice("Who takes turns from \(start.text)"), at: turn.firstDay.range, in: file)
      }
      turns.append(RotaTurn(members: turn.members.map(\.value), days: turn.days, start: start))
    }
    return turns.sorted { $0.start < $1.start }
  }
}

// MARK: - Layers

extension Checker {
  /// A layer without a mistake, and where it says what it pays.
  private typealias PlacedLayer = (layer: CoverLayer, place: FilePlace)

  /// The layers in the order in which they pay; those of other currencies one after another, in the
  /// order in which the currencies come up.
  mutating func checkLayers() -> [CoverLayer] {
    var table = NameTable<Void>()
    var placed: [PlacedLayer] = []
    for (number, file) in files.enumerated() {
      for syntax in file.syntax.layers {
        declare(syntax.name, (), as: .layer, in: number, &table)
        guard let layer = layer(syntax, in: number), let pays = syntax.pays else { continue }
        placed.append((layer, FilePlace(file: number, range: pays.range)))
      }
    }
    var currencies: [Currency] = []
    for (layer, _) in placed where !currencies.contains(layer.limit.currency) {
      currencies.append(layer.limit.currency)
    }
    var ordered: [CoverLayer] = []
    for currency in currencies {
      let layers = placed.enumerated().filter { $0.element.layer.limit.currency == currency }
        .sorted {
          ($0.element.layer.attachment.minorUnits, $0.offset)
            < ($1.element.layer.attachment.minorUnits, $1.offset)
        }.map(\.element)
      checkTower(layers)
      ordered += layers.map(\.layer)
    }
    return ordered
  }

  private mutating func layer(_ syntax: LayerSyntax, in file: Int) -> CoverLayer? {
    if !syntax.isDamaged {
      require(
        syntax.pays, "pays", "pays claims over EUR 50,000 up to EUR 250,000", of: "layer",
        at: syntax.name, in: file)
      if syntax.reinstatement?.price != nil {
        require(
          syntax.premium, "premium", "premium EUR 12,000 each year", of: "layer", at: syntax.name,
          in: file)
      }
    }
    guard let pays = syntax.pays?.value else { return nil }
    let upTo = pays.upTo.value
    let others = [pays.over, syntax.yearlyLimit, syntax.premium].compactMap { $0 }
    let strange = others.filter { $0.value.currency != upTo.currency }
    for amount in strange {
      let problem = Problem.currencyMismatch(
        amount.value.currency.code, other: upTo.currency.code)
      report(problem, at: amount.range, in: file)
    }
    guard strange.isEmpty else { return nil }
    let attachment = pays.over?.value ?? .zero(upTo.currency)
    // Money is written without a sign, so the difference of two amounts is one.
    let limit = Money(
      minorUnits: upTo.minorUnits - attachment.minorUnits, currency: upTo.currency)
    guard limit.minorUnits > 0 else {
      report(
        .layerReversed(from: "\(attachment)", to: "\(upTo)"), at: pays.upTo.range, in: file)
      return nil
    }
    for amount in [syntax.yearlyLimit, syntax.premium].compactMap({ $0 })
    where amount.value.minorUnits == 0 {
      report(.zeroFigure("This amount"), at: amount.range, in: file)
    }
    return CoverLayer(
      name: syntax.name.value, paysClaims: pays.claims, paysCredits: pays.credits,
      attachment: attachment, limit: limit, yearlyLimit: syntax.yearlyLimit?.value,
      premium: syntax.premium?.value, reinstatements: syntax.reinstatement?.times.value,
      reinstatementPrice: syntax.reinstatement?.price?.value ?? .zero)
  }

  /// Reports where layers of one currency, ascending, pay the same twice or leave out a part.
  private mutating func checkTower(_ layers: [PlacedLayer]) {
    var reported: Set<Int> = []
    for pays in [\CoverLayer.paysClaims, \CoverLayer.paysCredits] {
      var below: CoverLayer?
      for (number, (layer, place)) in layers.enumerated() where layer[keyPath: pays] {
        if let below, let problem = Self.problem(of: layer, above: below),
          reported.insert(number).inserted
        {
          report(problem, at: place.range, in: place.file)
        }
        if below.map({ $0.end < layer.end }) ?? true { below = layer }
      }
    }
  }

  private static func problem(of layer: CoverLayer, above below: CoverLayer) -> Problem? {
    let start = layer.attachment.minorUnits
    if start < below.end { return .layersOverlap(layer.name, other: below.name) }
    guard start > below.end else { return nil }
    let end = Money(minorUnits: below.end, currency: layer.limit.currency)
    return .layersLeaveGap(from: "\(end)", to: "\(layer.attachment)")
  }
}

extension CoverLayer {
  /// The amount of a loss, in minor units, up to which it pays.
  fileprivate var end: Int64 { attachment.minorUnits + limit.minorUnits }
}
