// SPDX-License-Identifier: Apache-2.0

package import Terms

/// The part of an agreement whose future can be made up from cases, and what is left out.
///
/// Reports, drills, advisories' own deadlines and availability are not brought about by cases. To judge them
/// from made-up cases alone would breach them all; so they are left out, and a forecast names them.
package struct ForecastTerms: Sendable {
  /// What is judged.
  package let agreement: Agreement
  /// The obligations that are not forecast, by name, and why.
  package let leftOut: [(name: String, why: String)]

  init(_ whole: Agreement) {
    var kept: [StandingObligation] = []
    var leftOut: [(name: String, why: String)] = []
    for standing in whole.standing {
      switch standing.kind {
      case .recurring: kept.append(standing)
      case .matter(let duty):
        leftOut.append(
          (standing.name, "it follows from each \(duty.matter.rawValue), not from cases"))
      case .periodic(let duty):
        leftOut.append((standing.name, "it is owed once in each \(duty.period.rawValue)"))
      case .aggregate(let aggregate):
        if case .availability = aggregate.standard {
          leftOut.append((standing.name, "it measures availability"))
        } else {
          kept.append(standing)
        }
      }
    }
    // A standard over obligations that are left out would be judged on what is never told.
    let gone = Set(leftOut.map(\.name))
    for standing in kept {
      guard case .aggregate(let aggregate) = standing.kind,
        aggregate.counted.contains(where: { !gone.isDisjoint(with: $0.obligations) })
      else { continue }
      leftOut.append((standing.name, "it counts obligations that are not forecast"))
    }
    let names = Set(leftOut.map(\.name))
    self.leftOut = leftOut
    agreement = Agreement(
      name: whole.name, adopter: whole.adopter, firstDay: whole.firstDay, lastDay: whole.lastDay,
      zone: whole.zone, term: whole.term, fee: whole.fee, covers: whole.covers,
      severities: whole.severities, obligations: whole.obligations,
      standing: kept.filter { !names.contains($0.name) }, rights: whole.rights,
      zoneVersion: whole.zoneVersion)
  }
}
