// SPDX-License-Identifier: Apache-2.0

/// Reads the text of a paragraph into runs.
///
/// The algorithm is that of CommonMark's appendix, whose lower bounds keep the search for openers
/// from being repeated: time is linear.
struct MarkdownInlines {
  /// A piece of the text.
  private enum Token {
    case text(Range<Int>)
    case code(Range<Int>)
    /// A byte that an escape or a name stands for.
    case literal(String)
    /// A place in the delimiters.
    case delimiter(Int)
    case bracket
    case linkStart(Inline.Target?)
    case linkEnd
  }

  /// The runs of a text whose lines are divided by line feeds.
  static func read(_ bytes: [UInt8]) -> [Inline] {
    var reader = MarkdownInlines(bytes: bytes)
    reader.tokenise()
    reader.delimiters.match()
    return reader.runs()
  }

  private let bytes: [UInt8]
  private var tokens: [Token] = []
  private var delimiters = EmphasisDelimiters()
  /// Opening brackets that no bracket has closed: places in the tokens.
  private var brackets: [Int] = []
  private var ticks: CodeTicks
  private var place = 0
  /// The start of text that is no token yet.
  private var start = 0

  private init(bytes: [UInt8]) {
    self.bytes = bytes
    ticks = CodeTicks(bytes)
  }

  // MARK: Tokens

