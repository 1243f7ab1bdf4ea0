// SPDX-License-Identifier: Apache-2.0
//
// Which words that start clauses stand in a column of their own. This is all that the formatter
// knows of the language besides lines and tokens; a clause it does not know gets single spaces.

/// How far the text of a clause stands from the word that starts it.
enum ClauseWords {
  /// Where clauses start, in columns from the margin.
  static let indent = 2

  /// Declarations that are lists of settings: what follows the words stands in one column, as wide
  /// as the longest word needs.
  static let lists: Set = [
    "cooperative", "agreement", "calendar", "area", "member", "rota", "layer", "define",
  ]

  /// Two words that stand in that column as one.
  static let pairs: Set = ["on duty", "off duty", "at most"]

  /// The longest word or pair that widens the column of a list.
  static let longestInList = 10

  /// In all other declarations clauses are sentences.
  ///
  /// These short words have a column of fixed width, so that a clause more or less moves no other.
  /// Others, such as `stop the clock` or `held by`, read on as the sentence they begin.
  static let aligned: Set = [
    "when", "owed", "else", "shows", "while", "each", "may", "on", "at", "from",
  ]

  /// The width of that column.
  static let alignedWidth = 6

  /// What makes a key of two words with `on`; these keys stand in a column of their own.
  static let changes: Set = ["upgrade", "downgrade", "reopening"]

  /// Clauses of references to other people's texts, and of words for people: nothing is respelt.
  static let quotations: Set = ["shows", "covers", "of", "the"]

  /// Those of them in which anything may stand, such as the number 12.8.5 or a § sign.
  static let takesAnything: Set = ["shows"]

  /// A clause that ends its first line with one of these has a table below.
  static let opensTable: Set = ["within", "every", "counting"]

  /// Words that start a row of a ladder.
  static let ladder: Set = [
    "below", "above", "from", "over", "under", "less", "more", "fewer", "between",
  ]

  /// Words that stand before a continuation in the column of the clause's word.
  static let hung: Set = ["or", "and"]

  /// Clauses that may be wrapped at a comma: on a line below they mean the same.
  static let wrapped: Set = [
    "when", "owed", "else", "shows", "covers", "while", "fee", "open", "stop", "as", "serves",
    "by", "knows",
  ]
}
