// SPDX-License-Identifier: Apache-2.0

/// The fonts of the page: seven of those that every reader of PDF has (PDF 1.7, 9.6.2.2).
enum Typeface: Int, CaseIterable, Hashable, Sendable {
  case timesRoman, timesBold, timesItalic, timesBoldItalic, helvetica, helveticaBold, courier

  /// The name under which a page's content calls the font.
  var resource: String { "F\(rawValue + 1)" }

  /// The name of the font in the standard.
  var name: String {
    switch self {
    case .timesRoman: "Times-Roman"
    case .timesBold: "Times-Bold"
    case .timesItalic: "Times-Italic"
    case .timesBoldItalic: "Times-BoldItalic"
    case .helvetica: "Helvetica"
    case .helveticaBold: "Helvetica-Bold"
    case .courier: "Courier"
    }
  }

  /// The same family in a weight and slant; Helvetica and Courier have no slant here.
  func styled(_ style: Inline.Style) -> Typeface {
    if style.contains(.code) { return .courier }
    switch self {
    case .helvetica, .helveticaBold: return style.contains(.strong) ? .helveticaBold : self
    case .courier: return self
    case .timesRoman, .timesBold, .timesItalic, .timesBoldItalic: break
    }
    let isBold = self == .timesBold || self == .timesBoldItalic || style.contains(.strong)
    // Emphasis within italics is set upright.
    let isItalic = (self == .timesItalic || self == .timesBoldItalic) != style.contains(.emphasis)
    return isBold
      ? (isItalic ? .timesBoldItalic : .timesBold) : (isItalic ? .timesItalic : .timesRoman)
  }

  /// The advance width of a code of WinAnsiEncoding, in thousandths of the size.
  func width(of code: UInt8) -> Int { widthsByCode[Int(code)] }

  /// The widths of all codes from 1 to 255.
  var allWidths: ArraySlice<Int> { widthsByCode[1...] }

  /// The width of each code, nought at nought.
  fileprivate var widthsByCode: [Int] { Self.tables[self] ?? Array(repeating: 0, count: 256) }

  /// Made once: every word is measured.
  private static let tables = Dictionary(
    uniqueKeysWithValues: allCases.map { face in
      let widths = (UInt8.min...UInt8.max).map { code in
        let place = Int(CentralLetters.byCode[code]?.base ?? code) - 32
        return place < 0 ? 0 : face.widths[place]
      }
      return (face, widths)
    })

  /// The widths from code 32 to 255, as the encoding has them without more letters.
  private var widths: [Int] {
    switch self {
    case .timesRoman: StandardWidths.timesRoman
    case .timesBold: StandardWidths.timesBold
    case .timesItalic: StandardWidths.timesItalic
    case .timesBoldItalic: StandardWidths.timesBoldItalic
    case .helvetica: StandardWidths.helvetica
    case .helveticaBold: StandardWidths.helveticaBold
    case .courier: Self.courierWidths
    }
  }

  private static let courierWidths = [Int](repeating: 600, count: 224)

  /// What a reader needs to choose a substitute: the entries of a font descriptor (PDF 1.7, 9.8).
  var descriptor: String {
    switch self {
    case .timesRoman:
      "/Flags 34 /FontBBox [-168 -218 1000 898] /ItalicAngle 0 /Ascent 683 /Descent -217 "
        + "/CapHeight 662 /StemV 84"
    case .timesBold:
      "/Flags 262178 /FontBBox [-168 -218 1000 935] /ItalicAngle 0 /Ascent 683 /Descent -217 "
        + "/CapHeight 676 /StemV 139"
    case .timesItalic:
      "/Flags 98 /FontBBox [-169 -217 1010 883] /ItalicAngle -15.5 /Ascent 683 /Descent -217 "
        + "/CapHeight 653 /StemV 76"
    case .timesBoldItalic:
      "/Flags 262242 /FontBBox [-200 -218 996 921] /ItalicAngle -15 /Ascent 683 /Descent -217 "
        + "/CapHeight 669 /StemV 121"
    case .helvetica:
      "/Flags 32 /FontBBox [-166 -225 1000 931] /ItalicAngle 0 /Ascent 718 /Descent -207 "
        + "/CapHeight 718 /StemV 88"
    case .helveticaBold:
      "/Flags 262176 /FontBBox [-170 -228 1003 962] /ItalicAngle 0 /Ascent 718 /Descent -207 "
        + "/CapHeight 718 /StemV 140"
    case .courier:
      "/Flags 33 /FontBBox [-23 -250 715 805] /ItalicAngle 0 /Ascent 629 /Descent -157 "
        + "/CapHeight 562 /StemV 51"
    }
  }
}

/// A typeface at a size.
struct Font: Hashable, Sendable {
  var face: Typeface
  var size: Points

  func width(of bytes: some Sequence<UInt8>) -> Points {
    let widths = face.widthsByCode
    var sum = 0
    for byte in bytes { sum += widths[Int(byte)] }
    return Points(millionths: sum * (size.millionths / 1_000))
  }

  /// The font of a run: its style, and code a little smaller so that it stands level with the text.
  func styled(_ style: Inline.Style) -> Font {
    let size = style.contains(.code) ? Points(millionths: size.millionths / 100 * 92) : size
    return Font(face: face.styled(style), size: size)
  }
}
