// SPDX-License-Identifier: Apache-2.0

import Evidence

extension PackInquiry {
  /// Checks what people signed, by the allowed signers that the log states.
  mutating func checkSignatures() {
    guard let manifest, let history else {
      return skip(.signatures, "the events are not proved")
    }
    for (name, index) in history.people.logs where !name.utf8.elementsEqual(manifest.origin.utf8) {
      find(
        .signatures, eventsPath,
        "entry \(index): its statement was made for the log '\(VisibleText.of(name))'")
    }
    for (index, words) in history.people.problems {
      find(.signatures, eventsPath, "entry \(index): \(words)")
    }
    end(.signatures, history.people.words)
  }
}
