// SPDX-License-Identifier: Apache-2.0

import Terms

/// A document that a client has open; what it says counts, and not what is on disk.
struct OpenText: Sendable {
  /// As the client names it.
  let uri: String
  var version: Int64?
  var document: TextDocument {
    didSet { reading = Reading() }
  }
  private var reading = Reading()
  /// What was read of its lines: a keystroke changes few of them.
  private var lexed = LexedLines()

  private struct Reading {
    var file: TermsFile?
    var outline: FileOutline?
  }

  init(uri: String, version: Int64?, document: TextDocument) {
    self.uri = uri
    self.version = version
    self.document = document
  }

  /// The text read as terms, once for each state of it.
  mutating func file(_ path: String) -> TermsFile {
    if let file = reading.file { return file }
    let file = TermsFile(path: path, bytes: document.bytes, reusing: &lexed)
    reading.file = file
    return file
  }

  /// The names in it, once for each state of it.
  mutating func outline(_ key: FileKey) -> FileOutline {
    if let outline = reading.outline { return outline }
    let outline = FileOutline(key, document)
    reading.outline = outline
    return outline
  }
}
