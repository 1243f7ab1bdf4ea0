// SPDX-License-Identifier: Apache-2.0

package import Evidence
import WorkingTime

/// The statement as the data of an event; docs/specs/forecast.md lays it out.
extension ForecastStatement {
  package static let format = "frankpledge-forecast/1"
  private static let percentileCount = 99

  package var json: JSONObject {
    var object: JSONObject = [
      "format": .string(Self.format), "asOf": .string(asOf.rfc3339),
      "until": .string(until.rfc3339), "knownAt": .integer(Int64(clamping: knownAt)),
      "root": .string(root), "seed": .integer(Int64(seed)), "worlds": .integer(worlds),
      "replications": .integer(replications),
      "chances": .array(chances.map { .object(Self.json($0)) }),
      "amounts": .array(
        amounts.map {
          .object([
            "what": .string($0.what.rawValue),
            "percentiles": .array($0.percentiles.map { .integer($0) }),
          ])
        }),
    ]
    object["recalibrations"] = .array(
      recalibrations.map {
        .object([
          "slopeThousandths": .integer($0.slope), "shiftThousandths": .integer($0.shift),
          "chances": .integer($0.count),
        ])
      })
    object["staff"] = staff.map { .string($0) }
    return object
  }

  private static func json(_ chance: SaidChance) -> JSONObject {
    var object = JSONObject()
    switch chance.matter {
    case .everything: object["everything"] = .bool(true)
    case .obligation(let name): object["obligation"] = .string(name)
    case .power(let name): object["power"] = .string(name)
    }
    for (forecaster, millionths) in zip(Forecaster.allCases, chance.by) {
      object[forecaster.rawValue] = .integer(millionths)
    }
    object["chosen"] = .string(chance.chosen.rawValue)
    object["said"] = .integer(chance.said)
    return object
  }

  /// Reads what ``json`` wrote; nil for anything else.
  package init?(_ object: JSONObject) {
    let staff = object["staff"]?.text
    guard object["format"]?.text == Self.format,
      object.members.count == (staff == nil ? 11 : 12),
      let asOf = object["asOf"]?.instant, let until = object["until"]?.instant, asOf < until,
      let knownAt = object["knownAt"]?.count, let root = object["root"]?.text,
      let seed = object["seed"]?.count.flatMap({ UInt32(exactly: $0) }),
      let worlds = object["worlds"]?.count, let replications = object["replications"]?.count,
      let chances = object["chances"]?.list.map({ $0.compactMap(Self.chance) }),
      let amounts = object["amounts"]?.list.map({ $0.compactMap(Self.amount) }),
      chances.count == object["chances"]?.list?.count,
      amounts.count == object["amounts"]?.list?.count,
      let recalibrations = object["recalibrations"]?.list.map({
        $0.compactMap(Self.recalibration)
      }), recalibrations.count == ForecastRecord.Kind.allCases.count
    else { return nil }
    self.init(
      asOf: asOf, until: until, knownAt: UInt64(knownAt), root: root, staff: staff, seed: seed,
      worlds: worlds, replications: replications, chances: chances, amounts: amounts,
      recalibrations: recalibrations)
  }

  private static func chance(_ value: JSONValue) -> SaidChance? {
    guard case .object(let object) = value, object.members.count == 7,
      let matter = matter(object),
      let chosen = object["chosen"]?.text.flatMap(Forecaster.init(rawValue:)),
      let said = object["said"]?.millionths
    else { return nil }
    let by = Forecaster.allCases.compactMap { object[$0.rawValue]?.millionths }
    guard by.count == Forecaster.allCases.count else { return nil }
    return SaidChance(matter: matter, by: by, chosen: chosen, said: said)
  }

  private static func matter(_ object: JSONObject) -> Matter? {
    if object["everything"] == .bool(true) { return .everything }
    if let name = object["obligation"]?.text { return .obligation(name) }
    return object["power"]?.text.map { .power($0) }
  }

  private static func recalibration(_ value: JSONValue) -> Recalibration? {
    guard case .object(let object) = value, object.members.count == 3,
      case .integer(let slope)? = object["slopeThousandths"],
      case .integer(let shift)? = object["shiftThousandths"],
      let count = object["chances"]?.count
    else { return nil }
    return Recalibration(slope: slope, shift: shift, count: count)
  }

  private static func amount(_ value: JSONValue) -> SaidAmount? {
    guard case .object(let object) = value, object.members.count == 2,
      let what = object["what"]?.text.flatMap(Quantity.init(rawValue:)),
      let list = object["percentiles"]?.list, list.count == percentileCount
    else { return nil }
    let percentiles = list.compactMap { if case .integer(let number) = $0 { number } else { nil } }
    guard percentiles.count == list.count, percentiles == percentiles.sorted() else { return nil }
    return SaidAmount(what: what, percentiles: percentiles)
  }
}

extension JSONValue {
  fileprivate var text: String? { if case .string(let text) = self { text } else { nil } }

  fileprivate var list: [JSONValue]? { if case .array(let list) = self { list } else { nil } }

  /// A whole number that is not negative.
  fileprivate var count: Int64? {
    if case .integer(let number) = self, number >= 0 { number } else { nil }
  }

  fileprivate var millionths: Int64? { count.flatMap { $0 <= 1_000_000 ? $0 : nil } }

  fileprivate var instant: Instant? { text.flatMap { try? Instant(rfc3339: $0) } }
}
