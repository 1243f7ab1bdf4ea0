// SPDX-License-Identifier: Apache-2.0

/// A line of the canonical text.
struct CanonicalLine {
  /// All of it but the comment at its end.
  var text: String
  /// The comment at its end; empty if there is none.
  var comment = ""
  /// The line of the file it comes from; nil if it is put in.
  var origin: Int?
  /// A header of one line as a name and the text after it, to be aligned with those beside it.
  var header: Header?

  /// `severity S1 "…"` without its indentation.
  struct Header {
    let keyword: String
    let left: String
    let right: String
  }
}
