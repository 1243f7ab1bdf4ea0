// SPDX-License-Identifier: Apache-2.0

/// The frequencies of real numbers from those of the complex numbers they were joined to, and back.
///
/// Frequency k and its mate N - k hold each other's: with `E = ½(Z_k + Z̄_m)`, `O = ½(Z_k - Z̄_m)` and the
/// root w of k, the real numbers have `E - iwO` at k, and at the mate the mirror image of `E + iwO`. A
/// function of real coefficients does not mind the mirror, so both are changed as they are.
struct SpectrumBodies {
  let plan: FourierPlan
  let lanes: LaneNumbers

  private typealias Four = SIMD4<Double>

  /// The roots of the four lanes at a place of the lower half: its own times the first powers.
  @inline(__always)
  private func roots(
    _ place: Int, _ table: UnsafeBufferPointer<Double>,
    _ steps: (re: SIMD4<Double>, im: SIMD4<Double>), _ first: SIMD2<Double>
  ) -> (re: SIMD4<Double>, im: SIMD4<Double>) {
    let (c, s) = (table[2 * place], table[2 * place + 1])
    var re = c * steps.re - s * steps.im
    var im = c * steps.im + s * steps.re
    re[0] = first.x
    im[0] = first.y
    return (re, im)
  }

  private var bare: UnsafeMutablePointer<Double> {
    UnsafeMutableRawPointer(lanes).assumingMemoryBound(to: Double.self)
  }

  /// Lays out the frequencies of a stretch of places: of each the four lanes, then their mates, mirrored.
  func unpack(
    _ start: Int, _ outRe: UnsafeMutableBufferPointer<Double>,
    _ outIm: UnsafeMutableBufferPointer<Double>
  ) {
    let (numbers, steps) = (bare, plan.firstRoots)
    if start == 0 {
      outRe[8 * Spectrum.stretch] = numbers[8 * plan.middle]
      outIm[8 * Spectrum.stretch] = -numbers[8 * plan.middle + 4]
    }
    plan.splitRoots.withUnsafeBufferPointer { table in
      plan.firstLane.withUnsafeBufferPointer { pairs in
        for place in start..<min(start + Spectrum.stretch, plan.height / 2) {
          let pair = pairs[place]
          let (a, b) = (numbers + 8 * place, numbers + 8 * (plan.height - 1 - place))
          let (first, mate) = (numbers + 8 * Int(pair.place), numbers + 8 * Int(pair.mate))
          let re = Four(first[0], a[1], a[2], a[3])
          let im = Four(first[4], a[5], a[6], a[7])
          let mateRe = Four(mate[0], b[3], b[2], b[1])
          let mateIm = Four(mate[4], b[7], b[6], b[5])
          let (c, s) = roots(place, table, steps, pair.root)
          let (evenRe, evenIm) = (0.5 * (re + mateRe), 0.5 * (im - mateIm))
          let (oddRe, oddIm) = (0.5 * (re - mateRe), 0.5 * (im + mateIm))
          let (turnRe, turnIm) = (-(c * oddIm + s * oddRe), c * oddRe - s * oddIm)
          let at = 8 * (place - start)
          Self.lay(evenRe - turnRe, evenRe + turnRe, outRe, at)
          Self.lay(evenIm - turnIm, evenIm + turnIm, outIm, at)
        }
      }
    }
  }

  /// Takes a stretch of changed frequencies back.
  func pack(
    _ start: Int, _ fromRe: UnsafeMutableBufferPointer<Double>,
    _ fromIm: UnsafeMutableBufferPointer<Double>
  ) {
    let (numbers, steps) = (bare, plan.firstRoots)
    if start == 0 {
      numbers[8 * plan.middle] = fromRe[8 * Spectrum.stretch]
      numbers[8 * plan.middle + 4] = -fromIm[8 * Spectrum.stretch]
    }
    plan.splitRoots.withUnsafeBufferPointer { table in
      plan.firstLane.withUnsafeBufferPointer { pairs in
        for place in start..<min(start + Spectrum.stretch, plan.height / 2) {
          let pair = pairs[place]
          let at = 8 * (place - start)
          let (oneRe, otherRe) = Self.taken(fromRe, at)
          let (oneIm, otherIm) = Self.taken(fromIm, at)
          let (c, s) = roots(place, table, steps, pair.root)
          let (evenRe, evenIm) = (0.5 * (oneRe + otherRe), 0.5 * (oneIm + otherIm))
          let (turnRe, turnIm) = (0.5 * (otherRe - oneRe), 0.5 * (otherIm - oneIm))
          let (oddRe, oddIm) = (c * turnIm - s * turnRe, -(c * turnRe + s * turnIm))
          let (re, im) = (evenRe + oddRe, evenIm + oddIm)
          let (mateRe, mateIm) = (evenRe - oddRe, oddIm - evenIm)
          let (a, b) = (numbers + 8 * place, numbers + 8 * (plan.height - 1 - place))
          let (first, mate) = (numbers + 8 * Int(pair.place), numbers + 8 * Int(pair.mate))
          (a[1], a[2], a[3], a[5], a[6], a[7]) = (re[1], re[2], re[3], im[1], im[2], im[3])
          (b[3], b[2], b[1]) = (mateRe[1], mateRe[2], mateRe[3])
          (b[7], b[6], b[5]) = (mateIm[1], mateIm[2], mateIm[3])
          (first[0], first[4]) = (re[0], im[0])
          (mate[0], mate[4]) = (mateRe[0], mateIm[0])
        }
      }
    }
  }

  @inline(__always)
  private static func lay(
    _ one: SIMD4<Double>, _ other: SIMD4<Double>, _ out: UnsafeMutableBufferPointer<Double>,
    _ at: Int
  ) {
    for lane in 0..<4 {
      out[at + lane] = one[lane]
      out[at + 4 + lane] = other[lane]
    }
  }

  @inline(__always)
  private static func taken(
    _ from: UnsafeMutableBufferPointer<Double>, _ at: Int
  ) -> (SIMD4<Double>, SIMD4<Double>) {
    (
      SIMD4(from[at], from[at + 1], from[at + 2], from[at + 3]),
      SIMD4(from[at + 4], from[at + 5], from[at + 6], from[at + 7])
    )
  }
}
