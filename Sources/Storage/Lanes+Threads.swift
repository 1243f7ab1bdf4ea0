// SPDX-License-Identifier: Apache-2.0

import Dispatch
package import Evidence

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Lanes {
  /// A thread for each processor of the machine, up to eight.
  package static let threads = threads(min(8, sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  /// So many threads; the machine may give fewer at a time.
  package static func threads(_ count: Int) -> Lanes {
    Lanes(count: count) { count, part in
      DispatchQueue.concurrentPerform(iterations: count, execute: part)
    }
  }
}
