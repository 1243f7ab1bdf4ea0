// SPDX-License-Identifier: Apache-2.0

/// Ruin over an infinite time, exactly, for losses that are the time a chain takes through its phases.
///
/// Such laws hold the exponential, its mixtures and the sums of such; with them any law can be come near. The deepest
/// fall is of phase type again (Asmussen and Albrecher, Ruin Probabilities, chapter IX).
package struct PhaseTypeRuin: Hashable, Sendable {
  /// The rates from phase to phase while the deepest fall goes on.
  private let moves: [[Double]]
  /// The probabilities of beginning it in each phase.
  private let start: [Double]

  /// The process with these losses; nil unless there are phases, with rates above 0 out of each, and premiums that
  /// are more than the losses on average.
  ///
  /// - Parameters:
  ///   - start: The probability that a loss begins in each phase.
  ///   - moves: The rate from each phase to each other; of a phase to itself less than nothing, by what goes out.
  package init?(rate: Double, start: [Double], moves: [[Double]], premium: Double) {
    let phases = start.indices
    guard !start.isEmpty, moves.count == start.count, rate > 0, premium > 0,
      moves.allSatisfy({ $0.count == start.count }), phases.allSatisfy({ moves[$0][$0] < 0 }),
      abs(start.reduce(0, +) - 1) < 1e-9, start.allSatisfy({ $0 >= 0 }),
      let times = Self.solved(transposed: moves, start)
    else { return nil }
    // The mean time in each phase, times the rate at which losses come for each unit of premium.
    let descent = times.map { -$0 * rate / premium }
    guard descent.reduce(0, +) < 1, descent.allSatisfy({ $0 >= 0 }) else { return nil }
    self.start = descent
    self.moves = phases.map { from in
      let out = max(0, -moves[from].reduce(0, +))
      return phases.map { moves[from][$0] + out * descent[$0] }
    }
  }

  /// A mixture of exponential laws.
  package init?(rate: Double, weights: [Double], rates: [Double], premium: Double) {
    guard weights.count == rates.count else { return nil }
    let moves = rates.indices.map { from in
      rates.indices.map { $0 == from ? -rates[from] : 0 }
    }
    self.init(rate: rate, start: weights, moves: moves, premium: premium)
  }

  /// A gamma law with a whole shape, as so many exponential phases one after the other.
  package init?(rate: Double, shape: Int, phaseRate: Double, premium: Double) {
    guard shape >= 1, shape <= 1000 else { return nil }
    let phases = 0..<shape
    let moves = phases.map { from in
      phases.map { $0 == from ? -phaseRate : ($0 == from + 1 ? phaseRate : 0) }
    }
    self.init(
      rate: rate, start: phases.map { $0 == 0 ? 1 : 0 }, moves: moves, premium: premium)
  }

  /// The probability of ever being ruined.
  ///
  /// The chain of the deepest fall, looked at after a Poisson number of steps: every term is of one sign.
  package func probability(reserve: Double) -> Double {
    guard reserve > 0 else { return start.reduce(0, +) }
    let fastest = moves.indices.map { -moves[$0][$0] }.max() ?? 0
    let mean = fastest * reserve
    guard mean < 1e6 else { return 0 }
    let last = Int(mean + 12 * mean.squareRoot() + 60)
    let first = Int(max(0, mean - 12 * mean.squareRoot() - 60))
    let steps = Frequency.poisson(mean: mean)
    var at = start
    var alive = 0.0
    for step in 0...last {
      if step >= first { alive += steps.probability(step) * at.reduce(0, +) }
      at = at.indices.map { to in
        at.indices.reduce(at[to]) { $0 + at[$1] * moves[$1][to] / fastest }
      }
    }
    return alive
  }

  /// The row x with `x·matrix = row`, by elimination with the largest pivot; nil where there is none.
  private static func solved(transposed matrix: [[Double]], _ row: [Double]) -> [Double]? {
    let size = row.count
    var rows = (0..<size).map { at in (0..<size).map { matrix[$0][at] } + [row[at]] }
    for column in 0..<size {
      let pivot = (column..<size).max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? column
      guard abs(rows[pivot][column]) > 0 else { return nil }
      rows.swapAt(pivot, column)
      for other in column + 1..<size + 1 where other < size {
        let factor = rows[other][column] / rows[column][column]
        for place in column...size { rows[other][place] -= factor * rows[column][place] }
      }
    }
    var solution = [Double](repeating: 0, count: size)
    for at in (0..<size).reversed() {
      let known = (at + 1..<size + 1).reduce(0) {
        $1 < size ? $0 + rows[at][$1] * solution[$1] : $0
      }
      solution[at] = (rows[at][size] - known) / rows[at][at]
    }
    return solution.allSatisfy(\.isFinite) ? solution : nil
  }
}
