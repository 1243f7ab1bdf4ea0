// SPDX-License-Identifier: Apache-2.0

/// A receipt as it lies somewhere, to be held against a pack.
package struct ReceiptFile: Hashable, Sendable {
  /// What to call it in findings, such as the name of its file.
  package let name: String
  package let bytes: [UInt8]

  /// Names some bytes.
  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}
