// SPDX-License-Identifier: Apache-2.0
//
// Reads the tokens of one clause from left to right. Every `expect…` either takes what it names or
// throws the finding that says what was expected there.

import Money
import WorkingTime

/// A position in the tokens of one clause.
struct Cursor {
  private let tokens: [Token]
  private var index = 0

  init(_ tokens: [Token]) {
    self.tokens = tokens
  }

  var peek: Token? { index < tokens.count ? tokens[index] : nil }
  var isAtEnd: Bool { index >= tokens.count }
  var isAtComma: Bool { index < tokens.count && tokens[index].isMark(",") }
  func isAtWord(_ word: String) -> Bool { index < tokens.count && tokens[index].isWord(word) }

  /// Whether the words after the next one are `phrase`.
  func isFollowed(by phrase: String) -> Bool {
    var ahead = self
    return ahead.next() != nil && ahead.take(phrase: phrase)
  }
  /// The place of the next token, or just after the last one.
  var here: SourceRange {
    peek?.range ?? tokens.last?.range.end ?? SourceRange(line: 1, column: 1, length: 1)
  }

  /// From `start` to the end of what has been read of its line.
  func through(_ start: SourceRange) -> SourceRange {
    guard let last = tokens[..<index].last(where: { $0.range.line == start.line }) else {
      return start
    }
    return start.through(last.range)
  }

  mutating func next() -> Token? {
    guard let token = peek else { return nil }
    index += 1
    return token
  }

  /// Leaves the rest to somebody else.
  mutating func skipToEnd() { index = tokens.count }

  // MARK: Words

  /// Takes the next word if it is `word`.
  mutating func take(_ word: String) -> Bool {
    guard index < tokens.count, tokens[index].isWord(word) else { return false }
    index += 1
    return true
  }

  /// Takes the next token if it is the mark `mark`.
  mutating func take(mark: String) -> Bool {
    guard index < tokens.count, tokens[index].isMark(mark) else { return false }
    index += 1
    return true
  }

  /// Takes all the words of `phrase` if they come next, or none.
  ///
  /// Commas and semicolons stand in a phrase as words do, and must be there as well.
  mutating func take(phrase: String) -> Bool {
    var phrase = phrase
    // Asked for at every turn, so it looks at bytes where they lie.
    guard let end = phrase.withUTF8({ end(of: $0) }) else { return false }
    index = end
    return true
  }

  /// The place after the words of a phrase, if they come next.
  private func end(of phrase: UnsafeBufferPointer<UInt8>) -> Int? {
    var (place, start) = (index, 0)
    while start < phrase.count {
      var end = start
      while end < phrase.count, phrase[end] != UInt8(ascii: " ") { end += 1 }
      guard place < tokens.count, tokens[place].isWordOrMark,
        tokens[place].text.utf8.elementsEqual(phrase[start..<end])
      else { return nil }
      (place, start) = (place + 1, end + 1)
    }
    return place
  }

  /// Skips `a`, `an` or `the`.
  mutating func skipArticle() { _ = take("a") || take("an") || take("the") }

  mutating func expect(phrase: String) throws(Finding) {
    guard !take(phrase: phrase) else { return }
    // Point at the first word that differs, not at the start of the phrase.
    var missing = phrase.split(separator: " ").map(String.init)[...]
    while let word = missing.first, take(word) || take(mark: word) { missing.removeFirst() }
    let rest = missing.joined(separator: " ").replacing(" ;", with: ";").replacing(" ,", with: ",")
    throw expected("'\(rest)'", among: missing.prefix(1).map { $0 })
  }

  /// Takes one of several phrases and gives what it stands for.
  mutating func expect<Value>(
    oneOf phrases: [(phrase: String, value: Value)], as what: String
  ) throws(Finding) -> Value {
    for candidate in phrases where take(phrase: candidate.phrase) { return candidate.value }
    throw expected(oneOf: phrases.map { $0.phrase.split(separator: " ")[...] }, as: what)
  }

