// SPDX-License-Identifier: Apache-2.0

package import Terms
package import WorkingTime

/// What evidence tells of one case, in order: what a forecast learns from.
package struct CaseFile: Sendable {
  /// The case, by its name in the evidence.
  package let name: String
  /// The component its opening names; nil for none.
  package let component: String?
  /// In order of time.
  package let entries: [Entry]

  /// One thing that happened.
  package struct Entry: Sendable {
    package let event: CaseEvent
    package let time: Instant
    /// The severity of an opening or a change, by its rank; nil where it names none of the agreement.
    package let rank: Int?
    /// Whom the case waits on, of a wait or its end.
    package let cause: String?
    /// A change of severity that the adopter agreed to.
    package let hasConsent: Bool
    /// Whether a person did it, so far as evidence says; nil where it does not say.
    package let isByPerson: Bool?
  }
}

/// What evidence tells of an advisory that was disclosed.
package struct AdvisoryFile: Sendable {
  package let name: String
  package let component: String?
  package let rating: AdvisoryRating?
  package let disclosed: Instant
}

extension History {
  /// Every case that was opened, as far as it is seen at an instant and a size of the log.
  package func caseFiles(
    under agreement: Agreement, asOf: Instant, knownAt: UInt64
  ) -> [CaseFile] {
    let docket = Docket(self, asOf: asOf, knownAt: knownAt)
    let ranks = register.names.names.map { agreement.rank(ofSeverity: $0) }
    return docket.cases.compactMap { caseID in
      let facts = docket.facts(ofCase: caseID)
      guard let opening = facts.first(where: { $0.event == .opened }) else { return nil }
      let component =
        Int(opening.reason) < register.particulars.count
        ? register.names[register.particulars[Int(opening.reason)].component] : nil
      return CaseFile(
        name: register.cases.names[caseID], component: component,
        entries: facts.map { entry(of: $0, ranks) })
    }
  }

  private func entry(of fact: Fact, _ ranks: [Int?]) -> CaseFile.Entry {
    let tellsSeverity = fact.event == .opened || fact.event == .severityChanged
    let tellsCause = fact.event == .paused || fact.event == .resumed
    return CaseFile.Entry(
      event: fact.event, time: fact.time,
      rank: tellsSeverity && Int(fact.name) < ranks.count ? ranks[Int(fact.name)] : nil,
      cause: tellsCause ? register.names[fact.name] : nil, hasConsent: fact.hasConsent,
      isByPerson: fact.actor.map { $0 == .person })
  }

  /// Every advisory that was disclosed, in order of disclosure.
  package func advisoryFiles(asOf: Instant, knownAt: UInt64) -> [AdvisoryFile] {
    standing.filter {
      $0.event == .advisoryDisclosed && $0.time <= asOf && $0.index < knownAt
    }
    .sorted { $0.precedes($1) }
    .map { fact in
      AdvisoryFile(
        name: register.names[fact.subject] ?? "", component: register.names[fact.component],
        rating: fact.rating, disclosed: fact.time)
    }
  }
}
