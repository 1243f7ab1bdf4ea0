// SPDX-License-Identifier: Apache-2.0

/// Who stands behind the agreements of a folder.
package struct Cooperative: Hashable, Sendable {
  /// The name in the folder and in the log, `postgres-guild`.
  package let name: String
  /// The name as people write it, `Postgres Guild`.
  package let title: String
  /// The name of its log, as checkpoints carry it: `guild.example/log`.
  package let log: String

  package init(name: String, title: String, log: String) {
    self.name = name
    self.title = title
    self.log = log
  }
}
