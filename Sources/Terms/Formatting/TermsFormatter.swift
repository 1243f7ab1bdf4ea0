// SPDX-License-Identifier: Apache-2.0
//
// The formatter: one canonical text for each text of terms. It works from lines, tokens and comments,
// not from what clauses mean, so that it takes every construct, and texts with mistakes in them.
// docs/language/formatting.md says the rules.

/// Gives the canonical text of a file of terms.
package enum TermsFormatter {
  /// The canonical text of a file; in Markdown only lines in closed `pledge` fences change.
  ///
  /// Formatting the result changes nothing more. The result has the same tokens in the same clauses,
  /// but for the thousands separators of amounts of money, and the same comments. Throws
  /// ``SourceFault`` as ``SourceText`` does, when the bytes cannot be terms at all.
  package static func format(
    file: String, bytes: [UInt8]
  ) throws(SourceFault) -> FormattedText {
    let source = try SourceText(file: file, bytes: bytes)
    let text = CanonicalText(of: source, bytes: bytes)
    // Whoever writes at the limit keeps a text that can be read.
    guard text.bytes.count <= SourceText.limitBytes, text.lineCount <= SourceText.limitLines else {
      return FormattedText(bytes: bytes, edits: [])
    }
    return FormattedText(bytes: text.bytes, edits: text.edits)
  }
}
