// SPDX-License-Identifier: Apache-2.0

/// Text made safe for each place of an HTML file.
enum HTMLText {
  /// Text between tags.
  ///
  /// Control characters and those that turn the direction of a line are shown by their code, since a
  /// contract must not read otherwise than it is stored.
  static func escaped(_ text: String) -> String {
    var safe = ""
    safe.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": safe += "&amp;"
      case "<": safe += "&lt;"
      case ">": safe += "&gt;"
      case "\"": safe += "&quot;"
      case "'": safe += "&#39;"
      case "\r": continue
      default:
        if HiddenCharacter.isHidden(scalar) {
          safe += HiddenCharacter.shown(scalar)
        } else {
          safe.unicodeScalars.append(scalar)
        }
      }
    }
    return safe
  }

  /// Text in a quoted attribute, on one line.
  static func attribute(_ text: String) -> String {
    escaped(text.replacing("\n", with: " "))
  }

  /// Text between tags whose line feeds begin new lines.
  static func lines(_ text: String) -> String {
    escaped(text).replacing("\n", with: "<br>")
  }

  /// An anchor as an id without white space: bytes other than letters, digits, hyphens and full stops
  /// are written in hexadecimal between low lines, so different anchors give different ids, and none
  /// is one of the page's own, which end no such pair.
  static func id(_ anchor: String) -> String {
    var id = ""
    for byte in anchor.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
        id.unicodeScalars.append(Unicode.Scalar(byte))
      default: id += "_" + String(byte, radix: 16) + "_"
      }
    }
    return id.isEmpty ? "__" : id
  }

  /// A string of CSS between its quotes: all but letters, digits and spaces by their codes.
  static func styleString(_ text: String) -> String {
    var safe = ""
    for scalar in text.unicodeScalars {
      let isPlain =
        scalar == " " || (scalar.isASCII && scalar.properties.isAlphabetic)
        || ("0"..."9").contains(scalar)
      if isPlain {
        safe.unicodeScalars.append(scalar)
      } else {
        safe += "\\" + String(scalar.value, radix: 16) + " "
      }
    }
    return safe
  }
}
