// SPDX-License-Identifier: Apache-2.0

/// What is paid of one loss: the part above a retention, up to a limit.
package struct ClaimLaw: Hashable, Sendable {
  /// The loss before anything is kept or cut off.
  package let severity: SeverityLaw
  /// What is kept of each loss.
  package let retention: Double
  /// The most that is paid of each loss.
  package let limit: Double

  /// What is paid of a loss of this law above a retention, up to a limit.
  package init(_ severity: SeverityLaw, retention: Double = 0, limit: Double = .infinity) {
    self.severity = severity
    self.retention = retention
    self.limit = limit
  }

  /// Whether the law is one, the retention finite and not below 0, and the limit above 0.
  package var isLaw: Bool {
    severity.isLaw && retention >= 0 && retention < .infinity && limit > 0
  }

  /// The mean of what is paid.
  package var mean: Double { limitedMean(limit) }

  /// The probability that anything is paid.
  package var attachment: Double { retention > 0 ? severity.exceedance(retention) : 1 }

  /// The mean of what is paid, cut off at an amount.
  package func limitedMean(_ amount: Double) -> Double {
    severity.limitedMean(retention + min(amount, limit)) - severity.limitedMean(retention)
  }

  /// The probability that more than an amount is paid.
  package func exceedance(_ amount: Double) -> Double {
    amount < limit ? severity.exceedance(retention + amount) : 0
  }

  /// The mean of a power of what is paid.
  package func moment(_ k: Int) -> Double {
    let top = retention + limit
    guard retention > 0 else { return severity.moment(k, limit: top) }
    // (X - a)^k where X is above a, by the binomial theorem.
    var sum = SeverityLaw.power(-retention, k) * attachment
    var choose = 1.0
    for i in stride(from: 1, through: k, by: 1) {
      choose *= Double(k - i + 1) / Double(i)
      let above =
        severity.moment(i, limit: top) - severity.moment(i, limit: retention)
        + SeverityLaw.power(retention, i) * attachment
      sum += choose * SeverityLaw.power(-retention, k - i) * above
    }
    return sum
  }
}
