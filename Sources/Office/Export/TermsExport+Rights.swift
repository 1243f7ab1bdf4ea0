// SPDX-License-Identifier: Apache-2.0
//
// Credits, pools, duties, exclusions, powers, limits, measures, sites and amendments as JSON.

import Evidence
import Money
import Terms
import WorkingTime

extension TermsExport {
  /// An amount in the smallest unit of its currency, and as people write it.
  static func money(_ money: Money) -> JSONValue {
    .object([
      "currency": .string(money.currency.code), "minorUnits": .integer(money.minorUnits),
      "text": .string(money.description),
    ])
  }

  static func json(_ amount: CreditAmount) -> JSONValue {
    var object: JSONObject = ["text": .string(amount.text)]
    switch amount {
    case .sum(let sum): object["sum"] = money(sum)
    case .share(let percent, let period):
      object["percent"] = .string(percent.description)
      object["ofFeePer"] = .string(period.rawValue)
    case .poolShare(let percent, let pool):
      object["percent"] = .string(percent.description)
      object["ofPool"] = .string(pool)
    }
    return .object(object)
  }

  static func json(_ credit: Credit) -> JSONValue {
    var object: JSONObject = ["text": .string(credit.basis.text)]
    switch credit.basis {
    case .eachBreach(let amount): object["eachBreach"] = json(amount)
    case .eachLate(let amount, let unit):
      object["eachLate"] = json(amount)
      object["unitMilliseconds"] = .integer(unit.milliseconds)
    case .eachStep(let amount, let step, let below):
      object["eachStep"] = json(amount)
      object["step"] = .string(step.description)
      object["below"] = .string(below.description)
    case .eachPoint(let amount, let above):
      object["eachPoint"] = json(amount)
      object["above"] = .integer(Int64(above))
    case .once(let amount): object["once"] = json(amount)
    case .ladder(let rungs):
      object["ladder"] = list(rungs) {
        .object(["edge": .string($0.edge.text), "amount": json($0.amount)])
      }
    }
    if !credit.caps.isEmpty { object["caps"] = list(credit.caps, json) }
    object["least"] = credit.least.map(json)
    return .object(object)
  }

  private static func json(_ cap: CreditCap) -> JSONValue {
    .object(["amount": json(cap.amount), "span": .string(cap.span.text)])
  }

  /// The members of the agreement for what surrounds its obligations.
  static func rights(_ rights: Rights, _ agreement: Agreement) -> [(String, JSONValue)] {
    var members: [(String, JSONValue)] = [
      ("sites", list(rights.sites) { named($0.name, ["zone": .string($0.zone.name)]) }),
      ("duties", list(rights.duties, json)), ("exclusions", list(rights.exclusions, json)),
      ("powers", list(rights.powers) { json($0, agreement) }), ("pools", list(rights.pools, json)),
      ("limits", list(rights.limits, json)), ("measures", list(rights.measures, json)),
      ("amendments", list(rights.amendments, json)),
    ]
    if rights.credits.clause != nil { members.append(("credits", json(rights.credits))) }
    return members
  }

  private static func named(_ name: String, _ object: JSONObject) -> JSONValue {
    var object = object
    object["name"] = .string(name)
    return .object(object)
  }

  private static func json(_ credits: CreditTerms) -> JSONValue {
    var object: JSONObject = [
      "forfeitedAtTermination": .bool(credits.areForfeited),
      "setOffAgainstInvoices": .bool(credits.areSetOff), "caps": list(credits.caps, json),
      "onlyRemedyFor": list(credits.soleRemedyFor) { .string($0) },
      "exceptFor": list(credits.soleRemedyExceptions) { .string($0) },
    ]
    object["clause"] = credits.clause.map(json)
    object["least"] = credits.least.map(json)
    switch credits.claim {
    case .applied: object["claim"] = .string("applied without a claim")
    case .claimedWithin(let span): object["claim"] = .string("claimed within \(span.text)")
    }
    return .object(object)
  }

