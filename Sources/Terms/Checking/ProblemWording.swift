// SPDX-License-Identifier: Apache-2.0
//
// The only place, with ProblemWording+Meaning.swift, with sentences about problems in terms: a stable
// code, what is wrong, and a way out of it. Errors are part of the product; change these words with
// care.

/// The words for one problem.
package struct Wording: Sendable, Equatable {
  /// Stable for ever: pages, tests and people refer to it.
  package let code: String
  /// What is wrong.
  package let message: String
  /// What to do about it.
  package let help: String?

  init(_ code: String, _ message: String, help: String? = nil) {
    self.code = code
    self.message = message
    self.help = help
  }
}

extension Problem {
  /// The words for this problem.
  ///
  /// Finding the nearest of many names takes time, so ask only for what is shown.
  package var wording: Wording {
    fileWording ?? layoutWording ?? wordWording ?? nameWording ?? figureWording ?? calendarWording
      ?? obligationWording ?? exampleWording ?? creditWording ?? rightsWording
      ?? Wording("P1000", "Something is wrong here that has no words yet.")
  }

  private var fileWording: Wording? {
    switch self {
    case .fileTooLarge(let bytes, let limit):
      Wording(
        "P1001", "This file has \(bytes) bytes; terms may have at most \(limit).",
        help: "Check that this is the file you meant, or split it with `include`.")
    case .lineTooLong(let bytes, let limit):
      Wording(
        "P1002", "This line has \(bytes) bytes; a line of terms may have at most \(limit).",
        help: "Break the line: a line indented deeper continues the clause above it.")
    case .controlCharacter(let code):
      Wording(
        "P1003", "There is a character in this line that does not show (\(Self.name(of: code))).",
        help: "Delete it. If the file is not plain text, it is not the file you meant.")
    case .notUTF8:
      Wording("P1004", "This line is not UTF-8 text.", help: "Save the file as UTF-8.")
    case .unclosedFence:
      Wording(
        "P1005", "This fence of terms is never closed.",
        help: "Put a line with ``` after its last term.")
    case .noTerms:
      Wording(
        "P1006", "This file has no terms.",
        help: "In Markdown, terms stand between a line ```pledge and a line ```.")
    default: includeWording
    }
  }

  private var includeWording: Wording? {
    switch self {
    case .fileNotFound(let path):
      Wording(
        "P1007", "The file \"\(path)\" is not there, or cannot be read.",
        help: "Paths are relative to the file that includes them.")
    case .includeCycle(let path):
      Wording(
        "P1008", "These files include one another: \(path.joined(separator: " → ")).",
        help: "Take one of these includes out.")
    case .includeOutside(let path):
      Wording(
        "P1009", "The file \"\(path)\" is outside the cooperative's folder.",
        help: "Copy it into the folder, so that the terms travel whole.")
    case .includeTooDeep(let limit):
      Wording(
        "P1010", "Files include one another more than \(limit) deep.",
        help: "Include what is needed directly.")
    case .tooManyFiles(let limit):
      Wording(
        "P1011", "An agreement may be written in at most \(limit) files; this is one more.",
        help: "Put small files together.")
    case .filesTooLarge(let limit):
      Wording(
        "P1012", "With this file the terms have more than \(limit) bytes in all.",
        help: "Check that these are the files you meant.")
    case .tooManyLines(let limit):
      Wording(
        "P1013", "This file has more than \(limit) lines.",
        help: "Check that this is the file you meant, or split it with `include`.")
    case .fenceNotRead:
      Wording(
        "P1014", "This looks like a fence of terms, and is not read as one.",
        help: "Start it at the left margin, or at most three spaces from it, with ```pledge.")
    case .fenceHidden:
      Wording(
        "P1015", "This fence stands in HTML, where readers of the text do not see it.",
        help: "Take it out of the comment or the element: what people sign is what they see.")
    default: nil
    }
  }

