// SPDX-License-Identifier: Apache-2.0

/// Why bytes are not the data of a time zone (RFC 9636).
///
/// Each names the zone it was read for.
package enum ZoneFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// More bytes than any zone needs; see ``Zone/largestFile``.
  case tooLarge(zone: String, bytes: Int)
  /// Does not begin with `TZif`.
  case notZoneData(zone: String)
  /// A version this reader does not know; known are 1, 2, 3 and 4.
  case unknownVersion(zone: String, UInt8)
  /// The file breaks a rule of RFC 9636 section 3; `offset` counts bytes from 0.
  case malformed(zone: String, offset: Int, rule: String)
  /// The rule for later years (RFC 9636 section 3.3) cannot be read or contradicts the table.
  case malformedRule(zone: String, rule: String, reason: String)
  /// Counts leap seconds (a zone of the `right` folder); instants here do not.
  case countsLeapSeconds(zone: String)

  package var description: String {
    switch self {
    case .tooLarge(let zone, let bytes):
      "zone \(zone): \(bytes) bytes is too large for zone data; install the tz database again"
    case .notZoneData(let zone):
      "zone \(zone): not zone data (TZif); check the name and the zone folder"
    case .unknownVersion(let zone, let version):
      "zone \(zone): version byte \(version) is unknown; versions 1 to 4 are read"
    case .malformed(let zone, let offset, let rule):
      "zone \(zone), byte \(offset): \(rule) (RFC 9636); install the tz database again"
    case .malformedRule(let zone, let rule, let reason):
      "zone \(zone): the rule '\(rule)' for later years \(reason); install the tz database again"
    case .countsLeapSeconds(let zone):
      "zone \(zone): its data counts leap seconds; use the zone outside the 'right' folder"
    }
  }
}
