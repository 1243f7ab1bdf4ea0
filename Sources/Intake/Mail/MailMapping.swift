// SPDX-License-Identifier: Apache-2.0

/// What the mail of a desk means: a mapping of the shape `mail`.
///
/// People write it in TOML; docs/mail.md is the reference.
package struct MailMapping: Sendable {
  package let agreement: String
  package let source: String
  /// Patterns of addresses.
  let cooperative: [NamePattern]
  let adopter: [NamePattern]
  let machines: [NamePattern]
  /// Patterns of the `List-Id` of lists that are addresses of the desk.
  let ownLists: [NamePattern]
  /// The host whose `Received` says when mail came; nil if the date of the writer counts.
  let receivedBy: String?
  /// What stands around the name of a case in a subject, such as `[#` and `]`; nil if threads alone
  /// tell cases apart.
  let tag: (before: String, after: String)?
  /// Whether mail from the adopter ends a wait on it.
  let endsWaits: Bool
  /// Texts of subjects, and the severity that each stands for.
  let severities: NameTable
  /// Texts of subjects of the cooperative's mail, and what each says of the case.
  let subjects: [(pattern: NamePattern, happening: StateMeaning.Happening)]

  /// What `shape` says in a mapping of mail.
  package static let shape = "mail"

  /// Reads a mapping from the bytes of its TOML.
  ///
  /// - Throws: ``MappingFault`` with everything that is wrong.
  package init(parsing bytes: [UInt8]) throws(MappingFault) {
    var root = try MappingTable(file: bytes)
    let origin = root.origin(sourceSuchAs: "/desk/mail")
    _ = root.choice("shape", among: [(Self.shape, ())], neededFor: "\"mail\" for mail")
    receivedBy = root.text("received-by")?.lowercased()
    ownLists = root.texts("own-lists").map { NamePattern($0.lowercased()) }
    endsWaits = root.flag("adopter-ends-wait") ?? false
    tag = Self.tag(&root)
    let people = Self.people(&root)
    (cooperative, adopter, machines) = people
    severities = root.names("severities")
    subjects = Self.subjects(&root)
    root.refuseOthers()
    try root.throwProblems()
    agreement = origin?.agreement ?? ""
    source = origin?.source ?? ""
  }

  private static func tag(_ root: inout MappingTable) -> (before: String, after: String)? {
    guard let text = root.text("case") else { return nil }
    let parts = text.split(separator: "*", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
      root.report(
        .unusable(
          "case", value: text,
          reason: "write what stands around the name in a subject, with one * for it: [#*]"),
        at: "case")
      return nil
    }
    return (parts[0], parts[1])
  }

  private static func people(
    _ root: inout MappingTable
  ) -> (cooperative: [NamePattern], adopter: [NamePattern], machines: [NamePattern]) {
    guard var table = root.table("people", neededFor: "whose addresses are whose") else {
      return ([], [], [])
    }
    func patterns(_ key: String, _ meaning: String?) -> [NamePattern] {
      let texts = table.texts(key)
      if let meaning, !table.has(key) {
        table.report(.missingKey("people.\(key)", meaning: meaning), at: key)
      }
      return texts.map { NamePattern($0.lowercased()) }
    }
    let cooperative = patterns("cooperative", "addresses such as *@guild.example")
    let adopter = patterns("adopter", "addresses such as *@north-bank.example")
    let machines = patterns("machines", nil)
    table.refuseOthers()
    root.take(table.problems)
    return (cooperative, adopter, machines)
  }

  private static func subjects(
    _ root: inout MappingTable
  ) -> [(pattern: NamePattern, happening: StateMeaning.Happening)] {
    guard var table = root.table("subjects") else { return [] }
    let words = StateMeaning.words.filter { $0.meaning != [] && $0.meaning != .responded }
    let subjects = table.keys.flatMap { text in
      let meaning = table.choice(text, among: words.map { ($0.word, $0.meaning) })
      return (meaning ?? []).happenings(from: []).map { (NamePattern(text), $0) }
    }
    root.take(table.problems)
    return subjects
  }
}