  /// Points at the first word that goes on with none of the phrases, as `expect(phrase:)` does.
  private func expected(oneOf phrases: [ArraySlice<Substring>], as what: String) -> Finding {
    var (ahead, left) = (self, phrases)
    while let word = ahead.peek, word.isWordOrMark {
      let next = left.filter { $0.first.map { $0 == word.text } ?? false }.map { $0.dropFirst() }
      guard !next.isEmpty else { break }
      left = next
      _ = ahead.next()
    }
    let shown = left.map { words in
      "'\(words.joined(separator: " ").replacing(" ;", with: ";").replacing(" ,", with: ","))'"
    }
    let list = [shown.dropLast().joined(separator: ", "), shown.last ?? ""]
      .filter { !$0.isEmpty }.joined(separator: " or ")
    let isAtStart = left.count == phrases.count
    return ahead.expected(
      isAtStart ? "\(what): \(list)" : list, among: left.compactMap { $0.first.map(String.init) })
  }

  /// The finding that `what` was expected here, or why what stands here cannot be read.
  func expected(_ what: String, among words: [String] = []) -> Finding {
    if let token = peek, case .malformed(let problem) = token.kind {
      // `5:30 pm` is one time.
      if case .malformedTime(let time) = problem, index + 1 < tokens.count,
        ["am", "pm"].contains(tokens[index + 1].text)
      {
        let half = tokens[index + 1]
        return Finding(.malformedTime("\(time) \(half.text)"), at: token.range.through(half.range))
      }
      return Finding(problem, at: token.range)
    }
    let nearest = peek.flatMap { NearestName.of($0.text, among: words) }.flatMap {
      $0 == peek?.text ? nil : $0
    }
    return Finding(.expected(what, found: found(expecting: what), nearest: nearest), at: here)
  }

  /// What stands here: the next token, or a few that are one thing in another notation, such as
  /// `31 December 2026`.
  private func found(expecting what: String) -> String? {
    guard let first = peek else { return nil }
    let alone = EverydaySlip.wayOut(of: first.text, expecting: what)
    for count in [4, 3, 2] where index + count <= tokens.count {
      let text = Token.text(of: tokens[index..<(index + count)])
      let wayOut = EverydaySlip.wayOut(of: text, expecting: what)
      if wayOut != nil, wayOut != alone { return text }
    }
    return first.text
  }

  mutating func expectName(_ what: String) throws(Finding) -> Located<String> {
    guard let token = peek, token.kind == .word else { throw expected(what) }
    index += 1
    return Located(token.text, at: token.range)
  }

  /// A zone of the tz database, which has `_` where people have a space: `America/New York`.
  mutating func expectZone(_ what: String) throws(Finding) -> Located<String> {
    let first = try expectName(what)
    let rest = first.value.contains("/") ? takeWords() : []
    let name = ([first.value] + rest.map(\.text)).joined(separator: "_")
    return Located(name, at: rest.last.map { first.range.through($0.range) } ?? first.range)
  }

  /// A name that a header gives: one word, and nothing after it but what the header goes on with.
  mutating func expectNewName(_ what: String) throws(Finding) -> Located<String> {
    let name = try expectName(what)
    let more = takeWords()
    guard let last = more.last else { return name }
    let whole = ([name.value] + more.map(\.text)).joined(separator: "-")
    throw Finding(.nameWithSpaces(whole), at: name.range.through(last.range))
  }

  mutating func expectText(_ what: String) throws(Finding) -> Located<String> {
    guard let token = peek, case .text(let value) = token.kind else {
      throw expected("\(what) in double quotes")
    }
    index += 1
    return Located(value, at: token.range)
  }

  mutating func takeDate() -> Located<CivilDate>? {
    guard let token = peek, case .date(let date) = token.kind else { return nil }
    index += 1
    return Located(date, at: token.range)
  }

  mutating func expectDate(_ what: String) throws(Finding) -> Located<CivilDate> {
    guard let date = takeDate() else { throw expected("\(what), such as 2026-03-31") }
    return date
  }

  mutating func takeTime() -> Located<CivilTime>? {
    guard let token = peek, case .time(let time) = token.kind else { return nil }
    index += 1
    return Located(time, at: token.range)
  }

  mutating func expectTime(_ what: String) throws(Finding) -> Located<CivilTime> {
    guard let time = takeTime() else { throw expected("\(what), such as 17:30") }
    return time
  }

  /// Takes words as long as they come, up to one that ends them or anything that is no word.
  mutating func takeWords(upTo isEnd: (String) -> Bool = { _ in false }) -> [Token] {
    var words: [Token] = []
    while let token = peek, token.kind == .word, !isEnd(token.text) {
      words.append(token)
      index += 1
    }
    return words
  }