  private mutating func tokenise() {
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "\\"): escape()
      case UInt8(ascii: "`"): code()
      case UInt8(ascii: "*"), UInt8(ascii: "_"): delimiter()
      case UInt8(ascii: "["):
        flush()
        brackets.append(tokens.count)
        tokens.append(.bracket)
        advance(by: 1)
      case UInt8(ascii: "]"): closeBracket()
      case UInt8(ascii: "<"): autolink()
      case UInt8(ascii: "&"): entity()
      case 0x0A: lineEnd()
      default: place += 1
      }
    }
    flush()
  }

  /// Makes the text so far a token.
  private mutating func flush() {
    if start < place { tokens.append(.text(start..<place)) }
    start = place
  }

  private mutating func advance(by count: Int) {
    place += count
    start = place
  }

  private mutating func escape() {
    guard place + 1 < bytes.count, Self.isPunctuation(bytes[place + 1]) || bytes[place + 1] == 0x0A
    else {
      place += 1
      return
    }
    flush()
    tokens.append(.literal(String(Character(Unicode.Scalar(bytes[place + 1])))))
    advance(by: 2)
    if bytes[place - 1] == 0x0A { skipSpaces() }
  }

  private mutating func code() {
    let count = bytes[place...].prefix { $0 == 0x60 }.count
    guard let end = ticks.end(of: count, after: place) else {
      place += count
      return
    }
    flush()
    tokens.append(.code((place + count)..<end))
    advance(by: end + count - place)
  }

  private mutating func delimiter() {
    let mark = bytes[place]
    let count = bytes[place...].prefix { $0 == mark }.count
    let before = place == 0 ? 0x20 : bytes[place - 1]
    let after = place + count < bytes.count ? bytes[place + count] : 0x20
    flush()
    tokens.append(.delimiter(delimiters.count))
    delimiters.append(
      mark, count: count, before: Self.kind(before), after: Self.kind(after))
    advance(by: count)
  }

  private mutating func closeBracket() {
    guard let opener = brackets.popLast() else {
      place += 1
      return
    }
    guard place + 1 < bytes.count, bytes[place + 1] == UInt8(ascii: "("),
      let end = destinationEnd(from: place + 2)
    else {
      place += 1
      return
    }
    flush()
    tokens[opener] = .linkStart(Self.target(bytes[(place + 2)..<end]))
    tokens.append(.linkEnd)
    // No link stands in another.
    brackets = []
    advance(by: end + 1 - place)
  }

  /// The closing bracket of an address without white space and brackets, so that no byte is looked
  /// at twice for want of one.
  private func destinationEnd(from start: Int) -> Int? {
    let end = bytes[start...].firstIndex { $0 <= 0x20 || "()[]<>".utf8.contains($0) }
    guard let end, bytes[end] == UInt8(ascii: ")") else { return nil }
    return end
  }

  private static func target(_ bytes: ArraySlice<UInt8>) -> Inline.Target? {
    let text = String(decoding: bytes, as: UTF8.self)
    if text.hasPrefix("#") { return .anchor(String(text.dropFirst())) }
    return WebAddress(text) == nil ? nil : .address(text)
  }

  private mutating func autolink() {
    let end = bytes[(place + 1)...].firstIndex { $0 <= 0x20 || $0 == 0x3C || $0 == 0x3E }
    guard let end, bytes[end] == 0x3E,
      case let text = String(decoding: bytes[(place + 1)..<end], as: UTF8.self),
      WebAddress(text) != nil
    else {
      place += 1
      return
    }
    flush()
    tokens += [.linkStart(.address(text)), .text((place + 1)..<end), .linkEnd]
    advance(by: end + 1 - place)
  }

  private mutating func entity() {
    let names = [
      ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&nbsp;", "\u{A0}"),
    ]
    guard let (name, character) = names.first(where: { bytes[place...].starts(with: $0.0.utf8) })
    else {
      place += 1
      return
    }
    flush()
    tokens.append(.literal(character))
    advance(by: name.utf8.count)
  }

  /// A line end is a space, or ends the line after two spaces.
  private mutating func lineEnd() {
    var end = place
    while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    let isForced = place - end >= 2
    if start < end { tokens.append(.text(start..<end)) }
    tokens.append(.literal(isForced ? "\n" : " "))
    advance(by: 1)
    skipSpaces()
  }

  private mutating func skipSpaces() {
    while place < bytes.count, bytes[place] == 0x20 || bytes[place] == 0x09 { advance(by: 1) }
  }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }

  private static func kind(_ byte: UInt8) -> EmphasisDelimiters.Neighbour {
    byte <= 0x20 ? .space : isPunctuation(byte) ? .punctuation : .letter
  }

  // MARK: Runs

  private func runs() -> [Inline] {
    var runs: [Inline] = []
    var depth = (emphasis: 0, strong: 0)
    var target: Inline.Target?
    func add(_ text: String, code: Bool = false) {
      guard !text.isEmpty else { return }
      var style: Inline.Style = code ? .code : []
      if depth.emphasis > 0 { style.insert(.emphasis) }
      if depth.strong > 0 { style.insert(.strong) }
      if let last = runs.indices.last, runs[last].style == style, runs[last].target == target {
        runs[last].text += text
      } else {
        runs.append(Inline(text, style: style, target: target))
      }
    }
    for token in tokens {
      switch token {
      case .text(let range): add(String(decoding: bytes[range], as: UTF8.self))
      case .code(let range): add(Self.codeText(bytes[range]), code: true)
      case .literal(let text): add(text)
      case .bracket: add("[")
      case .linkStart(let address): target = address
      case .linkEnd: target = nil
      case .delimiter(let place):
        let delimiter = delimiters.all[place]
        depth.emphasis -= delimiter.closes.emphasis
        depth.strong -= delimiter.closes.strong
        let mark = Character(Unicode.Scalar(delimiter.mark))
        add(String(repeating: mark, count: delimiter.left))
        depth.emphasis += delimiter.opens.emphasis
        depth.strong += delimiter.opens.strong
      }
    }
    return Self.trimmed(runs)
  }

  /// Line ends become spaces; one space at both ends is no part of the code.
  private static func codeText(_ bytes: ArraySlice<UInt8>) -> String {
    var bytes = bytes.map { $0 == 0x0A ? 0x20 : $0 }[...]
    if bytes.count > 2, bytes.first == 0x20, bytes.last == 0x20,
      bytes.contains(where: { $0 != 0x20 })
    {
      bytes = bytes.dropFirst().dropLast()
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func trimmed(_ runs: [Inline]) -> [Inline] {
    var runs = runs
    while let last = runs.last, !last.style.contains(.code) {
      var text = last.text[...]
      while text.last?.isWhitespace == true { text.removeLast() }
      if !text.isEmpty {
        runs[runs.count - 1].text = String(text)
        break
      }
      runs.removeLast()
    }
    return runs
  }
}

/// Where runs of backticks stand, so that the end of a code span is found without searching twice.
struct CodeTicks {
  /// For each length, where its runs begin, last first.
  private var places: [Int: [Int]] = [:]

  init(_ bytes: [UInt8]) {
    var place = 0
    var found: [(count: Int, place: Int)] = []
    while let start = bytes[place...].firstIndex(of: 0x60) {
      let count = bytes[start...].prefix { $0 == 0x60 }.count
      found.append((count, start))
      place = start + count
    }
    for run in found.reversed() { places[run.count, default: []].append(run.place) }
  }

  /// The first run of a length that begins after a place; asked for in ascending places.
  mutating func end(of count: Int, after place: Int) -> Int? {
    while let first = places[count]?.last, first <= place { places[count]?.removeLast() }
    return places[count]?.last
  }
}
