// SPDX-License-Identifier: Apache-2.0
//
// Duties, exclusions, powers, measures, pools and amendments in plain sentences.

import Money
import Terms
import WorkingTime

extension ClauseInWords {
  func text(of duty: Duty) -> String {
    let effects = duty.effects.map { effect in
      let names = Self.list(effect.obligations.map { "'\($0)'" }, "and")
      switch effect.kind {
      case .stop: return "the clock of \(names) stands still"
      case .excuse: return "a deadline of \(names) that falls in that time is excused"
      case .start: return "the clock of \(names) starts only when it is kept"
      }
    }
    let otherwise =
      effects.isEmpty
      ? "Nothing follows if it is not kept."
      : "While it is not kept, \(Self.list(effects, "and"))."
    return "The \(duty.party.rawValue) \(duty.words). \(otherwise)"
  }

  func text(of exclusion: Exclusion) -> String {
    let most = exclusion.most.map { ", up to \($0.hours) hours each \($0.period.rawValue)" } ?? ""
    return
      "While \(exclusion.words), \(exclusion.declaredBy.rawValue), is open, time does not count "
      + "for \(Self.list(exclusion.from.map { "'\($0)'" }, "and"))\(most)."
  }

  func text(of power: Power) -> String {
    let action: String
    switch power.action {
    case .terminate(let notice):
      action = "terminate the agreement " + (notice.map { "with \($0.text) notice" } ?? "at once")
    case .suspend(let names):
      action = "suspend \(Self.list(names.map { "'\($0)'" }, "and"))"
    case .extend(let span): action = "extend the term by \(span.text)"
    }
    let refund = power.isRefunding ? "; fees paid ahead are then refunded" : ""
    let lapse: String
    switch power.lapse {
    case .never: lapse = "The right does not lapse."
    case .after(let span): lapse = "The right lapses \(span.text) after it arises."
    }
    let conditions = power.conditions.map(condition)
    return "The \(power.holder.rawValue) may \(action)\(refund): \(Self.list(conditions, "or")). "
      + lapse
  }

  private func condition(_ condition: Power.Condition) -> String {
    switch condition {
    case .breached(let counted, let run):
      "when \(Self.list(counted.obligations.map { "'\($0)'" }, "and")) is breached"
        + (run.text.isEmpty ? "" : " \(run.text)")
    case .creditsReachMost(let months, let window):
      "when credits reach their most in \(months) of any \(window) months"
    case .creditsExceed(let amount, let months):
      "when credits exceed \(amount.text) within \(months) months"
    case .dutyBroken(let duty, let span): "when '\(duty)' is broken for \(span.text)"
    case .atAnyTime: "at any time"
    }
  }

  func text(of measure: Measure) -> String {
    let shortest =
      measure.shortest == 0
      ? ""
      : " Outages shorter than \(Allowance.openTime(milliseconds: measure.shortest).text) "
        + "do not count."
    return "The share of time \(measure.of) is available, "
      + (measure.hours.name.map { "in \($0)" } ?? "around the clock") + ".\(shortest)"
  }

  func text(of pool: Pool) -> String {
    let shares = pool.shares.map { "\($0.percent) to '\($0.obligation)'" }
    return "Each \(pool.period.rawValue) \(pool.amount.text) is at risk: "
      + "\(Self.list(shares, "and"))."
  }

  func text(of amendment: Amendment) -> String {
    var changes = amendment.replaces.map { "'\($0.new)' takes the place of '\($0.old)'" }
    changes += amendment.adds.map { "'\($0)' is added" }
    changes += amendment.ends.map { "'\($0)' ends" }
    if let fee = amendment.fee {
      changes.append("the fee is \(fee.amount) per \(fee.period.rawValue)")
    }
    return
      "Signed on \(amendment.signed.iso). From \(amendment.effect.iso) on, for cases opened from "
      + "then on, \(Self.list(changes, "and"))."
  }
}
