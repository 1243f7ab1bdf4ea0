// SPDX-License-Identifier: Apache-2.0

/// The things that happen to what is no case: advisories, incidents, duties, services, rights.
///
/// The names are those of the evidence vocabulary without its prefix, as for ``CaseEvent``.
package enum StandingEvent: String, CaseIterable, Hashable, Sendable {
  case advisoryReported = "advisory.reported"
  case advisoryDisclosed = "advisory.disclosed"
  case advisoryExploited = "advisory.exploited"
  case advisoryMitigated = "advisory.mitigated"
  case advisoryFixed = "advisory.fixed"
  case incidentKnown = "incident.known"
  case incidentClassified = "incident.classified"
  case incidentWarned = "incident.warned"
  case incidentNotified = "incident.notified"
  case incidentReported = "incident.reported"
  case incidentMitigated = "incident.mitigated"
  case incidentConcluded = "incident.concluded"
  case requestMade = "request.made"
  case requestAnswered = "request.answered"
  case dutyKept = "duty.kept"
  case dutyBroken = "duty.broken"
  case deedDone = "deed.done"
  case serviceDown = "service.down"
  case serviceUp = "service.up"
  case windowOpened = "window.opened"
  case windowClosed = "window.closed"
  case powerExercised = "power.exercised"
  case claimMade = "claim.made"
  case claimAgreed = "claim.agreed"
  case claimAwarded = "claim.awarded"
  case claimWithdrawn = "claim.withdrawn"
  case caseAgreed = "case.agreed"
  case agreementEnded = "agreement.ended"

  /// What it happens to.
  package var matter: Matter {
    switch self {
    case .advisoryReported, .advisoryDisclosed, .advisoryExploited, .advisoryMitigated,
      .advisoryFixed:
      .advisory
    case .incidentKnown, .incidentClassified, .incidentWarned, .incidentNotified,
      .incidentReported, .incidentMitigated, .incidentConcluded:
      .incident
    case .requestMade, .requestAnswered: .request
    case .dutyKept, .dutyBroken: .duty
    case .deedDone: .deed
    case .serviceDown, .serviceUp: .service
    case .windowOpened, .windowClosed: .window
    case .powerExercised: .power
    case .claimMade, .claimAgreed, .claimAwarded, .claimWithdrawn: .claim
    case .agreementEnded: .agreement
    case .caseAgreed: .caseAgreement
    }
  }
}

/// What a standing event happens to; the subject of the event names it.
package enum Matter: String, CaseIterable, Hashable, Sendable {
  case advisory, incident, request, duty, deed, service, window, power, claim, agreement
  case caseAgreement = "case agreement"
}

/// How grave an advisory is, in the words of CVSS.
package enum AdvisoryRating: String, CaseIterable, Hashable, Sendable {
  case critical, high, medium, low
}
