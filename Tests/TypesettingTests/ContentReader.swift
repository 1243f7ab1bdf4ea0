// SPDX-License-Identifier: Apache-2.0

@testable import Typesetting

/// Reads the content of a page line by line, as our painter writes it.
struct ContentReader {
  private(set) var pieces: [ParsedPDF.Piece] = []
  private(set) var faults: [String] = []
  private let page: Int
  private var font = ""
  private var size = 0.0
  private var stretch = 0.0
  private var isArtifact = false
  private var isMarked = false

  init(page: Int) { self.page = page }

  mutating func read(_ content: String) {
    for line in content.split(separator: "\n") {
      if line.hasSuffix(" BDC") || line.hasSuffix(" BMC") {
        if isMarked { faults.append("page \(page): marked content within marked content") }
        isMarked = true
        isArtifact = line.hasPrefix("/Artifact")
      } else if line == "EMC" {
        if !isMarked { faults.append("page \(page): marked content ends twice") }
        isMarked = false
      } else if line.hasPrefix("BT ") {
        text(String(line))
      }
    }
    if isMarked { faults.append("page \(page): marked content without end") }
  }

  private mutating func text(_ line: String) {
    guard let open = line.firstIndex(of: "("), line.hasSuffix(") Tj ET"), isMarked else {
      faults.append("page \(page): \(line)")
      return
    }
    let words = line[..<open].split(separator: " ")
    var (x, y) = (0.0, 0.0)
    for (place, word) in words.enumerated() {
      switch word {
      case "Tf":
        font = String(words[place - 2].dropFirst())
        size = Double(words[place - 1]) ?? 0
      case "Tw": stretch = Double(words[place - 1]) ?? 0
      case "Td":
        x = Double(words[place - 2]) ?? 0
        y = Double(words[place - 1]) ?? 0
      default: break
      }
    }
    let codes = Self.codes(line[line.index(after: open)...].dropLast(") Tj ET".count))
    guard let face = Typeface.allCases.first(where: { $0.resource == font }) else {
      faults.append("page \(page): no font \(font)")
      return
    }
    var visible = codes[...]
    while visible.last == 0x20 { visible.removeLast() }
    let width = visible.reduce(0.0) { $0 + Double(face.width(of: $1)) * size / 1_000 }
    let spaces = Double(visible.count { $0 == 0x20 })
    pieces.append(
      ParsedPDF.Piece(
        page: page, font: face.name, size: size, x: x, y: y, end: x + width + spaces * stretch,
        text: Self.text(codes), isArtifact: isArtifact))
  }

  private static func codes(_ literal: Substring) -> [UInt8] {
    var codes: [UInt8] = []
    var rest = literal[...]
    while let character = rest.popFirst() {
      if character == "\\", let next = rest.popFirst() {
        if next.isNumber {
          codes.append(UInt8(String(next) + String(rest.prefix(2)), radix: 8) ?? 0)
          rest = rest.dropFirst(2)
        } else {
          codes.append(next.asciiValue ?? 0)
        }
      } else {
        codes.append(character.asciiValue ?? 0)
      }
    }
    return codes
  }

  /// The upper half of WinAnsiEncoding, written down a second time so that one table checks the other.
  private static let upper: [UInt8: Character] = [
    0x80: "€", 0x85: "…", 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x95: "•", 0x96: "–",
    0x97: "—",
    0x99: "™",
  ]

  private static func text(_ codes: [UInt8]) -> String {
    String(codes.map { upper[$0] ?? Character(Unicode.Scalar($0)) })
  }
}
