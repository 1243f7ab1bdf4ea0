// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// The reader's own time zone data, to hold those of a pack against.
///
/// A cooperative could state false ones under a true name.
package struct LocalZones: Sendable {
  /// The release of the tz database, `2025b`.
  package let release: String
  /// The zone of a name, or nil if there is none.
  let zone: @Sendable (_ name: String) -> Zone?

  /// Zones of a release, each looked up when it is needed.
  package init(release: String, zone: @escaping @Sendable (_ name: String) -> Zone?) {
    self.release = release
    self.zone = zone
  }
}
