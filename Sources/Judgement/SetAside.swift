// SPDX-License-Identifier: Apache-2.0

/// An event that judgement could not use: it changes no verdict, and is never silently dropped.
package struct SetAside: Hashable, Sendable {
  /// The event, by its index in the log.
  package let index: UInt64
  /// Why, as facts.
  package let why: Why
  /// Why, in words.
  package var reason: String { why.description }

  /// An event and the reason against it.
  package init(index: UInt64, why: Why) {
    self.index = index
    self.why = why
  }

  /// What keeps an event from being judged.
  package enum Why: Hashable, Sendable, CustomStringConvertible {
    /// It falls under another agreement.
    case otherAgreement(String)
    /// It is about a case and names none.
    case noCase
    /// Nothing has opened the case at or before its time.
    case notOpened(String)
    /// The case is open already.
    case openedTwice(String)
    /// The case was opened, or reopened as a new one, on a day outside the term.
    case outsideTerm(String)
    /// It lacks a severity.
    case noSeverity
    /// The agreement declares no severity of that name.
    case unknownSeverity(String)
    /// The case has that severity already.
    case sameSeverity(String)
    /// It does not say whom the case waits on, or names nobody known.
    case unknownCause(String?)
    /// The case waits on them already.
    case waitsAlready(String)
    /// The case waits on nobody, or not on them.
    case waitsNot(String?)
    /// The case is closed already.
    case closedTwice(String)
    /// The case was neither closed nor resolved.
    case notClosed(String)
    /// It names no obligation of the agreement.
    case unknownObligation(String?)
    /// It gives no reason.
    case noReason
    /// The obligation is not owed for the case at that time.
    case notOwed(obligation: String, caseName: String)
    /// The obligation was met, or excused, before.
    case nothingToExcuse(obligation: String, caseName: String)
    /// The obligation was breached before, and it is not the adopter who excuses it.
    case breachStays(obligation: String, caseName: String)
    /// The case was voided before.
    case voided(String)
    /// It does not name what it is about.
    case noSubject
    /// The agreement declares nothing of that kind and name.
    case undeclared(kind: String, name: String)
    /// It does not say what must be said, such as a deadline in the form of RFC 3339.
    case lacks(String)
    /// It needs the word of another party.
    case notAgreed(String)
    /// It is so already, or is not so: `'primary' is down already`.
    case contradicts(String)
    /// The deadline was past, or the obligation settled, when another was agreed.
    case agreedTooLate(obligation: String, caseName: String)
    /// No deadline can be agreed for the obligation.
    case notAgreeable(obligation: String)
    /// The power had not arisen, or was gone, at that time.
    case notArisen(power: String)

    /// Whether the terms know what to make of it: that it changes nothing.
    package var isForeseen: Bool {
      switch self {
      case .notAgreed, .agreedTooLate, .notArisen: true
      default: false
      }
    }

    package var description: String {
      switch self {
      case .otherAgreement(let name): "It falls under the agreement '\(name)'."
      case .noCase: "It names no case."
      case .notOpened(let name): "Case \(name) had not been opened at that time."
      case .openedTwice(let name): "Case \(name) was opened before."
      case .outsideTerm(let name): "Case \(name) was opened outside the term of the agreement."
      case .noSeverity: "It names no severity."
      case .unknownSeverity(let name): "The agreement declares no severity '\(name)'."
      case .sameSeverity(let name): "The case has severity \(name) already."
      case .unknownCause(let name?): "Nobody the case can wait on is called '\(name)'."
      case .unknownCause(nil): "It does not say whom the case waits on."
      case .waitsAlready(let name): "The case waits on the \(Law.words(forCause: name)) already."
      case .waitsNot(let name?): "The case does not wait on the \(Law.words(forCause: name))."
      case .waitsNot(nil): "The case waits on nobody."
      case .closedTwice(let name): "Case \(name) is closed already."
      case .notClosed(let name): "Case \(name) was neither closed nor resolved."
      case .unknownObligation(let name?): "The agreement has no obligation '\(name)'."
      case .unknownObligation(nil): "It names no obligation."
      case .noReason: "It gives no reason."
      case .notOwed(let obligation, let name):
        "'\(obligation)' is not owed for case \(name) at that time."
      case .nothingToExcuse(let obligation, let name):
        "'\(obligation)' for case \(name) was settled before; there is nothing to excuse."
      case .breachStays(let obligation, let name):
        "'\(obligation)' for case \(name) was breached before; only the adopter can excuse a breach."
      case .voided(let name): "Case \(name) was voided before."
      case .noSubject: "It does not name what it is about."
      case .undeclared(let kind, let name): "The agreement has no \(kind) '\(name)'."
      case .lacks(let what): "It does not say \(what)."
      case .notAgreed(let whose): "It counts only if \(whose)."
      case .contradicts(let fact): "\(fact)."
      case .agreedTooLate(let obligation, let name):
        "'\(obligation)' for case \(name) was due or settled before; what is agreed later changes"
          + " nothing."
      case .notAgreeable(let obligation):
        "No other deadline can be agreed for '\(obligation)': it is not written"
          + " 'or as agreed for the case'."
      case .notArisen(let power): "The power '\(power)' had not arisen, or was gone, at that time."
      }
    }
  }
}
