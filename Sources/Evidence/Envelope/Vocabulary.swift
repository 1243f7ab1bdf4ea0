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

  /// Who may sign statements for one side of an agreement, from this entry of the log on; data as
  /// ``SignersStatement`` reads it.
  package static let signers = prefix + "signers"

  /// That the log goes on with another key; data as ``KeyHandover`` reads it.
  package static let keyHandedOver = prefix + "log.key-handed-over"

  /// That a member consented to carry an obligation, its subject, and that this ended; told by signed
  /// statements, and not judged.
  package static let obligationConsented = prefix + "obligation.consented"
  /// The other of the two.
  package static let obligationConsentWithdrawn = prefix + "obligation.consent-withdrawn"

  /// What is foreseen for an agreement, said before the time begins; not judged, but held against what came.
  package static let forecastMade = prefix + "forecast.made"

  /// That contents of entries were erased; data as ``ErasureStatement`` reads it.
  ///
  /// It has no subject.
  package static let erased = prefix + "erased"

  /// What happens to a case; the subject of the event is the case.
  package static let caseTypes = [
    "case.opened", "case.acknowledged", "case.responded", "case.updated", "case.worked-around",
    "case.restored", "case.resolved", "case.closed", "case.reopened", "case.severity-changed",
    "case.paused", "case.resumed", "case.excused", "case.voided", "case.noted",
  ]

  /// What happens to what is no case; the subject of the event names it.
  ///
  /// Of advisories, incidents, requests and claims the subject is their own name or number; of
  /// duties, deeds, services, windows and powers it is the name the agreement gives them; of
  /// `case.agreed` the case. `agreement.ended` needs none, nor does a `claim.made` for the credits of
  /// a month.
  package static let standingTypes = [
    "advisory.reported", "advisory.disclosed", "advisory.exploited", "advisory.mitigated",
    "advisory.fixed", "advisory.warned", "advisory.notified", "advisory.concluded",
    "incident.known", "incident.classified", "incident.warned",
    "incident.notified", "incident.reported", "incident.mitigated", "incident.concluded",
    "request.made", "request.answered", "duty.kept", "duty.broken", "deed.done", "service.down",
    "service.up", "window.opened", "window.closed", "power.exercised", "claim.made",
    "claim.agreed", "claim.awarded", "claim.withdrawn", "case.agreed", "agreement.ended",
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
    /// `case.opened`: the component the case is about, by the name the agreement covers it under.
    ///
    /// `advisory.disclosed` and the other events of advisories: the component it affects.
    package static let component = "component"
    /// `case.opened`: the site of the adopter it is opened at, by its name in the agreement.
    package static let site = "site"
    /// Events of advisories and incidents: `critical`, `high`, `medium` or `low`.
    package static let rating = "rating"
    /// `duty.kept`, `duty.broken`: the one case it is kept or broken for; for all if absent.
    package static let caseName = "case"
    /// `deed.done`: what shows it, in the words of the agreement, such as `report`.
    package static let evidence = "evidence"
    /// `case.agreed`: the deadline agreed, in the form of RFC 3339.
    package static let due = "due"
    /// `case.agreed`, `claim.agreed`, `claim.withdrawn`, `window.opened`: `true` if both parties
    /// agreed.
    package static let agreedByBoth = "agreedByBoth"
    /// `claim.made`: the month whose credits are claimed, such as `2026-01`.
    package static let month = "month"
    /// `claim.made`: what is asked; `claim.agreed`, `claim.awarded`: what it is settled at; a text
    /// such as `EUR 400,000`.
    package static let amount = "amount"
    /// `claim.made`: as what it is made, in the words of the agreement, such as `gross negligence`.
    package static let heading = "heading"
    /// `case.excused`: the obligation excused for this case.
    ///
    /// `case.agreed`: the obligation whose deadline is agreed.
    ///
    /// `claim.made`: the obligation whose breach did the harm.
    package static let obligation = "obligation"
    /// `case.excused`, `case.voided`: why, in words.
    package static let reason = "reason"
    /// Who acted: `person` or `machine`.
    package static let actor = "actor"
    /// Whose side the one who acted is on: `cooperative` or `adopter`.
    package static let side = "side"
    /// The statement of a person that the event rests on, with its signature; see
    /// ``SignedStatement``.
    package static let signed = "signed"
  }
}
