// SPDX-License-Identifier: Apache-2.0

import GRDB

/// The tables of a store, and how older ones are brought up to date.
///
/// Every table is STRICT. The log itself is `entry`, `tile`, `checkpoint` and `log`; `agreement`
/// and `event_key` are what an append has to look up, and a full check derives them again.
enum StoreSchema {
  /// The newest schema this program knows; `user_version` of the file.
  static let version = 3

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { database in
      try database.execute(sql: first)
      try database.execute(sql: "PRAGMA user_version = 1")
    }
    migrator.registerMigration("2") { database in
      try HeadsMigration.run(database)
      try database.execute(sql: "PRAGMA user_version = 2")
    }
    migrator.registerMigration("3") { database in
      try database.execute(sql: cosignatures)
      try database.execute(sql: "PRAGMA user_version = 3")
    }
    return migrator
  }

  /// One line for each object of a schema: kind, name, table and text.
  static func objects(of database: Database) throws -> [String] {
    try String.fetchAll(
      database,
      sql: """
        SELECT type || ' ' || name || ' on ' || tbl_name || ': ' || coalesce(sql, '')
        FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name
        """)
  }

  /// The objects that a store of this version has, no more and no fewer: a trigger that somebody
  /// added could rewrite what is recorded.
  static let expectedObjects = Result {
    let model = try DatabaseQueue()
    try migrator.migrate(model)
    return try model.read(objects)
  }

  private static let first = """
    -- Whose log this is and where it stands; one row.
    CREATE TABLE log (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      origin TEXT NOT NULL,
      size INTEGER NOT NULL CHECK (size >= 0),
      root BLOB NOT NULL CHECK (length(root) = 32)
    ) STRICT;

    -- The chains: each agreement with the salt that blinds its name and how many entries it has.
    CREATE TABLE agreement (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      salt BLOB NOT NULL CHECK (length(salt) = 16),
      entries INTEGER NOT NULL CHECK (entries >= 0)
    ) STRICT;

    -- A leaf with what it commits to. Salt and event go together when contents are erased.
    CREATE TABLE entry (
      place INTEGER PRIMARY KEY CHECK (place >= 0),
      agreement INTEGER NOT NULL REFERENCES agreement (id),
      sequence INTEGER NOT NULL CHECK (sequence >= 0),
      leaf BLOB NOT NULL,
      salt BLOB,
      event BLOB,
      UNIQUE (agreement, sequence),
      CHECK ((salt IS NULL) = (event IS NULL))
    ) STRICT;

    -- What makes an event the same event, and where it is.
    CREATE TABLE event_key (
      source TEXT NOT NULL,
      id TEXT NOT NULL,
      place INTEGER NOT NULL,
      PRIMARY KEY (source, id)
    ) STRICT, WITHOUT ROWID;

    -- The tree, as C2SP tlog-tiles lays it out; the last tile of a level may be partial.
    CREATE TABLE tile (
      level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 7),
      number INTEGER NOT NULL CHECK (number >= 0),
      hashes BLOB NOT NULL CHECK (length(hashes) BETWEEN 32 AND 8192 AND length(hashes) % 32 = 0),
      UNIQUE (level, number)
    ) STRICT;

    -- Every checkpoint ever signed, as it was signed.
    CREATE TABLE checkpoint (
      size INTEGER PRIMARY KEY CHECK (size > 0),
      note BLOB NOT NULL
    ) STRICT;
    """

  private static let cosignatures = """
    -- What witnesses gave for a checkpoint: the key of each as text, and 72 bytes by it.
    CREATE TABLE cosignature (
      size INTEGER NOT NULL REFERENCES checkpoint (size),
      witness TEXT NOT NULL,
      signature BLOB NOT NULL CHECK (length(signature) = 72),
      PRIMARY KEY (size, witness)
    ) STRICT, WITHOUT ROWID;
    """
}
