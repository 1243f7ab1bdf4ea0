// SPDX-License-Identifier: Apache-2.0

/// Sums of numbers that are known by their logarithms and may be too small for themselves.
package enum LogSum {
  /// The logarithm of the sum of what the logarithms stand for; minus infinity of nothing.
  package static func ln(_ logarithms: [Double]) -> Double {
    guard let largest = logarithms.max(), largest > -.infinity else { return -.infinity }
    return largest + Elementary.ln(logarithms.reduce(0) { $0 + Elementary.exp($1 - largest) })
  }

  /// What each stands for, in parts of the largest; nil where all are nothing.
  package static func ratios(_ logarithms: [Double]) -> [Double]? {
    guard let largest = logarithms.max(), largest > -.infinity else { return nil }
    return logarithms.map { Elementary.exp($0 - largest) }
  }
}
