// SPDX-License-Identifier: Apache-2.0

package import Evidence
import WorkingTime

/// Verifies a pack from the pack alone, trusting nothing in it but what was proved a step before.
///
/// Nothing stops at the first mistake: a step whose files are sound is taken, the others say why
/// not, and all findings come in one run. Hostile packs cost no more than their files are long.
package struct PackVerifier: Sendable {
  private let source: any PackSource
  private let key: NoteVerifierKey?

  /// A verifier of a pack.
  ///
  /// With a `key`, which came to the reader by another way, the pack must be signed by it; without,
  /// by the key that the pack names, which shows only that it is whole.
  package init(_ source: any PackSource, key: NoteVerifierKey? = nil) {
    self.source = source
    self.key = key
  }

  /// Takes every step.
  package func verify() -> PackVerification {
    var inquiry = PackInquiry(source)
    inquiry.checkManifest(expecting: key)
    inquiry.checkFiles()
    inquiry.checkCheckpoint()
    inquiry.checkEvents()
    inquiry.checkGrowth()
    inquiry.checkTerms()
    inquiry.checkVerdicts()
    inquiry.checkReport()
    inquiry.checkSamples()
    return inquiry.result
  }
}
