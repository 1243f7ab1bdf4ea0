// SPDX-License-Identifier: Apache-2.0

/// The frequencies of real numbers, in the order in which a plan leaves them.
///
/// It is changed a stretch at a time: unpacked to the frequencies as such, changed, packed again.
package struct Spectrum: Sendable {
  /// How many places of a lane one stretch has.
  static let stretch = 64
  /// How many frequencies are unpacked for one stretch: two for each lane of a place, and the middle one.
  package static let unpacked = 8 * stretch + 8

  /// The plan whose order the frequencies have.
  package let plan: FourierPlan
  private var lanes: [SIMD2<Double>]
  /// The second half of the numbers, once they have been taken out.
  private(set) var secondHalf: [Double]

  /// Room for the transforms of a plan, with nothing in it; it can be used again and again.
  package init(plan: FourierPlan) {
    self.plan = plan
    lanes = [SIMD2<Double>](repeating: .zero, count: 4 * plan.height)
    secondHalf = [Double](repeating: 0, count: plan.points / 2)
  }

  /// Transforms real numbers; those that are lacking of the points of the plan are 0, others left out.
  package init(of numbers: [Double], plan: FourierPlan) {
    self.init(plan: plan)
    load(numbers)
  }

  /// Puts the transform of other real numbers in the place of what is there.
  package mutating func load(_ numbers: [Double]) {
    let plan = plan
    lanes.withUnsafeMutableBufferPointer { lanes in
      guard let base = lanes.baseAddress else { return }
      numbers.withUnsafeBufferPointer { numbers in
        let numbers = UnsafeBufferPointer(rebasing: numbers.prefix(plan.points))
        plan.deal(numbers, into: base)
        FourierSteps.forward(
          base, size: plan.height,
          filled: min(plan.height, (numbers.count + 1) / 2), stages: plan.stages[...])
      }
    }
  }

  /// Takes the real numbers out: the first half is given back, the second kept beside.
  ///
  /// The frequencies are used up.
  mutating func takeFirstHalf() -> [Double] {
    let plan = plan
    let half = plan.points / 2
    return [Double](unsafeUninitializedCapacity: half) { numbers, filled in
      lanes.withUnsafeMutableBufferPointer { lanes in
        secondHalf.withUnsafeMutableBufferPointer { second in
          if let base = lanes.baseAddress, let first = numbers.baseAddress,
            let second = second.baseAddress
          {
            FourierSteps.backward(base, size: plan.height, stages: plan.stages[...])
            plan.collect(base, into: first, and: second)
          }
        }
      }
      filled = half
    }
  }

  /// Takes the real numbers out; the frequencies are used up.
  package mutating func takeNumbers() -> [Double] {
    let first = takeFirstHalf()
    return first + secondHalf
  }

  /// Changes every frequency by a function of real coefficients.
  ///
  /// - Parameter change: Gets real and imaginary parts of many frequencies, to be changed in place.
  package mutating func change(
    _ change: (UnsafeMutableBufferPointer<Double>, UnsafeMutableBufferPointer<Double>) -> Void
  ) {
    let plan = plan
    lanes.withUnsafeMutableBufferPointer { lanes in
      guard let base = lanes.baseAddress else { return }
      Self.withStretches { re, im in
        let bodies = SpectrumBodies(plan: plan, lanes: base)
        for first in stride(from: 0, to: plan.height / 2, by: Self.stretch) {
          bodies.unpack(first, re, im)
          change(re, im)
          bodies.pack(first, re, im)
        }
      }
    }
  }

  /// Adds other numbers to those whose frequencies are here.
  package mutating func add(_ numbers: [Double]) {
    let others = Spectrum(of: numbers, plan: plan).lanes
    for at in lanes.indices { lanes[at] += others[at] }
  }

  /// Convolves the numbers with others, around the circle of the points.
  package mutating func convolve(with numbers: [Double]) {
    let plan = plan
    var others = Spectrum(of: numbers, plan: plan).lanes
    lanes.withUnsafeMutableBufferPointer { lanes in
      others.withUnsafeMutableBufferPointer { others in
        guard let base = lanes.baseAddress, let otherBase = others.baseAddress else { return }
        let mine = SpectrumBodies(plan: plan, lanes: base)
        let theirs = SpectrumBodies(plan: plan, lanes: otherBase)
        Self.withStretches { re, im in
          Self.withStretches { otherRe, otherIm in
            for first in stride(from: 0, to: plan.height / 2, by: Self.stretch) {
              mine.unpack(first, re, im)
              theirs.unpack(first, otherRe, otherIm)
              for at in re.indices {
                let (a, b) = (re[at], im[at])
                re[at] = a * otherRe[at] - b * otherIm[at]
                im[at] = a * otherIm[at] + b * otherRe[at]
              }
              mine.pack(first, re, im)
            }
          }
        }
      }
    }
  }

  private static func withStretches(
    _ body: (UnsafeMutableBufferPointer<Double>, UnsafeMutableBufferPointer<Double>) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * unpacked) { both in
      both.initialize(repeating: 0)
      body(
        UnsafeMutableBufferPointer(rebasing: both[..<unpacked]),
        UnsafeMutableBufferPointer(rebasing: both[unpacked...]))
    }
  }
}
