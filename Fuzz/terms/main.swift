// SPDX-License-Identifier: Apache-2.0
//
// Terms: any bytes are read as Markdown and as a file of terms; problems are found, nothing traps.

import FuzzDriver
import Terms

Fuzzer.run { bytes in
  for name in ["junk.md", "junk.pledge"] {
    guard let source = try? SourceText(file: name, bytes: bytes) else { continue }
    _ = Parser.parse(source)
  }
}
