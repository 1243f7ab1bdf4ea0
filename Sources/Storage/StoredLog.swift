// SPDX-License-Identifier: Apache-2.0

import Evidence
import GRDB

/// The head of the log as one transaction sees it, believed only after its signature is checked.
struct StoredLog {
  let size: UInt64
  let root: Digest
  /// Nil for a log that is empty.
  let checkpoint: SignedNote?

  var head: LogHead { LogHead(size: size, root: root, checkpoint: checkpoint) }

  /// Reads the head.
  ///
  /// - Throws: ``Damage`` unless the newest checkpoint is signed by the log and names this head;
  ///   ``StorageFault/otherLog(path:found:expected:)``.
  static func read(_ database: Database, key: KeySuccession, path: String) throws -> StoredLog {
    guard
      let row = try Row.fetchOne(
        database, sql: "SELECT origin, size, root FROM log WHERE one = 1")
    else { throw Damage.structure("the log has no head") }
    let origin = try row.text(at: 0)
    guard origin == key.name else {
      throw StorageFault.otherLog(path: path, found: origin, expected: key.name)
    }
    let size = try row.natural(at: 1)
    guard let root = try row.bytes(at: 2).flatMap({ Digest($0) }) else {
      throw Damage.root(size: size)
    }
    let newest = try Row.fetchOne(
      database, sql: "SELECT size, note FROM checkpoint ORDER BY size DESC LIMIT 1")
    guard let newest else {
      guard size == 0, root == MerkleTree.emptyRoot else {
        throw Damage.checkpoint(size: size, reason: "is not there")
      }
      return StoredLog(size: size, root: root, checkpoint: nil)
    }
    let note = try checkpoint(newest, key: key)
    guard note.checkpoint.size == size else {
      throw Damage.checkpoint(
        size: note.checkpoint.size, reason: "is the newest, but the log has \(size) leaves")
    }
    guard note.checkpoint.root == root else { throw Damage.root(size: size) }
    return StoredLog(size: size, root: root, checkpoint: note.note)
  }

  /// Reads a row of size and note.
  ///
  /// - Throws: ``Damage/checkpoint(size:reason:)`` unless the log signed it for this size.
  static func checkpoint(
    _ row: Row, key: KeySuccession
  ) throws -> (note: SignedNote, checkpoint: Checkpoint) {
    let size = try row.natural(at: 0)
    do {
      let note = try SignedNote(try row.bytes(at: 1) ?? [])
      let checkpoint = try verified(note, key: key)
      guard checkpoint.size == size else {
        throw Damage.checkpoint(size: size, reason: "names the size \(checkpoint.size)")
      }
      return (note, checkpoint)
    } catch let error as NoteFault {
      throw Damage.checkpoint(size: size, reason: "is not to be believed: \(error)")
    } catch let error as CheckpointFault {
      throw Damage.checkpoint(size: size, reason: "is not to be believed: \(error)")
    }
  }

  /// What a note says, if the key that the log had at this size signed it and it speaks of that log.
  static func verified(_ note: SignedNote, key: KeySuccession) throws -> Checkpoint {
    let checkpoint = try Checkpoint(text: note.text)
    _ = try note.verified(by: [key.key(at: checkpoint.size)])
    guard checkpoint.origin == key.name else { throw CheckpointFault.badOrigin(checkpoint.origin) }
    return checkpoint
  }

  /// The contents of the tiles at the right edge of the tree.
  func partialTiles(_ database: Database) throws -> [TileContents] {
    try TileWriter.partialTiles(size: size).map { try StoredTile.read($0, from: database) }
  }

  /// Everything an append has to know, checked against the root.
  func state(_ database: Database) throws -> LogState {
    let chains = try Row.fetchAll(
      database,
      sql: "SELECT name, salt, entries, chain FROM agreement WHERE name <> ? ORDER BY name",
      arguments: [HeadsMigration.agreement]
    ).map(Self.chain)
    let heads = try StoredHeads.count(database)
    let partialTiles = try partialTiles(database)
    do throws(LogStateFault) {
      return try LogState(
        size: size, root: root, partialTiles: partialTiles, chains: chains, heads: heads)
    } catch {
      throw Damage(error, size: size)
    }
  }

  static func chain(_ row: Row) throws -> AgreementChain {
    let name = try row.text(at: 0)
    guard let salt = try row.bytes(at: 1).flatMap({ Salt($0) }) else {
      throw Damage.chain(agreement: name, reason: "has no salt of 16 bytes")
    }
    guard let digest = try row.bytes(at: 3).flatMap({ Digest($0) }) else {
      throw Damage.chain(agreement: name, reason: "has no running digest of 32 bytes")
    }
    return AgreementChain(name: name, salt: salt, next: try row.natural(at: 2), digest: digest)
  }
}

extension Damage {
  fileprivate init(_ fault: LogStateFault, size: UInt64) {
    self =
      switch fault {
      case .wrongRoot: .root(size: size)
      case .agreementTwice(let name): .chain(agreement: name, reason: "is there twice")
      default: .structure("\(fault)")
      }
  }
}
