// SPDX-License-Identifier: Apache-2.0
// Whether the pack has all entries the agreement had: what the log committed to before its
// checkpoint.

import Evidence
import WorkingTime

extension PackInquiry {
  mutating func checkCompleteness() {
    guard let manifest, let history, let checkpoint else {
      return skip(.completeness, "the events are not proved")
    }
    let there = PackPath.heads.filter { manifest.file($0) != nil }
    guard !there.isEmpty else {
      return skip(
        .completeness,
        "the log committed to no heads; that \(history.count) entries are all is only signed for")
    }
    for path in PackPath.heads where !there.contains(path) {
      find(.completeness, path, "the pack has other heads, and does not have it")
    }
    if let reason = unsound(PackPath.headLeaves, PackPath.headInclusion, PackPath.ownHead) {
      return skip(.completeness, reason)
    }
    guard let lines = readHeadLines(checkpoint) else { return end(.completeness, "") }
    checkOwnHead(history, under: lines)
    if !findings.contains(where: { $0.step == .completeness }) { heads = lines }
    end(
      .completeness,
      "\(history.count) entries, as the log itself says"
        + (lines.last.map { " at \($0.leaf.time.rfc3339)" } ?? ""))
  }

  /// The heads of the pack, once they are known to be in the log and to end it; nil after a finding.
  private mutating func readHeadLines(_ checkpoint: Checkpoint) -> [HeadLine]? {
    let path = PackPath.headLeaves
    guard let bytes = load(path, for: .completeness) else { return nil }
    guard let lines = HeadLine.read(bytes), let newest = lines.last else {
      find(.completeness, path, "a line is not that of heads, or the lines do not ascend")
      return nil
    }
    for (line, next) in zip(lines, lines.dropFirst()) where next.leaf.time < line.leaf.time {
      find(
        .completeness, path,
        "entry \(next.index) says it was written before entry \(line.index): the log's clock was "
          + "set back")
    }
    guard newest.index + 1 == checkpoint.size else {
      find(
        .completeness, path,
        "the newest heads are entry \(newest.index), and the checkpoint has \(checkpoint.size) "
          + "entries: heads must come last")
      return nil
    }
    return proveHeads(lines, in: checkpoint) ? lines : nil
  }

  private mutating func proveHeads(_ lines: [HeadLine], in checkpoint: Checkpoint) -> Bool {
    let path = PackPath.headInclusion
    guard (manifest?.file(path)?.size ?? 0) <= InclusionFile.mostBytes(entries: lines.count) else {
      find(.completeness, path, "it is longer than any proof for so few leaves")
      return false
    }
    guard let bytes = load(path, for: .completeness) else { return false }
    do throws(ProofFileFault) {
      let file = try InclusionFile(bytes)
      guard file.size == checkpoint.size else {
        find(
          .completeness, path,
          "it is for \(file.size) entries, the checkpoint for \(checkpoint.size)")
        return false
      }
      do throws(ProofFault) {
        try TreeCheck.multiproof(
          of: lines.map { TreeCheck.leafHash($0.leaf.bytes) }, indices: lines.map(\.index),
          size: file.size, hashes: file.hashes, root: checkpoint.root)
        return true
      } catch {
        find(
          .completeness, path,
          "it does not join \(PackPath.headLeaves) to the checkpoint: \(error)")
      }
    } catch {
      find(.completeness, path, "\(error)")
    }
    return false
  }

  /// Holds the entries of the pack against what the newest heads say of the agreement.
  private mutating func checkOwnHead(_ history: PackHistory, under lines: [HeadLine]) {
    let path = PackPath.ownHead
    guard let newest = lines.last, let bytes = load(path, for: .completeness) else { return }
    let file: OwnHeadFile
    do throws(ProofFileFault) { file = try OwnHeadFile(bytes) } catch {
      return find(.completeness, path, "\(error)")
    }
    guard HeadCheck.root(of: file.proof(of: history.blindedID)) == newest.leaf.root else {
      return find(
        .completeness, path,
        "it does not lead to the heads in entry \(newest.index) of the log: it, or the count in it, "
          + "was changed")
    }
    guard file.entries == history.count else {
      return find(
        .completeness, path,
        "the log says in entry \(newest.index) that the agreement has \(file.entries) entries, and "
          + "\(history.count) are shown: the cooperative left out the last ones")
    }
    guard file.chain == history.chain else {
      return find(
        .completeness, path,
        "the log committed in entry \(newest.index) to \(file.entries) other entries than those "
          + "shown: the cooperative keeps two histories of the agreement in one log")
    }
  }
}
