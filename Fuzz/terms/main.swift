// SPDX-License-Identifier: Apache-2.0
//
// Terms: any bytes are read as Markdown and as a file of terms, and checked. Mistakes become
// diagnostics; nothing traps.

import FuzzDriver
import Terms
import WorkingTime

Fuzzer.run { bytes in
  for path in ["junk.md", "junk.pledge"] {
    let bundle = TermsBundle(main: path, files: [TermsBundle.File(path: path, bytes: bytes)])
    let zones = ZoneBook(version: "none", zones: [.utc])
    let checked = Checker.check(bundle, zones: zones, requireAgreement: true)
    precondition(checked.agreement != nil || !checked.diagnostics.isEmpty, "refused without a word")
    // What is said of a mistake must be writable, whatever the text.
    for diagnostic in checked.diagnostics { _ = diagnostic.description }
  }
}
