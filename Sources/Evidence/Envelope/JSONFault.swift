// SPDX-License-Identifier: Apache-2.0

/// Why bytes are not a JSON text that can be evidence, and where.
package struct JSONFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// Bytes before the place, from 0.
  package let offset: Int
  /// From 1.
  package let line: Int
  /// In characters of Unicode, from 1.
  package let column: Int
  package let problem: Problem

  /// What is wrong there.
  package enum Problem: Hashable, Sendable {
    /// More bytes than the limit; nothing was read.
    case tooLarge(bytes: Int, limit: Int)
    /// Arrays and objects within one another beyond the limit.
    case tooDeep(limit: Int)
    /// Something else stands here.
    case expected(String)
    /// The bytes end too soon.
    case endsEarly(expected: String)
    /// Not UTF-8, which JSON must be (RFC 8259, section 8.1).
    case notUTF8
    /// A byte below 32 inside a text, which must be written as an escape.
    case controlCharacter(UInt8)
    /// A `\` followed by something JSON gives no meaning.
    case unknownEscape
    /// Half of a pair of UTF-16 units without the other half (RFC 7493, section 2.1).
    case loneSurrogate
    /// A whole number that a reader with 64-bit floating point would change (RFC 7493, section 2.2).
    case inexactInteger(String)
    /// Beyond the largest double, or written with more than ``JSONParser/longestNumber`` characters.
    case numberOutOfRange
    /// A name that the object has already (RFC 7493, section 2.3).
    case duplicateName(String)
  }

  init(_ problem: Problem, at offset: Int, in bytes: [UInt8]) {
    let before = bytes[..<min(offset, bytes.count)]
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    self.offset = offset
    line = before.reduce(1) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
    column = before[lineStart...].reduce(1) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    self.problem = problem
  }

  package var description: String { "line \(line), column \(column): \(problem.words)" }
}

extension JSONFault.Problem {
  fileprivate var words: String {
    switch self {
    case .tooLarge(let bytes, let limit):
      "\(bytes) bytes are more than the \(limit) that are read; split the input"
    case .tooDeep(let limit):
      "more than \(limit) levels of arrays and objects; flatten the input"
    case .expected(let what):
      "expected \(what)"
    case .endsEarly(let what):
      "the input ends where \(what) is expected; is it cut off?"
    case .notUTF8:
      "not UTF-8; save the file as UTF-8"
    case .controlCharacter(let byte):
      "control character \(byte) inside a text; write it as an escape such as \\n"
    case .unknownEscape:
      "unknown escape; JSON knows \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four digits"
    case .loneSurrogate:
      "half of a surrogate pair; write the character itself or both halves"
    case .inexactInteger(let digits):
      "\(digits) is not kept exactly by every reader; write it as a text in quotes"
    case .numberOutOfRange:
      "a number too large or too long to keep; write it as a text in quotes"
    case .duplicateName(let name):
      "the name \"\(name)\" is here twice; keep one"
    }
  }
}
