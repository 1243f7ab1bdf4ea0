// SPDX-License-Identifier: Apache-2.0

/// Words that have no place in Sources, each with what to write in its stead.
enum BannedWords {
  struct Word: Sendable {
    let text: String
    let instead: String
    /// Where it is banned.
    let applies: @Sendable (SourceFile) -> Bool
  }

  static let all: [Word] =
    [
      ("try!", "throw, or handle the fault"),
      ("as!", "use `as?` and say what happens otherwise"),
      ("fatalError(", "throw a fault that says what to do"),
      (".unsafelyUnwrapped", "use `guard let`"),
    ].map { text, instead in Word(text: text, instead: instead) { _ in true } }
    + [
      Word(text: "print(", instead: "return the text; only the command line prints") {
        !["frankpledge", "Intake", "Storage"].contains($0.module)
      }
    ]
    + [
      ("Date()", "take an Instant as an argument"),
      ("Date.now", "take an Instant as an argument"),
      ("Calendar", "use WorkCalendar or Zone"),
      ("DateFormatter", "use Instant's own text"),
      ("Locale", "write the words in English"),
      ("ProcessInfo", "take the setting as an argument"),
      ("FileManager", "take bytes as an argument"),
      ("UUID()", "take the name as an argument"),
      ("SystemRandomNumberGenerator", "take a seed as an argument"),
      (".randomElement()", "take a seed as an argument"),
      (".shuffled()", "take a seed as an argument"),
    ].map { text, instead in Word(text: text, instead: instead, applies: isDomain) }
    + [
      Word(text: "Double", instead: "use integers: minor units, milliseconds, parts per million") {
        isDomain($0) && !writesJSON($0) && !reckonsChance($0)
      },
      Word(text: "Float", instead: "use integers", applies: isDomain),
    ]

  private static let isDomain: @Sendable (SourceFile) -> Bool = {
    $0.module.map(ImportDirection.domain.contains) ?? false
  }

  /// Where fractions are the matter itself: decision 0018.
  private static let reckonsChance: @Sendable (SourceFile) -> Bool = {
    $0.module == "Probability" || $0.module == "Forecast"
  }

  /// Where JSON demands fractions: its values, and the canonical text of its numbers.
  private static func writesJSON(_ file: SourceFile) -> Bool {
    file.module == "Evidence"
      && (file.path.contains("JSON") || file.path.contains("CanonicalNumber"))
  }

  static func complaints(in file: SourceFile) -> [Complaint] {
    guard file.module != nil else { return [] }
    let banned = all.filter { $0.applies(file) }.map { (word: $0, bytes: Array($0.text.utf8)) }
    return file.code.enumerated().flatMap { number, line in
      let line = Array(line.utf8)
      return banned.filter { stands($0.bytes, in: line) }.map {
        file.complaint(number, "no `\($0.word.text)` here: \($0.word.instead)")
      }
    }
  }

  /// Whether a word stands in a line by itself and not as a part of a longer name.
  private static func stands(_ word: [UInt8], in line: [UInt8]) -> Bool {
    guard let first = word.first, let last = word.last, line.count >= word.count else {
      return false
    }
    for start in 0...(line.count - word.count) where line[start] == first {
      let end = start + word.count
      guard line[start..<end].elementsEqual(word) else { continue }
      let joinsBefore = isOfName(first) && start > 0 && isOfName(line[start - 1])
      let joinsAfter = isOfName(last) && end < line.count && isOfName(line[end])
      if !joinsBefore && !joinsAfter { return true }
    }
    return false
  }

  /// Whether a byte can be part of a name.
  static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...: true
    default: false
    }
  }
}
