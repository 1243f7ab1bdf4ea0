// SPDX-License-Identifier: Apache-2.0

/// The measures of the page: A4, one column, 11 on 14.5 points Times.
enum PageStyle {
  static let width = Points.hundredths(595_28)
  static let height = Points.hundredths(841_89)
  static let left: Points = 76
  static let right: Points = 76
  /// Of the type area, from the edges of the paper.
  static let top: Points = 82
  static let bottom: Points = 84
  static let column = width - left - right
  static let typeArea = height - top - bottom
  /// From the left edge of a clause's number to its words.
  static let indent: Points = 36
  /// Of clauses and items within others.
  static let innerIndent: Points = 24
  /// A cell narrower than this holds hardly a word.
  static let narrowestCell: Points = 24

  static let body = TextStyle(.timesRoman, size: 11_00, leading: 14_50, alignment: .justified)
  static let cell = TextStyle(.timesRoman, size: 10_00, leading: 13_00, alignment: .left)
  static let cellHeader = TextStyle(.timesBold, size: 10_00, leading: 13_00, alignment: .left)
  static let caption = TextStyle(.timesItalic, size: 10_00, leading: 13_00, alignment: .left)
  static let terms = TextStyle(.helvetica, size: 8_80, leading: 12_40, alignment: .left)
  static let label = TextStyle(
    .helveticaBold, size: 8_00, leading: 12_00, alignment: .left, isQuiet: true)
  static let aside = TextStyle(
    .timesRoman, size: 10_00, leading: 13_20, alignment: .justified, isQuiet: true)
  static let asideLabel = TextStyle(
    .timesBold, size: 10_00, leading: 13_20, alignment: .left, isQuiet: true)
  static let title = TextStyle(.timesBold, size: 24_00, leading: 29_00, alignment: .left)
  static let subtitle = TextStyle(.timesItalic, size: 13_00, leading: 17_00, alignment: .left)
  static let contentsHead = TextStyle(.timesBold, size: 15_00, leading: 19_00, alignment: .left)
  static let running = Font(face: .timesItalic, size: .hundredths(9_00))
  static let folio = Font(face: .timesRoman, size: .hundredths(9_00))
  static let reference = TextStyle(.timesRoman, size: 7_50, leading: 9_50, alignment: .left)

  /// The look of a heading of a level from 1 to 4, and the distance above it.
  static func heading(_ level: Int) -> (style: TextStyle, above: Points) {
    switch level {
    case 1: (TextStyle(.timesBold, size: 13_00, leading: 17_00, alignment: .left), 22)
    case 2: (TextStyle(.timesBold, size: 11_00, leading: 14_50, alignment: .left), 15)
    case 3: (TextStyle(.timesBoldItalic, size: 11_00, leading: 14_50, alignment: .left), 12)
    default: (TextStyle(.timesItalic, size: 11_00, leading: 14_50, alignment: .left), 12)
    }
  }
}

/// How a text is set.
struct TextStyle: Hashable, Sendable {
  var font: Font
  var leading: Points
  var alignment: TextLine.Alignment
  var isQuiet: Bool

  /// A face; its size and leading in hundredths of a point.
  init(
    _ face: Typeface, size: Int, leading: Int, alignment: TextLine.Alignment, isQuiet: Bool = false
  ) {
    font = Font(face: face, size: .hundredths(size))
    self.leading = .hundredths(leading)
    self.alignment = alignment
    self.isQuiet = isQuiet
  }

  /// From the top of a line to its baseline, so that the letters stand in the middle of the leading.
  var baseline: Points {
    (leading - font.size) / 2 + font.size * 3 / 4 + font.size / 25
  }

  /// The same in another alignment.
  func aligned(_ alignment: TextLine.Alignment) -> TextStyle {
    var style = self
    style.alignment = alignment
    return style
  }
}
