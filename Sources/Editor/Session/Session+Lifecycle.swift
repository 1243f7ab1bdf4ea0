// SPDX-License-Identifier: Apache-2.0

import Evidence

extension Session {
  mutating func initialize(_ parameters: Parameters) -> JSONValue {
    stage = .running
    client = ClientAbilities(parameters)
    let folders = parameters.list(ifThere: "workspaceFolders").map(Parameters.init)
      .compactMap { $0.text(ifThere: "uri") }
    let root = parameters.text(ifThere: "rootUri")
    library.workspaces = (folders.isEmpty ? [root].compactMap { $0 } : folders)
      .compactMap(FileURI.path)
    return .object([
      "capabilities": .object(abilities),
      "serverInfo": .object(["name": .string("frankpledge")]),
    ])
  }

  mutating func changeWorkspaces(_ parameters: Parameters) {
    func paths(_ member: String) -> [String] {
      parameters.list(ifThere: member).map(Parameters.init)
        .compactMap { $0.text(ifThere: "uri").flatMap(FileURI.path) }
    }
    let removed = paths("event.removed")
    library.workspaces.removeAll(where: removed.contains)
    library.workspaces += paths("event.added")
  }

  private var abilities: JSONObject {
    let yes = JSONValue.bool(true)
    let synchronization: JSONObject = [
      "openClose": yes,
      // 2 is incremental.
      "change": .integer(2),
      "save": .object(["includeText": .bool(false)]),
    ]
    return [
      "positionEncoding": .string(client.encoding.rawValue),
      "textDocumentSync": .object(synchronization),
      "hoverProvider": yes, "definitionProvider": yes, "referencesProvider": yes,
      "documentHighlightProvider": yes, "documentSymbolProvider": yes,
      "foldingRangeProvider": yes, "documentFormattingProvider": yes,
      "completionProvider": .object(["triggerCharacters": .array([.string(" ")])]),
      "renameProvider": client.preparesRename ? .object(["prepareProvider": yes]) : yes,
      "codeActionProvider": .object(["codeActionKinds": .array([.string("quickfix")])]),
      "workspace": .object([
        "workspaceFolders": .object(["supported": yes, "changeNotifications": yes])
      ]),
    ]
  }
}
