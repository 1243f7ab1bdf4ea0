// SPDX-License-Identifier: Apache-2.0
// Every entry of the agreement: what it says, its place, and that the log holds it.

import Evidence
import Judgement

extension PackInquiry {
  mutating func checkEvents() {
    guard let manifest, let checkpoint else {
      return skip(.events, "the checkpoint is not proved")
    }
    if let reason = unsound(PackPath.agreement, eventsPath, PackPath.inclusion) {
      return skip(.events, reason)
    }
    guard let agreement = readAgreement(manifest) else { return end(.events, "") }
    guard let reader = readEvents(agreement) else { return end(.events, "") }
    for problem in reader.problems { find(.events, eventsPath, problem) }
    if reader.problems.isEmpty {
      if reader.history.count != manifest.entries {
        find(
          .events, eventsPath,
          "it has \(reader.history.count) entries, and \(manifest.entries) were signed")
      }
      checkInclusion(reader, in: checkpoint)
    }
    let isSound = !findings.contains { $0.step == .events }
    if isSound { history = reader.history }
    let erased = reader.history.caveats.erased
    end(
      .events,
      "\(reader.history.count) entries" + (erased == 0 ? "" : ", \(erased) of them erased")
        + (reader.hidden == 0 ? "" : "; \(reader.hidden) may have fields that are not shown"))
  }

  private mutating func readAgreement(_ manifest: PackManifest) -> AgreementFile? {
    let path = PackPath.agreement
    guard let bytes = load(path, for: .events) else { return nil }
    guard let file = AgreementFile(bytes) else {
      find(
        .events, path, "it is not the canonical JSON of a name, its blinded id and a salt that fit")
      return nil
    }
    guard file.name == manifest.agreement else {
      find(
        .events, path,
        "it is of '\(VisibleText.of(file.name))', and the pack of '\(manifest.agreement)'")
      return nil
    }
    return file
  }

  private mutating func checkInclusion(_ reader: EventReader, in checkpoint: Checkpoint) {
    let path = PackPath.inclusion
    let size = manifest?.file(path)?.size ?? 0
    guard size <= InclusionFile.mostBytes(entries: reader.indices.count) else {
      return find(.events, path, "\(size) bytes are more than any proof for so few entries has")
    }
    guard let bytes = load(path, for: .events) else { return }
    let file: InclusionFile
    do throws(ProofFileFault) { file = try InclusionFile(bytes) } catch {
      return find(.events, path, "\(error)")
    }
    guard file.size == checkpoint.size else {
      return find(
        .events, path, "it is for \(file.size) entries, the checkpoint for \(checkpoint.size)")
    }
    do throws(ProofFault) {
      try TreeCheck.multiproof(
        of: reader.leafHashes, indices: reader.indices, size: file.size, hashes: file.hashes,
        root: checkpoint.root)
    } catch {
      let problem = "it does not join the entries in \(PackPath.events) to the checkpoint: \(error)"
      find(.events, path, problem)
    }
  }
}
