// SPDX-License-Identifier: Apache-2.0

/// Which logs a reader believes, and whose cosignatures it asks for (C2SP tlog-policy).
///
/// A value is well-formed: its quorum names what there is, groups hold only what came before them,
/// and everything is a member at most once, so that no witness counts twice.
package struct WitnessPolicy: Hashable, Sendable {
  /// The logs of which one must have signed; none where the reader knows its log by another way.
  package private(set) var logs: [Log]
  /// Everybody whose cosignature could count.
  package let witnesses: [Witness]
  /// Each after its members.
  package let groups: [Group]
  /// Who must have cosigned; nil if nobody need.
  package let quorum: Member?

  /// A log by its key, whose name is the log's origin.
  package struct Log: Hashable, Sendable {
    package let key: NoteVerifierKey
    /// Where it is reached, as it was written.
    package let url: String?
  }

  /// A witness under the name that the policy calls it by.
  package struct Witness: Hashable, Sendable {
    package let name: Name
    package let key: WitnessVerifierKey
    /// The prefix of the addresses at which it takes checkpoints, as it was written.
    package let url: String?
  }

  /// Several of which so many must have cosigned.
  package struct Group: Hashable, Sendable {
    package let name: Name
    /// At least 1 and at most the count of members.
    package let threshold: Int
    package let members: [Member]
  }

  /// A witness or a group, by its place in the policy.
  package enum Member: Hashable, Sendable {
    case witness(Int)
    case group(Int)
  }

  /// A name in a policy: bytes that are told apart as bytes, whatever they spell.
  package struct Name: Hashable, Sendable, CustomStringConvertible {
    package let bytes: [UInt8]

    package var description: String { String(decoding: bytes, as: UTF8.self) }
  }

  init(logs: [Log], witnesses: [Witness], groups: [Group], quorum: Member?) {
    self.logs = logs
    self.witnesses = witnesses
    self.groups = groups
    self.quorum = quorum
  }

  /// The policy of somebody who believes one log and asks for no witness.
  package init(log: NoteVerifierKey) {
    self.init(logs: [Log(key: log, url: nil)], witnesses: [], groups: [], quorum: nil)
  }

  /// The policy for a reader of one log: the same, with this log alone.
  package func of(_ log: NoteVerifierKey) -> WitnessPolicy {
    var policy = self
    policy.logs = [Log(key: log, url: nil)]
    return policy
  }

  /// What a member is called.
  package func name(of member: Member) -> Name {
    switch member {
    case .witness(let place): witnesses[place].name
    case .group(let place): groups[place].name
    }
  }

  /// A policy file that says the same, without comments and addresses: fit to be given to others.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    for log in logs { bytes += "log \(log.key)\n".utf8 }
    for witness in witnesses {
      bytes += Array("witness ".utf8) + witness.name.bytes + Array(" \(witness.key)\n".utf8)
    }
    for group in groups {
      bytes += Array("group ".utf8) + group.name.bytes + Array(" \(group.threshold)".utf8)
      for member in group.members { bytes += [UInt8(ascii: " ")] + name(of: member).bytes }
      bytes.append(lineFeed)
    }
    bytes += Array("quorum ".utf8) + (quorum.map { name(of: $0).bytes } ?? Self.nobody)
    return bytes + [lineFeed]
  }

  /// The name that stands for asking for nobody's cosignature.
  static let nobody = Array("none".utf8)

  /// Who must have cosigned, in words: `2 of a, b, c`.
  package var quorumInWords: String { quorum.map { words(for: $0, isWhole: true) } ?? "nobody" }

  private func words(for member: Member, isWhole: Bool) -> String {
    guard case .group(let place) = member else { return "\(name(of: member))" }
    let group = groups[place]
    let parts = group.members.map { words(for: $0, isWhole: false) }.joined(separator: ", ")
    let count = group.members.count
    let text = group.threshold == count ? "all of \(parts)" : "\(group.threshold) of \(parts)"
    return isWhole ? text : "(\(text))"
  }

  /// Whether those who cosigned are enough.
  ///
  /// - Parameter cosigned: For each of ``witnesses`` whether it did.
  func isMet(by cosigned: [Bool]) -> Bool {
    guard let quorum else { return true }
    // A group comes after its members, so one walk decides all.
    var groupsMet: [Bool] = []
    for group in groups {
      let count = group.members.count { Self.counts($0, cosigned, groupsMet) }
      groupsMet.append(count >= group.threshold)
    }
    return Self.counts(quorum, cosigned, groupsMet)
  }

  private static func counts(_ member: Member, _ cosigned: [Bool], _ groupsMet: [Bool]) -> Bool {
    switch member {
    case .witness(let place): cosigned[place]
    case .group(let place): groupsMet[place]
    }
  }
}
