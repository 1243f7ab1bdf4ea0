// SPDX-License-Identifier: Apache-2.0

import Evidence
import GRDB

/// Brings a store to schema 2: each agreement gets the running digest over its leaves, which heads
/// commit to.
///
/// The leaves with the heads themselves are filed under an agreement without a name, so that every
/// leaf of the log is an entry. What was recorded before stays as it is; its checkpoints have no
/// heads.
enum HeadsMigration {
  /// The name under which leaves with heads are filed; no agreement can have it.
  static let agreement = ""

  static func run(_ database: Database) throws {
    try database.execute(
      sql: """
        ALTER TABLE agreement ADD COLUMN chain BLOB NOT NULL
          DEFAULT x'0000000000000000000000000000000000000000000000000000000000000000'
          CHECK (length(chain) = 32);
        """)
    var chains: [Int64: Digest] = [:]
    let rows = try Row.fetchCursor(
      database, sql: "SELECT place, agreement, leaf FROM entry ORDER BY place")
    while let row = try rows.next() {
      let agreement = try row.decode(Int64.self, atIndex: 1)
      chains[agreement] = AgreementHead.link(
        chains[agreement] ?? .noughts, index: try row.natural(at: 0),
        leafHash: MerkleTree.leafHash(try row.bytes(at: 2) ?? []))
    }
    for (agreement, chain) in chains.sorted(by: { $0.key < $1.key }) {
      try database.execute(
        sql: "UPDATE agreement SET chain = ? WHERE id = ?",
        arguments: [chain.bytes.blob, agreement])
    }
  }
}
