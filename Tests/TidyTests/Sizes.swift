// SPDX-License-Identifier: Apache-2.0

/// Files and functions that one can hold in the head.
enum Sizes {
  static let longestFile = 500
  static let longestTestFile = 600
  static let longestFunction = 70

  static func complaints(in file: SourceFile) -> [Complaint] {
    let limit = file.path.hasPrefix("Tests/") ? longestTestFile : longestFile
    let count = file.lines.last == "" ? file.lines.count - 1 : file.lines.count
    let tooLong =
      count > limit
      ? [file.complaint(limit, "\(count) lines; the limit is \(limit): split it by purpose")] : []
    return tooLong
      + functions(in: file).filter { $0.lines > longestFunction }.map {
        file.complaint(
          $0.firstLine,
          "this function has \($0.lines) lines; the limit is \(longestFunction): name its parts")
      }
  }

  /// Every function with a body: where it starts, and its lines from there to the closing brace.
  static func functions(in file: SourceFile) -> [(firstLine: Int, lines: Int)] {
    file.code.indices.compactMap { number in
      guard startsFunction(file.code[number]) else { return nil }
      return lastLine(ofFunctionAt: number, in: file.code).map { (number, $0 - number + 1) }
    }
  }

  /// Whether a function, an initialiser or a subscript is declared on a line.
  static func startsFunction(_ line: String) -> Bool {
    let words = line.split(whereSeparator: { " (<?`".contains($0) }).map(String.init)
    guard let keyword = words.firstIndex(where: ["func", "init", "subscript", "deinit"].contains)
    else { return false }
    return words[..<keyword].allSatisfy { modifiers.contains($0) || $0.hasPrefix("@") }
  }

  private static let modifiers: Set<String> = [
    "package", "public", "private", "fileprivate", "internal", "static", "class", "mutating",
    "nonmutating", "override", "convenience", "required", "final", "nonisolated", "consuming",
    "borrowing", "prefix", "postfix", "infix", "isolated",
  ]

  /// The line of the brace that closes a function; nil for one without a body, in a protocol.
  private static func lastLine(ofFunctionAt start: Int, in code: [String]) -> Int? {
    var (brackets, braces) = (0, 0)
    for number in start..<code.count {
      if braces == 0, brackets == 0, number > start, startsDeclaration(code[number]) { return nil }
      for byte in code[number].utf8 {
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: "["): brackets += 1
        case UInt8(ascii: ")"), UInt8(ascii: "]"): brackets -= 1
        case UInt8(ascii: "{"): braces += 1
        case UInt8(ascii: "}"):
          braces -= 1
          if braces == 0, brackets == 0 { return number }
          if braces < 0 { return nil }
        default: break
        }
      }
    }
    return nil
  }

  private static func startsDeclaration(_ line: String) -> Bool {
    let first = line.split(separator: " ").first.map(String.init) ?? ""
    return startsFunction(line) || first.hasPrefix("@")
      || ["var", "let", "associatedtype", "typealias", "case", "struct", "enum"].contains(first)
  }
}
