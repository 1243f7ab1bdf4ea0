// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// Time that somebody is away, as it is asked about.
package enum AwayTime: Hashable, Sendable {
  /// Whole days of a member.
  case days(member: String, ClosedRange<CivilDate>)
  /// What a calendar says, of one member or of those whose names its events begin with.
  case calendar(member: String?, path: String)

  /// Reads `ada=2026-12-21..2026-12-27`, `ada=2026-12-24`, `ada=ada.ics` or `guild.ics`; nil where a name
  /// or a path is missing, or the days end before they begin.
  package init?(_ text: String) {
    guard let mark = text.firstIndex(of: "=") else {
      guard !text.isEmpty else { return nil }
      self = .calendar(member: nil, path: text)
      return
    }
    let (name, rest) = (String(text[..<mark]), String(text[text.index(after: mark)...]))
    guard !name.isEmpty, !rest.isEmpty else { return nil }
    let ends = rest.split(separator: "..", omittingEmptySubsequences: false)
    let days = ends.compactMap { CivilDate(iso: $0) }
    guard days.count == ends.count, let first = days.first, let last = days.last, ends.count <= 2
    else {
      self = .calendar(member: name, path: rest)
      return
    }
    guard first <= last else { return nil }
    self = .days(member: name, first...last)
  }
}

/// Whole days of a member, the first and the last with them: what can be supposed without a further file.
package struct AwayDays: Hashable, Sendable, CustomStringConvertible {
  package let member: String
  package let days: ClosedRange<CivilDate>

  /// Reads `ada=2026-12-21..2026-12-27` or `ada=2026-12-24`; nil for anything else.
  package init?(_ text: String) {
    guard case .days(let member, let days)? = AwayTime(text) else { return nil }
    self.member = member
    self.days = days
  }

  package var description: String {
    "\(member)=\(days.lowerBound.iso)..\(days.upperBound.iso)"
  }
}
