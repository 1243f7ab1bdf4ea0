// SPDX-License-Identifier: Apache-2.0

/// The points that divide the circle into equal parts, from the sine of at most an eighth of it.
enum RootOfUnity {
  /// `exp(-2πi·place/parts)`, for parts a multiple of 8, to within 2e-16.
  static func of(_ place: Int, parts: Int) -> ComplexNumber {
    let eighth = parts / 8
    let turned = place & (parts - 1)
    let octant = turned / eighth
    let rest = turned - octant * eighth
    // In odd octants the angle is taken from the other end.
    let near = octant & 1 == 0 ? rest : eighth - rest
    let (sine, cosine) = Elementary.sineCosine(
      0x1.921fb54442d18p2 * Double(near) / Double(parts))
    let (c, s) =
      switch octant {
      case 0: (cosine, sine)
      case 1: (sine, cosine)
      case 2: (-sine, cosine)
      case 3: (-cosine, sine)
      case 4: (-cosine, -sine)
      case 5: (-sine, -cosine)
      case 6: (sine, -cosine)
      default: (cosine, -sine)
      }
    return ComplexNumber(c, -s)
  }
}
