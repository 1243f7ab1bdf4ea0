// SPDX-License-Identifier: Apache-2.0

/// Everything that other modules use says what it is.
///
/// Types and functions with `package` or `public` access have a `///` comment. Properties whose name
/// says it all, initialisers, and functions that a protocol asks for need none.
enum Documentation {
  private static let kinds: Set<String> = [
    "struct", "enum", "class", "actor", "protocol", "typealias", "func",
  ]
  private static let modifiers: Set<String> = [
    "static", "mutating", "nonmutating", "final", "indirect", "consuming", "borrowing",
    "nonisolated", "override",
  ]
  /// What protocols of the standard library ask for.
  private static let known: Set<String> = ["hash", "encode", "next", "run"]

  /// - Parameter requirements: Functions that protocols ask for; their meaning is the protocol's.
  static func complaints(in file: SourceFile, requirements: Set<String> = []) -> [Complaint] {
    guard file.module != nil else { return [] }
    return file.code.indices.compactMap { number in
      guard let name = undocumentedName(in: file, at: number), !requirements.contains(name) else {
        return nil
      }
      return file.complaint(number, "`\(name)` is for other modules and has no /// comment")
    }
  }

  /// The functions that the protocols of a file ask for.
  static func requirements(in file: SourceFile) -> [String] {
    var inProtocol = false
    return file.code.compactMap { line in
      if line.contains("protocol "), line.hasSuffix("{") { inProtocol = true }
      if line.hasPrefix("}") { inProtocol = false }
      guard inProtocol, let start = line.firstRange(of: "func ") else { return nil }
      return String(line[start.upperBound...].prefix { $0.isLetter || $0.isNumber })
    }
  }

  private static func undocumentedName(in file: SourceFile, at number: Int) -> String? {
    var words = file.code[number].split(separator: " ").map(String.init)[...]
    while let first = words.first, first.hasPrefix("@") { words.removeFirst() }
    guard let access = words.popFirst(), ["package", "public"].contains(access) else { return nil }
    while let first = words.first, modifiers.contains(first) { words.removeFirst() }
    guard let kind = words.popFirst(), kinds.contains(kind), let rest = words.first else {
      return nil
    }
    let name = String(rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
    if kind == "func", name.isEmpty || known.contains(name) { return nil }
    return isDocumented(file, above: number) ? nil : name
  }

  private static func isDocumented(_ file: SourceFile, above number: Int) -> Bool {
    var above = number - 1
    while above >= 0 {
      let line = file.lines[above].drop { $0 == " " }
      if line.hasPrefix("///") { return true }
      guard line.hasPrefix("@") else { return false }
      above -= 1
    }
    return false
  }
}
