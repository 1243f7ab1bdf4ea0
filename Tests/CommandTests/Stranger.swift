// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Running the program as a user without rights, where tests run as root.
enum Stranger {
  static let setup =
    getuid() == 0 ? "exec setpriv --reuid 65534 --regid 65534 --clear-groups" : "exec"

  static var canRun: Bool {
    (try? Invocation(["--version"], through: setup).status) == 0 && getuid() == 0
  }

  static let reason = "the program cannot be run as a user without rights here"
}
