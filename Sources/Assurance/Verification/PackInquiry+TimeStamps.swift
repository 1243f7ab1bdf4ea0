// SPDX-License-Identifier: Apache-2.0

import Evidence
import TimeStamping
import WorkingTime

extension PackInquiry {
  /// Checks the time stamps of the pack: by authorities that the reader believes, if any are given.
  mutating func checkTimeStamps(_ anchors: TrustAnchors?) {
    guard let manifest, let checkpoint else {
      return skip(.timeStamps, "the checkpoint is not proved")
    }
    let paths = manifest.files.map(\.path).filter { $0.hasPrefix(PackPath.timeStamps) }
    guard !paths.isEmpty else { return skip(.timeStamps, "the pack has none") }
    let known = [checkpoint] + earlier
    var best: (proof: TimeStampToken.Proof, size: UInt64)?
    for path in paths {
      guard let (proof, size) = check(path, known, anchors) else { continue }
      // The largest state is worth most, and of it the earliest time.
      if let best, (best.size, proof.info.latest) >= (size, best.proof.info.latest) { continue }
      best = (proof, size)
    }
    guard let best else { return end(.timeStamps, "") }
    let (authority, time) = (best.proof.authority, best.proof.info.latest.rfc3339)
    let words = "its first \(best.size) entries existed by \(time), says \(authority)"
    guard anchors == nil else { return end(.timeStamps, words) }
    skip(
      .timeStamps,
      "\(words); give the certificate of an authority that you believe with --tsa-root to check it")
  }

  private mutating func check(
    _ path: String, _ known: [Checkpoint], _ anchors: TrustAnchors?
  ) -> (TimeStampToken.Proof, UInt64)? {
    guard let bytes = load(path, for: .timeStamps) else { return nil }
    do throws(TimeStampFault) {
      let token = try TimeStampReply.token(in: bytes)
      guard let stamped = known.first(where: { Digest(hashing: $0.text) == token.info.imprint })
      else { throw .otherImprint }
      return (try token.check(stamped.text, anchors: anchors), stamped.size)
    } catch {
      find(.timeStamps, path, VisibleText.of("\(error)"))
      return nil
    }
  }
}
