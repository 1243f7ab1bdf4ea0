// SPDX-License-Identifier: Apache-2.0

/// Who may sign for one side of an agreement, as the log says it: the data of
/// ``Vocabulary/signers``.
///
/// It holds from its entry on, until the next statement for the same side.
package struct SignersStatement: Hashable, Sendable {
  /// Whose signers they are.
  package let side: Side
  /// Where the file lies in the cooperative's folder.
  package let path: String
  /// The file, word for word.
  package let text: String

  /// The two sides of an agreement, as events name them.
  package enum Side: String, CaseIterable, Hashable, Sendable {
    case adopter, cooperative
  }

  package init(side: Side, path: String, text: String) {
    self.side = side
    self.path = path
    self.text = text
  }

  /// Reads the data of an event; nil for anything that ``data`` would not write.
  package init?(data: JSONObject) {
    guard case .string(let name)? = data["side"], let side = Side(rawValue: name),
      case .string(let path)? = data["path"], case .string(let text)? = data["text"]
    else { return nil }
    self.init(side: side, path: path, text: text)
    guard self.data == data else { return nil }
  }

  /// The data of the event.
  package var data: JSONObject {
    ["path": .string(path), "side": .string(side.rawValue), "text": .string(text)]
  }

  /// The signers the file names.
  ///
  /// - Throws: ``AllowedSignersFault``.
  package func signers() throws(AllowedSignersFault) -> AllowedSigners {
    try AllowedSigners(Array(text.utf8))
  }
}
