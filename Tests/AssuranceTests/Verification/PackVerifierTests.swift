// SPDX-License-Identifier: Apache-2.0

import Evidence
import Testing

@testable import Assurance

struct PackVerifierTests {
  private let log: SmallLog
  private let pack: MemoryPack

  init() throws {
    log = try SmallLog()
    pack = try MemoryPack(of: log)
  }

  @Test func `a pack as it was written is accepted`() throws {
    let result = PackVerifier(pack, key: log.key.verifierKey).verify()
    #expect(result.isAccepted, "\(result.words)")
    for step in result.steps {
      guard case .passed = step.outcome else {
        Issue.record("\(step.step): \(step.outcome)")
        continue
      }
    }
    #expect(result.conclusion?.hasPrefix("As of 1 April 2026, 13:00 BST, ") == true)
  }
}
