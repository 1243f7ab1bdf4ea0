// SPDX-License-Identifier: Apache-2.0

/// How much hangs on few.
package enum Concentration {
  /// The fewest whose parts come to at least a share of the whole; 0 where there is nothing.
  ///
  /// With members and a half this is the contributor absence factor of CHAOSS (once bus factor), with employers its
  /// elephant factor. The share is in parts per million; parts below 0 count as 0.
  package static func fewest(carrying millionths: Int64, of parts: [Int64]) -> Int {
    let parts = parts.map { Int128(max(0, $0)) }
    let needed = parts.reduce(0, +) * Int128(min(1_000_000, max(0, millionths)))
    guard needed > 0 else { return 0 }
    var carried: Int128 = 0
    for (place, part) in parts.sorted(by: >).enumerated() {
      carried += part * 1_000_000
      if carried >= needed { return place + 1 }
    }
    return parts.count
  }
}
