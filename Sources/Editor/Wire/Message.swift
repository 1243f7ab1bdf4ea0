// SPDX-License-Identifier: Apache-2.0

import Evidence

/// A message of JSON-RPC 2.0 as it came.
enum Message {
  case request(id: JSONValue, method: String, params: JSONValue?)
  case notification(method: String, params: JSONValue?)
  /// An answer to a request of ours; we make none, so it is nothing to act on.
  case response
  /// No message; the id is null where it cannot be told.
  case invalid(id: JSONValue)

  init(_ value: JSONValue) {
    guard case .object(let object) = value else {
      self = .invalid(id: .null)
      return
    }
    let id = object["id"]
    let isResponse = object["method"] == nil && (object["result"] != nil || object["error"] != nil)
    if isResponse {
      self = .response
      return
    }
    guard case .string(let method)? = object["method"], object["jsonrpc"] == .string("2.0") else {
      self = .invalid(id: id.flatMap(Self.identifier) ?? .null)
      return
    }
    guard let id else {
      self = .notification(method: method, params: object["params"])
      return
    }
    guard let id = Self.identifier(id) else {
      self = .invalid(id: .null)
      return
    }
    self = .request(id: id, method: method, params: object["params"])
  }

  /// A number or a text, which are the only names a request may have.
  private static func identifier(_ id: JSONValue) -> JSONValue? {
    switch id {
    case .integer, .string: id
    default: nil
    }
  }

  // MARK: Messages of ours

  static func result(_ result: JSONValue, for id: JSONValue) -> JSONValue {
    .object(["jsonrpc": .string("2.0"), "id": id, "result": result])
  }

  static func failure(_ failure: RequestFailure, for id: JSONValue) -> JSONValue {
    let error: JSONObject = [
      "code": .integer(failure.code), "message": .string(failure.description),
    ]
    return .object(["jsonrpc": .string("2.0"), "id": id, "error": .object(error)])
  }

  static func notification(_ method: String, _ params: JSONObject) -> JSONValue {
    .object([
      "jsonrpc": .string("2.0"), "method": .string(method), "params": .object(params),
    ])
  }
}
