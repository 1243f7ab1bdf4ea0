// SPDX-License-Identifier: Apache-2.0

import Drafting
import Terms

/// What an editor shows about a name or a clause: what it is, what it comes to, and its words.
struct HoverText {
  let index: SymbolIndex
  /// The checked agreement; nil while anything is wrong with it.
  let agreement: Agreement?
  /// The lines of a file.
  let lines: (FileKey) -> [String]

  /// About what is named at a place.
  func text(of meaning: SymbolIndex.Meaning) -> String? {
    switch meaning {
    case .declared(let name):
      index.declaration(of: name).map { text(of: $0, in: name.key) }
    case .knownAct(let act):
      Checker.knownActs.first { $0.0 == act }.map { known in
        Self.joined(
          title: "act", name: act,
          facts: ["Counts without a definition: \(known.1.text)."], clause: nil)
      }
    case .file: nil
    }
  }

  /// About a declaration.
  func text(of declaration: FileOutline.Declaration, in key: FileKey) -> String {
    let name = declaration.name?.text
    return Self.joined(
      title: declaration.keyword.rawValue, name: name, facts: facts(about: declaration),
      clause: clause(declaration, lines(key)))
  }

  private static func joined(
    title: String, name: String?, facts: [String], clause: String?
  ) -> String {
    var parts = [name.map { "**\(title)** `\($0)`" } ?? "**\(title)**"]
    if !facts.isEmpty { parts.append(facts.map { "- \($0)" }.joined(separator: "\n")) }
    if let clause { parts.append("```pledge\n\(clause)\n```") }
    return parts.joined(separator: "\n\n")
  }

  // MARK: Facts

  /// What a declaration comes to, one sentence a fact: its clause in words, and its worst case.
  func facts(about declaration: FileOutline.Declaration) -> [String] {
    let facts: [String] =
      switch declaration.keyword {
      case .severity: facts(aboutSeverity: declaration)
      case .obligation, .goal: inWords(declaration) + facts(aboutObligation: declaration)
      case .calendar: declaration.outline.clauses.compactMap(Self.sentence)
      default: inWords(declaration)
      }
    return facts + worstCase(of: declaration)
  }

  /// The clause in plain sentences, made from what will be judged.
  private func inWords(_ declaration: FileOutline.Declaration) -> [String] {
    guard let agreement, let name = declaration.name?.text else { return [] }
    return [ClauseInWords(agreement).text(of: name)].compactMap { $0 }
  }

  private func facts(aboutSeverity declaration: FileOutline.Declaration) -> [String] {
    var facts: [String] = []
    if case .text(let meaning)? = declaration.outline.header.dropFirst(2).first?.kind {
      facts.append(Self.plain(meaning))
    }
    guard let agreement, let name = declaration.name?.text,
      let rank = agreement.rank(ofSeverity: name)
    else { return facts }
    let count = agreement.severities.count
    facts.append(
      rank == 0 && count > 1
        ? "The most severe of \(count)." : "Number \(rank + 1) of \(count), from the most severe.")
    for obligation in agreement.obligations {
      guard let target = obligation.target(forRank: rank) else { continue }
      facts.append("`\(obligation.name)`: \(obligation.act) within \(target.text).")
    }
    return facts
  }

  private func facts(aboutObligation declaration: FileOutline.Declaration) -> [String] {
    guard let agreement, let name = declaration.name?.text else { return [] }
    if let obligation = agreement.obligations.first(where: { $0.name == name }) {
      return rows(obligation.ranks, obligation.targets, "within", agreement)
        + [Self.fulfilment(obligation.fulfilledBy)]
    }
    let standing = agreement.standing.first { $0.name == name }
    guard case .recurring(let recurring)? = standing?.kind else { return [] }
    return rows(recurring.ranks, recurring.targets, "every", agreement)
      + [Self.fulfilment(recurring.fulfilledBy)]
  }

  /// What a breach of it can cost at worst; what cannot be reckoned is left out.
  private func worstCase(of declaration: FileOutline.Declaration) -> [String] {
    let name: String?
    switch declaration.keyword {
    case .credits: name = "credits"
    case .limit: name = "liability"
    case .obligation, .pool, .power: name = declaration.name?.text
    default: name = nil
    }
    guard let agreement, let name, let clause = try? ClauseExposure(of: name, in: agreement) else {
      return []
    }
    return [clause.sentence]
  }

  private func rows(
    _ ranks: [Int], _ targets: [Target], _ word: String, _ agreement: Agreement
  ) -> [String] {
    zip(ranks, targets).compactMap { rank, target in
      guard agreement.severities.indices.contains(rank) else { return nil }
      return "\(agreement.severities[rank].name): \(word) \(target.text)."
    }
  }

  private static func fulfilment(_ events: [EventPattern]) -> String {
    "Fulfilled by: \(events.map(\.text).joined(separator: ", or "))."
  }

  /// A clause as a sentence, with a capital and a full stop.
  private static func sentence(_ clause: OutlineClause) -> String? {
    let words = Token.text(of: clause.tokens[...])
    guard let first = words.first else { return nil }
    return "\(first.uppercased())\(words.dropFirst())."
  }

  /// Text of people's without what Markdown would take for markup.
  private static func plain(_ text: String) -> String {
    text.map { "\\`*_{}[]<>#|".contains($0) ? "\\\($0)" : String($0) }.joined()
  }

  // MARK: The clause

  /// The most lines shown.
  private static let mostLines = 40

  private func clause(_ declaration: FileOutline.Declaration, _ lines: [String]) -> String? {
    let range = declaration.outline.lines
    guard range.lowerBound >= 1, range.upperBound <= lines.count else { return nil }
    let all = lines[(range.lowerBound - 1)..<range.upperBound]
    let margin = all.first.map { $0.utf8.prefix { $0 == UInt8(ascii: " ") }.count } ?? 0
    var shown = all.prefix(Self.mostLines).map { line in
      String(line.dropFirst(min(margin, line.prefix { $0 == " " }.count)))
    }
    if all.count > shown.count { shown.append("…") }
    // A fence in the text would end ours.
    return shown.contains { $0.contains("```") } ? nil : shown.joined(separator: "\n")
  }
}
