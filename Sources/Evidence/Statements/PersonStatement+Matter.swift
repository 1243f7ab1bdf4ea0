// SPDX-License-Identifier: Apache-2.0
// The kinds of statements: what each says in words, and with which fields.

extension PersonStatement.Matter {
  /// The kinds by name.
  enum Kind: String, CaseIterable, Sendable {
    case consent, acceptance, pause, excuse, severity, withdrawal
  }

  var kind: Kind {
    switch self {
    case .consent: .consent
    case .acceptance: .acceptance
    case .pause: .pause
    case .excuse: .excuse
    case .severity: .severity
    case .withdrawal: .withdrawal
    }
  }

  /// For whom the person speaks.
  var role: PersonStatement.Role {
    switch self {
    case .consent: .member
    case .acceptance, .pause, .excuse, .severity: .adopter
    case .withdrawal(let withdrawn): withdrawn.role
    }
  }

  /// Whether what follows from it can be undone by an event that judgement knows.
  var canBeWithdrawn: Bool {
    switch self {
    case .consent, .acceptance, .pause: true
    case .excuse, .severity, .withdrawal: false
    }
  }

  /// What is said, as the one who signs reads it.
  package var sentence: String {
    switch self {
    case .consent(let obligation, let caseName?):
      "As a member I consent to carry the obligation '\(obligation)' for case \(caseName)."
    case .consent(let obligation, nil):
      "As a member I consent to carry the obligation '\(obligation)'."
    case .acceptance(let caseName):
      "For the adopter I accept the fix of case \(caseName): it is closed."
    case .pause(let caseName, let wait):
      "For the adopter I agree that case \(caseName) waits on \(wait.words)."
    case .excuse(let caseName, let obligation, _):
      "For the adopter I excuse the obligation '\(obligation)' for case \(caseName)."
    case .severity(let caseName, let severity):
      "For the adopter I consent that case \(caseName) has the severity '\(severity)'."
    case .withdrawal(let withdrawn): withdrawn.sentenceOfWithdrawal
    }
  }

  private var sentenceOfWithdrawal: String {
    switch self {
    case .consent(let obligation, let caseName?):
      "As a member I consent no more to carry the obligation '\(obligation)' for case \(caseName)."
    case .consent(let obligation, nil):
      "As a member I consent no more to carry the obligation '\(obligation)'."
    case .acceptance(let caseName):
      "For the adopter I accept the fix of case \(caseName) no more: it is open again."
    case .pause(let caseName, let wait):
      "For the adopter I agree no more that case \(caseName) waits on \(wait.words)."
    // Refused when a statement is put together.
    case .excuse, .severity, .withdrawal: "This cannot be withdrawn."
    }
  }

  /// What the sentence says, for programs, in the order of the text.
  var fields: [(name: String, value: String)] {
    switch self {
    case .consent(let obligation, let caseName):
      [("obligation", obligation)] + (caseName.map { [("case", $0)] } ?? [])
    case .acceptance(let caseName): [("case", caseName)]
    case .pause(let caseName, let wait): [("case", caseName), ("waiting-on", wait.rawValue)]
    case .excuse(let caseName, let obligation, let reason):
      [("case", caseName), ("obligation", obligation), ("reason", reason)]
    case .severity(let caseName, let severity): [("case", caseName), ("severity", severity)]
    case .withdrawal(let withdrawn): [("withdraws", withdrawn.kind.rawValue)] + withdrawn.fields
    }
  }

  /// The matter of a kind with fields; nil if one is missing or cannot be read.
  package init?(kind: String, _ field: (String) -> String?) {
    switch Kind(rawValue: kind) {
    case .consent?:
      guard let obligation = field("obligation") else { return nil }
      self = .consent(obligation: obligation, caseName: field("case"))
    case .acceptance?:
      guard let caseName = field("case") else { return nil }
      self = .acceptance(caseName: caseName)
    case .pause?:
      guard let caseName = field("case"),
        let wait = field("waiting-on").flatMap(PersonStatement.Wait.init(rawValue:))
      else { return nil }
      self = .pause(caseName: caseName, waitingOn: wait)
    case .excuse?:
      guard let caseName = field("case"), let obligation = field("obligation"),
        let reason = field("reason")
      else { return nil }
      self = .excuse(caseName: caseName, obligation: obligation, reason: reason)
    case .severity?:
      guard let caseName = field("case"), let severity = field("severity") else { return nil }
      self = .severity(caseName: caseName, severity: severity)
    case .withdrawal?:
      guard let withdrawn = field("withdraws"), withdrawn != Kind.withdrawal.rawValue,
        let matter = Self(kind: withdrawn, field)
      else { return nil }
      self = .withdrawal(of: matter)
    case nil: return nil
    }
  }
}
