// SPDX-License-Identifier: Apache-2.0

/// Gives headings the anchors that GitHub gives them, so that links written for it work here.
struct HeadingAnchors: Sendable {
  private var used: Set<String> = []
  private var counts: [String: Int] = [:]

  /// Letters and figures in lower case, spaces as hyphens, other signs left out; a number after it if
  /// an earlier heading has the same.
  mutating func anchor(of heading: String) -> String {
    var base = ""
    for character in heading.lowercased() {
      if character.isLetter || character.isNumber || character == "-" || character == "_" {
        base.append(character)
      } else if character.isWhitespace {
        base.append("-")
      }
    }
    if base.isEmpty { base = "section" }
    var anchor = base
    while !used.insert(anchor).inserted {
      counts[base, default: 0] += 1
      anchor = "\(base)-\(counts[base, default: 0])"
    }
    return anchor
  }
}

/// The number that a heading begins with.
enum HeadingNumber {
  /// Takes the number out of "4.2 Response", with or without a full stop after it; nil if the heading
  /// has none.
  static func take(from text: inout [Inline]) -> String? {
    guard let first = text.first, first.style.isEmpty, first.target == nil else { return nil }
    let word = first.text.prefix { !$0.isWhitespace }
    var number = word
    if number.last == "." { number.removeLast() }
    let parts = number.split(separator: ".", omittingEmptySubsequences: false)
    let isNumber = parts.allSatisfy {
      (1...4).contains($0.utf8.count) && $0.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
    let rest = first.text.dropFirst(word.count).drop(while: \.isWhitespace)
    guard isNumber, number.utf8.count <= 20, !rest.isEmpty || text.count > 1 else { return nil }
    text[0].text = String(rest)
    if rest.isEmpty { text.removeFirst() }
    return String(number)
  }
}
