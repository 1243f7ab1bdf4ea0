// SPDX-License-Identifier: Apache-2.0

package import Evidence
package import Terms
package import WorkingTime

/// One thing that falls due: an act owed, a standard whose period ends, a right that lapses.
package struct DueItem: Hashable, Sendable {
  package let kind: Kind
  /// The agreement, by its name.
  package let agreement: String
  /// The obligation or the power, by its name; `credits` for a claim.
  package let name: String
  /// What it is for, as after the word: `case 7`, `advisory CVE-2026-1`, `the month of 2026-03`.
  package let subject: String
  /// The case, by its name, where it is for one.
  package let caseName: String?
  /// The severity that counts, by name; nil where there is none.
  package let severity: String?
  /// Who has to do it, or may.
  package let party: Party
  /// What is to be done, in words: `response`, `terminate with 30 days notice`.
  package let act: String
  /// The time allowed, in the words of the language; empty where there is no such clause.
  package let target: String
  /// When its time began.
  package let opened: Instant
  /// The last instant that is in time, or the end of the period; nil if it is not fixed.
  package let due: Instant?
  /// On whom it waits, `adopter and third party`; nil if its clock runs.
  package internal(set) var waitingOn: String?
  /// What a standard reads now: `93.5484%`.
  package let reading: String?
  /// Only measured: nothing follows if it is missed.
  package let isGoal: Bool
  package let state: Verdict.State
  package let clause: Clause
  /// When each part of its time is used up, ascending; none where nothing is known of it.
  package internal(set) var thresholds: [Threshold] = []
  /// What it rests on.
  let origin: Origin

  /// What falls due.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// An act owed once for a case.
    case caseAct = "case"
    /// The next of what recurs while a case lasts.
    case interval
    /// An act owed for an advisory, an incident or a request.
    case matter
    /// An act owed in, or after, each period.
    case deed
    /// A standard whose period ends.
    case standard
    /// Credits that lapse if they are not claimed.
    case claim
    /// A power that lapses if it is not used.
    case power
    /// The agreement ends with a notice.
    case notice
  }

  enum Origin: Hashable, Sendable {
    case verdict(Verdict)
    case standing(StandingVerdict)
    case claim(Month)
    /// By its place, and since when it is there or its notice runs: arisen anew it is another.
    case power(place: Int, since: Instant)
  }

  /// The same for the same thing owed, however its deadline, its severity or its state changes: of the
  /// agreement, the kind, the name and what it is for.
  package var identity: Digest {
    let parts: [String] = [agreement, kind.rawValue, name] + Self.parts(of: origin)
    return Digest(hashing: JSONValue.array(parts.map { .string($0) }).canonicalBytes)
  }

  /// What it is for, part by part, so that no two of one name run into each other.
  private static func parts(of origin: Origin) -> [String] {
    switch origin {
    case .verdict(let verdict):
      // A case reopened as a new one bears its number after its name.
      let suffix = "#\(verdict.place.episode)"
      let isNumbered = verdict.place.episode > 1 && verdict.caseName.hasSuffix(suffix)
      let name = isNumbered ? String(verdict.caseName.dropLast(suffix.count)) : verdict.caseName
      return [name, "\(verdict.place.episode)"]
    case .standing(let verdict):
      switch verdict.subject {
      case .interval(let name, let number): return [name, "\(number)"]
      case .matter(let matter, let label): return [matter.rawValue, label]
      case .period(let period, let day): return [period.rawValue, day.iso]
      case .window(let span, let day): return [span.text, day.iso]
      }
    case .claim(let month): return [month.firstDay.iso]
    case .power(_, let since): return [since.rfc3339]
    }
  }
}

extension DueItem {
  /// In order of their deadlines, what waits last; those of one deadline by what they are.
  package static func precedes(_ left: DueItem, _ right: DueItem) -> Bool {
    let (a, b) = (left.due ?? .latest, right.due ?? .latest)
    if a != b { return a < b }
    return left.sortingNames.lexicographicallyPrecedes(right.sortingNames) {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
  }

  private var sortingNames: [String] { [agreement, subject, name, kind.rawValue] }
}
