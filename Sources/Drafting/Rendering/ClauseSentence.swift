// SPDX-License-Identifier: Apache-2.0

import Terms

/// A clause as a sentence for paper: the words of the contract, after the few words that make a
/// sentence of them.
///
/// In terms a clause is read under its declaration, `held by the adopter` under `power leave-early`; on
/// paper it stands alone, so that it says `It is held by the adopter`. No word of the contract is
/// changed but the first, and only as this table says.
enum ClauseSentence {
  /// The sentence of a clause, without its full stop.
  static func text(of words: [Token], in keyword: Keyword?) -> String {
    guard let first = words.first, let keyword else { return Token.text(of: words[...]) }
    let rest = Token.text(of: words.dropFirst()[...])
    let lead = leads[keyword]?[first.text] ?? shared(keyword, first.text)
    return DeclarationBlocks.capitalised("\(lead ?? first.text) \(rest)")
  }

  /// The first sentence of an obligation: what brings it about, and what is then owed.
  static func text(of trigger: [Token], _ owed: [Token], isGoal: Bool) -> String {
    let when = DeclarationBlocks.capitalised(Token.text(of: trigger[...]))
    let what = Token.text(of: owed.dropFirst()[...])
    return "\(when), the cooperative \(isGoal ? "aims at" : "owes") \(what)"
  }

  /// The words in place of the first one, by declaration.
  private static let leads: [Keyword: [String: String]] = [
    .power: [
      "held": "It is held", "may": "Its holder may", "lapses": "It lapses", "never": "It never",
    ],
    .credits: ["are": "Credits are", "reach": "Credits reach"],
    .pool: ["holds": "The pool holds", "shares": "It shares"],
    .limit: ["on": "Liability is limited on", "at": "The limit is set at"],
    .exclude: ["from": "Time is excluded from", "up": "It is excluded up"],
    .measure: ["of": "It is taken of", "is": "It is", "counts": "It counts"],
    .amendment: [
      "signed": "It was signed on", "effect": "It takes effect on", "replaces": "It replaces",
      "adds": "It adds", "ends": "It ends", "fee": "The fee is", "reaches": "It reaches",
    ],
    .calendar: [
      "in": "It runs by the clocks of", "joins": "It joins", "open": "It is open",
      "closed": "It is closed on",
    ],
    .rota: [
      "in": "It runs by the clocks of", "serves": "It serves", "on": "Somebody is on",
      "off": "Nobody is on",
    ],
    .duty: ["starts": "It starts"],
    .cooperative: ["called": "It is called", "log": "Its log is"],
    .define: ["as": "It is given as"],
  ]

  /// What obligations and goals share.
  private static func shared(_ keyword: Keyword, _ word: String) -> String? {
    guard keyword == .obligation || keyword == .goal else { return nil }
    switch word {
    case "owed": return keyword == .goal ? "The cooperative aims at" : "The cooperative owes"
    case "else": return "Else, as a"
    case "survives": return "It survives"
    case "shows": return "It shows"
    default: return nil
    }
  }
}
