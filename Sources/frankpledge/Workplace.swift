// SPDX-License-Identifier: Apache-2.0

import Evidence
import Office
import Storage

/// A cooperative's folder with its edges open: files, zones, key and log.
struct Workplace {
  let folder: DiskFolder
  let zones: SystemZones
  let shelf: TermsShelf

  /// The log's private key, readable by its owner alone.
  static let keyPath = "keys/log.key"
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

  /// The log's key, which must carry the name of the log in cooperative.pledge.
  func key() throws -> NoteKey {
    let key = try KeyFile.read(folder.place(of: Self.keyPath))
    let origin = try shelf.cooperative().log
    guard key.name == origin else {
      throw FileFault(
        folder.place(of: Self.keyPath), "use",
        because: "it is the key of the log '\(key.name)', and \(TermsShelf.cooperativeFile) names "
          + "the log '\(origin)'")
    }
    return key
  }

  /// The log, which is created if `creating` and there is none.
  func store(_ key: NoteVerifierKey, creating: Bool) throws -> SQLiteEventStore {
    try SQLiteEventStore(
      at: folder.place(of: Self.storePath), key: key, creating: creating)
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