  private static func json(_ pool: Pool) -> JSONValue {
    named(
      pool.name,
      [
        "clause": json(pool.clause), "amount": json(pool.amount),
        "each": .string(pool.period.rawValue),
        "shares": list(pool.shares) {
          .object([
            "percent": .string($0.percent.description), "obligation": .string($0.obligation),
          ])
        },
      ])
  }

  private static func json(_ duty: Duty) -> JSONValue {
    named(
      duty.name,
      [
        "clause": json(duty.clause), "party": .string(duty.party.rawValue),
        "words": .string(duty.words),
        "otherwise": list(duty.effects) {
          .object([
            "effect": .string(word($0.kind)),
            "obligations": list($0.obligations) { .string($0) },
          ])
        },
      ])
  }

  private static func word(_ kind: DutyEffectKind) -> String {
    switch kind {
    case .stop: "stop"
    case .excuse: "excuse"
    case .start: "start"
    }
  }

  private static func json(_ exclusion: Exclusion) -> JSONValue {
    var object: JSONObject = [
      "clause": json(exclusion.clause), "words": .string(exclusion.words),
      "declaredBy": .string(exclusion.declaredBy.rawValue),
      "from": list(exclusion.from) { .string($0) },
    ]
    object["most"] = exclusion.most.map {
      .object(["hours": .integer(Int64($0.hours)), "each": .string($0.period.rawValue)])
    }
    return named(exclusion.name, object)
  }

  private static func json(_ power: Power, _ agreement: Agreement) -> JSONValue {
    var object: JSONObject = [
      "clause": json(power.clause), "holder": .string(power.holder.rawValue),
      "refund": .bool(power.isRefunding),
      "when": list(power.conditions) { condition($0, agreement) },
    ]
    switch power.action {
    case .terminate(let notice):
      object["terminate"] = .string(notice.map { "with \($0.text) notice" } ?? "at once")
    case .suspend(let names): object["suspend"] = list(names) { .string($0) }
    case .extend(let span): object["extend"] = .string(span.text)
    }
    switch power.lapse {
    case .never: object["lapses"] = .string("never")
    case .after(let span): object["lapses"] = .string(span.text)
    }
    return named(power.name, object)
  }

  private static func condition(
    _ condition: Power.Condition, _ agreement: Agreement
  ) -> JSONValue {
    switch condition {
    case .breached(let of, let run):
      return .object(["breached": counted(of, agreement), "run": .string(run.text)])
    case .creditsReachMost(let months, let window):
      return .object([
        "creditsReachMostIn": .integer(Int64(months)), "ofAnyMonths": .integer(Int64(window)),
      ])
    case .creditsExceed(let amount, let months):
      return .object([
        "creditsExceed": json(amount), "withinMonths": .integer(Int64(months)),
      ])
    case .dutyBroken(let duty, let span):
      return .object(["dutyBroken": .string(duty), "for": .string(span.text)])
    case .atAnyTime: return .object(["atAnyTime": .bool(true)])
    }
  }

  private static func json(_ limit: LiabilityLimit) -> JSONValue {
    .object([
      "clause": json(limit.clause), "on": .string(limit.scope.rawValue),
      "at": .string(limit.ceiling.text),
      "except": list(limit.exceptions) { exception in
        .object([
          "what": .string(exception.what),
          "at": .string(exception.ceiling?.text ?? "without limit"),
        ])
      },
    ])
  }

  private static func json(_ measure: Measure) -> JSONValue {
    named(
      measure.name,
      [
        "clause": json(measure.clause), "of": .string(measure.of),
        "hours": .string(measure.hours.name ?? "around the clock"),
        "shortestMilliseconds": .integer(measure.shortest),
      ])
  }

  private static func json(_ amendment: Amendment) -> JSONValue {
    var object: JSONObject = [
      "clause": json(amendment.clause), "signed": .string(amendment.signed.iso),
      "effect": .string(amendment.effect.iso), "reachesBack": .bool(amendment.reachesBack),
      "replaces": list(amendment.replaces) {
        .object(["old": .string($0.old), "new": .string($0.new)])
      }, "adds": list(amendment.adds) { .string($0) }, "ends": list(amendment.ends) { .string($0) },
    ]
    object["fee"] = amendment.fee.map(json)
    return named(amendment.name, object)
  }
}
