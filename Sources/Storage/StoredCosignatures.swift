// SPDX-License-Identifier: Apache-2.0

import Evidence
import GRDB

/// The cosignatures of one store, believed only after they are checked against their checkpoints.
enum StoredCosignatures {
  /// Reads rows of size, witness, signature and the note of the checkpoint.
  private static let columns = """
    SELECT cosignature.size, cosignature.witness, cosignature.signature, checkpoint.note
    FROM cosignature LEFT JOIN checkpoint ON checkpoint.size = cosignature.size
    """

  /// The cosignatures of the checkpoint of a size.
  ///
  /// - Throws: ``Damage/cosignature(size:witness:)``.
  static func at(_ size: UInt64, _ database: Database) throws -> [NoteSignature] {
    try Row.fetchAll(
      database, sql: "\(columns) WHERE cosignature.size = ? ORDER BY cosignature.witness",
      arguments: [size.stored]
    ).map(signature)
  }

  /// Every cosignature that is not what it should be.
  static func damage(in database: Database) throws -> [Damage] {
    let rows = try Row.fetchCursor(
      database, sql: "\(columns) ORDER BY cosignature.size, cosignature.witness")
    var found: [Damage] = []
    while let row = try rows.next(), found.count < FullCheck.mostFindings {
      do { _ = try signature(row) } catch let damage as Damage { found.append(damage) }
    }
    return found
  }

  /// Whether a signature is one by a witness over a checkpoint.
  static func fits(
    _ signature: NoteSignature, _ witness: WitnessVerifierKey, _ checkpoint: SignedNote
  ) -> Bool {
    witness.made(signature)
      && witness.time(of: signature.signature, over: checkpoint.text) != nil
  }

  private static func signature(_ row: Row) throws -> NoteSignature {
    let size = try row.natural(at: 0)
    let text = try row.text(at: 1)
    guard let witness = try? WitnessVerifierKey(text), let bytes = try row.bytes(at: 2),
      let checkpoint = try row.bytes(at: 3).flatMap({ try? SignedNote($0) }),
      let signature = NoteSignature(
        name: witness.name, keyID: witness.keyID, signature: bytes),
      fits(signature, witness, checkpoint)
    else { throw Damage.cosignature(size: size, witness: String(text.prefix(120))) }
    return signature
  }
}
