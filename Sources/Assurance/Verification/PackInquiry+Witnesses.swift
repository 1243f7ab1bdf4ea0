// SPDX-License-Identifier: Apache-2.0

import Evidence

extension PackInquiry {
  /// Holds the cosignatures of the checkpoint against a policy: the reader's, or else the pack's.
  mutating func checkWitnesses(_ policy: WitnessPolicy?) {
    guard let checkpointNote, let key = log?.keys.first else {
      return skip(.witnesses, "the checkpoint is not proved")
    }
    let (owned, whose) =
      policy.map { ($0, "your policy") } ?? (packPolicy(), "the pack's own policy")
    guard let owned else {
      return end(.witnesses, "the pack has no policy, so no witness was asked for")
    }
    do throws(TrustFault) {
      let witnessed = try owned.check(checkpointNote, log: key)
      guard witnessed.log == key else {
        find(.witnesses, PackPath.checkpoint, "\(whose) believes another key of the log")
        return end(.witnesses, "")
      }
      let names = witnessed.cosigners.map { VisibleText.of("\($0.name)") }
      let needed = VisibleText.of(owned.quorumInWords)
      end(
        .witnesses,
        owned.quorum == nil && names.isEmpty
          ? "\(whose) asks for none"
          : "\(whose) asks for \(needed); cosigned by "
            + (names.isEmpty ? "none" : names.joined(separator: ", ")))
    } catch {
      find(.witnesses, PackPath.checkpoint, "by \(whose): \(VisibleText.of("\(error)"))")
      end(.witnesses, "")
    }
  }

  /// The policy that came with the pack; nil if there is none, or after a finding.
  private mutating func packPolicy() -> WitnessPolicy? {
    let path = PackPath.policy
    guard manifest?.file(path) != nil, let bytes = load(path, for: .witnesses) else { return nil }
    do throws(PolicyFault) { return try WitnessPolicy(parsing: bytes) } catch {
      for problem in error.problems { find(.witnesses, path, VisibleText.of("\(problem)")) }
      return nil
    }
  }
}
