// SPDX-License-Identifier: Apache-2.0

import Evidence

/// What the client said it can do, as far as an answer depends on it.
struct ClientAbilities: Sendable {
  var encoding = PositionEncoding.utf16
  var takesSnippets = false
  var takesMarkdown = false
  var preparesRename = false
  var takesOutline = false
  var takesVersions = false

  init() {}

  init(_ parameters: Parameters) {
    let offered = parameters.list(ifThere: "capabilities.general.positionEncodings")
    // The client's own order is the order of its preference.
    for case .string(let name) in offered {
      guard let encoding = PositionEncoding(rawValue: name) else { continue }
      self.encoding = encoding
      break
    }
    let text = "capabilities.textDocument."
    takesSnippets = parameters.isSet(text + "completion.completionItem.snippetSupport")
    takesMarkdown = parameters.list(ifThere: text + "hover.contentFormat")
      .contains(.string("markdown"))
    preparesRename = parameters.isSet(text + "rename.prepareSupport")
    takesOutline = parameters.isSet(text + "documentSymbol.hierarchicalDocumentSymbolSupport")
    takesVersions = parameters.isSet(text + "publishDiagnostics.versionSupport")
  }
}
