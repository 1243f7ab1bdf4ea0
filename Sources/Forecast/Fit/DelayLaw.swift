// SPDX-License-Identifier: Apache-2.0

import Probability

/// What past delays say about the next one, without a law of their shape.
///
/// Real times of desks step and cluster (an automatic closing, the end of a shift), and no smooth law fits
/// them. So the law is what was seen, as a Dirichlet process: own delays count one each, those of comparable
/// cases one together, however many. Half a delay more lies above all that was seen, for that nothing longer
/// came so far does not make it impossible; how much longer follows the slope of the largest tenth
/// (Hill). What is still running counts for what is longer than it has run (Efron: its share goes to the
/// right), and is never left out.
struct DelayLaw: Sendable {
  /// Ascending, in the unit of the stage; each stands for all lengths up to half way to its neighbours, any of
  /// them as likely.
  let atoms: [Double]
  /// The weight of each atom; the last is the weight above all.
  let masses: [Double]
  /// The tail: longer than the last atom by a factor x with probability `x^-slope`.
  let slope: Double

  /// What comparable cases count for together.
  static let poolMass = 1.0
  /// What lies above all that was seen counts for as much (as Jeffreys' prior for a share does).
  static let unseenMass = 0.5
  /// So many atoms stand for more delays, each for as many.
  static let mostAtoms = 32
  /// So many of the longest stay as they are: it is there that deadlines are missed.
  static let exactAtoms = 32
  /// The slope where too little was seen to tell: a finite mean, and hardly a variance.
  static let unknownSlope = 2.0

  /// Delays that ended, and how long others have run, all in one unit; those of comparable cases beside
  /// them.
  ///
  /// Nil where nothing ended anywhere: then nothing is known.
  init?(_ own: Delays, pool: Delays) {
    let weighted = Self.weighted(own)
    let pooled = Self.weighted(pool)
    let total = pooled.atoms.reduce(0) { $0 + $1.mass } + pooled.beyond
    let hasPool = total > 0
    let scale = hasPool ? Self.poolMass / (total + Self.unseenMass) : 0
    var all = Self.thinned(weighted.atoms)
    all += Self.thinned(pooled.atoms).map { (value: $0.value, mass: $0.mass * scale) }
    guard !all.isEmpty else { return nil }
    all.sort { $0.value == $1.value ? $0.mass < $1.mass : $0.value < $1.value }
    atoms = all.map { Double(max(1, $0.value)) }
    // With comparable cases, what was never seen is their half delay, in their share.
    let unseen = hasPool ? (pooled.beyond + Self.unseenMass) * scale : Self.unseenMass
    masses = all.map(\.mass) + [weighted.beyond + unseen]
    slope = Self.slope((own.ended + pool.ended).sorted())
  }

  /// Delays that ended, and how long those have run that did not.
  struct Delays: Sendable {
    var ended: [Int64] = []
    var running: [Int64] = []

    mutating func add(_ other: Delays) {
      ended += other.ended
      running += other.running
    }

    var count: Int { ended.count + running.count }
  }

  private typealias Atom = (value: Int64, mass: Double)

  /// Each that ended counts one and its share of those that had run shorter; what is left over lies beyond.
  private static func weighted(_ delays: Delays) -> (atoms: [Atom], beyond: Double) {
    let ended = delays.ended.sorted()
    let running = delays.running.sorted()
    var atoms: [Atom] = []
    var place = 0
    var share = 1.0
    for (number, value) in ended.enumerated() {
      // At the same length the end comes before what runs on.
      while place < running.count, running[place] < value {
        let left = Double(ended.count - number + running.count - place - 1)
        if left > 0 { share += share / left }
        place += 1
      }
      atoms.append((value, share))
    }
    let beyond = share * Double(running.count - place)
    return (atoms, beyond)
  }

