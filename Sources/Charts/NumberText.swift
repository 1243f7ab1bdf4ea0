// SPDX-License-Identifier: Apache-2.0

/// Counts and shares as a reader expects them in English.
package enum NumberText {
  /// `1234567` as `1,234,567`.
  package static func grouped(_ number: Int128) -> String {
    let digits = String(number.magnitude)
    var text = number < 0 ? "−" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
      text.append(digit)
    }
    return text
  }

  /// A share as a percentage with one decimal, cut and not rounded.
  ///
  /// So 99.96% never reads 100%; a share too small for a decimal is "under 0.1%", never nought.
  package static func share(_ part: Int128, of whole: Int128) -> String {
    guard whole > 0 else { return "0%" }
    let (percent, tenth) = (part * 1000 / whole).quotientAndRemainder(dividingBy: 10)
    if part > 0, percent == 0, tenth == 0 { return "under 0.1%" }
    return tenth == 0 ? "\(percent)%" : "\(percent).\(tenth)%"
  }
}
