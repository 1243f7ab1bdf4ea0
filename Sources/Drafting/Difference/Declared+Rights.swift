// SPDX-License-Identifier: Apache-2.0
//
// What measures, duties, exclusions, powers and amendments say, facet by facet.

import Money
import Terms
import WorkingTime

extension Declared {
  init(_ measure: Measure) {
    let hours = measure.hours.name.map { "in \($0)" } ?? "around the clock"
    self.init(
      "measure", measure.name, measure.clause,
      [
        Facet("of", "'\(measure.name)' measures", measure.of),
        Facet("hours", "'\(measure.name)' is measured", hours),
        Facet(
          "shortest", "'\(measure.name)' counts outages of at least",
          Allowance.openTime(milliseconds: measure.shortest).text,
          weight: Weight(.count("outage"), measure.shortest, more: .milder)),
      ])
  }

  init(_ duty: Duty) {
    let whose: Favour = duty.party == .adopter ? .milder : .stricter
    var facets = [
      Facet("party", "'\(duty.name)' binds", "the \(duty.party.rawValue)"),
      Facet("words", "The \(duty.party.rawValue)", duty.words),
    ]
    for effect in duty.effects {
      let verb =
        switch effect.kind {
        case .stop: "stops the clock of"
        case .excuse: "excuses"
        case .start: "puts off the start of"
        }
      facets += effect.obligations.map { name in
        Facet("\(verb) \(name)", "A breach of '\(duty.name)' \(verb)", "'\(name)'", presence: whose)
      }
    }
    self.init("duty", duty.name, duty.clause, presence: whose, summary: duty.words, facets)
  }

  init(_ exclusion: Exclusion) {
    var facets = [
      Facet(
        "while", "'\(exclusion.name)' holds while", exclusion.words,
        rest: exclusion.declaredBy.rawValue)
    ]
    facets += exclusion.from.map {
      Facet("from \($0)", "'\(exclusion.name)' is taken from", "'\($0)'", presence: .milder)
    }
    if let most = exclusion.most {
      facets.append(
        Facet(
          "most", "'\(exclusion.name)' holds for up to", Count.of(most.hours, "hour"),
          rest: "each \(most.period.rawValue)",
          weight: Weight(.count(most.period.rawValue), Int64(most.hours), more: .milder),
          presence: .stricter))
    }
    self.init(
      "exclusion", exclusion.name, exclusion.clause, presence: .milder,
      summary: "while \(exclusion.words)",
      facets)
  }

  init(_ power: Power, _ words: Words) {
    let whose: Favour = power.holder == .adopter ? .stricter : .milder
    var facets = [
      Facet("holder", "'\(power.name)' is held by", "the \(power.holder.rawValue)"),
      Facet("action", "'\(power.name)' lets its holder", power.action.words),
    ]
    facets += power.conditions.map { condition in
      Facet(
        "when \(Self.about(condition, words))", "'\(power.name)' arises",
        Self.text(condition, words), weight: Self.weight(condition, whose), presence: whose)
    }
    if power.isRefunding {
      facets.append(
        Facet("refund", "'\(power.name)' gives back", "fees paid ahead", presence: whose))
    }
    switch power.lapse {
    case .never: facets.append(Facet("lapse", "'\(power.name)' lapses", "never"))
    case .after(let span):
      facets.append(
        Facet(
          "lapse", "'\(power.name)' lapses", "\(span.text) after it arises",
          weight: Weight(.count("lapse"), Int64(span.roughDays), more: whose)))
    }
    self.init(
      "power", power.name, power.clause, presence: whose,
      summary: "the \(power.holder.rawValue) may \(power.action.words)", facets)
  }

  /// What a condition is about, to compare it with one about the same.
  private static func about(_ condition: Power.Condition, _ words: Words) -> String {
    switch condition {
    case .breached(let counted, _): "breached \(words.counted(counted))"
    case .creditsReachMost: "most"
    case .creditsExceed: "exceed"
    case .dutyBroken(let name, _): "broken \(name)"
    case .atAnyTime: "any time"
    }
  }

  /// The figure that must be reached, where all else is the same: more of it makes the power rarer.
  private static func weight(_ condition: Power.Condition, _ whose: Favour) -> Weight? {
    switch condition {
    case .breached(_, .times(let count, let span)):
      Weight(.count("times within \(span.text)"), Int64(count), more: whose.reversed)
    case .breached(_, .inARow(let count, let period)):
      Weight(.count("\(period.rawValue)s in a row"), Int64(count), more: whose.reversed)
    case .creditsReachMost(let months, let window):
      Weight(.count("of any \(window) months"), Int64(months), more: whose.reversed)
    default: nil
    }
  }

  private static func text(_ condition: Power.Condition, _ words: Words) -> String {
    switch condition {
    case .breached(let counted, .once): "when \(words.counted(counted)) is breached"
    case .breached(let counted, let run):
      "when \(words.counted(counted)) is breached \(run.text)"
    case .creditsReachMost(let months, let window):
      "when credits reach their most in \(months) of any \(window) months"
    case .creditsExceed(let amount, let months):
      "when credits exceed \(amount.text) within \(months) months"
    case .dutyBroken(let name, let span): "when '\(name)' is broken for \(span.text)"
    case .atAnyTime: "at any time"
    }
  }

  init(_ amendment: Amendment) {
    let name = amendment.name
    var facets = [
      Facet("signed", "'\(name)' was signed on", amendment.signed.iso),
      Facet("effect", "'\(name)' takes effect on", amendment.effect.iso),
    ]
    if amendment.reachesBack {
      facets.append(Facet("back", "'\(name)' reaches back", "with the consent of both"))
    }
    facets += amendment.replaces.map {
      Facet("replaces \($0.old)", "'\(name)' puts in place of '\($0.old)'", "'\($0.new)'")
    }
    facets += amendment.adds.map { Facet("adds \($0)", "'\(name)' adds", "'\($0)'") }
    facets += amendment.ends.map { Facet("ends \($0)", "'\(name)' ends", "'\($0)'") }
    if let fee = amendment.fee {
      facets.append(
        Facet(
          "fee", "'\(name)' sets the fee to", "\(fee.amount)", rest: "per \(fee.period.rawValue)"))
    }
    let summary = "in effect from \(amendment.effect.iso)"
    self.init("amendment", name, amendment.clause, summary: summary, facets)
  }
}
