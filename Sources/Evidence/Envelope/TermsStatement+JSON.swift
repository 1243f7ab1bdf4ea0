// SPDX-License-Identifier: Apache-2.0
// The statement as data of an event: strict when read, one form when written.

extension TermsStatement {
  /// Reads the data of an event of type ``Vocabulary/agreementTerms``.
  ///
  /// Strict: a member that is absent, unknown or of another type is refused.
  package init(data: JSONObject) throws(TermsStatementFault) {
    try data.allowOnly(["main", "files", "zones"], in: "")
    let zones = try data.object("zones", in: "")
    try zones.allowOnly(["version", "files"], in: "zones.")
    var files: [Content] = []
    for file in try data.objects("files", in: "") {
      try file.allowOnly(["path", "text"], in: "files.")
      files.append(
        Content(
          name: try file.text("path", in: "files."),
          bytes: Array(try file.text("text", in: "files.").utf8)))
    }
    var zoneData: [Content] = []
    for zone in try zones.objects("files", in: "zones.") {
      try zone.allowOnly(["name", "tzif"], in: "zones.files.")
      let name = try zone.text("name", in: "zones.files.")
      guard let bytes = Base64.standard.bytes(try zone.text("tzif", in: "zones.files.")) else {
        throw .notBase64(zone: Self.excerpt(name))
      }
      zoneData.append(Content(name: name, bytes: bytes))
    }
    try self.init(
      main: try data.text("main", in: ""), files: files,
      zoneVersion: try zones.text("version", in: "zones."), zones: zoneData)
  }

  /// The data of an event of type ``Vocabulary/agreementTerms``.
  package var data: JSONObject {
    [
      "main": .string(main),
      "files": .array(
        files.map { file in
          .object([
            "path": .string(file.name),
            "text": .string(String(decoding: file.bytes, as: UTF8.self)),
          ])
        }),
      "zones": .object([
        "version": .string(zoneVersion),
        "files": .array(
          zones.map { zone in
            .object(["name": .string(zone.name), "tzif": .string(Base64.standard.text(zone.bytes))])
          }),
      ]),
    ]
  }
}

extension JSONObject {
  fileprivate func allowOnly(
    _ names: [String], in parent: String
  ) throws(TermsStatementFault) {
    if let member = members.first(where: { !names.contains($0.name) }) {
      throw .unknownMember(parent + TermsStatement.excerpt(member.name))
    }
  }

  fileprivate func text(_ name: String, in parent: String) throws(TermsStatementFault) -> String {
    guard case .string(let text)? = self[name] else {
      throw .wrongType(member: parent + name, expected: "a text")
    }
    return text
  }

  fileprivate func object(
    _ name: String, in parent: String
  ) throws(TermsStatementFault) -> JSONObject {
    guard case .object(let object)? = self[name] else {
      throw .wrongType(member: parent + name, expected: "an object")
    }
    return object
  }

  fileprivate func objects(
    _ name: String, in parent: String
  ) throws(TermsStatementFault) -> [JSONObject] {
    guard case .array(let elements)? = self[name] else {
      throw .wrongType(member: parent + name, expected: "an array")
    }
    var objects: [JSONObject] = []
    for element in elements {
      guard case .object(let object) = element else {
        throw .wrongType(member: parent + name, expected: "an array of objects")
      }
      objects.append(object)
    }
    return objects
  }
}
