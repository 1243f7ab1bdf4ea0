// SPDX-License-Identifier: Apache-2.0

package import Evidence
package import Terms
package import WorkingTime

/// The terms that the log states, read and checked with the zone data stated beside them: nothing of
/// the machine they are read on enters.
package struct StatedTerms: Sendable {
  package let statement: TermsStatement
  package let bundle: TermsBundle
  package let zones: ZoneBook
  package let checked: CheckedTerms

  /// Reads and checks a statement.
  ///
  /// - Throws: ``ZoneFault`` when the zone data stated is no zone data.
  package init(_ statement: TermsStatement) throws(ZoneFault) {
    var zones: [Zone] = []
    for zone in statement.zones { zones.append(try Zone(name: zone.name, tzif: zone.bytes)) }
    let files = statement.files.map { TermsBundle.File(path: $0.name, bytes: $0.bytes) }
    self.statement = statement
    self.bundle = TermsBundle(main: statement.main, files: files)
    self.zones = ZoneBook(version: statement.zoneVersion, zones: zones)
    self.checked = Checker.check(bundle, zones: self.zones, knownZones: self.zones.names)
  }
}