  /// Neighbours as one where there are many; each stands at the middle of its group.
  private static func thinned(_ atoms: [Atom]) -> [Atom] {
    let many = atoms.dropLast(exactAtoms)
    guard many.count > mostAtoms else { return atoms }
    return (0..<mostAtoms).map { group in
      let range = many.count * group / mostAtoms..<many.count * (group + 1) / mostAtoms
      let mass = many[range].reduce(0) { $0 + $1.mass }
      return (many[(range.lowerBound + range.upperBound) / 2].value, mass)
    } + atoms.suffix(exactAtoms)
  }

  /// Where the lengths begin that an atom stands for.
  func edge(_ place: Int) -> Double {
    if place == 0 { return 0 }
    return place == atoms.count ? atoms[place - 1] : (atoms[place - 1] + atoms[place]) / 2
  }

  /// The slope of the largest tenth on double logarithmic paper (Hill), between 1.1 and 4.
  private static func slope(_ ended: [Int64]) -> Double {
    let count = ended.count / 10
    guard count >= 5, let threshold = ended.dropLast(count).last else { return unknownSlope }
    let base = Elementary.ln(Double(max(1, threshold)))
    var sum = 0.0
    for value in ended.suffix(count) { sum += Elementary.ln(Double(max(1, value))) - base }
    return sum <= 0 ? 4 : min(4, max(1.1, Double(count) / sum))
  }

  /// One possible law, drawn as evidence allows.
  func drawn(_ stream: inout ChanceStream) -> DelayDraw {
    var sum = 0.0
    var cumulative: [Double] = []
    cumulative.reserveCapacity(masses.count)
    for mass in masses {
      sum += mass == 1 ? stream.exponential() : stream.gamma(shape: mass)
      cumulative.append(sum)
    }
    return DelayDraw(law: self, cumulative: cumulative)
  }
}

/// A law of delays as it may be in one world.
struct DelayDraw: Sendable {
  let law: DelayLaw
  private let cumulative: [Double]
  /// The longest delay that is given: ten years, if its unit is a millisecond.
  static let longest: Int64 = 10 * 366 * 86_400_000

  init(law: DelayLaw, cumulative: [Double]) {
    self.law = law
    self.cumulative = cumulative
  }

  /// The delay that a number between 0 and 1 stands for.
  func delay(_ chance: Double) -> Int64 {
    guard let total = cumulative.last, total > 0 else { return Self.longest }
    let wanted = chance * total
    var low = 0
    var high = cumulative.count - 1
    while low < high {
      let middle = (low + high) / 2
      if cumulative[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    let before = low == 0 ? 0 : cumulative[low - 1]
    let width = cumulative[low] - before
    let part = width > 0 ? min(1, max(0, (wanted - before) / width)) : 0
    let value: Double
    if low == law.atoms.count {
      // Beyond everything seen: 1 - part is left above.
      let left = max(0x1p-53, 1 - part)
      value = (law.atoms.last ?? 1) * Elementary.power(left, -1 / law.slope)
    } else {
      let lower = law.edge(low)
      value = lower + part * (law.edge(low + 1) - lower)
    }
    return value >= Double(Self.longest) ? Self.longest : max(0, Int64(value))
  }

  /// The same for a delay that has run for some time already: the chance is of what is longer.
  func delay(_ chance: Double, longerThan elapsed: Int64) -> Int64 {
    let share = shareUpTo(elapsed)
    let value = delay(share + chance * (1 - share))
    return max(value, elapsed)
  }

  /// How likely a delay of at most so long is.
  private func shareUpTo(_ elapsed: Int64) -> Double {
    guard let total = cumulative.last, total > 0 else { return 0 }
    let value = Double(elapsed)
    guard let place = law.atoms.indices.first(where: { law.edge($0 + 1) > value }) else {
      let inside = law.atoms.isEmpty ? 0 : cumulative[law.atoms.count - 1]
      let left = Elementary.power(value / (law.atoms.last ?? 1), -law.slope)
      return (inside + (total - inside) * (1 - left)) / total
    }
    let lower = law.edge(place)
    let before = place == 0 ? 0 : cumulative[place - 1]
    let part = (value - lower) / (law.edge(place + 1) - lower)
    return (before + part * (cumulative[place] - before)) / total
  }
}