  /// Takes words for people: words and figures, with commas between them, as far as they go.
  ///
  /// The text has single spaces, however the words are spaced.
  mutating func takeProse() -> Located<String>? {
    guard let first = peek, first.kind == .word else { return nil }
    var text = ""
    while let token = peek {
      let isComma = token.isMark(",")
      let word = isComma ? (index + 1 < tokens.count ? tokens[index + 1] : nil) : token
      guard let word, word.kind == .word || word.kind == .number else { break }
      text += isComma ? ", \(word.text)" : text.isEmpty ? word.text : " \(word.text)"
      index += isComma ? 2 : 1
    }
    return Located(text, at: through(first.range))
  }

  /// Everything must have been read.
  func expectEnd() throws(Finding) {
    guard let token = peek else { return }
    if case .malformed(let problem) = token.kind { throw Finding(problem, at: token.range) }
    throw Finding(
      .unexpectedRest(String(Token.text(of: tokens[index...]).prefix(60))), at: token.range)
  }

  /// What `read` makes of all that is left; throws if it leaves anything.
  ///
  /// So a clause counts as a whole or not at all.
  mutating func whole<Value>(
    _ read: (inout Cursor) throws(Finding) -> Value
  ) throws(Finding) -> Value {
    let value = try read(&self)
    try expectEnd()
    return value
  }

  /// What follows, as written, cut at its commas; whatever it holds.
  mutating func takeListAsText() -> [String] {
    let parts = tokens[index...].split(omittingEmptySubsequences: false) { $0.isMark(",") }
    index = tokens.count
    return parts.map(Token.text)
  }

  // MARK: Figures

  /// A whole number without decimals.
  mutating func expectWholeNumber(_ what: String) throws(Finding) -> Located<Int> {
    guard let token = peek, token.kind == .number else { throw expected(what) }
    guard !token.text.contains("."), let value = Int(token.text.filter { $0 != "," }) else {
      throw expected("\(what) without decimals")
    }
    index += 1
    return Located(value, at: token.range)
  }

  /// Takes a share of up to the whole, or up to `most`.
  mutating func takePercent(upTo most: Percent = .hundred) throws(Finding) -> Located<Percent>? {
    guard let token = peek, token.kind == .percent else { return nil }
    index += 1
    let digits = token.text.dropLast().split(separator: ".")
    if digits.count == 2, digits[1].count > 4 {
      throw Finding(.percentTooFine(token.text), at: token.range)
    }
    guard let percent = try? Percent(parsing: token.text), percent <= most else {
      throw Finding(.percentOutOfRange(token.text), at: token.range)
    }
    return Located(percent, at: token.range)
  }

  /// Takes money such as `EUR 240,000`.
  mutating func takeMoney() throws(Finding) -> Located<Money>? {
    guard let code = peek, code.kind == .word, code.text.count == 3,
      code.text.allSatisfy({ ("A"..."Z").contains($0) }),
      index + 1 < tokens.count
    else { return nil }
    let figure = tokens[index + 1]
    if case .malformed(let problem) = figure.kind { throw Finding(problem, at: figure.range) }
    guard figure.kind == .number else {
      guard Currency(code: code.text) != nil else { return nil }
      index += 1
      throw expected("the figure of an amount, such as 240,000")
    }
    index += 2
    let range = code.range.through(figure.range)
    if let next = peek, next.kind == .number, next.range.line == figure.range.line,
      next.text.count == 3, next.text.allSatisfy(\.isASCIIDigit)
    {
      throw Finding(
        .malformedNumber("\(figure.text) \(next.text)"), at: figure.range.through(next.range))
    }
    guard let currency = Currency(code: code.text) else {
      let known = Currency.all.map(\.code)
      throw Finding(.unknownName(.currency, code.text, known: known), at: code.range)
    }
    let decimals = figure.text.split(separator: ".").dropFirst().first?.count ?? 0
    if decimals > currency.minorDigits {
      throw Finding(.amountTooFine(figure.text, currency: code.text), at: range)
    }
    guard let money = try? Money(parsing: "\(code.text) \(figure.text)") else {
      throw Finding(.amountTooLarge("\(code.text) \(figure.text)"), at: range)
    }
    return Located(money, at: range)
  }
}
