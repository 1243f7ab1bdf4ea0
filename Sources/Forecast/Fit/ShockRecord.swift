// SPDX-License-Identifier: Apache-2.0

import Judgement
import Terms
import WorkingTime

/// Advisories that brought cases to many adopters at once.
///
/// An advisory that is disclosed as critical or high is a shock. The cases that follow it within three days,
/// of its component, are taken to come from it; a case that names no component, or an advisory that names
/// none, counts if the case is of the two highest severities.
struct ShockRecord: Sendable {
  /// When each was disclosed, ascending; one advisory told in several agreements is one.
  let shocks: [(time: Instant, component: String?)]
  /// How many agreements there were at a shock, and in how many of them a case followed, of all shocks.
  private(set) var exposed = 0
  private(set) var struck = 0
  /// From disclosure to opening.
  private(set) var delays = DelayLaw.Delays()
  /// The severities, by rank, of the cases that followed.
  private(set) var ranks: [Int] = []
  /// The days looked at.
  let days: Double

  /// How long after a disclosure cases are taken to come from it, in milliseconds.
  static let reach: Int64 = 3 * 86_400_000

  init(_ subjects: [Subject], asOf: Instant) {
    var shocks: [(time: Instant, component: String?, name: String)] = []
    var from = asOf
    for subject in subjects {
      from = min(from, subject.agreement.term.lowerBound)
      for file in subject.history.advisoryFiles(asOf: asOf, knownAt: subject.knownAt)
      where file.rating == .critical || file.rating == .high {
        guard !shocks.contains(where: { $0.name == file.name }) else { continue }
        shocks.append((file.disclosed, file.component, file.name))
      }
    }
    shocks.sort { ($0.time, $0.name) < ($1.time, $1.name) }
    self.shocks = shocks.map { ($0.time, $0.component) }
    days = Double(from.distance(to: asOf)) / 86_400_000
    for subject in subjects { count(subject, asOf: asOf) }
  }

  private mutating func count(_ subject: Subject, asOf: Instant) {
    let agreement = subject.agreement
    let cases = subject.history
      .caseFiles(under: agreement, asOf: asOf, knownAt: subject.knownAt)
      .compactMap { PastCase($0, asOf: asOf) }
    for shock in shocks where agreement.term.contains(shock.time) {
      exposed += 1
      let followed = cases.first { isBrought($0, by: shock) }
      guard let followed else { continue }
      struck += 1
      delays.ended.append(shock.time.distance(to: followed.opened))
      ranks.append(followed.rank)
    }
  }

  /// Whether a case came from a shock, and so is no ordinary arrival.
  func brought(_ past: PastCase, of agreement: Agreement) -> Bool {
    shocks.contains { isBrought(past, by: $0) }
  }

  private func isBrought(
    _ past: PastCase, by shock: (time: Instant, component: String?)
  ) -> Bool {
    let delay = shock.time.distance(to: past.opened)
    guard delay >= 0, delay <= Self.reach else { return false }
    if let component = past.component, let shocked = shock.component {
      return component == shocked
    }
    return past.rank < 2
  }
}
