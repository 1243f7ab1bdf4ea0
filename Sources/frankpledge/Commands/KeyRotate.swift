// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Evidence
import Office
import Storage

/// `frankpledge key rotate`.
struct KeyRotate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rotate",
    abstract: "Hand the log over to a new key: both keys sign it, and the log tells it.",
    discussion: """
      Example: frankpledge key rotate
      Example: frankpledge key rotate --to next.key
      Example: frankpledge key rotate --agent SHA256:2b9e…

      Packs made from now on carry the hand-over, so whoever trusts the old key follows it to the new \
      one. Witnesses must be told the new key. The old private key is kept as keys/log.key.ID.old: \
      destroy it once the hand-over is out. docs/keys.md tells what to do when a key was stolen.
      """)

  @OptionGroup var options: FolderOptions

  @Option(
    help: ArgumentHelp(
      "The new private key, as `frankpledge key new` made it; one is made, if absent.",
      valueName: "file"))
  var to: String?

  @Option(
    help: ArgumentHelp(
      "The new key is the Ed25519 key of this fingerprint in the ssh-agent.",
      valueName: "fingerprint"))
  var agent: String?

  func validate() throws {
    if to != nil, agent != nil { throw ValidationError("Give --to or --agent, not both.") }
  }

  func run() async throws {
    let workplace = try Workplace(options)
    let old = try workplace.key()
    let keys = workplace.keys
    let lock = try FileLock("\(keys.path)/.handover.lock")
    let before = try workplace.succession(to: old.verifierKey)
    let store = try workplace.store(old.verifierKey, creating: false)
    let size = try await store.head().size
    try store.close()
    guard size > 0 else { throw KeyTrouble(text: "the log is empty; record something first") }
    let new = try newKey(old.name, keys)
    let handover = try KeyHandover(
      from: old, to: new, size: size, moment: SystemClock.now())
    let after = try before.adding(handover)
    try keys.prepare(after, inAgent: agent == nil ? nil : new.verifierKey)
    let head = try await tell(handover, new, after, workplace)
    try keys.finish(after)
    lock.release()
    Console.print("The log goes on with another key. Tell adopters, auditors and witnesses:")
    Console.print("  \(new.verifierKey)")
    Console.print(
      "Packs carry the hand-over: who trusts the old key follows it. The log has \(head.size) entries."
    )
    if FileReading.exists(keys.publicKey), to == nil || agent != nil {
      Console.print(
        "Back up the new key; destroy the old one, \(keys.path)/*.old, when all is well.")
    }
  }

  /// Records the hand-over; if that fails, all is as it was.
  private func tell(
    _ handover: KeyHandover, _ new: NoteKey, _ after: KeySuccession, _ workplace: Workplace
  ) async throws -> LogHead {
    let path = workplace.folder.place(of: Workplace.storePath)
    do {
      let store = try SQLiteEventStore(opening: path, key: after)
      let head = try await HandOverKey(
        store: store, salt: { RandomBytes.draw(Salt.byteCount) }
      ).run(handover, to: new)
      try store.close()
      return head
    } catch {
      // A commit whose outcome is not known is settled by the next command, from what the log says.
      throw KeyTrouble(
        text:
          "the hand-over was not recorded, or it is not known whether it was: \(error). The next "
          + "command finds out; if somebody recorded at the same time, run this again")
    }
  }

  private func newKey(_ log: String, _ keys: KeyFolder) throws -> NoteKey {
    if let agent { return try AgentChoice.key(agent, named: log) }
    guard let to else { return try KeyFile.create(keys.nextKey, name: log) }
    let key = try KeyFile.read(to)
    guard key.name == log else {
      throw FileFault(to, "use", because: "it is a key of '\(key.name)', not of '\(log)'")
    }
    try FileWriting.save(
      Array("\(key.secretText)\n".utf8), to: keys.nextKey, mode: 0o600, replacing: false)
    return key
  }
}

/// Why a log was not handed over.
struct KeyTrouble: Error, CustomStringConvertible {
  let text: String

  var description: String { text }
}