  private var layoutWording: Wording? {
    switch self {
    case .curlyQuote:
      Wording(
        "P1101", "Text stands in straight quotation marks, not in curly ones.",
        help: "Write \"like this\".")
    case .unclosedText:
      Wording(
        "P1102", "This text has no closing quotation mark on its line.",
        help: "Close it with \" on the same line.")
    case .strayCharacter(let character):
      Wording(
        "P1103", "The character \(Self.visible(character)) has no meaning in terms.",
        help: EverydaySlip.sign(character) ?? "Take it out, or put the text in double quotes.")
    case .malformedNumber(let text):
      Wording(
        "P1104", "'\(text)' is not a number.",
        help: EverydaySlip.number(text)
          ?? "Write 1234.50 or 1,234.50: a point before decimals, commas only between thousands.")
    case .malformedDate(let text):
      Wording(
        "P1105",
        EverydaySlip.isDate(text)
          ? "Dates are written year-month-day, not '\(text)'."
          : "'\(text)' is not a date that exists.",
        help: EverydaySlip.dateSentence(text))
    case .malformedTime(let text):
      Wording(
        "P1106", "'\(text)' is not a time of day.",
        help: EverydaySlip.wayOut(of: text, expecting: "17:30") ?? EverydaySlip.nextDay(text)
          ?? "Write hour:minute, 00:00 to 24:00.")
    case .rangeWithDash(let from, let to):
      Wording(
        "P1110", "From one to another is written in words, not with a dash.",
        help: "Write `\(from) to \(to)`.")
    case .tabIndent:
      Wording(
        "P1107", "This line is indented with a tab; how far a line is indented has meaning here.",
        help: "Indent with spaces, here and wherever this file has tabs.")
    case .clauseBeforeDeclaration:
      Wording(
        "P1108", "This indented line belongs to no declaration.",
        help: "Start a declaration at the left margin, such as `agreement north-bank`.")
    case .clauseAtMargin(let word):
      Wording(
        "P1109", "'\(word)' starts a clause, and stands at the left margin.",
        help: "Indent it under the declaration it belongs to.")
    default: nil
    }
  }

  private var wordWording: Wording? {
    switch self {
    case .unknownDeclaration(let word, let nearest):
      Wording(
        "P1201", "'\(word)' does not start a declaration.",
        help: EverydaySlip.declaration(word) ?? Self.suggestion(nearest)
          ?? "Declarations start with: \(Keyword.allCases.map(\.rawValue).joined(separator: ", "))."
      )
    case .unknownClause(let word, let place, let known, let nearest):
      Wording(
        "P1202", "'\(word)' does not start a clause of \(Self.noun(of: place)).",
        help: EverydaySlip.clause(word, in: place) ?? Self.suggestion(nearest)
          ?? Self.owners(of: word)
          ?? "Its clauses start with: \(known.joined(separator: ", ")).")
    case .expected(let what, let found, let nearest):
      Wording(
        "P1203", "Expected \(what)" + (found.map { "; found '\($0)'." } ?? "."),
        help: found.flatMap { EverydaySlip.wayOut(of: $0, expecting: what) }
          ?? Self.suggestion(nearest) ?? Self.wayOut(expecting: what, found))
    case .unexpectedRest(let text):
      Wording(
        "P1204", "The clause is complete before '\(text)'.",
        help: EverydaySlip.rest(text) ?? "Take the rest out, or start a new line with it.")
    case .repeatedClause(let word, let line):
      Wording(
        "P1207", "The clause '\(word)' is already given in line \(line).",
        help: "Keep one of the two.")
    case .missingClause(let word, let place, let example):
      Wording(
        "P1208", "This \(place) has no '\(word)' clause.", help: "Add a line such as: \(example)")
    case .tooManyProblems(let limit):
      Wording(
        "P1209", "There are more problems than the \(limit) shown.",
        help: "Mend these and check again.")
    case .clauseNotTaken(let place):
      Wording(
        "P1210", "\(Self.article(place, capital: true)) takes no clauses.",
        help: "Write all of it on one line; start a new declaration at the left margin.")
    case .saidTwice(let what):
      Wording("P1211", "\(what) is given twice.", help: "Keep one of the two.")
    case .nameWithSpaces(let name):
      Wording("P1212", "A name has no spaces.", help: "Write '\(name)'.")
    case .secondTrigger(let word, let line):
      Wording(
        "P1213",
        "Line \(line) says already what brings this about; '\(word)' says it a second time.",
        help: "Keep one of 'when', 'while', 'each' and 'in any'; make two obligations of two.")
    case .doubledWord(let word):
      Wording("P1214", "'\(word)' is written twice in a row.", help: "Take one of the two out.")
    default: nil
    }
  }

  private var nameWording: Wording? {
    switch self {
    case .unknownName(let kind, let name, let known):
      Wording(
        "P1205", "No \(kind.rawValue) is called '\(name)'.",
        help: Self.suggestion(Self.nearest(to: name, kind, known))
          ?? Self.way(out: kind, name, known))
    case .duplicateName(let kind, let name, let first):
      Wording(
        "P1206", "There is already \(Self.article(kind.rawValue)) called '\(name)', in \(first).",
        help: "Give one of them another name.")
    default: nil
    }
  }
}

// MARK: - Phrases

