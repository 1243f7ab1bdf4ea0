// SPDX-License-Identifier: Apache-2.0

import Evidence
import Judgement

/// The forms in which a pack holds the verdicts.
enum VerdictForm: CaseIterable, Sendable {
  case json, csv

  var path: String { self == .json ? PackPath.verdictsJSON : PackPath.verdictsCSV }

  /// Gives the bytes of the form in pieces.
  func write<Failure: Error>(
    _ judgement: Judgement, lanes: Lanes = .one, _ piece: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    switch self {
    case .json: try VerdictTable(judgement, lanes: lanes).writeJSONLines(to: piece)
    case .csv: try VerdictTable(judgement).writeCSV(to: piece)
    }
  }
}
