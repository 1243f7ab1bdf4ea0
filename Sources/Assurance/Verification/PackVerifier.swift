// SPDX-License-Identifier: Apache-2.0

package import Evidence
package import TimeStamping
package import WorkingTime

/// Verifies a pack from the pack alone, trusting nothing in it but what was proved a step before.
///
/// Nothing stops at the first mistake: a step whose files are sound is taken, the others say why
/// not, and all findings come in one run. Hostile packs cost no more than their files are long.
package struct PackVerifier: Sendable {
  private let source: any PackSource
  private let key: NoteVerifierKey?
  private let localZones: LocalZones?
  private let policy: WitnessPolicy?
  private let stampAnchors: TrustAnchors?
  private let lanes: Lanes

  /// A verifier of a pack.
  ///
  /// With a `key`, which came to the reader by another way, the pack must be signed by it; without,
  /// by the key that the pack names, which shows only that it is whole. With `localZones`, the
  /// reader's own, the zones of the pack are held against them. With a `policy`, also the reader's
  /// own, the checkpoint must be signed and cosigned as it asks; without, as the pack's own does,
  /// which shows only what the signer claims. With `stampAnchors`, the certificates of time stamping
  /// authorities that the reader believes, the time stamps are held against them. What takes long is
  /// done in `lanes`.
  package init(
    _ source: any PackSource, key: NoteVerifierKey? = nil, localZones: LocalZones? = nil,
    policy: WitnessPolicy? = nil, stampAnchors: TrustAnchors? = nil, lanes: Lanes = .one
  ) {
    self.source = source
    // A policy that believes one log alone names its key by another way than the pack.
    self.key = key ?? (policy?.logs.count == 1 ? policy?.logs.first?.key : nil)
    self.policy = policy
    self.stampAnchors = stampAnchors
    self.lanes = lanes
    self.localZones = localZones
  }

  /// Takes every step.
  ///
  /// Receipts are held against the pack, as of `now`, and so is other evidence of the same log.
  /// Before each step `willTake` is called with it, to tell a reader of a large pack where it is.
  package func verify(
    receipts: [ReceiptFile]? = nil, now: Instant = .latest, against other: OtherEvidence? = nil,
    willTake: (PackStep) -> Void = { _ in }
  ) -> PackVerification {
    var inquiry = PackInquiry(source, localZones: localZones, lanes: lanes)
    for step in PackStep.allCases {
      willTake(step)
      take(step, &inquiry)
    }
    if let receipts { inquiry.receipts = inquiry.check(receipts, now: now) }
    if let other { inquiry.comparison = inquiry.compare(with: other) }
    return inquiry.result
  }

  private func take(_ step: PackStep, _ inquiry: inout PackInquiry) {
    switch step {
    case .manifest: inquiry.checkManifest(expecting: key)
    case .files: inquiry.checkFiles()
    case .checkpoint: inquiry.checkCheckpoint()
    case .events: inquiry.checkEvents()
    case .completeness: inquiry.checkCompleteness()
    case .growth: inquiry.checkGrowth()
    case .witnesses:
      inquiry.checkWitnesses(policy)
      inquiry.checkKeys()
    case .timeStamps: inquiry.checkTimeStamps(stampAnchors)
    case .signatures: inquiry.checkSignatures()
    case .terms: inquiry.checkTerms()
    case .verdicts: inquiry.checkVerdicts()
    case .report: inquiry.checkReport()
    case .samples: inquiry.checkSamples()
    }
  }
}
