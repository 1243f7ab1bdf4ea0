// SPDX-License-Identifier: Apache-2.0

/// The zones of one release of the tz database, by name.
///
/// The release is part of every verdict: the same agreement under other zone data may name another
/// deadline.
package struct ZoneBook: Sendable {
  /// The release of the tz database, `2025b`.
  package let version: String
  private let zones: [String: Zone]

  /// The zones of a release.
  ///
  /// Of two with one name the later counts.
  package init(version: String, zones: [Zone]) {
    self.version = version
    self.zones = Dictionary(zones.map { ($0.name, $0) }, uniquingKeysWith: { _, later in later })
  }

  /// The zone of an IANA name, spelled exactly, or nil.
  package func zone(named name: String) -> Zone? { zones[name] }

  /// Every name, in ascending order.
  package var names: [String] { zones.keys.sorted() }
}
