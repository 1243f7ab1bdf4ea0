// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

/// What somebody wants explained, found by the name it has for people.
///
/// A case by its name; an advisory, an incident, a request or a claim by its label; an obligation or a
/// power by its name in the agreement, of an obligation also only what falls into a period or belongs to one
/// case: `attainment@2026-Q1`, `respond@2026-03`, `patch@CVE-2026-1`.
struct ExplanationSubject: Sendable {
  /// What it is, to stand first: `Case 7`, `Advisory CVE-2026-1`, `respond in 2026-03`.
  let heading: String
  private(set) var verdicts: [Verdict] = []
  private(set) var standing: [StandingVerdict] = []
  private(set) var powers: [PowerStanding] = []
  private(set) var claims: [ClaimVerdict] = []

  var isEmpty: Bool {
    verdicts.isEmpty && standing.isEmpty && powers.isEmpty && claims.isEmpty
  }

  /// What is asked about; nil if there is nothing of the name.
  init?(_ asked: String, in judgement: Judgement) {
    if let found = Self(named: asked, in: judgement) {
      self = found
      return
    }
    guard let place = asked.lastIndex(of: "@") else { return nil }
    let (name, rest) = (String(asked[..<place]), String(asked[asked.index(after: place)...]))
    var found = Self(heading: "\(name) in \(rest)")
    if let days = Self.days(rest) {
      let zone = judgement.agreement.zone
      found.verdicts = judgement.verdicts.filter { verdict in
        verdict.obligation == name
          && days.contains(zone.civil(at: verdict.due ?? verdict.opened).date)
      }
      found.standing = judgement.standing.filter {
        $0.obligation == name && days.contains($0.day(in: zone))
      }
    }
    if found.isEmpty {
      found.verdicts = judgement.verdicts(ofCase: rest).filter { $0.obligation == name }
      found.standing = judgement.standing.filter {
        $0.obligation == name && $0.subject.isNamed(rest)
      }
    }
    guard !found.isEmpty else { return nil }
    self = found
  }

  private init(heading: String) { self.heading = heading }

  private init?(named asked: String, in judgement: Judgement) {
    let verdicts = judgement.verdicts(ofCase: asked)
    let standing = judgement.standing.filter { $0.subject.isNamed(asked) }
    if !verdicts.isEmpty || !standing.isEmpty {
      heading = standing.compactMap(\.subject.matterText).first ?? "Case \(asked)"
      (self.verdicts, self.standing) = (verdicts, standing)
      return
    }
    heading = asked
    self.verdicts = judgement.verdicts.filter { $0.obligation == asked }
    self.standing = judgement.standing.filter { $0.obligation == asked }
    powers = judgement.powers.filter { $0.power == asked }
    claims = judgement.claims.filter { $0.claim == asked }
    if isEmpty { return nil }
  }

  /// The days of `2026`, `2026-Q1`, `2026-03` or `2026-03-09`.
  static func days(_ text: String) -> ClosedRange<CivilDate>? {
    if let day = CivilDate(iso: text) { return day...day }
    let period: (Period, CivilDate?)
    if let month = CivilDate(iso: "\(text)-01") {
      period = (.month, month)
    } else if let year = CivilDate(iso: "\(text)-01-01") {
      period = (.year, year)
    } else {
      let parts = text.uppercased().split(separator: "-", omittingEmptySubsequences: false)
      guard parts.count == 2, parts[1].count == 2, parts[1].first == "Q",
        let number = parts[1].last?.wholeNumberValue, (1...4).contains(number)
      else { return nil }
      let month = number * 3 - 2
      period = (.quarter, CivilDate(iso: "\(parts[0])-\(month < 10 ? "0" : "")\(month)-01"))
    }
    guard let first = period.1, let next = WallCalendar.nextPeriod(period.0, after: first) else {
      return nil
    }
    return first...next.adding(days: -1)
  }
}

extension StandingVerdict {
  /// The day it belongs to: of a period the first, of a window the last.
  fileprivate func day(in zone: Zone) -> CivilDate {
    switch subject {
    case .period(_, let day), .window(_, let day): day
    case .interval, .matter: zone.civil(at: due ?? opened).date
    }
  }
}

extension StandingVerdict.Subject {
  /// Whether it is of a case, an advisory, an incident or a request of that name.
  fileprivate func isNamed(_ name: String) -> Bool {
    switch self {
    case .interval(let caseName, _): caseName == name
    case .matter(_, let label): label == name
    case .period, .window: false
    }
  }

  /// `Advisory CVE-2026-1`; nil for anything else.
  fileprivate var matterText: String? {
    guard case .matter = self else { return nil }
    return text.prefix(1).uppercased() + text.dropFirst()
  }
}
