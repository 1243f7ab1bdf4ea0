// SPDX-License-Identifier: Apache-2.0

/// Which point of a text its place names.
enum TextAnchor: String, Sendable {
  case start, middle, end
}

/// Collects the marks of one chart and writes them as an SVG document.
///
/// Only presentation attributes are used, no style sheets and no scripts, so that the strictest
/// content security policy shows the chart, and so does a printer.
struct Drawing: Sendable {
  /// The size of all text but row labels; nothing is smaller.
  static let small = 12
  static let ink = "#1A1A1A"
  static let quiet = "#595959"
  static let rule = "#767676"
  static let grid = "#E3E3E3"

  private let caption: ChartCaption
  private var marks = ""
  private var tones: [Tone] = []

  init(_ caption: ChartCaption) { self.caption = caption }

  // MARK: Marks

  mutating func text(
    _ text: String, x: Pixels, y: Pixels, anchor: TextAnchor = .start, size: Int = small,
    colour: String = ink
  ) {
    let place = anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\""
    let font = size == Self.small ? "" : " font-size=\"\(size)\""
    let fill = colour == Self.ink ? "" : " fill=\"\(colour)\""
    let content = XMLText.escaped(text)
    marks += "<text x=\"\(x)\" y=\"\(y)\"\(place)\(font)\(fill)>\(content)</text>\n"
  }

  /// Lines of text, 15 pixels apart.
  mutating func lines(
    _ lines: [String], x: Pixels, y: Pixels, anchor: TextAnchor = .start, size: Int = small,
    colour: String = ink
  ) {
    for (index, line) in lines.enumerated() {
      text(line, x: x, y: y + 15 * index, anchor: anchor, size: size, colour: colour)
    }
  }

  mutating func line(
    from start: (x: Pixels, y: Pixels), to end: (x: Pixels, y: Pixels), colour: String,
    width: String = "1", dashes: String? = nil
  ) {
    let dash = dashes.map { " stroke-dasharray=\"\($0)\"" } ?? ""
    marks += "<path d=\"M\(start.x) \(start.y)L\(end.x) \(end.y)\" stroke=\"\(colour)\""
    marks += " stroke-width=\"\(width)\"\(dash)/>\n"
  }

  /// A line through points.
  mutating func polyline(
    _ points: [(x: Pixels, y: Pixels)], colour: String, dashes: String? = nil
  ) {
    let dash = dashes.map { " stroke-dasharray=\"\($0)\"" } ?? ""
    let list = points.map { "\($0.x),\($0.y)" }.joined(separator: " ")
    marks += "<polyline points=\"\(list)\" fill=\"none\" stroke=\"\(colour)\""
    marks += " stroke-width=\"2\"\(dash)/>\n"
  }

  /// A bar in a tone, outlined inside its edges where it is hatched.
  mutating func bar(x: Pixels, y: Pixels, width: Pixels, height: Pixels, tone: Tone) {
    use(tone)
    if tone.hatching == nil {
      marks += "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\""
      marks += " fill=\"\(tone.colour)\"/>\n"
      return
    }
    let half = Pixels(hundredths: 50)
    let (inside, tall) = (max(half, width - 1), max(half, height - 1))
    marks += "<rect x=\"\(x + half)\" y=\"\(y + half)\" width=\"\(inside)\" height=\"\(tall)\""
    marks += " fill=\"url(#\(caption.id(tone.rawValue)))\" stroke=\"\(tone.colour)\"/>\n"
  }

  /// A box of the page's white, to keep lines out of a text.
  mutating func blank(x: Pixels, y: Pixels, width: Pixels, height: Pixels) {
    marks +=
      "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\" fill=\"#FFFFFF\"/>\n"
  }

  /// The sign of a deadline: a diamond around a point.
  mutating func diamond(x: Pixels, y: Pixels) {
    marks += "<path d=\"M\(x) \(y - 6)L\(x + 5) \(y)L\(x) \(y + 6)L\(x - 5) \(y)Z\""
    marks += " fill=\"\(Self.ink)\"/>\n"
  }

  /// The sign of an act: a triangle that points up to a point.
  mutating func triangle(x: Pixels, y: Pixels) {
    marks += "<path d=\"M\(x) \(y)L\(x + 5) \(y + 7)L\(x - 5) \(y + 7)Z\""
    marks += " fill=\"#FFFFFF\" stroke=\"\(Self.ink)\"/>\n"
  }

  /// A number in a circle around a point.
  mutating func numeral(_ number: Int, x: Pixels, y: Pixels) {
    marks += "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"9\" fill=\"#FFFFFF\" stroke=\"\(Self.ink)\"/>\n"
    text("\(number)", x: x, y: y + 4, anchor: .middle)
  }

  private mutating func use(_ tone: Tone) {
    if !tones.contains(tone) { tones.append(tone) }
  }

  // MARK: Document

  /// The finished chart; `figures` says in words all that is drawn.
  func document(width: Pixels, height: Pixels, figures: String) -> String {
    let (title, description) = (caption.id("title"), caption.id("desc"))
    // A margin on both sides, for the strokes and serifs that stand out from their places.
    let margin: Pixels = 8
    let outer = width + margin * 2
    let summary = [caption.summary, figures].filter { !$0.isEmpty }.joined(separator: " ")
    return """
      <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="\(title) \(description)" \
      width="100%" viewBox="\(Pixels.zero - margin) 0 \(outer) \(height)" fill="none" font-size="\(Self.small)" \
      font-family="system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif">
      <title id="\(title)">\(XMLText.escaped(caption.title))</title>
      <desc id="\(description)">\(XMLText.escaped(summary))</desc>
      \(definitions)<rect x="\(Pixels.zero - margin)" width="\(outer)" height="\(height)" fill="#FFFFFF"/>
      <g fill="\(Self.ink)">
      \(marks)</g>
      </svg>

      """
  }

  private var definitions: String {
    let patterns = Tone.allCases.filter(tones.contains).compactMap { tone in
      tone.hatching.map { size, strokes in
        """
        <pattern id="\(caption.id(tone.rawValue))" width="\(size)" height="\(size)" \
        patternUnits="userSpaceOnUse"><rect width="\(size)" height="\(size)" fill="#FFFFFF"/>\
        <path d="\(strokes)" fill="none" stroke="\(tone.colour)" stroke-width="2"/></pattern>

        """
      }
    }
    return patterns.isEmpty ? "" : "<defs>\n\(patterns.joined())</defs>\n"
  }
}
