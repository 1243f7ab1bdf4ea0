// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// Why it cannot be said who is on duty.
package enum DutyFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// No member has that name.
  case noSuchMember(String, known: [String])
  /// No member works for that employer.
  case noSuchEmployer(String, known: [String])
  /// The time asked about ends before it begins.
  case daysReversed(CivilDate, CivilDate)
  /// A calendar cannot be read; the problems are ready for people.
  case calendarWrong(path: String, problems: [String])
  /// An event of a calendar of several names nobody.
  case absenceOfNobody(path: String, line: Int, summary: String)

  package var description: String {
    switch self {
    case .noSuchMember(let name, let known):
      "no member is called '\(name)'" + Self.list(known)
    case .noSuchEmployer(let name, let known):
      "no member works for '\(name)'" + Self.list(known)
    case .daysReversed(let from, let until):
      "the time ends (\(until.iso)) before it begins (\(from.iso)); exchange --from and --until"
    case .calendarWrong(let path, let problems):
      "\(path) cannot be used as it stands:\n"
        + problems.map { "\(path): \($0)" }.joined(separator: "\n")
    case .absenceOfNobody(let path, let line, let summary):
      "\(path): line \(line): it is not said who is away ('\(summary.prefix(60))'); begin the summary "
        + "with the name of a member, or give the calendar as NAME=\(path)"
    }
  }

  private static func list(_ known: [String]) -> String {
    known.isEmpty ? "; none is declared" : "; there are: \(known.joined(separator: ", "))"
  }
}