extension Problem {
  static func suggestion(_ nearest: String?) -> String? { nearest.map { "Did you mean '\($0)'?" } }

  /// The known name nearest to one that is not; for a zone also by its city alone.
  static func nearest(to name: String, _ kind: NameKind, _ known: [String]) -> String? {
    let candidates = known.prefix(mostCandidates)
    if let nearest = NearestName.of(name, among: candidates) { return nearest }
    if kind == .event { return candidates.first { $0.hasSuffix(".\(name)") } }
    guard kind == .zone else { return nil }
    let cities = candidates.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
    let wanted = name.replacing(" ", with: "_")
    return NearestName.of(wanted, among: cities).flatMap(cities.firstIndex(of:)).map { known[$0] }
  }

  /// More names than any agreement declares; the bound keeps hostile texts from taking long.
  private static let mostCandidates = 2_000

  private static func way(out kind: NameKind, _ name: String, _ known: [String]) -> String? {
    let shown = known.prefix(8).joined(separator: ", ")
    let list = known.isEmpty ? nil : "Known: \(shown)\(known.count > 8 ? ", …" : "")."
    if let several = several(name, known) { return several }
    switch kind {
    case .cause: return "Write `the adopter`, `a third party` or `anyone else`."
    case .act:
      let acts = known.prefix(16).map { $0.replacing("-", with: " ") }.joined(separator: ", ")
      return (acts.isEmpty ? "" : "These acts are known: \(acts).\n")
        + "Say what counts, with a declaration such as:\ndefine \(name)\n"
        + "  as a case responded to by a person of the cooperative"
    case .calendar, .holidays, .severity, .obligation, .site, .measure, .pool, .duty, .exclusion,
      .power, .amendment, .rota, .component, .carveOut, .area, .member, .layer:
      return list ?? "None is declared, here or in a file that is included."
    case .zone: return "Name a place as the tz database does, such as Europe/London."
    case .currency: return "Write a code of ISO 4217, such as EUR."
    case .event, .definition, .agreement: return list
    }
  }

  /// `S1-S3` and `S1/S2`, where those are names: the way to write them one by one.
  private static func several(_ name: String, _ known: [String]) -> String? {
    let parts = name.split { "-/+&".contains($0) }.map(String.init)
    let places = parts.compactMap { known.firstIndex(of: $0) }
    guard parts.count > 1, places.count == parts.count else { return nil }
    let isRange = name.contains("-") && places.count == 2 && places[0] < places[1]
    let meant = isRange ? Array(known[places[0]...places[1]].prefix(8)) : parts
    return "Name each by itself: `\(meant.joined(separator: ", "))`."
  }

  /// The declarations that a clause belongs to, if it belongs to others only.
  private static func owners(of word: String) -> String? {
    let owners = Keyword.allCases.filter { $0.clauses.contains(word) }.map { "`\($0.rawValue)`" }
    guard let last = owners.last else { return nil }
    let list = [owners.dropLast().joined(separator: ", "), last].filter { !$0.isEmpty }
    return
      "It is a clause of \(list.joined(separator: " or ")): is the line missing that declares it?"
  }

  /// What to do where words were expected, if it is clear which.
  private static func wayOut(expecting what: String, _ found: String?) -> String? {
    if what.hasSuffix("in double quotes") {
      return found == nil
        ? "Add it: \"like this\"." : "Write \"like this\", with the quotation marks."
    }
    let parts = what.split(separator: "'", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].isEmpty, parts[2].isEmpty else { return nil }
    return found == nil
      ? "Go on with `\(parts[1])`." : "Write `\(parts[1])` before it, or in its place."
  }

  /// What a keyword declares, with its article.
  private static func noun(of keyword: String) -> String {
    switch keyword {
    case "credits": "the credits"
    case "define": "a definition"
    case "exclude": "an exclusion"
    default: article(keyword)
    }
  }

  static func article(_ noun: String, capital: Bool = false) -> String {
    let vowel = noun.first.map { "aeiou".contains($0) } ?? false
    return "\(capital ? "A" : "a")\(vowel ? "n" : "") \(noun)"
  }

  /// `U+00A0`, as the Unicode charts name a character.
  private static func name(of code: UInt32) -> String {
    let digits = String(code, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// A character in quotes, or its number if it does not show.
  private static func visible(_ character: String) -> String {
    let hidden = character.unicodeScalars.first { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator, .unassigned,
        .privateUse, .nonspacingMark, .enclosingMark:
        true
      default: false
      }
    }
    guard let hidden else { return "'\(character)'" }
    return character.unicodeScalars.count == 1 ? name(of: hidden.value) : "'\(character)'"
  }
}
