// SPDX-License-Identifier: Apache-2.0

import Probability
import Testing

@Suite struct CopulaTests {
  static let copulas: [Copula] = [
    .gaussian(correlation: 0.6), .gaussian(correlation: -0.4),
    .student(correlation: 0.6, freedom: 4), .gumbel(theta: 2), .gumbel(theta: 1),
  ]

  @Test(.enabled(if: KnownAnswer.areThere, KnownAnswer.missing))
  func knownAnswers() throws {
    for answer in try KnownAnswer.all("copula_joint_exceedance") {
      #expect(answer.params["copula"] as? String == "gumbel")
      let copula = Copula.gumbel(theta: try answer.number("theta"))
      let (u, v) = (try answer.number("u"), try answer.number("v"))
      try answer.check("C", copula.cumulative(u, v))
      try answer.check("p_both_exceed", copula.exceedance(u, v))
      try answer.check("upper_tail_dependence", copula.upperTailDependence)
      try answer.check("kendall_tau", copula.kendallTau)
    }
  }

  /// At the corner of 99 % with a correlation of 0.6, as published to three digits.
  @Test func theCornerOfTheNormalLawIsEmptier() {
    let normal = Copula.gaussian(correlation: 0.6).exceedance(0.99, 0.99)
    let student = Copula.student(correlation: 0.6, freedom: 4).exceedance(0.99, 0.99)
    #expect(abs(normal - 0.00188) < 5e-6)
    #expect(abs(student - 0.00350) < 5e-6)
    #expect(Copula.gaussian(correlation: 0.6).upperTailDependence == 0)
  }

  /// Half and half: 1/4 + asin(ρ)/2π, for the normal law and for Student's.
  @Test func medians() {
    for correlation in [-0.7, 0, 0.3, 0.95] {
      let tau = Copula.gaussian(correlation: correlation).kendallTau
      let right = 0.25 + tau / 4
      #expect(abs(Copula.gaussian(correlation: correlation).exceedance(0.5, 0.5) - right) < 1e-12)
      let student = Copula.student(correlation: correlation, freedom: 4)
      #expect(abs(student.exceedance(0.5, 0.5) - right) < 1e-12)
    }
  }

  @Test(arguments: copulas)
  func drawsFollowTheLaw(_ copula: Copula) {
    let count = 30_000
    let corners = [(0.2, 0.7), (0.5, 0.5), (0.9, 0.8), (0.95, 0.95)]
    var over = [Int](repeating: 0, count: corners.count)
    var sum = 0.0
    for replication in 0..<count {
      var stream = ChanceStream(
        seed: 4, purpose: 1, replication: UInt32(replication), entity: 0)
      let (one, other) = copula.draw(&stream)
      sum += one + other
      for (place, corner) in corners.enumerated() where one > corner.0 && other > corner.1 {
        over[place] += 1
      }
    }
    #expect(abs(sum / Double(2 * count) - 0.5) < 0.01)
    for (place, corner) in corners.enumerated() {
      let right = copula.exceedance(corner.0, corner.1)
      let error = (right * (1 - right) / Double(count)).squareRoot()
      #expect(abs(Double(over[place]) / Double(count) - right) < 4 * error, "\(corner)")
    }
  }

  @Test(arguments: copulas)
  func marginsAreEven(_ copula: Copula) {
    #expect(copula.isCopula)
    for p in [0.1, 0.5, 0.99] {
      #expect(copula.cumulative(p, 1) == p)
      #expect(copula.cumulative(1, p) == p)
      #expect(copula.cumulative(p, 0) == 0)
      #expect(abs(copula.exceedance(p, 0) - (1 - p)) < 1e-15)
      #expect(abs(copula.exceedance(0, p) - (1 - p)) < 1e-15)
      #expect(copula.exceedance(p, 1) == 0)
      #expect(abs(copula.cumulative(p, p) - (2 * p - 1 + copula.exceedance(p, p))) < 1e-15)
    }
  }

  @Test func whatIsNoCopula() {
    #expect(!Copula.gaussian(correlation: 1).isCopula)
    #expect(!Copula.student(correlation: 0, freedom: 0).isCopula)
    #expect(!Copula.gumbel(theta: 0.9).isCopula)
  }

  @Test func quantilesOfStudentsLaw() {
    // With 4 degrees, from tables: 2.776 445 at 97.5 %.
    #expect(abs(StudentLaw(freedom: 4).quantile(0.975) - 2.7764451051977987) < 1e-12)
    #expect(abs(StudentLaw(freedom: 1).quantile(0.75) - 1) < 1e-12)
    #expect(StudentLaw(freedom: 4).quantile(0.5) == 0)
    #expect(StudentLaw(freedom: 4).quantile(0) == -.infinity)
    #expect(StudentLaw(freedom: 4).exceedance(.infinity) == 0)
  }
}
