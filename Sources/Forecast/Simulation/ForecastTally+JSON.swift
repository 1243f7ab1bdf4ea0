// SPDX-License-Identifier: Apache-2.0
//
// A tally as JSON: what a shard of a forecast writes and `merge` reads. Every figure is an integer.

package import Evidence

extension ForecastTally {
  /// As JSON; the same tally gives the same bytes.
  package var json: JSONValue {
    .object([
      "allMet": allMet.json, "worlds": .integer(worlds), "replications": .integer(replications),
      "agreements": .array(subjects.map(\.json)),
      "credits": .object(Self.object(credits.mapValues(\.json))),
    ])
  }

  /// Reads what ``json`` wrote; nil for anything else, and for what is of other agreements than `like`.
  package init?(_ value: JSONValue, like: ForecastTally) {
    guard case .object(let object) = value, object.members.count == 5,
      let worlds = object["worlds"].flatMap(Self.count),
      let replications = object["replications"].flatMap(Self.count),
      let allMet = object["allMet"].flatMap(Chance.init),
      case .array(let list)? = object["agreements"], list.count == like.subjects.count,
      case .object(let credits)? = object["credits"]
    else { return nil }
    self = like
    self.worlds = worlds
    self.replications = replications
    self.allMet = allMet
    for (place, item) in list.enumerated() {
      guard let subject = SubjectTally(item, like: like.subjects[place]) else { return nil }
      subjects[place] = subject
    }
    self.credits = [:]
    for member in credits.members {
      guard let amounts = Amounts(member.value) else { return nil }
      self.credits[member.name] = amounts
    }
  }

  /// A count: a whole number that is not negative.
  fileprivate static func count(_ value: JSONValue) -> Int64? {
    if case .integer(let number) = value, number >= 0 { number } else { nil }
  }

  fileprivate static func object(_ values: [String: JSONValue]) -> JSONObject {
    var object = JSONObject()
    for (name, value) in values.sorted(by: { $0.key < $1.key }) { object[name] = value }
    return object
  }

  /// The lists of an object by name, each read; nil if one is missing or cannot be read.
  fileprivate static func list<Item>(
    _ value: JSONValue?, _ read: (JSONValue) -> Item?
  ) -> [Item]? {
    guard case .array(let list)? = value else { return nil }
    let items = list.compactMap(read)
    return items.count == list.count ? items : nil
  }
}

extension ForecastTally.Chance {
  fileprivate var json: JSONValue { .array([.integer(count), .integer(squares)]) }

  fileprivate init?(_ value: JSONValue) {
    guard let pair = ForecastTally.list(value, ForecastTally.count), pair.count == 2 else {
      return nil
    }
    self.init()
    count = pair[0]
    squares = pair[1]
  }
}

extension ForecastTally.Amounts {
  /// Pairs of an amount and how often it came, ascending.
  fileprivate var json: JSONValue {
    .array(
      counts.sorted { $0.key < $1.key }.map {
        .array([.integer($0.key), .integer($0.value)])
      })
  }

  fileprivate init?(_ value: JSONValue) {
    guard case .array(let list) = value else { return nil }
    self.init()
    var last: Int64?
    for item in list {
      guard case .array(let pair) = item, pair.count == 2, case .integer(let amount) = pair[0],
        case .integer(let times) = pair[1], times > 0, last.map({ $0 < amount }) ?? true
      else { return nil }
      counts[amount] = times
      last = amount
    }
  }
}

extension ForecastTally.SubjectTally {
  fileprivate var json: JSONValue {
    .object([
      "allMet": allMet.json, "breaches": breaches.json, "credits": credits.json,
      "cases": cases.json,
      "obligations": .array(
        promises.map {
          .object([
            "allMet": $0.allMet.json, "due": .integer($0.due), "breached": .integer($0.breached),
          ])
        }),
      "powers": .array(
        powers.map { .object(["arose": $0.arose.json, "days": $0.days.json]) }),
    ])
  }

  fileprivate init?(_ value: JSONValue, like: Self) {
    guard case .object(let object) = value, object.members.count == 6,
      let allMet = object["allMet"].flatMap(ForecastTally.Chance.init),
      let breaches = object["breaches"].flatMap(ForecastTally.Amounts.init),
      let credits = object["credits"].flatMap(ForecastTally.Amounts.init),
      let cases = object["cases"].flatMap(ForecastTally.Amounts.init),
      let promises = ForecastTally.list(object["obligations"], ForecastTally.PromiseTally.init),
      let powers = ForecastTally.list(object["powers"], ForecastTally.PowerTally.init),
      promises.count == like.promises.count, powers.count == like.powers.count
    else { return nil }
    self = like
    self.allMet = allMet
    self.breaches = breaches
    self.credits = credits
    self.cases = cases
    self.promises = promises
    self.powers = powers
  }
}

extension ForecastTally.PromiseTally {
  fileprivate init?(_ value: JSONValue) {
    guard case .object(let object) = value, object.members.count == 3,
      let allMet = object["allMet"].flatMap(ForecastTally.Chance.init),
      let due = object["due"].flatMap(ForecastTally.count),
      let breached = object["breached"].flatMap(ForecastTally.count)
    else { return nil }
    self.init()
    self.allMet = allMet
    self.due = due
    self.breached = breached
  }
}

extension ForecastTally.PowerTally {
  fileprivate init?(_ value: JSONValue) {
    guard case .object(let object) = value, object.members.count == 2,
      let arose = object["arose"].flatMap(ForecastTally.Chance.init),
      let days = object["days"].flatMap(ForecastTally.Amounts.init)
    else { return nil }
    self.init()
    self.arose = arose
    self.days = days
  }
}
