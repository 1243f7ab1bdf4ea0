// SPDX-License-Identifier: Apache-2.0
//
// Checks `amendment`, and reckons from all of them when each obligation is in force.

import Money
import WorkingTime

/// When obligations are in force.
struct Forces {
  /// The whole term.
  let term: Range<Instant>
  private var from: [String: Instant] = [:]
  private var until: [String: Instant] = [:]

  init(term: Range<Instant>) { self.term = term }

  mutating func begin(_ name: String, at instant: Instant) {
    from[name] = max(instant, from[name] ?? instant)
  }

  mutating func end(_ name: String, at instant: Instant) {
    until[name] = min(instant, until[name] ?? instant)
  }

  /// When an obligation is in force: the whole term, but for what amendments say.
  func range(of name: String) -> Range<Instant> {
    let start = max(term.lowerBound, from[name] ?? term.lowerBound)
    let end = min(term.upperBound, until[name] ?? term.upperBound)
    return start..<max(start, end)
  }
}

extension Checker {
  /// The amendments that have no mistake, by the day they take effect, and when obligations are in
  /// force.
  mutating func checkAmendments(
    _ promises: PromiseTable, _ frame: AgreementFrame
  ) -> (amendments: [Amendment], forces: Forces) {
    var table = NameTable<Void>()
    var amendments: [Amendment] = []
    var forces = Forces(term: frame.instants)
    for (number, file) in files.enumerated() {
      for syntax in file.syntax.amendments {
        declare(syntax.name, (), as: .amendment, in: number, &table)
        requireClauses(of: syntax, in: number)
        checkDates(of: syntax, in: number, frame)
        checkNames(of: syntax, in: number, promises, frame)
        guard let signed = syntax.signed?.value, let effect = syntax.effect?.value else { continue }
        if let start = frame.start(of: effect) {
          for name in syntax.replaces.map(\.new) + syntax.adds {
            forces.begin(name.value, at: start)
          }
          for name in syntax.replaces.map(\.old) + syntax.ends {
            forces.end(name.value, at: start)
          }
        }
        amendments.append(
          amendment(syntax, signed: signed, effect: effect, in: number))
      }
    }
    amendments.sort { $0.effect < $1.effect }
    return (amendments, forces)
  }

  private func amendment(
    _ syntax: AmendmentSyntax, signed: CivilDate, effect: CivilDate, in file: Int
  ) -> Amendment {
    Amendment(
      name: syntax.name.value, clause: clause(syntax.lines, in: file), signed: signed,
      effect: effect, reachesBack: syntax.mayReachBack,
      replaces: syntax.replaces.map {
        Amendment.Replacement(old: $0.old.value, new: $0.new.value)
      },
      adds: syntax.adds.map(\.value), ends: syntax.ends.map(\.value),
      fee: syntax.fee.map {
        Fee(amount: $0.amount.value, period: $0.period, invoiced: $0.invoiced)
      })
  }

  private mutating func requireClauses(of syntax: AmendmentSyntax, in file: Int) {
    guard !syntax.isDamaged else { return }
    if syntax.signed == nil {
      let problem = Problem.missingClause(
        "signed", in: "amendment", example: "signed 2026-05-20")
      report(problem, at: syntax.name.range, in: file)
    }
    if syntax.effect == nil {
      let problem = Problem.missingClause(
        "effect", in: "amendment", example: "effect 2026-07-01, for cases opened from then on")
      report(problem, at: syntax.name.range, in: file)
    }
    let changes = !syntax.replaces.isEmpty || !syntax.adds.isEmpty || !syntax.ends.isEmpty
    if !changes, syntax.fee == nil {
      report(.amendmentOfNothing(syntax.name.value), at: syntax.name.range, in: file)
    }
  }

  private mutating func checkDates(
    of syntax: AmendmentSyntax, in file: Int, _ frame: AgreementFrame
  ) {
    guard let effect = syntax.effect else { return }
    let mayReachBack = syntax.mayReachBack || syntax.isDamaged
    if let signed = syntax.signed, effect.value < signed.value, !mayReachBack {
      let problem = Problem.amendmentReachesBack(effect: effect.value, signed: signed.value)
      report(problem, at: effect.range, in: file)
    }
    if let term = frame.term, !(term.from...term.through).contains(effect.value) {
      report(.amendmentOutsideTerm(effect.value), at: effect.range, in: file)
    }
  }

  private mutating func checkNames(
    of syntax: AmendmentSyntax, in file: Int, _ promises: PromiseTable, _ frame: AgreementFrame
  ) {
    let named = syntax.replaces.flatMap { [$0.old, $0.new] } + syntax.adds + syntax.ends
    var seen: Set<String> = []
    for name in named {
      if promises[name.value] == nil {
        reportUnknown(.obligation, name, known: promises.names.names, in: file)
      } else if !seen.insert(name.value).inserted {
        report(.amendedTwice(name.value), at: name.range, in: file)
      }
    }
    if let fee = syntax.fee, let first = frame.fee,
      fee.amount.value.currency != first.amount.currency
    {
      let problem = Problem.currencyMismatch(
        fee.amount.value.currency.code, other: first.amount.currency.code)
      report(problem, at: fee.amount.range, in: file)
    }
  }
}
