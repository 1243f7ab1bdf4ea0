// SPDX-License-Identifier: Apache-2.0

import Terms

/// One thing that a declaration says, in words, so that two versions can be compared.
struct Facet: Sendable {
  /// What it is about, the same in both versions.
  let key: String
  /// The beginning of a sentence that ``value`` ends: `For S1 a response is owed within`.
  let subject: String
  /// What is said, the figure first: `30 minutes`, then `around the clock`.
  let value: String
  /// What follows the figure; left out of `it was` where it is the same.
  let rest: String
  let weight: Weight?
  /// Whom it favours that this is said at all.
  let presence: Favour?
  /// The severity it is said of; ``subject`` has ``severityMark`` in its place, so that what
  /// changes alike for several is told once.
  let severity: String?

  /// Stands for the severities in a subject; no name has such a character.
  static let severityMark = "\u{0}"

  init(
    _ key: String, _ subject: String, _ value: String, rest: String = "", weight: Weight? = nil,
    presence: Favour? = nil, severity: String? = nil
  ) {
    self.severity = severity
    self.key = key
    self.subject = subject
    self.value = value
    self.rest = rest
    self.weight = weight
    self.presence = presence
  }

  /// The whole of what is said.
  var whole: String {
    if rest.isEmpty { return value }
    return rest.hasPrefix(",") ? value + rest : "\(value) \(rest)"
  }

  /// Such as: For S1 a response is owed within 15 minutes around the clock; it was 30 minutes.
  func sentence(from old: Facet) -> String {
    let before = old.rest == rest ? old.value : old.whole
    let link = weight != nil && old.weight != nil ? "it was" : "before:"
    let text = "\(subject) \(whole); \(link) \(before)."
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  var sentenceIfNew: String { "New: \(inSentence)." }

  var sentenceIfGone: String { "No longer: \(inSentence)." }

  /// The sentence without its full stop and its first capital.
  var inSentence: String {
    let text = "\(subject) \(whole)"
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}

/// A declaration as a list of what it says.
struct Declared: Sendable {
  /// `obligation`, `power`.
  let kind: String
  let name: String
  /// Where it stands; nil for what has no clause of its own.
  let clause: Clause?
  let facets: [Facet]
  /// Whom it favours that it is there.
  let presence: Favour?
  /// What it says in a few words, if it is new.
  let summary: String

  init(
    _ kind: String, _ name: String, _ clause: Clause?, presence: Favour? = nil,
    summary: String = "", _ facets: [Facet]
  ) {
    self.kind = kind
    self.name = name
    self.clause = clause
    self.facets = facets
    self.presence = presence
    self.summary = summary
  }

  /// All it says but its name; two that say the same are one under two names.
  var contents: [String] { facets.flatMap { [$0.key, $0.whole] } }
}
