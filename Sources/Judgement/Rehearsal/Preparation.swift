// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

/// What judging by an agreement takes however often it is done: the law, the tariff and, where histories of
/// one time are judged again and again, the hours laid out over it.
struct Preparation: Sendable {
  let law: Law
  let tariff: Tariff
  private let laidOut: HourBook?
  private let span: Range<Instant>

  init(_ agreement: Agreement) throws(JudgementFault) {
    law = try Law(agreement)
    tariff = try Tariff(agreement)
    laidOut = nil
    span = Instant.earliest..<Instant.earliest
  }

  /// Ready also for histories of a time, whose hours are laid out once.
  init(_ agreement: Agreement, over span: Range<Instant>) throws(JudgementFault) {
    law = try Law(agreement)
    tariff = try Tariff(agreement)
    laidOut = try HourBook(law.hours, from: span.lowerBound, to: span.upperBound)
    self.span = span
  }

  /// The hours from one instant to another, and as much farther as a book is laid out.
  func book(from: Instant, to: Instant) throws(JudgementFault) -> HourBook {
    if let laidOut, span.lowerBound <= from, to <= span.upperBound { return laidOut }
    return try HourBook(law.hours, from: from, to: to)
  }
}
