// SPDX-License-Identifier: Apache-2.0

/// Strings as PDF writes them (PDF 1.7, 7.3.4).
enum PDFText {
  /// Codes of a font between brackets; all but plain ASCII in octal.
  static func literal(_ bytes: some Sequence<UInt8>) -> String {
    var text = "("
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\\"):
        text += "\\"
        text.unicodeScalars.append(Unicode.Scalar(byte))
      case 0x20..<0x7F: text.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 8)
        text += "\\" + String(repeating: "0", count: 3 - digits.count) + digits
      }
    }
    return text + ")"
  }

  /// Words for readers, such as a title: as they are if plain ASCII, else in UTF-16.
  static func words(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return literal(text.utf8) }
    var hex = "<FEFF"
    for unit in text.utf16 {
      let digits = String(unit, radix: 16, uppercase: true)
      hex += String(repeating: "0", count: 4 - digits.count) + digits
    }
    return hex + ">"
  }

  /// A time in UTC (PDF 1.7, 7.9.4); each part is brought into its range.
  static func date(_ time: Document.Timestamp) -> String {
    func digits(_ value: Int, _ range: ClosedRange<Int>, _ count: Int = 2) -> String {
      let text = String(min(max(value, range.lowerBound), range.upperBound))
      return String(repeating: "0", count: max(0, count - text.count)) + text
    }
    return "(D:" + digits(time.year, 0...9_999, 4) + digits(time.month, 1...12)
      + digits(time.day, 1...31) + digits(time.hour, 0...23) + digits(time.minute, 0...59)
      + digits(time.second, 0...59) + "Z)"
  }
}
