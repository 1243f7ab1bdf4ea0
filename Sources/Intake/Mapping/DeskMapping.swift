// SPDX-License-Identifier: Apache-2.0

package import Office

/// A mapping of any shape.
package enum DeskMapping: Sendable {
  /// Rows of a file.
  case rows(Mapping)
  /// Calls of a desk.
  case calls(HookMapping)
  /// Mail.
  case mail(MailMapping)

  /// Reads a mapping from the bytes of its TOML.
  ///
  /// - Throws: ``MappingFault`` with everything that is wrong.
  package init(parsing bytes: [UInt8], zones: some ZoneSource) throws(MappingFault) {
    var table = try MappingTable(file: bytes)
    switch table.text("shape") {
    case HookMapping.shape: self = .calls(try HookMapping(parsing: bytes, zones: zones))
    case MailMapping.shape: self = .mail(try MailMapping(parsing: bytes))
    default: self = .rows(try Mapping(parsing: bytes, zones: zones))
    }
  }
}
