// SPDX-License-Identifier: Apache-2.0

import Office
import Storage

/// The secret of a webhook in a file that only its owner may read.
enum SecretFile {
  /// Reads it.
  ///
  /// - Throws: ``FileFault`` when it is missing, readable by others, or no secret. The text of a secret
  ///   never enters a message.
  static func read(_ path: String) throws(FileFault) -> WatchSignature {
    let line = try KeyFile.secretLine(of: path)
    guard let signature = WatchSignature(secret: line) else {
      throw FileFault(
        path, "use",
        because:
          "it is not the secret of a webhook: one line, whsec_ and base64 of 24 to 64 bytes; make "
          + "one: `(umask 077; echo whsec_$(head -c 32 /dev/urandom | base64) > \(path))`")
    }
    return signature
  }
}
