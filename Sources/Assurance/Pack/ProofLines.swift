// SPDX-License-Identifier: Apache-2.0

import Evidence

/// Reads a proof file of ours line by line.
struct ProofLines {
  private var rest: ArraySlice<UInt8>
  /// The number of the last line taken, from 1.
  private var line = 0

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  var isAtEnd: Bool { rest.isEmpty }

  /// The next line without its line feed, which every line must have.
  mutating func next() throws(ProofFileFault) -> String {
    line += 1
    guard let end = rest.prefix(200).firstIndex(of: UInt8(ascii: "\n")),
      let text = String(validating: rest[..<end], as: UTF8.self)
    else { throw fault("a line of text") }
    rest = rest[(end + 1)...]
    return text
  }

  /// The number in a line such as `size 1234`.
  mutating func number(after word: String) throws(ProofFileFault) -> UInt64 {
    let text = try next()
    guard text.hasPrefix(word + " "), let number = UInt64(text.dropFirst(word.utf8.count + 1)),
      text == "\(word) \(number)"
    else { throw fault("'\(word)' and a number") }
    return number
  }

  /// The hash that is the next line.
  mutating func hash() throws(ProofFileFault) -> Digest {
    guard let hash = Digest(base64: try next().utf8) else { throw fault("a hash in base64") }
    return hash
  }

  /// So many bytes, whatever they are.
  mutating func bytes(_ count: UInt64) throws(ProofFileFault) -> [UInt8] {
    guard let count = Int(exactly: count), count <= rest.count else {
      throw fault("\(count) bytes more")
    }
    let bytes = Array(rest.prefix(count))
    rest = rest.dropFirst(count)
    line += bytes.count { $0 == UInt8(ascii: "\n") }
    return bytes
  }

  func fault(_ expected: String) -> ProofFileFault {
    ProofFileFault(line: line, expected: expected)
  }
}

/// Why a file is not a proof file of ours.
struct ProofFileFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// From 1.
  let line: Int
  let expected: String

  var description: String { "line \(line): expected \(expected)" }
}
