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
  package static let threads = Lanes(count: min(8, sysconf(Int32(_SC_NPROCESSORS_ONLN)))) {
    count, part in
    DispatchQueue.concurrentPerform(iterations: count, execute: part)
  }
}
