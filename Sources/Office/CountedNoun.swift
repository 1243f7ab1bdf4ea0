// SPDX-License-Identifier: Apache-2.0

import Charts

/// Figures in sentences.
package enum CountedNoun {
  /// `1 case`, `1,204 cases`; `plural` where an s does not do.
  package static func text(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(NumberText.grouped(Int128(count))) \(count == 1 ? noun : plural ?? noun + "s")"
  }
}
