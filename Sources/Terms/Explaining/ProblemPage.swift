// SPDX-License-Identifier: Apache-2.0

/// What there is to say about one kind of problem: `frankpledge explain P1203`.
///
/// A message names what is wrong in one place; a page says why it is wrong anywhere, and shows it mended.
package struct ProblemPage: Hashable, Sendable {
  /// The code of the messages it explains, such as `P1203`.
  package let code: String
  /// The kind of problem in a few words.
  package let title: String
  /// What it means and why it is a problem, in whole sentences.
  package let meaning: String
  /// A text that has the problem and the same text mended; nil of what no short text can show.
  package let example: Example?

  /// A text before and after it was mended.
  ///
  /// Each can be checked as it stands: as Markdown if it has a fence or a heading, else as terms.
  package struct Example: Hashable, Sendable {
    /// The text with the problem.
    package let wrong: String
    /// The text as it was meant.
    package let mended: String
  }

  init(_ code: String, _ title: String, _ meaning: String) {
    self.code = code
    self.title = title
    self.meaning = meaning
    self.example = nil
  }

  init(_ code: String, _ title: String, _ meaning: String, wrong: String, mended: String) {
    self.code = code
    self.title = title
    self.meaning = meaning
    self.example = Example(wrong: wrong, mended: mended)
  }
}

// MARK: - All of them

extension ProblemPage {
  /// Every page, by code, ascending.
  package static let all: [ProblemPage] = [
    texts, moreTexts, words, figures, moreFigures, calendars, obligations, moreObligations,
    examples,
    credits, moreCredits, rights, cooperative,
  ].flatMap { $0 }

  /// The page of a code, written in whichever letters: `P1203`, `p1203` or `1203`.
  package static func page(of code: String) -> ProblemPage? {
    let wanted = code.uppercased()
    return all.first { $0.code == wanted || $0.code.dropFirst() == wanted }
  }

  /// The code nearest to one that there is no page of, if one is near: by its number, for codes of one
  /// hundred are of one kind, else by its letters.
  package static func nearest(to code: String) -> String? {
    guard let wanted = number(of: code) else {
      return NearestName.of(code, among: all.map(\.code))
    }
    let near = all.map(\.code).compactMap { code in number(of: code).map { (code, number: $0) } }
      .filter { $0.number / 100 == wanted / 100 }
    return near.min { abs($0.number - wanted) < abs($1.number - wanted) }?.0
  }

  private static func number(of code: String) -> Int? {
    let digits = code.uppercased().hasPrefix("P") ? code.dropFirst() : code[...]
    return digits.count < 6 && digits.allSatisfy(\.isASCIIDigit) ? Int(digits) : nil
  }
}

// MARK: - Showing

extension ProblemPage {
  /// The page as lines of at most so many columns; the lines of its example are left as they are.
  package func lines(width: Int) -> [String] {
    var lines = ["\(code)  \(title)", ""] + Self.wrap(meaning, width: width)
    guard let example else { return lines }
    for (heading, text) in [("Wrong:", example.wrong), ("Mended:", example.mended)] {
      lines += ["", heading, ""]
      lines += Self.visible(text).map { $0.isEmpty ? "" : "    \($0)" }
    }
    return lines
  }

  /// All pages as one document in Markdown.
  package static var document: String {
    var lines = [
      "# Problems in terms, by their codes", "",
      "`frankpledge check` ends each message with a code. Here is what each of them means, why it is a",
      "problem, and the same text mended; `frankpledge explain P1203` prints one of these pages. A code",
      "never changes its meaning. This document is made from the program, and a test holds the two",
      "together.", "",
    ]
    for page in all { lines += page.section }
    return lines.joined(separator: "\n")
  }

  private var section: [String] {
    var lines = ["## \(code) \(title)", ""] + Self.wrap(meaning, width: 100) + [""]
    guard let example else { return lines }
    for (heading, text) in [("Wrong:", example.wrong), ("Mended:", example.mended)] {
      // Longer than any fence inside.
      lines += [heading, "", "````text"] + Self.visible(text) + ["````", ""]
    }
    return lines
  }

  /// The lines of a text, with signs in place of what does not show.
  private static func visible(_ text: String) -> [String] {
    let shown = text.unicodeScalars.map { scalar in
      // U+2400 and on are pictures of the control characters, in their order.
      let isHidden = scalar.value < 0x20 && scalar != "\n"
      return isHidden ? Unicode.Scalar(0x2400 + scalar.value) ?? scalar : scalar
    }
    var copy = String.UnicodeScalarView()
    copy.append(contentsOf: shown)
    return String(copy).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private static func wrap(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
