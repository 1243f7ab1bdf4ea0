// SPDX-License-Identifier: Apache-2.0

import Evidence
import Office
import Storage

/// Gives scores of forecasts: in words, as JSON, as a picture.
struct ScoreAnswer {
  let report: ScoreForecasts.Report
  let isHindcast: Bool

  init(_ report: ScoreForecasts.Report, isHindcast: Bool) {
    self.report = report
    self.isHindcast = isHindcast
  }

  func give(json: Bool, svg: String?) throws {
    if let svg, let picture = ScoreExport.svg(report) {
      try FileWriting.save(Array(picture.utf8), to: svg)
    }
    guard !json else {
      return Console.write(
        JSONValue.object(ScoreExport.json(report)).canonicalBytes + [UInt8(ascii: "\n")])
    }
    for line in ScoreText(report, isHindcast: isHindcast).lines {
      Console.print(Console.printable(line))
    }
  }
}
