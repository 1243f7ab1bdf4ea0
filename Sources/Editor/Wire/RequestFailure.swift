// SPDX-License-Identifier: Apache-2.0

/// Why a request is not answered with a result; the codes are those of JSON-RPC 2.0 and LSP 3.17.
enum RequestFailure: Error, Hashable, CustomStringConvertible {
  case malformed(String)
  case noRequest
  case afterShutdown
  case initializedTwice
  case unknownMethod(String)
  case malformedParameters(String)
  case notInitialized
  case notOpen(String)
  case nothingToRename
  case noName(String)
  case nameTaken(String, by: String)

  var code: Int64 {
    switch self {
    case .malformed: -32_700
    case .noRequest, .afterShutdown, .initializedTwice: -32_600
    case .unknownMethod: -32_601
    case .malformedParameters: -32_602
    case .notInitialized: -32_002
    case .notOpen, .nothingToRename, .noName, .nameTaken: -32_803
    }
  }

  var description: String {
    switch self {
    case .malformed(let why): "This message cannot be read: \(why)"
    case .noRequest: "This is no request: it needs \"jsonrpc\": \"2.0\", a method and an id."
    case .afterShutdown: "The server was told to shut down; only `exit` may follow."
    case .initializedTwice: "The server is initialized already."
    case .unknownMethod(let method): "The method '\(method)' is not known here."
    case .malformedParameters(let what): "The parameters lack \(what), or it is of another type."
    case .notInitialized: "The server is not initialized yet; send `initialize` first."
    case .notOpen(let uri): "The document \(uri) is not open."
    case .nothingToRename: "There is no name here that these terms declare."
    case .noName(let name):
      "'\(name)' is no name. Write a word of letters, digits and dashes that is not a word of the "
        + "language."
    case .nameTaken(let name, let place): "'\(name)' is taken already: \(place)."
    }
  }
}
