// SPDX-License-Identifier: Apache-2.0

package import Fitting
package import WorkingTime

/// Reads a desk back: finds the terms that its own verdicts follow.
package struct FitDesk: Sendable {
  /// The day from whose start on cases are held out; earlier ones are fitted on.
  package let trainedUntil: CivilDate
  /// When the export was made, as far as that is known.
  package let asOf: AsOf?

  package init(trainedUntil: CivilDate, asOf: AsOf? = nil) {
    self.trainedUntil = trainedUntil
    self.asOf = asOf
  }

  /// What came of an export.
  package struct Report: Sendable {
    package let fit: Fit
    package let reading: DeskReading
  }

  /// Reads an export and finds the terms.
  ///
  /// `watch` sees how far the file is read, `tried` how many sets of terms have been tried.
  ///
  /// - Throws: what the export throws, and ``FitFault`` where there is nothing to fit on or to try on.
  package func run(
    _ history: inout some DeskHistory, watch: (SourceProgress) -> Void = { _ in },
    tried: @escaping (Int) -> Void = { _ in }
  ) throws -> Report {
    let reading = try history.read(watch: watch)
    let zone = reading.record.zone
    let midnight = CivilDateTime(date: trainedUntil, secondsOfDay: 0)
    let until = zone.resolve(midnight).instant(reading: midnight, in: zone)
    let fitter = try Fitter(
      reading.record, trainingUntil: until, asOf: asOf?.instant(in: zone))
    return Report(fit: try fitter.fit(watch: tried), reading: reading)
  }
}
