// SPDX-License-Identifier: Apache-2.0

/// On which line of a TOML text each key stands, for messages.
///
/// The parser of TOML tells lines only for its own errors, so this looks for headings in brackets and
/// for names before `=`. Forms it does not know (a key inside an inline table) have the line of what
/// they are in, or none.
struct KeyLines {
  private var lines: [String: Int] = [:]

  init(_ text: String) {
    var section = ""
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let line = line.drop { $0 == " " || $0 == "\t" }
      if line.first == "[" {
        section = String(line.drop { $0 == "[" }.prefix { $0 != "]" })
        note(section, at: number + 1)
      } else if let key = Self.key(line) {
        note(section.isEmpty ? key : "\(section).\(key)", at: number + 1)
      }
    }
  }

  private mutating func note(_ path: String, at line: Int) {
    if lines[path] == nil { lines[path] = line }
  }

  /// The name before `=`, without its quotes.
  private static func key(_ line: Substring) -> String? {
    if let quote = line.first, quote == "\"" || quote == "'" {
      let name = line.dropFirst().prefix { $0 != quote }
      return name.endIndex < line.endIndex ? String(name) : nil
    }
    guard let end = line.firstIndex(of: "="), line.first != "#" else { return nil }
    let name = line[..<end].split(separator: " ", maxSplits: 1).first
    return name.map { String($0.filter { $0 != "\t" }) }
  }

  /// The line of a key, or of the nearest thing it is in.
  func line(of path: String) -> Int? {
    if let line = lines[path] { return line }
    guard let end = path.lastIndex(of: ".") else { return nil }
    return line(of: String(path[..<end]))
  }
}
