// SPDX-License-Identifier: Apache-2.0

import Money
import Terms
import WorkingTime

/// Compares what frames an agreement: parties, term, fee, what it covers, severities, sites.
enum FrameDifference {
  static func changes(from old: Agreement, to new: Agreement) -> [TermsDiff.Change] {
    TermsDiff.changes(from: declared(old), to: declared(new))
  }

  private static func declared(_ agreement: Agreement) -> Declared {
    var facets = [
      Facet("name", "The agreement is called", "'\(agreement.name)'"),
      Facet("adopter", "The adopter is", agreement.adopter),
      Facet("from", "The term begins on", agreement.firstDay.iso),
      Facet("to", "The term ends on", agreement.lastDay.iso),
      Facet("zone", "Months and printed times are those of", agreement.zone.name),
    ]
    if let fee = agreement.fee {
      let weight = Weight(.money(fee.amount.currency), fee.amount.minorUnits, more: .milder)
      // A higher fee raises the credits that are shares of it: whom it favours is not certain.
      facets.append(
        Facet(
          "fee", "The fee is", "\(fee.amount)", rest: "per \(fee.period.rawValue)",
          weight: agreement.hasSharesOfFees ? nil : weight))
      if let invoiced = fee.invoiced {
        facets.append(Facet("invoiced", "The fee is invoiced", invoiced.adjective))
      }
    }
    var seen: [Substring: Int] = [:]
    for component in agreement.covers {
      let word = component.prefix { $0 != " " }
      seen[word, default: 0] += 1
      facets.append(
        Facet(
          "covers \(word) \(seen[word] ?? 0)", "The agreement covers", component,
          presence: .stricter))
    }
    for (place, severity) in agreement.severities.enumerated() {
      facets.append(
        Facet(
          "severity \(severity.name)", "severity \(severity.name) means", "\"\(severity.meaning)\"")
      )
      facets.append(
        Facet(
          "rank \(severity.name)", "Of the severities \(severity.name) is", "number \(place + 1)"))
    }
    for site in agreement.rights.sites {
      facets.append(
        Facet(
          "site \(site.name)", "The clocks of the site '\(site.name)' are those of", site.zone.name)
      )
    }
    return Declared("agreement", "", nil, facets)
  }
}

extension Agreement {
  /// Whether any credit, or the limit of liability, is a share of a fee.
  fileprivate var hasSharesOfFees: Bool {
    func isShare(_ amount: CreditAmount) -> Bool {
      if case .sum = amount { return false }
      return true
    }
    let credits = promises.compactMap(\.credit)
    if credits.contains(where: { $0.basis.amounts.contains(where: isShare) }) { return true }
    if credits.contains(where: { $0.caps.contains { isShare($0.amount) } }) { return true }
    return rights.credits.caps.contains { isShare($0.amount) } || !rights.limits.isEmpty
  }
}
