// SPDX-License-Identifier: Apache-2.0
//
// The formatter: any bytes that can be terms, as Markdown and as a file of terms, are formatted once
// and for all, and keep every token in its clause.

import FuzzDriver
import Terms

/// The tokens of a text by declaration and clause; numbers without the commas between thousands.
func clauses(of source: SourceText) -> [[[String]]] {
  Outline(of: source).declarations.map { declaration in
    ([declaration.header] + declaration.clauses.map(\.tokens)).map { tokens in
      tokens.map { $0.kind == .number ? $0.text.filter { $0 != "," } : $0.text }
    }
  }
}

Fuzzer.run { bytes in
  for file in ["junk.md", "junk.pledge"] {
    guard let source = try? SourceText(file: file, bytes: bytes) else { continue }
    guard let once = try? TermsFormatter.format(file: file, bytes: bytes),
      let after = try? SourceText(file: file, bytes: once.bytes),
      let twice = try? TermsFormatter.format(file: file, bytes: once.bytes)
    else { preconditionFailure("the formatter refuses what can be read, or spoils it") }
    precondition(twice.bytes == once.bytes && twice.edits.isEmpty, "formatting is not idempotent")
    precondition(once.isChanged == (once.bytes != bytes), "the edits do not tell what changed")
    precondition(clauses(of: after) == clauses(of: source), "a token moved or is lost")
    _ = EditPreview.text(of: once.edits, in: bytes)
  }
}
