// SPDX-License-Identifier: Apache-2.0

package import Evidence
import Money
package import Terms
import WorkingTime

/// The terms of one text as JSON for other programs: what `check --json` prints.
///
/// The form is in docs/language/terms.schema.json; a check of the repository holds the two together.
/// Members that say nothing are left out.
package enum TermsExport {
  /// What was found, and the agreement if there is one without errors.
  package static func json(
    _ checked: CheckedTerms, text: String, diagnostics: [Diagnostic]
  ) -> JSONValue {
    var object: JSONObject = [
      "text": .string(text), "diagnostics": .array(diagnostics.map(json)),
    ]
    if let agreement = checked.agreement { object["agreement"] = json(agreement) }
    if let cooperative = checked.cooperative {
      object["cooperative"] = .object([
        "name": .string(cooperative.name), "title": .string(cooperative.title),
        "log": .string(cooperative.log),
      ])
    }
    addCooperative(checked, to: &object)
    object["examples"] = list(checked.examples) { example in
      .object([
        "title": .string(example.title), "file": .string(example.file),
        "line": .integer(Int64(example.lines.first?.range.line ?? 0)),
      ])
    }
    return .object(object)
  }

  /// One problem.
  static func json(_ diagnostic: Diagnostic) -> JSONValue {
    var object: JSONObject = [
      "file": .string(diagnostic.file), "line": .integer(Int64(diagnostic.range.line)),
      "column": .integer(Int64(diagnostic.range.column)),
      "length": .integer(Int64(diagnostic.range.length)),
      "code": .string(diagnostic.wording.code), "gravity": .string(diagnostic.gravity.rawValue),
      "message": .string(diagnostic.wording.message),
    ]
    object["help"] = diagnostic.wording.help.map { .string($0) }
    return .object(object)
  }

  // MARK: The agreement

  private static func json(_ agreement: Agreement) -> JSONValue {
    var object: JSONObject = [
      "name": .string(agreement.name), "adopter": .string(agreement.adopter),
      "term": .object([
        "from": .string(agreement.firstDay.iso), "through": .string(agreement.lastDay.iso),
      ]),
      "zone": .string(agreement.zone.name), "zoneVersion": .string(agreement.zoneVersion),
      "covers": .array(agreement.covers.map { .string($0) }),
      "severities": .array(
        agreement.severities.map {
          .object(["name": .string($0.name), "meaning": .string($0.meaning)])
        }),
    ]
    object["fee"] = agreement.fee.map(json)
    let cases = agreement.obligations.map { json($0, agreement) }
    let standing = agreement.standing.map { json($0, agreement) }
    object["obligations"] = .array(cases + standing)
    for (name, value) in rights(agreement.rights, agreement) where value != .array([]) {
      object[name] = value
    }
    return .object(object)
  }

  static func json(_ fee: Fee) -> JSONValue {
    var object: JSONObject = [
      "amount": TermsExport.money(fee.amount), "per": .string(fee.period.rawValue),
    ]
    object["invoiced"] = fee.invoiced.map { .string($0.rawValue) }
    return .object(object)
  }

  static func json(_ clause: Clause) -> JSONValue {
    .object([
      "file": .string(clause.file), "line": .integer(Int64(clause.line)),
      "text": .string(clause.text),
    ])
  }

  // MARK: Obligations

  /// The members every obligation has.
  private static func object(_ promise: Promise, kind: String) -> JSONObject {
    var object: JSONObject = [
      "name": .string(promise.name), "kind": .string(kind), "goal": .bool(promise.isGoal),
      "clause": json(promise.clause),
      "inForce": .object([
        "from": .string(promise.force.lowerBound.rfc3339),
        "until": .string(promise.force.upperBound.rfc3339),
      ]),
    ]
    object["credit"] = promise.credit.map(json)
    object["survives"] = promise.survival.map { .string($0.text) }
    if !promise.shows.isEmpty { object["shows"] = .array(promise.shows.map { .string($0) }) }
    return object
  }

  private static func json(_ obligation: Obligation, _ agreement: Agreement) -> JSONValue {
    var object = object(obligation.promise, kind: "each-case")
    object["act"] = .string(obligation.act)
    object["fulfilledBy"] = list(obligation.fulfilledBy) { .string($0.text) }
    object["targets"] = targets(obligation.ranks, obligation.targets, agreement)
    object["component"] = obligation.component.map { .string($0) }
    object["asAgreedPerCase"] = .bool(obligation.isAgreedPerCase)
    object["stopsWhileWaitingOn"] = list(obligation.stopsWhileWaitingOn) { .string($0) }
    object["onUpgrade"] = .string(obligation.onUpgrade.rawValue)
    object["onDowngrade"] = .string(obligation.onDowngrade.rawValue)
    object["onReopening"] = .string(obligation.onReopening.text)
    return .object(object)
  }

  private static func json(_ standing: StandingObligation, _ agreement: Agreement) -> JSONValue {
    switch standing.kind {
    case .recurring(let recurring):
      var object = object(standing.promise, kind: "recurring")
      object["act"] = .string(recurring.act)
      object["fulfilledBy"] = list(recurring.fulfilledBy) { .string($0.text) }
      object["targets"] = targets(recurring.ranks, recurring.targets, agreement)
      object["until"] = recurring.until.map { .string($0.rawValue) }
      object["stopsWhileWaitingOn"] = list(recurring.stopsWhileWaitingOn) { .string($0) }
      object["asAgreedPerCase"] = .bool(recurring.isAgreedPerCase)
      return .object(object)
    case .matter(let duty):
      var object = object(standing.promise, kind: "matter")
      object["act"] = .string(duty.act)
      object["fulfilledBy"] = list(duty.fulfilledBy) { .string($0.text) }
      object["matter"] = .string(duty.matter.rawValue)
      object["target"] = target(duty.target)
      object["noLaterThan"] = duty.latest.map {
        .object(["after": .string($0.event.rawValue), "target": target($0.target)])
      }
      object["unless"] = duty.condition.map { .string($0.text) }
      switch duty.start {
      case .event(let event, let ratings, let isCovered):
        object["starts"] = .string(event.rawValue)
        object["ratings"] = list(ratings) { .string($0.rawValue) }
        object["coveredOnly"] = .bool(isCovered)
      case .fulfilment(let other): object["startsWhenFulfilled"] = .string(other)
      }
      return .object(object)
    case .periodic(let duty):
      var object = object(standing.promise, kind: "periodic")
      object["each"] = .string(duty.period.rawValue)
      object["act"] = .string(duty.act)
      object["fulfilledBy"] = list(duty.fulfilledBy) { .string($0.text) }
      object["deed"] = duty.deed.map { .string($0) }
      object["evidence"] = duty.evidence.map { .string($0) }
      object["afterEnd"] = duty.afterEnd.map(target)
      return .object(object)
    case .aggregate(let aggregate):
      var object = object(standing.promise, kind: "aggregate")
      switch aggregate.window {
      case .each(let period): object["each"] = .string(period.rawValue)
      case .inAny(let span): object["inAny"] = .string(span.text)
      }
      object["standard"] = standard(aggregate.standard, agreement)
      object["fewest"] = .integer(Int64(aggregate.fewest))
      return .object(object)
    }
  }

  private static func standard(
    _ standard: Aggregate.Standard, _ agreement: Agreement
  ) -> JSONValue {
    switch standard {
    case .rate(let percent, let of):
      .object(["rate": .string(percent.description), "of": counted(of, agreement)])
    case .breaches(let most, let of):
      .object(["mostBreaches": .integer(Int64(most)), "of": counted(of, agreement)])
    case .points(let most, let rows):
      .object([
        "mostPoints": .integer(Int64(most)),
        "counting": list(rows) {
          .object([
            "points": .integer(Int64($0.points)), "of": counted($0.counted, agreement),
          ])
        },
      ])
    case .percentile(let percent, let of, let most):
      .object([
        "percentile": .string(percent.description), "of": counted(of, agreement),
        "target": target(most),
      ])
    case .average(let of, let most):
      .object(["averageOf": counted(of, agreement), "target": target(most)])
    case .availability(let measure, let percent):
      .object(["measure": .string(measure), "atLeast": .string(percent.description)])
    }
  }

  static func counted(_ counted: Counted, _ agreement: Agreement) -> JSONValue {
    var object: JSONObject = ["obligations": list(counted.obligations) { .string($0) }]
    object["severities"] = counted.ranks.map { ranks in
      list(ranks) { .string(agreement.severities[$0].name) }
    }
    return .object(object)
  }

  private static func targets(
    _ ranks: [Int], _ targets: [Target], _ agreement: Agreement
  ) -> JSONValue {
    list(Array(zip(ranks, targets))) { rank, one in
      guard case .object(var object) = target(one) else { return .null }
      object["severity"] = .string(agreement.severities[rank].name)
      return .object(object)
    }
  }

  /// An amount of time and when it runs; `text` is as the language writes it.
  private static func target(_ target: Target) -> JSONValue {
    var object: JSONObject = ["text": .string(target.text)]
    switch target.allowance {
    case .openTime(let milliseconds): object["openMilliseconds"] = .integer(milliseconds)
    case .businessDays(let days): object["businessDays"] = .integer(Int64(days))
    case .calendar(.days(let days)): object["days"] = .integer(Int64(days))
    case .calendar(.months(let months)): object["months"] = .integer(Int64(months))
    }
    object["hours"] = .string(target.hours.name ?? "around the clock")
    object["dayEnd"] = target.dayEnd.map { .string($0.rawValue) }
    object["cutOff"] = target.cutOff.map { .string($0.text) }
    return .object(object)
  }

  static func list<Element>(
    _ elements: [Element], _ json: (Element) -> JSONValue
  ) -> JSONValue {
    .array(elements.map(json))
  }
}
