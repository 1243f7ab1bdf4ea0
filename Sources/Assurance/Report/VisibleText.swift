// SPDX-License-Identifier: Apache-2.0

/// Text in which nothing hides: what would turn the direction of writing or stand unseen is shown by
/// its code point.
///
/// Names come from other people's systems. An override such as U+202E makes `gpj.exe` read as
/// `exe.jpg`, and such a mark would also reorder our own words beside the name (Unicode technical
/// report 36, section 2.5). Joiners (U+200C, U+200D) are left: some scripts cannot be written
/// without them.
enum VisibleText {
  /// The text with each hidden mark written like `[U+202E]`, and line breaks as spaces.
  static func of(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isHidden) else { return text }
    var shown = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n", "\r", "\t", "\u{2028}", "\u{2029}": shown += " "
      case _ where isHidden(scalar):
        let digits = String(scalar.value, radix: 16, uppercase: true)
        shown += "[U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "]"
      default: shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0xAD, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2028...0x202E,
      0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F:
      true
    default: false
    }
  }
}
