// SPDX-License-Identifier: Apache-2.0

import Evidence
import Intake
import Office
import Storage
import Terms

/// A cooperative's folder with its edges open: files, zones, key and log.
struct Workplace {
  let folder: DiskFolder
  let zones: SystemZones
  let shelf: TermsShelf

  /// The log's private key, readable by its owner alone.
  static let keyPath = "keys/log.key"
  /// The log's public key, for everybody.
  static let publicKeyPath = "keys/log.vkey"
  /// The database.
  static let storePath = "guild.sqlite"

  /// Opens a folder for reading texts.
  ///
  /// - Throws: ``OfficeFault/noCooperative(file:)`` when it is no cooperative's.
  init(_ options: FolderOptions) throws {
    folder = DiskFolder(options.folder)
    guard try folder.bytes(of: TermsShelf.cooperativeFile) != nil else {
      throw OfficeFault.noCooperative(file: TermsShelf.cooperativeFile)
    }
    zones = try SystemZones()
    shelf = TermsShelf(folder, zones: zones)
  }

  /// The folder of the log's key.
  var keys: KeyFolder { KeyFolder(folder.place(of: "keys")) }

  /// The log's key, which must carry the name of the log in cooperative.pledge.
  ///
  /// Its secret lies in a file, or in an ssh-agent where `keys/log.agent` names the key.
  func key() throws -> NoteKey {
    try settleHandover()
    let path = folder.place(of: Self.keyPath)
    if FileReading.exists(keys.agent) { return try named(agentKey(), path: keys.agent) }
    guard FileReading.exists(path) else {
      try refuseUnstarted()
      throw FileFault(
        path, "read",
        because: "there is no key; `frankpledge new` makes one, and a key that is lost is not made "
          + "anew: restore it from your backup")
    }
    return try named(try KeyFile.read(path), path: path)
  }

  private func agentKey() throws -> NoteKey {
    let bytes = try FileReading.bytes(of: keys.agent, limit: 4096)
    let line = String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    guard let verifierKey = try? NoteVerifierKey(line),
      let key = NoteKey(verifierKey, in: try SSHAgent.ofEnvironment())
    else {
      throw FileFault(
        keys.agent, "use", because: "it must hold the public key of the log, one line NAME+HASH+KEY"
      )
    }
    return key
  }

  private func named(_ key: NoteKey, path: String) throws -> NoteKey {
    let log = try shelf.cooperative().log
    guard key.name == log else {
      throw FileFault(
        path, "use",
        because: "it is the key of the log '\(key.name)', and \(TermsShelf.cooperativeFile) names "
          + "the log '\(log)'")
    }
    return key
  }

  /// The keys the log had, up to the one it has.
  func succession(to key: NoteVerifierKey) throws -> KeySuccession {
    try keys.succession(to: key)
  }

  /// Ends a hand-over that was interrupted: it holds if the log tells it.
  private func settleHandover() throws {
    guard try keys.prepared() != nil else { return }
    let lock = try FileLock("\(keys.path)/.handover.lock")
    defer { lock.release() }
    // Whoever held the lock may have ended it.
    guard let prepared = try keys.prepared() else { return }
    let before = try KeySuccession(
      prepared.first, handovers: Array(prepared.handovers.dropLast()))
    let store = folder.place(of: Self.storePath)
    if let opened = try? SQLiteEventStore(opening: store, key: before) {
      try opened.close()
      try keys.abandon()
    } else {
      try SQLiteEventStore(opening: store, key: prepared).close()
      try keys.finish(prepared)
    }
  }

  /// The log's key, which is made if there is neither a key nor a log yet: the first record starts it.
  func keyStartingLog() throws -> NoteKey {
    let (path, folder) = (folder.place(of: Self.keyPath), folder.place(of: "keys"))
    let publicPath = self.folder.place(of: Self.publicKeyPath)
    guard !FileReading.exists(path), !FileReading.exists(keys.agent),
      !FileReading.exists(self.folder.place(of: Self.storePath))
    else {
      let key = try key()
      // A first record that was killed may have left the private key alone.
      if !FileReading.exists(publicPath) { try savePublic(key, to: publicPath) }
      return key
    }
    guard !FileReading.exists(publicPath) else {
      throw FileFault(
        path, "read",
        because:
          "the key and the log are gone, and the public key is still here: restore both from "
          + "your backup; to start another log, take \(Self.publicKeyPath) away first")
    }
    let log = try shelf.cooperative().log
    try FileWriting.createFolder(folder, mode: 0o700)
    let key = try KeyFile.create(path, name: log)
    try savePublic(key, to: publicPath)
    Console.complain(
      "The log \(log) starts now. Its private key is in \(path): back it up, and give nobody but "
        + "yourself access. Its public key, for everybody:\n  \(key.verifierKey)")
    return key
  }

