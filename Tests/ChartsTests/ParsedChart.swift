// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Charts

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// An SVG document as an XML parser sees it, with the boxes its texts take.
final class ParsedChart: NSObject, XMLParserDelegate {
  struct Box: CustomStringConvertible {
    let text: String
    let size: Int
    let left: Pixels
    let right: Pixels
    let top: Pixels
    let bottom: Pixels

    var description: String { "'\(text)' \(left)…\(right) × \(top)…\(bottom)" }

    func overlaps(_ other: Box) -> Bool {
      left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }
  }

  private(set) var elements: [(name: String, attributes: [String: String])] = []
  private(set) var texts: [Box] = []
  private(set) var contents: [String: String] = [:]
  private var content = ""

  init(_ svg: String) throws {
    super.init()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = self
    let isWellFormed = parser.parse()
    try #require(isWellFormed, "\(String(describing: parser.parserError))\n\(svg)")
  }

  var root: [String: String] { elements.first?.attributes ?? [:] }

  var ids: [String] { elements.compactMap { $0.attributes["id"] } }

  /// Whether a text lies wholly on the page of the chart.
  func shows(_ text: Box) -> Bool {
    let view = (root["viewBox"] ?? "").split(separator: " ").map { Self.pixels(String($0)) }
    guard view.count == 4 else { return false }
    return text.left >= view[0] && text.right <= view[0] + view[2] && text.top >= view[1]
      && text.bottom <= view[1] + view[3]
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    elements.append((name, attributes))
    content = ""
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { content += string }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    contents[name] = content
    guard name == "text", let attributes = elements.last?.attributes else { return }
    let size = attributes["font-size"].flatMap { Int($0) } ?? Drawing.small
    let width = TextMeasure.width(content, size: size)
    let x = Self.pixels(attributes["x"])
    let y = Self.pixels(attributes["y"])
    let left =
      switch attributes["text-anchor"] {
      case "middle": x - width / 2
      case "end": x - width
      default: x
      }
    texts.append(
      Box(
        text: content, size: size, left: left, right: left + width, top: y - Pixels(size * 4 / 5),
        bottom: y + Pixels(size / 5)))
  }

  private static func pixels(_ text: String?) -> Pixels {
    Pixels(hundredths: Int(((Double(text ?? "") ?? .infinity) * 100).rounded()))
  }
}
