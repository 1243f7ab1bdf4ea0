// SPDX-License-Identifier: Apache-2.0

package import Evidence
package import Office
import Terms

/// A conversation with one editor in the Language Server Protocol 3.17: messages in, messages out.
///
/// It reads no stream and no clock. An edge hands every message to ``receive(_:)`` and sends what it
/// gives; when no message waits, it lets the session ``work()`` until it is idle. So a burst of
/// keystrokes is checked once, and an answer never waits for a check.
package struct Session: Sendable {
  /// Makes the canonical text of a file from its path and bytes; nil if the text cannot be formatted,
  /// because it cannot be read.
  package typealias Format = @Sendable (_ path: String, _ bytes: [UInt8]) -> [UInt8]?

  enum Stage { case new, running, shutDown, ended }

  var stage = Stage.new
  var client = ClientAbilities()
  var library: Library
  var desk: Desk
  let format: Format

  /// A conversation that has not begun; texts are formatted by ``TermsFormatter`` if nothing else is
  /// said.
  package init(
    _ folders: any CooperativeFolders, zones: any ZoneSource, format: Format? = nil
  ) {
    library = Library(folders)
    desk = Desk(zones)
    self.format =
      format ?? { path, bytes in try? TermsFormatter.format(file: path, bytes: bytes).bytes }
  }

  /// The status to leave with, once the client has said that it is over: 0 if it asked the server to
  /// shut down before, else 1.
  package private(set) var exitStatus: Int32?

  /// The status to leave with if the client is gone without a word.
  package var statusAtEnd: Int32 { exitStatus ?? (stage == .shutDown ? 0 : 1) }

  // MARK: Messages

  /// Takes the body of a message, and gives the messages to send.
  package mutating func receive(_ body: [UInt8]) -> [JSONValue] {
    do throws(JSONFault) {
      return receive(try JSONValue(parsing: body, byteLimit: FrameReader.largestBody))
    } catch {
      return [Message.failure(.malformed(error.description), for: .null)]
    }
  }

  /// Takes a frame that is none, and gives the messages to send.
  package func receive(_ fault: FrameFault) -> [JSONValue] {
    [Message.failure(.malformed(fault.description), for: .null)]
  }

  private mutating func receive(_ value: JSONValue) -> [JSONValue] {
    guard exitStatus == nil else { return [] }
    switch Message(value) {
    case .invalid(let id): return [Message.failure(.noRequest, for: id)]
    case .response: return []
    case .notification(let method, let params):
      return notice(method, Parameters(params))
    case .request(let id, let method, let params):
      do throws(RequestFailure) {
        return [Message.result(try answer(method, Parameters(params)), for: id)]
      } catch {
        return [Message.failure(error, for: id)]
      }
    }
  }

  private mutating func notice(_ method: String, _ parameters: Parameters) -> [JSONValue] {
    if method == "exit" {
      exitStatus = stage == .shutDown ? 0 : 1
      return []
    }
    guard stage == .running else { return [] }
    do throws(RequestFailure) {
      switch method {
      case "textDocument/didOpen": return try didOpen(parameters)
      case "textDocument/didChange": return try didChange(parameters)
      case "textDocument/didClose": return try didClose(parameters)
      case "textDocument/didSave", "workspace/didChangeWatchedFiles":
        desk.forgetFiles()
        return []
      case "workspace/didChangeWorkspaceFolders":
        changeWorkspaces(parameters)
        return []
      // Requests are answered in the order they come, so there is never one left to cancel.
      default: return []
      }
    } catch {
      return [log("\(method): \(error)")]
    }
  }

  /// A line in the client's log.
  func log(_ text: String) -> JSONValue {
    Message.notification("window/logMessage", ["type": .integer(1), "message": .string(text)])
  }

  private mutating func answer(
    _ method: String, _ parameters: Parameters
  ) throws(RequestFailure) -> JSONValue {
    switch stage {
    case .new where method == "initialize": return initialize(parameters)
    case .new: throw .notInitialized
    case .shutDown, .ended: throw .afterShutdown
    case .running: break
    }
    switch method {
    case "initialize": throw .initializedTwice
    case "shutdown":
      stage = .shutDown
      return .null
    case "textDocument/hover": return try hover(parameters)
    case "textDocument/completion": return try completion(parameters)
    case "textDocument/definition": return try definition(parameters)
    case "textDocument/references": return try references(parameters)
    case "textDocument/documentHighlight": return try highlights(parameters)
    case "textDocument/prepareRename": return try prepareRename(parameters)
    case "textDocument/rename": return try rename(parameters)
    case "textDocument/documentSymbol": return try documentSymbols(parameters)
    case "textDocument/foldingRange": return try foldingRanges(parameters)
    case "textDocument/codeAction": return try codeActions(parameters)
    case "textDocument/formatting": return try formatting(parameters)
    default: throw .unknownMethod(method)
    }
  }
}