  private func savePublic(_ key: NoteKey, to path: String) throws {
    try FileWriting.save(Array("\(key.verifierKey)\n".utf8), to: path)
  }

  /// The log, which is made if `creating` and there is none.
  func store(_ key: NoteVerifierKey, creating: Bool) throws -> SQLiteEventStore {
    let path = folder.place(of: Self.storePath)
    if creating, !FileReading.exists(path) {
      return try SQLiteEventStore.create(at: path, key: key)
    }
    if !creating { try refuseMissing(path) }
    return try SQLiteEventStore(opening: path, key: succession(to: key))
  }

  /// What puts evidence into the log, the terms first.
  func recorder(_ key: NoteKey, _ store: SQLiteEventStore) -> RecordEvidence {
    RecordEvidence(
      store: store, statements: TermsInForce(store: store, shelf: shelf),
      signer: key.checkpointSigner(), salt: { RandomBytes.draw(Salt.byteCount) })
  }

  /// What promises that an event will be in the log, at most so many minutes after it came.
  func issuer(_ key: NoteKey, _ store: SQLiteEventStore, within minutes: Int) -> IssueReceipt {
    IssueReceipt(
      store: store, origin: key.name, sign: { try key.sign($0) },
      salt: { RandomBytes.draw(Salt.byteCount) }, patience: Int64(minutes) * 60_000)
  }

  /// Says that nothing is recorded where no trace of a log is, so that no key is thought lost.
  private func refuseUnstarted() throws {
    guard !FileReading.exists(folder.place(of: Self.publicKeyPath)) else { return }
    try refuseMissing(folder.place(of: Self.storePath))
  }

  private func refuseMissing(_ store: String) throws {
    guard !FileReading.exists(store) else { return }
    throw FileFault(
      store, "read", because: "nothing is recorded yet; run `frankpledge record` first")
  }

  /// The path in the folder that an argument means: `./agreements/a.md`, as shells complete it, is
  /// `agreements/a.md`.
  static func path(_ argument: String) -> String {
    var path = argument[...]
    while path.hasPrefix("./") { path = path.dropFirst(2).drop { $0 == "/" } }
    return path.isEmpty ? argument : String(path)
  }

  /// A mapping by its path in the folder.
  func mapping(_ argument: String) throws -> Mapping {
    try mapping(argument) { bytes throws(MappingFault) in try Mapping(parsing: bytes, zones: zones)
    }
  }

  /// A mapping of the calls of a desk, by its path in the folder.
  func hookMapping(_ argument: String) throws -> HookMapping {
    try mapping(argument) { bytes throws(MappingFault) in
      try HookMapping(parsing: bytes, zones: zones)
    }
  }

  /// A mapping of any shape, by its path in the folder.
  func deskMapping(_ argument: String) throws -> DeskMapping {
    try mapping(argument) { bytes throws(MappingFault) in
      try DeskMapping(parsing: bytes, zones: zones)
    }
  }

  private func mapping<Read>(
    _ argument: String, _ read: ([UInt8]) throws(MappingFault) -> Read
  ) throws -> Read {
    let path = Self.path(argument)
    guard let bytes = try folder.bytes(of: path) else { throw OfficeFault.noFile(path) }
    do throws(MappingFault) { return try read(bytes) } catch {
      throw MappingTrouble(text: error.text(file: path))
    }
  }

  /// The agreement named, or the only one there is.
  func agreementName(_ asked: String?) throws -> String {
    if let asked { return asked }
    let known = try shelf.names()
    guard known.count == 1, let only = known.first else {
      throw OfficeFault.whichAgreement(known: known)
    }
    return only
  }
}

/// The problems of a mapping, each with its place.
struct MappingTrouble: Error, CustomStringConvertible {
  let text: String

  var description: String { "the mapping cannot be used as it stands:\n\(text)" }
}
