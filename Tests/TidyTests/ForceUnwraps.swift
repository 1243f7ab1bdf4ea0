// SPDX-License-Identifier: Apache-2.0

/// No `!` that takes a value out of an optional, and no type that does it unasked.
///
/// A lexical rule: a `!` that follows a name, a bracket or a question mark without a space, and is
/// no part of `!=`. `try!` and `as!` are left to ``BannedWords``, which name what to do instead.
enum ForceUnwraps {
  static func complaints(in file: SourceFile) -> [Complaint] {
    file.code.enumerated().filter { $0.element.utf8.contains(UInt8(ascii: "!")) }.flatMap {
      number, line in
      places(in: Array(line.utf8)).map { _ in
        file.complaint(number, "no force unwrap: use `guard let` or `??`")
      }
    }
  }

  private static func places(in line: [UInt8]) -> [Int] {
    line.indices.filter { index in
      guard line[index] == UInt8(ascii: "!"), index > 0 else { return false }
      if index + 1 < line.count, line[index + 1] == UInt8(ascii: "=") { return false }
      let before = line[index - 1]
      let closes = ")]}?`\"".utf8.contains(before)
      guard closes || BannedWords.isOfName(before) else { return false }
      let word = String(
        decoding: line[..<index].reversed().prefix(while: BannedWords.isOfName), as: UTF8.self)
      return !["yrt", "sa"].contains(word)
    }
  }
}
