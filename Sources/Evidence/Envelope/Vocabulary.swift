// SPDX-License-Identifier: Apache-2.0

/// The closed list of event types that judgement understands, and the names it reads in their data.
///
/// A type is `org.frankpledge.` and one of these names. Events of other types are kept in the log,
/// counted in reports and never judged.
package enum Vocabulary {
  /// What every type of ours begins with.
  package static let prefix = "org.frankpledge."

  /// The text of an agreement with all it includes and the zone data it needs, as in force from this
  /// entry of the log on; data as ``TermsStatement`` reads it.
  package static let agreementTerms = prefix + "agreement.terms"

  /// What happens to a case; the subject of the event is the case.
  package static let caseTypes = [
    "case.opened", "case.acknowledged", "case.responded", "case.updated", "case.worked-around",
    "case.restored", "case.resolved", "case.closed", "case.reopened", "case.severity-changed",
    "case.paused", "case.resumed", "case.excused", "case.voided", "case.noted",
  ]

  /// The names in `data`.
  package enum Data {
    /// `case.opened`, `case.severity-changed`: the name of a severity of the agreement.
    package static let severity = "severity"
    /// `case.severity-changed`: `true` if the adopter consented.
    package static let consent = "consent"
    /// `case.paused`: whom the case waits on, `adopter` or `third-party`.
    ///
    /// `case.resumed`: which wait ends; all of them if absent.
    package static let waitingOn = "waitingOn"
    /// `case.excused`: the obligation excused for this case.
    package static let obligation = "obligation"
    /// `case.excused`, `case.voided`: why, in words.
    package static let reason = "reason"
    /// Who acted: `person` or `machine`.
    package static let actor = "actor"
    /// Whose side the one who acted is on: `cooperative` or `adopter`.
    package static let side = "side"
  }
}
