// SPDX-License-Identifier: Apache-2.0

import Assurance
import Evidence
import Storage

/// What verifying a pack costs beside hashing its bytes once.
enum PackTimes {
  /// Verifies a pack and prints what each step and the whole took, and the peak of the memory.
  ///
  /// With `isHashing` it also prints what it takes to read and hash every file. It works on one thread,
  /// or on all processors if `isSideBySide`.
  static func printAll(
    _ folder: String, key: String, isHashing: Bool, isSideBySide: Bool
  ) throws {
    let pack = DiskPack(folder)
    let bytes = try pack.entries().reduce(0) { $0 + Int($1.size) }
    if isHashing { try Timing.print("hash-pack", bytes) { try hash(pack) } }
    let verifier = PackVerifier(
      pack, key: try NoteVerifierKey(key), lanes: isSideBySide ? .threads : .one)
    var steps: [(name: String, start: Timing)] = []
    let result = Timing.print("verify-pack", bytes) {
      verifier.verify(willTake: { steps.append(($0.rawValue, Timing.now)) })
    }
    steps.append(("end", Timing.now))
    for (step, next) in zip(steps, steps.dropFirst()) {
      let took = next.start - step.start
      print("step-\(step.name)", took.cpu, 1, took.seconds)
    }
    print("peak-bytes", Timing.peakMemory)
    for finding in result.findings { print("finding", finding) }
    print("accepted", result.isAccepted)
  }

  private static func hash(_ pack: DiskPack) throws {
    for entry in try pack.entries() {
      var digest = RunningDigest()
      try pack.read(entry.path) { digest.update($0) }
      guard digest.count == entry.size else { throw PackChanged(path: entry.path) }
    }
  }

  struct PackChanged: Error { let path: String }
}
