// SPDX-License-Identifier: Apache-2.0

/// A number of the plane, as far as generating functions need it.
package struct ComplexNumber: Hashable, Sendable {
  /// The part along the real axis.
  package var real: Double
  /// The part across it.
  package var imaginary: Double

  /// A number with these parts; real unless a second is given.
  @inline(__always)
  package init(_ real: Double, _ imaginary: Double = 0) {
    self.real = real
    self.imaginary = imaginary
  }

  /// The product.
  @inline(__always)
  package static func * (one: ComplexNumber, other: ComplexNumber) -> ComplexNumber {
    ComplexNumber(
      one.real * other.real - one.imaginary * other.imaginary,
      one.real * other.imaginary + one.imaginary * other.real)
  }

  /// The sum.
  @inline(__always)
  package static func + (one: ComplexNumber, other: ComplexNumber) -> ComplexNumber {
    ComplexNumber(one.real + other.real, one.imaginary + other.imaginary)
  }

  /// One over the number.
  @inline(__always)
  package var inverse: ComplexNumber {
    let scale = 1 / (real * real + imaginary * imaginary)
    return ComplexNumber(real * scale, -imaginary * scale)
  }

  /// A whole power of 0 or more, by squaring.
  package func raised(to exponent: Int) -> ComplexNumber {
    var result = ComplexNumber(1)
    var square = self
    var left = exponent
    while left > 0 {
      if left & 1 == 1 { result = result * square }
      square = square * square
      left >>= 1
    }
    return result
  }

  /// The exponential.
  @inline(__always)
  package var exponential: ComplexNumber {
    let length = Elementary.exp(real)
    let (sine, cosine) = Elementary.sineCosine(imaginary)
    return ComplexNumber(length * cosine, length * sine)
  }

  /// The logarithm whose angle lies between -π and π.
  package var logarithm: ComplexNumber {
    ComplexNumber(
      0.5 * Elementary.ln(real * real + imaginary * imaginary),
      Elementary.angle(x: real, y: imaginary))
  }
}

extension Frequency {
  /// The probability generating function, `E[z^N]`, on or within the circle of radius 1.
  package func generating(_ z: ComplexNumber) -> ComplexNumber {
    switch self {
    case .poisson(let mean):
      return ComplexNumber(mean * (z.real - 1), mean * z.imaginary).exponential
    case .negativeBinomial(let r, let beta):
      // The real part is 1 or more: no power of it has two values to choose from.
      let base = ComplexNumber(1 - beta * (z.real - 1), -beta * z.imaginary)
      if r == r.rounded(), r <= 64 { return base.raised(to: Int(r)).inverse }
      let logarithm = base.logarithm
      return ComplexNumber(-r * logarithm.real, -r * logarithm.imaginary).exponential
    case .binomial(let trials, let p):
      return ComplexNumber(1 + p * (z.real - 1), p * z.imaginary).raised(to: trials)
    case .counts(let probabilities):
      return probabilities.reversed().reduce(ComplexNumber(0)) {
        $0 * z + ComplexNumber($1)
      }
    }
  }
}
