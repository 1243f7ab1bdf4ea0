// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// How many must be on call, and what they must know, for everything to be met with a chance.
package struct Staffing: Sendable {
  /// The chance that is wanted, in parts per million.
  package let target: Int64
  /// The chance if nobody is ever short of anybody: more people cannot do better.
  package let ceiling: ChanceFigure
  /// One more on call at each step, the one who helps most.
  package private(set) var steps: [Step] = []

  /// With one more on call.
  package struct Step: Sendable {
    /// What he knows: areas by place.
    package let knows: Set<Int>
    package let allMet: ChanceFigure
  }

  /// More than so many on call at once are not looked for.
  package static let most = 12

  /// Whether the last step reaches what is wanted.
  package var isReached: Bool { (steps.last?.allMet.estimate ?? 0) >= target }

  /// Adds one after the other, each time the one of `kinds` with whom most is met, until the chance is
  /// reached or one more changes nothing.
  ///
  /// `chance` tells the chance with so many on call, by what each knows; with nil, if nobody is ever short.
  package init(
    target: Int64, kinds: [Set<Int>], chance: ([Set<Int>]?) throws -> ChanceFigure
  ) rethrows {
    self.target = target
    ceiling = try chance(nil)
    while steps.count < Self.most, !isReached {
      let there = steps.map(\.knows)
      var best: Step?
      for knows in kinds {
        let figure = try chance(there + [knows])
        if figure.estimate > best?.allMet.estimate ?? -1 {
          best = Step(knows: knows, allMet: figure)
        }
      }
      guard let best else { return }
      let gain = best.allMet.estimate - (steps.last?.allMet.estimate ?? 0)
      guard steps.isEmpty || gain > 0 else { return }
      steps.append(best)
    }
  }
}

extension Staff {
  /// What somebody on call may know: what each member knows, each area by itself, and everything.
  package var kinds: [Set<Int>] {
    var kinds: [Set<Int>] = []
    let all = members.map(\.areas) + areas.indices.map { [$0] } + [Set(areas.indices)]
    for kind in all where !kinds.contains(kind) { kinds.append(kind) }
    return kinds
  }

  /// People who are on call all the time for every agreement, by what each knows, instead of the members.
  ///
  /// - Throws: ``ForecastFault/tooManyMembers(_:)`` beyond ``DeskPlan/mostMembers``.
  package func onCall(
    _ people: [Set<Int>], agreements: Int, in time: Range<Instant>
  ) throws(ForecastFault) -> Staff {
    try Staff(
      members: people.enumerated().map { number, knows in
        Member(name: "on call \(number + 1)", employer: nil, areas: knows)
      },
      shifts: people.indices.map { Shift(member: $0, serves: Set(0..<agreements), time: time) },
      areas: areas)
  }
}
