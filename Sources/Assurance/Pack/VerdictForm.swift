// SPDX-License-Identifier: Apache-2.0

import Judgement

/// The forms in which a pack holds the verdicts.
enum VerdictForm: CaseIterable, Sendable {
  case json, csv

  var path: String { self == .json ? PackPath.verdictsJSON : PackPath.verdictsCSV }

  /// Gives the bytes of the form in pieces.
  func write(_ judgement: Judgement, _ piece: ([UInt8]) throws -> Void) throws {
    switch self {
    case .json: try judgement.writeJSON(to: piece)
    case .csv: try judgement.writeCSV(to: piece)
    }
  }
}
