// SPDX-License-Identifier: Apache-2.0

import Charts
package import Forecast
import Terms
import WorkingTime

/// An outlook as one picture: how often each obligation is met each time it falls due.
package enum OutlookPicture {
  /// The chart as an SVG document.
  package static func svg(_ outlook: Outlook) -> String? {
    let categories = outlook.subjects.flatMap { subject in
      subject.promises.filter { $0.due > 0 }.map { promise in
        let met = (promise.allMet.estimate + 500) / 1000
        return StackedBarChart.Category(
          name: "\(subject.label): \(promise.promise.name)", counts: [met, 1000 - met])
      }
    }
    let zone = outlook.subjects.first?.agreement.zone
    let last = zone.map { $0.civil(at: outlook.until).date.iso } ?? outlook.until.rfc3339
    return try? StackedBarChart(
      caption: ChartCaption(
        idPrefix: "outlook",
        title: "In how many of 1,000 futures each obligation is met each time, until \(last)",
        summary:
          "One row for each obligation. The first part counts futures in which it is met whenever it "
          + "falls due, the second those in which it is breached at least once."),
      series: [
        .init(name: "met each time", tone: .favourable),
        .init(name: "breached at least once", tone: .adverse),
      ], categories: categories
    ).svg()
  }
}
