// SPDX-License-Identifier: Apache-2.0

import Evidence

extension Session {
  mutating func didOpen(_ parameters: Parameters) throws(RequestFailure) -> [JSONValue] {
    let uri = try parameters.text("textDocument.uri")
    let text = try parameters.text("textDocument.text")
    let key = library.open(
      uri, language: parameters.text(ifThere: "textDocument.languageId"),
      version: parameters.integer(ifThere: "textDocument.version"), text: text)
    guard let key else {
      return [log("\(uri) is not looked at: it is too large, or too many documents are open.")]
    }
    desk.forgetFiles()
    desk.note(changed: key)
    return []
  }

  mutating func didChange(_ parameters: Parameters) throws(RequestFailure) -> [JSONValue] {
    let uri = try parameters.text("textDocument.uri")
    guard let key = library.key(ofOpen: uri) else { throw .notOpen(uri) }
    // All changes are read before one is made: a notice counts as a whole or not at all.
    var changes: [(range: TextRange?, text: String)] = []
    for change in try parameters.list("contentChanges").map(Parameters.init) {
      let range = change.has("range") ? try change.range("range") : nil
      changes.append((range, try change.text("text")))
    }
    let version = parameters.integer(ifThere: "textDocument.version")
    let encoding = client.encoding
    let isKept = library.change(key, version: version) { document in
      for change in changes {
        if let range = change.range {
          document.replace(range, with: change.text.utf8, encoding)
        } else {
          document = TextDocument(change.text.utf8)
        }
        if document.byteCount > Library.largestDocument { return }
      }
    }
    desk.note(changed: key)
    guard isKept else {
      library.close(key)
      desk.forgetFiles()
      return [log("\(uri) is not looked at any more: it is too large.")]
    }
    return []
  }

  mutating func didClose(_ parameters: Parameters) throws(RequestFailure) -> [JSONValue] {
    let uri = try parameters.text("textDocument.uri")
    guard let key = library.key(ofOpen: uri) else { throw .notOpen(uri) }
    let named = library.uri(of: key)
    library.close(key)
    desk.note(changed: key)
    desk.forgetFiles()
    return desk.clear(key, named: named)
  }

  /// The document that a request is about.
  func openKey(_ parameters: Parameters) throws(RequestFailure) -> FileKey {
    let uri = try parameters.text("textDocument.uri")
    guard let key = library.key(ofOpen: uri) else { throw .notOpen(uri) }
    return key
  }
}
