// SPDX-License-Identifier: Apache-2.0
// What the log vouches for: its checkpoint, its growth, and proofs of single entries.

import Evidence

extension PackInquiry {
  // MARK: Checkpoint

  mutating func checkCheckpoint() {
    let path = PackPath.checkpoint
    guard let manifest, let log else { return skip(.checkpoint, "no key is known") }
    if let reason = unsound(path) { return skip(.checkpoint, reason) }
    guard let bytes = load(path, for: .checkpoint) else { return end(.checkpoint, "") }
    do throws(TrustFault) {
      let checkpoint = try log.checkpoint(bytes)
      if checkpoint.size == manifest.knownAt {
        self.checkpoint = checkpoint
        do throws(NoteFault) { checkpointNote = try SignedNote(bytes) } catch {
          find(.checkpoint, path, "\(error)")
        }
      } else {
        find(
          .checkpoint, path,
          "it is of \(checkpoint.size) entries, and the pack was made at \(manifest.knownAt)")
      }
    } catch {
      find(.checkpoint, path, "\(error)")
    }
    end(.checkpoint, "\(manifest.origin) had \(manifest.knownAt) entries")
  }

  // MARK: Growth

  mutating func checkGrowth() {
    let path = PackPath.consistency
    guard let checkpoint, let log else {
      return skip(.growth, "the checkpoint is not proved")
    }
    if let reason = unsound(path) { return skip(.growth, reason) }
    guard let bytes = load(path, for: .growth) else { return end(.growth, "") }
    let file: ConsistencyFile
    do throws(ProofFileFault) { file = try ConsistencyFile(bytes) } catch {
      find(.growth, path, "\(error)")
      return end(.growth, "")
    }
    var last: UInt64?
    for (place, earlier) in file.earlier.enumerated() {
      do throws(TrustFault) {
        let older = try log.checkpoint(earlier.note)
        if older.size >= checkpoint.size || last.map({ $0 >= older.size }) ?? false {
          find(.growth, path, "earlier checkpoint \(place + 1) is out of order")
        }
        last = older.size
        try Self.check(older, earlier.hashes, checkpoint)
        self.earlier.append(older)
      } catch {
        find(.growth, path, "earlier checkpoint \(place + 1): \(error)")
      }
    }
    let count = file.earlier.count
    end(
      .growth,
      count == 0
        ? "there is no earlier checkpoint in the pack"
        : "from \(count) earlier \(count == 1 ? "checkpoint" : "checkpoints")")
  }

  private static func check(
    _ older: Checkpoint, _ hashes: [Digest], _ newer: Checkpoint
  ) throws(TrustFault) {
    do throws(ProofFault) {
      try TreeCheck.consistency(
        from: older.size, older.root, to: newer.size, newer.root, hashes: hashes)
    } catch {
      throw .proof(error)
    }
  }

  // MARK: Samples

  mutating func checkSamples() {
    guard let history, let checkpointNote, let log else {
      return skip(.samples, "the events are not proved")
    }
    if let reason = unsound(PackPath.firstSample, PackPath.lastSample) {
      return skip(.samples, reason)
    }
    guard let first = history.ends.first, let last = history.ends.last else {
      return skip(.samples, "there are no events")
    }
    for (path, entry) in [(PackPath.firstSample, first), (PackPath.lastSample, last)] {
      guard let bytes = load(path, for: .samples) else { continue }
      check(path, bytes, entry, checkpointNote, log)
    }
    end(.samples, "the first and the last entry")
  }

  private mutating func check(
    _ path: String, _ bytes: [UInt8], _ entry: LogEntry, _ note: SignedNote, _ log: TrustedLog
  ) {
    let proof: TLogProof
    do throws(TLogProofFault) { proof = try TLogProof(bytes) } catch {
      return find(.samples, path, "\(error)")
    }
    guard proof.index == entry.index, proof.extra == entry.leaf, proof.checkpoint == note else {
      return find(.samples, path, "it is not of entry \(entry.index) and the pack's checkpoint")
    }
    do throws(TrustFault) {
      _ = try log.check(proof, leafHash: TreeCheck.leafHash(entry.leaf))
    } catch {
      find(.samples, path, "\(error)")
    }
  }
}
