// SPDX-License-Identifier: Apache-2.0

import Terms
package import WorkingTime

/// One thing that could be otherwise: what a forecast depends on is seen by changing it alone.
package struct Supposition: Sendable {
  package let what: What
  package let scenario: Scenario
  /// Members who are not there, by their places; others stand in for them as the rota says.
  package let without: Set<Int>

  /// What is supposed.
  package enum What: Hashable, Sendable {
    /// A member is not there at all, by name.
    case withoutMember(String)
    /// Nobody of an employer is there, by its name.
    case withoutEmployer(String)
    /// So many cases, in per cent of what the record says.
    case cases(percent: Int)
    /// Everything takes so long, in per cent of what the record says.
    case pace(percent: Int)
    /// An advisory strikes everybody at an instant.
    case shock(Instant)
    /// There is one more agreement like one, by its name.
    case oneMore(String)
  }

  /// Everything that is worth changing, one at a time.
  package static func all(_ staff: Staff?, asOf: Instant, until: Instant) -> [Supposition] {
    let middle = Instant(milliseconds: asOf.milliseconds + asOf.distance(to: until) / 2)
    var all: [What] = [
      .cases(percent: 120), .cases(percent: 80), .pace(percent: 120), .pace(percent: 80),
      .shock(middle),
    ]
    if let staff {
      all += staff.members.map { .withoutMember($0.name) }
      // An employer of one is that member once more.
      let employers = Dictionary(grouping: staff.members.compactMap(\.employer)) { $0 }
      all += employers.filter { $0.value.count > 1 }.keys.sorted().map { .withoutEmployer($0) }
    }
    return all.map { Supposition($0, staff) }
  }

  private init(_ what: What, _ staff: Staff?) {
    self.what = what
    var scenario = Scenario()
    let members = staff?.members ?? []
    var without: Set<Int> = []
    switch what {
    case .withoutMember(let name):
      without = Set(members.indices.filter { members[$0].name == name })
    case .withoutEmployer(let name):
      without = Set(members.indices.filter { members[$0].employer == name })
    case .cases(let percent): scenario.volume = Double(percent) / 100
    case .pace(let percent): scenario.pace = Double(percent) / 100
    case .shock(let instant): scenario.shocks = [instant]
    // It is the model that differs.
    case .oneMore: break
    }
    self.scenario = scenario
    self.without = without
  }
}

/// What follows when one thing is otherwise, beside what is known, on the same luck.
package struct Sensitivity: Sendable {
  package let what: Supposition.What
  /// The chance that everything is met.
  package let allMet: ChanceFigure
  /// By how much it changes, in parts per million.
  package let change: Int64
  /// By how many breaches of binding obligations on average, in thousandths of one.
  package let breaches: Int64

  package init(_ what: Supposition.What, _ outlook: Outlook, base: Outlook) {
    self.what = what
    allMet = outlook.allMet
    change = outlook.allMet.estimate - base.allMet.estimate
    breaches = outlook.breaches - base.breaches
  }

  /// What hurts most first.
  package static func ranked(_ all: [Sensitivity]) -> [Sensitivity] {
    // The order they were made in settles ties, whatever the sort does.
    all.enumerated().sorted {
      ($0.element.change, -$0.element.breaches, $0.offset)
        < ($1.element.change, -$1.element.breaches, $1.offset)
    }.map(\.element)
  }
}

extension Outlook {
  /// Breaches of binding obligations on average, in thousandths of one.
  package var breaches: Int64 {
    subjects.flatMap(\.promises).filter { !$0.promise.isGoal }.reduce(0) { $0 + $1.breached }
  }
}
