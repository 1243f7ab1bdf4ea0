// SPDX-License-Identifier: Apache-2.0

/// Chances as whole parts per million: what is printed, recorded and compared.
package enum Millionths {
  /// A share as the nearest, half to even; held between none and all.
  static func of(_ share: Double) -> Int64 {
    Int64((min(1, max(0, share)) * 1_000_000).rounded(.toNearestOrEven))
  }

  /// A chance as a share that a logarithm can be taken of.
  ///
  /// Nothing that was only simulated is certain: it is held half a part from none and from all.
  static func share(_ millionths: Int64) -> Double {
    min(1_000_000 - 0.5, max(0.5, Double(millionths))) / 1_000_000
  }
}
