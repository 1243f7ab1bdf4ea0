// SPDX-License-Identifier: Apache-2.0

/// Tells names of fixed offsets from names of places.
///
/// An offset such as `GMT+1` looks right for half a year. Universal time is the one zone without a
/// place that people mean as such.
enum FixedOffset {
  /// Whether a name is `GMT`, `GMT+1`, `UTC-5`, `Etc/GMT-1`, `EST`… but not `UTC` itself.
  static func isName(_ name: String) -> Bool {
    var rest = name.uppercased()[...]
    if rest.hasPrefix("ETC/") { rest = rest.dropFirst(4) }
    if ["GMT", "EST", "MST", "HST"].contains(rest) { return true }
    guard let base = ["GMT", "UTC", "UT"].first(where: rest.hasPrefix) else { return false }
    rest = rest.dropFirst(base.count)
    if let sign = rest.first, "+-".contains(sign) { rest = rest.dropFirst() }
    return !rest.isEmpty && rest.allSatisfy(\.isASCIIDigit)
  }
}
