// SPDX-License-Identifier: Apache-2.0

import Charts
import Forecast

/// Rows of chances that everything is met.
enum FuturesPicture {
  static func svg(title: String, _ rows: [(name: String, chance: ChanceFigure)]) -> String? {
    let categories = rows.map { row in
      let met = (row.chance.estimate + 500) / 1000
      return StackedBarChart.Category(name: row.name, counts: [met, 1000 - met])
    }
    return try? StackedBarChart(
      caption: ChartCaption(
        idPrefix: "futures", title: title,
        summary:
          "The first part of a row counts futures in which every obligation is met, the second "
          + "those in which something is breached."),
      series: [
        .init(name: "everything met", tone: .favourable),
        .init(name: "something breached", tone: .adverse),
      ], categories: categories
    ).svg()
  }
}
