// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// What a person says and signs: a text that one can read, and that has one form.
///
/// ```
/// frankpledge-statement/v1
/// For the adopter I agree that case INC-7 waits on the adopter.
///
/// kind: pause
/// log: example.org/postgres-guild
/// agreement: north-bank
/// case: INC-7
/// waiting-on: adopter
/// person: jo@north-bank.example
/// role: adopter
/// moment: 2026-03-06T16:10:00Z
/// ```
///
/// It names log, agreement and moment, so that it cannot be used for another. `docs/signing.md` has
/// every kind.
package struct PersonStatement: Hashable, Sendable {
  /// What it is about.
  package let matter: Matter
  /// The name of the cooperative's log.
  package let log: String
  /// The agreement it is made under.
  package let agreement: String
  /// Who makes it, as the allowed signers name them.
  package let person: String
  /// When it is made, and from when it holds.
  package let moment: Instant

  /// What a statement can be about.
  package indirect enum Matter: Hashable, Sendable {
    /// A member consents to carry an obligation, in general or for one case.
    case consent(obligation: String, caseName: String?)
    /// The adopter accepts the fix of a case.
    case acceptance(caseName: String)
    /// The adopter agrees that a case waits.
    case pause(caseName: String, waitingOn: Wait)
    /// The adopter excuses an obligation for a case.
    case excuse(caseName: String, obligation: String, reason: String)
    /// The adopter consents to a severity of a case.
    case severity(caseName: String, severity: String)
    /// What was said before is said no more: a consent, an acceptance or a pause.
    case withdrawal(of: Matter)
  }

  /// Whom a case waits on.
  package enum Wait: String, CaseIterable, Hashable, Sendable {
    case adopter
    case thirdParty = "third-party"

    var words: String { self == .adopter ? "the adopter" : "a third party" }
  }

  /// For whom a person speaks.
  package enum Role: String, CaseIterable, Hashable, Sendable {
    case adopter, member

    /// The side the role is on, as events name it.
    package var side: SignersStatement.Side { self == .adopter ? .adopter : .cooperative }
  }

  /// The longest text read, in bytes.
  package static let mostBytes = 4096
  /// The longest reason, in bytes.
  static let longestReason = 1000

  /// Puts a statement together.
  ///
  /// - Throws: ``StatementFault`` for a name that could not be told from another in the text, and for a
  ///   withdrawal of what cannot be withdrawn.
  package init(
    _ matter: Matter, log: String, agreement: String, person: String, moment: Instant
  ) throws(StatementFault) {
    self.matter = matter
    self.log = log
    self.agreement = agreement
    self.person = person
    self.moment = moment
    try check()
  }

  /// For whom the person speaks, which follows from what is said.
  package var role: Role { matter.role }

  /// What the signature must be for: the namespace of SSHSIG.
  ///
  /// One for each kind, so that an adopter can let a key sign some kinds and no others.
  package var namespace: String { "\(matter.kind.rawValue)@frankpledge.org" }

  /// The bytes that are signed.
  package var bytes: [UInt8] { Array(text.utf8) }

  /// The text, with its last line feed.
  package var text: String {
    let lines =
      [Self.firstLine, matter.sentence, "", "kind: \(matter.kind.rawValue)", "log: \(log)"]
      + ["agreement: \(agreement)"] + matter.fields.map { "\($0.name): \($0.value)" }
      + ["person: \(person)", "role: \(role.rawValue)", "moment: \(moment.rfc3339)"]
    return lines.joined(separator: "\n") + "\n"
  }

  static let firstLine = "frankpledge-statement/v1"

  private func check() throws(StatementFault) {
    guard NoteSignature.isName(log), Self.isLine(log, most: 256) else { throw .badValue("log") }
    guard (1...Event.Limit.agreement).contains(agreement.utf8.count),
      agreement.utf8.allSatisfy(Self.isOfAgreement)
    else { throw .badValue("agreement") }
    guard (1...128).contains(person.utf8.count), person.utf8.allSatisfy(Self.isOfPerson) else {
      throw .badPerson
    }
    if case .withdrawal(let withdrawn) = matter, !withdrawn.canBeWithdrawn {
      throw .notWithdrawable(withdrawn.kind.rawValue)
    }
    for field in matter.fields {
      let most = field.name == "reason" ? Self.longestReason : Event.Limit.subject
      guard Self.isLine(field.value, most: most) else { throw .badValue(field.name) }
    }
  }

  /// Whether a text is one line that stands in the statement as it is: no control character, and no
  /// space at either end.
  private static func isLine(_ text: String, most: Int) -> Bool {
    (1...most).contains(text.utf8.count) && text.first != " " && text.last != " "
      && text.unicodeScalars.allSatisfy { scalar in
        switch scalar.properties.generalCategory {
        // What is not seen, or turns the rest of the line round, has no place in what one signs.
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: false
        default: true
        }
      }
  }

  private static func isOfAgreement(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// Printable ASCII that has no meaning in a list of patterns.
  private static func isOfPerson(_ byte: UInt8) -> Bool {
    (0x21...0x7E).contains(byte) && !Array(#"*?!,"#.utf8 + [UInt8(ascii: "\"")]).contains(byte)
  }
}
