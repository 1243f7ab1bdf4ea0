// SPDX-License-Identifier: Apache-2.0

import Terms

/// How long each obligation allows at each severity and site, as numbers.
///
/// Clocks ask at every opening and every change; a target is an object with words and calendars, and
/// counting who holds it would take longer than reckoning the deadline.
struct SpanTable: Sendable {
  private let spans: [Span?]
  private let siteCount: Int
  private let rankCount: Int

  struct Span: Sendable {
    /// Open milliseconds; nil where days or months are counted.
    let openTime: Int64?
    /// The page of its hours.
    let page: Int
  }

  init(_ law: Law) {
    rankCount = law.severityNames.count
    siteCount = max(1, law.agreement.rights.sites.count)
    var spans: [Span?] = []
    for rule in law.rules {
      for site in 0..<siteCount {
        for rank in 0..<rankCount {
          spans.append(rule.allowances.at(rank: rank, site: site).map { Span($0) })
        }
      }
    }
    self.spans = spans
  }

  /// What an obligation allows; nil where nothing is owed.
  func span(_ obligation: Int, rank: Int, site: Int) -> Span? {
    guard rank < rankCount else { return nil }
    let row = obligation * siteCount + (site < siteCount ? site : 0)
    return spans.span[row * rankCount + rank]
  }
}

extension SpanTable.Span {
  fileprivate init(_ allowed: Law.TimeAllowed) {
    page = allowed.page
    if case .openTime(let milliseconds) = allowed.kind {
      openTime = milliseconds
    } else {
      openTime = nil
    }
  }
}
