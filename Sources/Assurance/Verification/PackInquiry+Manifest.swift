// SPDX-License-Identifier: Apache-2.0
// Who signed, and whether every file is what was signed.

import Evidence
import WorkingTime

extension PackInquiry {
  // MARK: Signature

  mutating func checkManifest(expecting expected: NoteVerifierKey?) {
    let path = PackPath.manifest
    guard let note = readManifestNote() else {
      return skip(.manifest, "there is no \(path) to read")
    }
    let manifest: PackManifest
    do throws(ManifestFault) {
      manifest = try PackManifest(parsing: String(decoding: note.text, as: UTF8.self))
    } catch {
      find(.manifest, path, "\(error)")
      return skip(.manifest, "")
    }
    self.manifest = manifest
    checkSignature(of: note, manifest, expecting: expected)
    let words = signer(manifest, expected)
    end(.manifest, words)
  }

  private func signer(_ manifest: PackManifest, _ expected: NoteVerifierKey?) -> String {
    guard let expected else {
      return
        "by the key it names itself, \(manifest.key); compare that key with the one you were given"
    }
    guard expected.description != manifest.key else { return "by the key you gave" }
    return "by \(manifest.key), to which the key you gave was handed over"
  }

  private mutating func readManifestNote() -> SignedNote? {
    var bytes: [UInt8] = []
    do {
      try read(PackPath.manifest, upTo: PackPath.limit(of: PackPath.manifest)) { bytes += $0 }
    } catch {
      find(.manifest, PackPath.manifest, "it cannot be read: \(error)")
      return nil
    }
    do throws(NoteFault) { return try SignedNote(bytes) } catch {
      find(.manifest, PackPath.manifest, "\(error)")
      return nil
    }
  }

  private mutating func checkSignature(
    of note: SignedNote, _ manifest: PackManifest, expecting expected: NoteVerifierKey?
  ) {
    let path = PackPath.manifest
    let named: NoteVerifierKey
    do throws(NoteFault) { named = try NoteVerifierKey(manifest.key) } catch {
      find(.manifest, path, "the key it names cannot be used: \(error)")
      return
    }
    if named.name != manifest.origin {
      find(.manifest, path, "its key is of '\(named.name)' and its log is '\(manifest.origin)'")
    }
    let keys = succession(to: named, manifest)
    let isFollowed = expected.map { keys.keys.contains($0) } ?? true
    let key = isFollowed ? named : expected ?? named
    log = isFollowed ? TrustedLog(keys) : TrustedLog(origin: manifest.origin, keys: [key])
    if !isFollowed {
      find(.manifest, path, "it is signed with another key than the one you gave: \(named)")
    }
    // One signature, by one key: another line would be bytes that nobody vouches for.
    guard note.signatures.count == 1 else {
      find(.manifest, path, "it has \(note.signatures.count) signatures and must have one")
      return
    }
    do throws(NoteFault) { _ = try note.verified(by: [key]) } catch {
      find(.manifest, path, "\(error)")
    }
  }

  // MARK: Files

  mutating func checkFiles() {
    guard let manifest else { return skip(.files, "\(PackPath.manifest) cannot be read") }
    let entries: [PackEntry]
    do { entries = try source.entries() } catch {
      find(.files, PackPath.manifest, "the files beside it cannot be listed: \(error)")
      return end(.files, "")
    }
    guard entries.count <= PackPath.mostFiles * 2 else {
      find(.files, PackPath.manifest, "\(entries.count) files lie beside it, which no pack has")
      return end(.files, "")
    }
    readRedacted(among: entries)
    let found = check(entries, manifest)
    let files = manifest.files.filter { redacted == nil || $0.path != PackPath.events }
    check(files, found)
    for path in PackPath.needed where manifest.file(path) == nil {
      find(.files, path, "the pack does not have it")
    }
    let size = manifest.files.reduce(0) { $0 &+ $1.size }
    let isRedacted = redacted != nil
    end(
      .files,
      !isRedacted
        ? "\(manifest.files.count) files, \(size) bytes"
        : "\(manifest.files.count) files, of which \(PackPath.events) was replaced by one that shows "
          + "less; the log vouches for that one")
  }

  /// Finds that the events were redacted: they stand under another name, and not under their own.
  private mutating func readRedacted(among entries: [PackEntry]) {
    let path = PackPath.redactedEvents
    guard let entry = entries.first(where: { $0.path == path }), entry.kind == .file,
      !entries.contains(where: { $0.path == PackPath.events }),
      manifest?.file(PackPath.events) != nil, manifest?.file(path) == nil,
      entry.size <= PackPath.limit(of: path)
    else { return }
    var digest = RunningDigest()
    guard (try? read(path, upTo: entry.size) { digest.update($0) }) != nil else { return }
    redacted = PackManifest.File(path: path, size: digest.count, digest: digest.digest)
    sound.insert(path)
  }

  /// Looks for what does not belong there; gives what lies under each path.
  private mutating func check(
    _ entries: [PackEntry], _ manifest: PackManifest
  ) -> [String: PackEntry] {
    var found: [String: PackEntry] = [:]
    for entry in entries.sorted(by: { PackPath.precedes($0.path, $1.path) }) {
      if found.updateValue(entry, forKey: entry.path) != nil {
        find(.files, entry.path, "it is there twice")
      } else if entry.kind == .other {
        find(.files, entry.path, "it is no plain file; a link or a device can be anything")
      } else if entry.path != PackPath.manifest,
        !PackPath.isAllowed(entry.path) || listed(entry.path) == nil
      {
        find(.files, entry.path, "it was not signed: it was added, or renamed")
      }
    }
    return found
  }

  /// Holds files against what was signed, side by side, by what lies under each path.
  mutating func check(_ files: [PackManifest.File], _ found: [String: PackEntry]) {
    var checks = files.map { FileCheck(file: $0, entry: found[$0.path]) }
    let inquiry = self
    lanes.share(&checks) { check in check.problem = inquiry.problem(of: check.file, check.entry) }
    for check in checks {
      if let problem = check.problem {
        find(.files, check.file.path, problem)
      } else if check.entry?.kind == .file {
        sound.insert(check.file.path)
      }
    }
  }

  /// A file under way to be checked, which knows of no other.
  private struct FileCheck: Sendable {
    let file: PackManifest.File
    let entry: PackEntry?
    var problem: String?
  }

  /// What is wrong with a file; nil if it is as it was signed, or no plain file, which was told.
  private func problem(of file: PackManifest.File, _ entry: PackEntry?) -> String? {
    guard let entry else { return "it is missing" }
    guard entry.kind == .file else { return nil }
    guard file.size <= PackPath.limit(of: file.path) else {
      return "\(file.size) bytes are more than such a file can have"
    }
    guard entry.size == file.size else {
      return "it has \(entry.size) bytes, and \(file.size) were signed"
    }
    var digest = RunningDigest()
    do { try read(file.path, upTo: file.size) { digest.update($0) } } catch {
      return "it cannot be read: \(error)"
    }
    guard digest.digest == file.digest, digest.count == file.size else {
      return "it was changed after it was signed"
    }
    return nil
  }
}
