// SPDX-License-Identifier: Apache-2.0

/// Who may send events over the network: the cooperative's `receiving.toml`.
///
/// It names files that hold secrets and never a secret itself.
package struct ReceivingPlan: Hashable, Sendable {
  /// In the order written.
  package let senders: [SenderPlan]
  package let desks: [DeskPlan]

  /// Where it lies in a cooperative's folder.
  package static let path = "receiving.toml"

  /// Somebody who sends CloudEvents.
  package struct SenderPlan: Hashable, Sendable {
    package let name: String
    package let agreements: [String]
    /// What the source of its events is, or begins with.
    package let source: String
    /// The file of the token, in the cooperative's folder.
    package let token: String
  }

  /// A desk that calls when something happens.
  package struct DeskPlan: Hashable, Sendable {
    package let name: String
    /// The file of the mapping, in the cooperative's folder.
    package let mapping: String
    /// The file of the secret that both sides have, in the cooperative's folder.
    package let secret: String
  }

  /// Reads it.
  ///
  /// - Throws: ``MappingFault`` with everything that is wrong.
  package init(parsing bytes: [UInt8]) throws(MappingFault) {
    var root = try MappingTable(file: bytes)
    senders = Self.tables("senders", in: &root) { name, table in
      let agreements = table.texts("agreements")
      if agreements.isEmpty, table.problems.isEmpty {
        table.report(
          .missingKey(
            "senders.\(name).agreements", meaning: "the agreements that it may send events about"),
          at: "agreements")
      }
      let source = table.text(
        "source", neededFor: "what the source of its events is, such as /north-bank")
      let token = table.text("token", neededFor: "the file that holds its token")
      guard let source, let token else { return nil }
      return SenderPlan(name: name, agreements: agreements, source: source, token: token)
    }
    desks = Self.tables("desks", in: &root) { name, table in
      let mapping = table.text("mapping", neededFor: "the file that says what its calls mean")
      let secret = table.text("secret", neededFor: "the file of the secret that its calls show")
      guard let mapping, let secret else { return nil }
      return DeskPlan(name: name, mapping: mapping, secret: secret)
    }
    if senders.isEmpty, desks.isEmpty, root.problems.isEmpty {
      root.report(
        .missingKey("[senders.NAME]", meaning: "somebody who may send, or a desk: [desks.NAME]"),
        at: "senders")
    }
    root.refuseOthers()
    try root.throwProblems()
  }

  /// The tables within a table, each of which is something of a name that can stand in a path.
  private static func tables<Plan>(
    _ key: String, in root: inout MappingTable,
    _ read: (String, inout MappingTable) -> Plan?
  ) -> [Plan] {
    guard var outer = root.table(key) else { return [] }
    var plans: [Plan] = []
    for name in outer.keys {
      guard var table = outer.table(name) else { continue }
      if !name.utf8.allSatisfy(isPlain) {
        outer.report(
          .unusable(key, value: name, reason: "use small letters, digits and -"), at: name)
      }
      if let plan = read(name, &table) { plans.append(plan) }
      table.refuseOthers()
      outer.take(table.problems)
    }
    root.take(outer.problems)
    return plans
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
  }
}
