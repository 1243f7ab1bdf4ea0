// SPDX-License-Identifier: Apache-2.0
//
// What remains, for people and for programs.

import Evidence
import Terms
import WorkingTime

extension Residual {
  /// Lines of text without line ends: first the cooperative, then the adopter.
  package var lines: [String] {
    let verb = stop <= asOf ? "ended" : "lasts until"
    var lines = ["\(agreement), which \(verb) \(LocalText.moment(stop, in: zone))"]
    for party in [Party.cooperative, .adopter] {
      let own = duties(of: party)
      lines += ["", "The \(party.rawValue)"]
      if own.isEmpty { lines.append("  owes nothing and has no right to use") }
      for section in Section.allCases {
        let found = own.filter { $0.section == section }
        guard !found.isEmpty else { continue }
        lines.append("  \(section.heading)")
        lines += found.map { "    \(line($0))" }
      }
    }
    return lines.map { LocalText.printable($0) }
  }

  private func line(_ duty: Duty) -> String {
    let since = duty.since.map { LocalText.moment($0, in: zone) }
    let until = duty.until.map { LocalText.moment($0, in: zone) }
    let when: String
    switch duty.section {
    case .overdue: when = since.map { "was due \($0)" } ?? ""
    case .pending: when = until.map { "by \($0)" } ?? ""
    case .waiting: when = ""
    case .duty:
      when =
        since.map { "since \($0)" } ?? until.map { "until \($0)" } ?? ""
    case .right: when = until.map { "until \($0)" } ?? "without end"
    case .standing:
      when = [since.map { "from \($0)" }, until.map { "until \($0)" }]
        .compactMap { $0 }.joined(separator: " ")
    case .survives: when = until.map { "until \($0)" } ?? "without end"
    }
    return "\(duty.name): \(duty.words)" + (when.isEmpty ? "" : ", \(when)")
  }

  /// One canonical line of JSON for each, by docs/residual.schema.json; what is not there has no member.
  package var jsonLines: [UInt8] {
    duties.flatMap { duty in
      var line = CanonicalLine()
      line.member("agreement", .string(agreement))
      line.member("asOf", JSONValue(asOf))
      line.member("knownAt", JSONValue(count: knownAt))
      line.member("name", .string(duty.name))
      line.member("party", .string(duty.party.rawValue))
      line.member("section", .string(duty.section.rawValue))
      if let since = duty.since { line.member("since", JSONValue(since)) }
      if let until = duty.until { line.member("until", JSONValue(until)) }
      line.member("words", .string(duty.words))
      return line.finished()
    }
  }
}

extension Residual.Section {
  /// The heading over it.
  fileprivate var heading: String {
    switch self {
    case .overdue: "missed, and still to be done"
    case .pending: "has begun, and is not yet due"
    case .waiting: "waits"
    case .duty: "keeps"
    case .right: "may"
    case .standing: "can still come to owe"
    case .survives: "owes after the end"
    }
  }
}
