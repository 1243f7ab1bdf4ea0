// SPDX-License-Identifier: Apache-2.0

extension String {
  /// The text of bytes in UTF-8, or nil if they are not.
  ///
  /// Quick for ASCII, which the standard library's own check is not for short texts.
  package init?(strictUTF8 bytes: ArraySlice<UInt8>) {
    let bits = bytes.withUnsafeBufferPointer { $0.reduce(0) { $0 | $1 } }
    guard bits >= 0x80 else {
      self.init(decoding: bytes, as: UTF8.self)
      return
    }
    self.init(validating: bytes, as: UTF8.self)
  }
}
