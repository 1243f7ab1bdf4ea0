// SPDX-License-Identifier: Apache-2.0

/// Figures in sentences.
package enum Counted {
  /// `1 case`, `1,204 cases`; `plural` where an s does not do.
  package static func text(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
    let digits = Array(String(count.magnitude))
    var grouped = count < 0 ? "-" : ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place).isMultiple(of: 3) { grouped += "," }
      grouped.append(digit)
    }
    return "\(grouped) \(count == 1 ? noun : plural ?? noun + "s")"
  }
}
