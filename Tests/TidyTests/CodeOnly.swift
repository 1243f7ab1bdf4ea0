// SPDX-License-Identifier: Apache-2.0

/// Blanks what is not code in a Swift text: comments and the contents of string literals.
///
/// What is interpolated into a string is code and stays. Every byte keeps its place, so lines and
/// columns are those of the file. Regular expression literals are not understood; we write none.
struct CodeOnly {
  private enum Mode {
    /// Code; inside an interpolation, how many parentheses are open.
    case code(open: Int?)
    case string(hashes: Int, quotes: Int)
    case lineComment
    case blockComment(depth: Int)
    case rawName
  }

  private let source: [UInt8]
  private var output: [UInt8]
  private var place = 0
  private var modes: [Mode] = [.code(open: nil)]

  /// The bytes of a text with all that is not code turned to spaces.
  static func bytes(of source: [UInt8]) -> [UInt8] {
    var reader = CodeOnly(source)
    while reader.place < source.count { reader.step() }
    return reader.output
  }

  private init(_ source: [UInt8]) {
    self.source = source
    self.output = source
  }

  private func sees(_ text: StaticString, at offset: Int = 0) -> Bool {
    let start = place + offset
    guard start + text.utf8CodeUnitCount <= source.count else { return false }
    return text.withUTF8Buffer { $0.elementsEqual(source[start..<(start + $0.count)]) }
  }

  private func hashes(at offset: Int) -> Int {
    source[min(place + offset, source.count)...].prefix { $0 == UInt8(ascii: "#") }.count
  }

  private mutating func keep(_ count: Int = 1) { place += count }

  private mutating func blank(_ count: Int = 1) {
    for _ in 0..<count where place < source.count {
      if source[place] != UInt8(ascii: "\n") { output[place] = UInt8(ascii: " ") }
      place += 1
    }
  }

  private mutating func step() {
    switch modes.last {
    case .code(let open): stepCode(open)
    case .string(let hashes, let quotes): stepString(hashes, quotes)
    case .lineComment:
      if sees("\n") { modes.removeLast() }
      blank()
    case .blockComment(let depth): stepBlockComment(depth)
    case .rawName:
      if sees("`") {
        modes.removeLast()
        keep()
      } else {
        blank()
      }
    case nil: keep()
    }
  }

  private mutating func stepCode(_ open: Int?) {
    let hashes = hashes(at: 0)
    if sees("//") {
      modes.append(.lineComment)
    } else if sees("/*") {
      modes.append(.blockComment(depth: 0))
    } else if sees("\"\"\"", at: hashes) {
      modes.append(.string(hashes: hashes, quotes: 3))
      keep(hashes + 3)
    } else if sees("\"", at: hashes) {
      modes.append(.string(hashes: hashes, quotes: 1))
      keep(hashes + 1)
    } else if sees("`") {
      modes.append(.rawName)
      keep()
    } else {
      stepParenthesis(open)
      keep()
    }
  }

  private mutating func stepParenthesis(_ open: Int?) {
    guard let open else { return }
    if sees("(") { modes[modes.count - 1] = .code(open: open + 1) }
    guard sees(")") else { return }
    if open == 0 { modes.removeLast() } else { modes[modes.count - 1] = .code(open: open - 1) }
  }

  private mutating func stepString(_ hashes: Int, _ quotes: Int) {
    if sees("\\"), self.hashes(at: 1) >= hashes {
      if sees("(", at: 1 + hashes) {
        blank(1 + hashes)
        keep()
        modes.append(.code(open: 0))
      } else {
        blank(2 + hashes)
      }
    } else if quotes == 3 ? sees("\"\"\"") : sees("\""), self.hashes(at: quotes) >= hashes {
      modes.removeLast()
      keep(quotes + hashes)
    } else {
      blank()
    }
  }

  private mutating func stepBlockComment(_ depth: Int) {
    if sees("/*") {
      modes[modes.count - 1] = .blockComment(depth: depth + 1)
      blank(2)
    } else if sees("*/") {
      if depth == 1 {
        modes.removeLast()
      } else {
        modes[modes.count - 1] = .blockComment(depth: depth - 1)
      }
      blank(2)
    } else {
      blank()
    }
  }
}
