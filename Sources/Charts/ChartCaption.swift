// SPDX-License-Identifier: Apache-2.0

/// What a chart is called and says, for readers who do not see it.
///
/// The title becomes `<title>`; the summary, followed by every figure of the chart in words, becomes
/// `<desc>`. Neither is drawn: the page's own heading stands above the chart.
package struct ChartCaption: Hashable, Sendable {
  /// Makes the ids of one chart differ from those of the others on the page.
  package let idPrefix: String
  /// A few words: what is shown, of whom, for which time.
  package let title: String
  /// One or two sentences with what there is to see.
  package let summary: String

  /// Names the chart; `idPrefix` must be different for each chart of a page.
  package init(idPrefix: String, title: String, summary: String) {
    self.idPrefix = idPrefix
    self.title = title
    self.summary = summary
  }

  /// An id that is a valid XML name: bytes other than letters, digits and hyphens are written in
  /// hexadecimal, so different prefixes give different ids.
  func id(_ part: String) -> String {
    var name = "chart-"
    for byte in idPrefix.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
        name.unicodeScalars.append(Unicode.Scalar(byte))
      default: name += "_" + String(byte, radix: 16) + "_"
      }
    }
    return "\(name)-\(part)"
  }
}
