// SPDX-License-Identifier: Apache-2.0

package import Terms
package import WorkingTime

/// Finds the times at which a clock runs and nobody who could stop it is on duty.
///
/// Looked at are obligations with open time of at most eight hours: owed for each case, again and
/// again while a case lasts, or for an advisory, an incident or a request. With more time, or with
/// days, there is somebody back before it runs out. Goals are left out: nothing follows from them.
package struct RotaCover: Sendable {
  /// An obligation whose clock runs while nobody is on duty.
  package struct Gap: Hashable, Sendable {
    package let obligation: String
    /// Nil for what is not owed for cases.
    package let severity: String?
    /// Where the obligation stands.
    package let clause: Clause
    /// The first moment.
    package let first: Instant
    /// The time without anybody in an average week, in milliseconds.
    package let perWeek: Int64
    /// The same as a finding, with the moment on the clocks of the agreement.
    package let problem: Problem
  }

  /// Obligations in the order of the agreement, each by falling severity.
  package let gaps: [Gap]

  /// The longest target that is looked at, in milliseconds: 8 hours.
  package static let longestTarget: Int64 = 8 * 3_600_000
  /// How far from the beginning of an obligation is looked, in milliseconds: two years.
  package static let farthest: Int64 = 2 * 366 * 86_400_000

  /// Compares an agreement with the rotas of its cooperative; without any rota nothing is said.
  ///
  /// Throws where hours cannot be laid out, such as beyond the horizon of the zone data.
  package init(_ agreement: Agreement, rotas: [Rota]) throws(OpenTimeFault) {
    guard !rotas.isEmpty else {
      gaps = []
      return
    }
    let serving = rotas.filter { $0.serves.isEmpty || $0.serves.contains(agreement.name) }
    var search = GapSearch(duty: .union(serving.map { .calendar($0.hours) }))
    var gaps: [Gap] = []
    for (promise, target, rank) in agreement.watchedTargets {
      guard let found = try search.gap(in: target.hours, of: agreement, during: promise.force)
      else {
        continue
      }
      let severity = rank.flatMap { rank in
        agreement.severities.indices.contains(rank) ? agreement.severities[rank].name : nil
      }
      let moment = Self.moment(found, severity, in: agreement.zone)
      gaps.append(
        Gap(
          obligation: promise.name, severity: severity, clause: promise.clause,
          first: found.first, perWeek: found.perWeek,
          problem: .nobodyOnDuty(
            obligation: promise.name, agreement: agreement.name, moment: moment)))
    }
    self.gaps = gaps
  }

  /// `Sat 2026-01-03 00:00 GMT (for S1; about 118 hours in an average week)`.
  private static func moment(
    _ gap: GapSearch.Found, _ severity: String?, in zone: Zone
  ) -> String {
    let civil = zone.civil(at: gap.first)
    let day = "\(civil.date.weekday.shortName) \(civil.text) \(zone.abbreviation(at: gap.first))"
    let whose = severity.map { "for \($0); " } ?? ""
    return "\(day) (\(whose)\(duration(gap.perWeek)) in an average week)"
  }

  /// `about 118 hours`, to the hour from ten hours on, else to the minute.
  private static func duration(_ milliseconds: Int64) -> String {
    let minutes = (milliseconds + 30_000) / 60_000
    if minutes == 0 { return "less than a minute" }
    let shown = minutes < 600 ? minutes : (minutes + 30) / 60 * 60
    return "about \(Allowance.openTime(milliseconds: shown * 60_000).text)"
  }
}

extension Agreement {
  /// Every target that somebody must be there for, with its obligation and the rank of the severity.
  fileprivate var watchedTargets: [(promise: Promise, target: Target, rank: Int?)] {
    var watched: [(promise: Promise, target: Target, rank: Int?)] = []
    func add(_ promise: Promise, _ target: Target, _ rank: Int?) {
      guard !promise.isGoal, case .openTime(let milliseconds) = target.allowance,
        milliseconds <= RotaCover.longestTarget
      else { return }
      watched.append((promise, target, rank))
    }
    for obligation in obligations {
      for (rank, target) in zip(obligation.ranks, obligation.targets) {
        add(obligation.promise, target, rank)
      }
    }
    for obligation in standing {
      switch obligation.kind {
      case .recurring(let recurring):
        for (rank, target) in zip(recurring.ranks, recurring.targets) {
          add(obligation.promise, target, rank)
        }
      case .matter(let duty): add(obligation.promise, duty.target, nil)
      case .periodic, .aggregate: continue
      }
    }
    return watched
  }
}
