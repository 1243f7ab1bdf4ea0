// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// The flag read by the desk's own due dates: met if the stop is no later than the date.
///
/// Of a case that has not stopped the export's own moment decides, which it seldom tells. The flags of
/// such cases tell between which instants it lies.
package struct DueReading: Hashable, Sendable {
  /// The place in ``DeskRecord/moments`` of the moment at which the case must have come so far.
  package let stop: Int
  /// The export was made after this, by the flags of cases that had not stopped; nil if none says.
  package let madeAfter: Instant?
  /// The export was made no later than this; nil if none says.
  package let madeBefore: Instant?
  /// The moment taken for the export's own; nil is after every due date.
  package let asOf: Instant?
  /// Disagreements on the cases it was fitted on.
  package let disagreements: Int

  /// The best reading by due dates; nil where no case of those to fit on has one.
  package init?(_ record: DeskRecord, fittingOn places: [Int], asOf given: Instant?) {
    let cases = places.map { record.cases[$0] }
    guard cases.contains(where: { $0.due != nil }) else { return nil }
    let readings = record.moments.indices.filter { record.moments[$0].mayStop }.map {
      DueReading(stop: $0, cases, given)
    }
    guard let best = readings.min(by: { $0.disagreements < $1.disagreements }) else { return nil }
    self = best
  }

  private init(stop: Int, _ cases: [DeskCase], _ given: Instant?) {
    self.stop = stop
    let open = cases.filter { $0.moments[stop] == nil && $0.due != nil }
    // A missed one was due before the export, a met one was not: a threshold on due dates.
    let threshold = Threshold(
      open.lazy.map { (elapsed: $0.due?.milliseconds ?? 0, isMet: !$0.isMet) })
    let hasOpen = !open.isEmpty
    madeAfter = hasOpen ? threshold.lower.map { Instant(milliseconds: $0) } : nil
    madeBefore = hasOpen ? threshold.upper.map { Instant(milliseconds: $0) } : nil
    asOf = given ?? madeBefore
    let made = asOf
    disagreements = cases.count { desk in
      Self.isMet(desk, stop: stop, asOf: made) != desk.isMet
    }
  }

  /// What the reading says of a case.
  package func isMet(_ desk: DeskCase) -> Bool { Self.isMet(desk, stop: stop, asOf: asOf) }

  private static func isMet(_ desk: DeskCase, stop: Int, asOf: Instant?) -> Bool {
    // Without a date there is nothing to miss.
    guard let due = desk.due else { return true }
    if let stopped = desk.moments[stop] { return stopped <= due }
    return asOf.map { $0 <= due } ?? false
  }
}
