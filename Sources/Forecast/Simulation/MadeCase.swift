// SPDX-License-Identifier: Apache-2.0

import Probability

/// A case of a replication: one that is made up, or one that is open at the moment of the forecast.
struct MadeCase: Sendable {
  let subject: Int
  let rank: Int
  /// When it was, or is, opened, in milliseconds.
  let opened: Int64
  /// Its place among the open cases of the agreement; nil if it is made up.
  let openPlace: Int?
  /// What chance holds for it, drawn ahead so that a what-if meets the same luck.
  let luck: Luck

  /// One number between 0 and 1 for each question that can be asked of a case.
  struct Luck: Sendable {
    let stages: [Double]
    let acknowledged, isAcknowledged: Double
    let waits, waitStart, waitLength: Double
    let reopens, reopenDelay: Double
    let updates, component, path: Double

    init(_ stream: inout ChanceStream) {
      let count = Stage.allCases.count
      stages = (0..<count).map { _ in stream.uniform() }
      acknowledged = stream.uniform()
      isAcknowledged = stream.uniform()
      waits = stream.uniform()
      waitStart = stream.uniform()
      waitLength = stream.uniform()
      reopens = stream.uniform()
      reopenDelay = stream.uniform()
      updates = stream.uniform()
      component = stream.uniform()
      path = stream.uniform()
    }
  }
}
