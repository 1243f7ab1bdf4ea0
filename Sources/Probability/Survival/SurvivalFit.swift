// SPDX-License-Identifier: Apache-2.0

/// The laws under which what was seen is likeliest, open cases counted as open.
package enum SurvivalFit {
  /// The exponential law: as many ends as there were, over all the time seen; nil without either.
  package static func exponential(_ lives: [LifeTime]) -> SurvivalLaw? {
    let ended = lives.count(where: \.hasEnded)
    let time = lives.reduce(0) { $0 + $1.duration }
    guard ended > 0, time > 0 else { return nil }
    return .exponential(rate: Double(ended) / time)
  }

  /// The standard error of the logarithm of the exponential rate: one over the root of the ends.
  package static func errorOfLnRate(_ lives: [LifeTime]) -> Double? {
    let ended = lives.count(where: \.hasEnded)
    return ended > 0 ? 1 / Double(ended).squareRoot() : nil
  }

  /// The Weibull law; nil unless two different durations above 0 ended.
  ///
  /// The shape solves `Σ tᵏ ln t / Σ tᵏ - 1/k = mean of ln t of what ended`; the left side rises in k.
  package static func weibull(_ lives: [LifeTime]) -> SurvivalLaw? {
    guard let ended = logarithms(lives), let longest = lives.map(\.duration).max() else {
      return nil
    }
    // In parts of the longest, so that powers stay at most 1.
    let logs = lives.filter { $0.duration > 0 }.map { Elementary.ln($0.duration / longest) }
    let mean = ended.reduce(0, +) / Double(ended.count) - Elementary.ln(longest)
    func slope(_ shape: Double) -> Double {
      var sum = 0.0
      var weighted = 0.0
      for log in logs {
        let power = Elementary.exp(shape * log)
        sum += power
        weighted += power * log
      }
      return weighted / sum - 1 / shape - mean
    }
    let shape = Elementary.exp(root(from: -7, to: 7) { slope(Elementary.exp($0)) })
    let sum = logs.reduce(0) { $0 + Elementary.exp(shape * $1) }
    return .weibull(
      shape: shape, scale: longest * Elementary.power(sum / Double(ended.count), 1 / shape))
  }

  /// The lognormal law; nil unless two different durations above 0 ended.
  ///
  /// By expectation and maximisation: what is open takes, on average, the mean of the tail beyond it.
  package static func lognormal(_ lives: [LifeTime]) -> SurvivalLaw? {
    guard let ended = logarithms(lives) else { return nil }
    // What is open since no time at all says nothing.
    let open = lives.filter { !$0.hasEnded && $0.duration > 0 }.map { Elementary.ln($0.duration) }
    let count = Double(ended.count + open.count)
    var mean = ended.reduce(0, +) / Double(ended.count)
    var variance = ended.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(ended.count)
    for _ in 0..<20_000 {
      let deviation = variance.squareRoot()
      var sum = ended.reduce(0, +)
      var squares = ended.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      for log in open {
        let z = (log - mean) / deviation
        let hazard = hazard(z)
        sum += mean + deviation * hazard
        squares += variance * (1 + z * hazard)
      }
      let next = sum / count
      let nextVariance = squares / count - (next - mean) * (next - mean)
      let change = abs(next - mean) + abs(nextVariance - variance)
      mean = next
      variance = nextVariance
      if change < 1e-14 * (1 + abs(mean)) { break }
    }
    return .lognormal(mean: mean, deviation: variance.squareRoot())
  }

  /// The density over the tail of the normal law, also where both vanish.
  private static func hazard(_ z: Double) -> Double {
    z > 30 ? z + 1 / z - 2 / (z * z * z) : NormalLaw.density(z) / NormalLaw.exceedance(z)
  }

  /// The logarithms of what ended; nil if one is 0 or all are the same.
  private static func logarithms(_ lives: [LifeTime]) -> [Double]? {
    let ended = lives.filter(\.hasEnded).map(\.duration)
    guard let first = ended.first, ended.contains(where: { $0 != first }),
      ended.allSatisfy({ $0 > 0 })
    else { return nil }
    return ended.map(Elementary.ln)
  }

  /// Where a rising function is 0, by halving; an end of the range if it is not 0 within.
  static func root(from low: Double, to high: Double, _ rising: (Double) -> Double) -> Double {
    var low = low
    var high = high
    for _ in 0..<100 {
      let middle = 0.5 * (low + high)
      if rising(middle) < 0 { low = middle } else { high = middle }
    }
    return 0.5 * (low + high)
  }
}
