// SPDX-License-Identifier: Apache-2.0

import Evidence
import Hummingbird
import NIOCore
package import Office

/// Serves a witness over HTTP (C2SP tlog-witness): `POST add-checkpoint`, and
/// `GET <hash of the origin>/checkpoint` for those who watch.
///
/// It decides nothing: ``WitnessLogs`` does.
package struct WitnessServer: Sendable {
  private let logs: WitnessLogs
  private let tell: @Sendable (String) -> Void

  /// A server for a witness; `tell` gets a line on each decision.
  package init(_ logs: WitnessLogs, tell: @escaping @Sendable (String) -> Void) {
    self.logs = logs
    self.tell = tell
  }

  /// Serves until the process is asked to end (SIGTERM or SIGINT); answers under way are finished.
  ///
  /// - Parameters:
  ///   - prefix: What stands before each path, such as `/w1`; empty for nothing.
  ///   - listening: Called with the port once requests are taken.
  /// - Throws: why the address cannot be listened at.
  package func run(
    host: String, port: Int, prefix: String, listening: @escaping @Sendable (Int) -> Void
  ) async throws {
    try await WebService.run(router(prefix), host: host, port: port, listening: listening)
  }

  private func router(_ prefix: String) -> Router<BasicRequestContext> {
    let router = Router()
    let group = router.group(RouterPath(prefix))
    group.post("add-checkpoint") { request, _ in await addCheckpoint(request) }
    group.get(":hash/checkpoint") { _, context in
      await checkpoint(try context.parameters.require("hash"))
    }
    return router
  }

  private func addCheckpoint(_ request: Request) async -> Response {
    do {
      guard
        let body = try await WebService.body(
          of: request, limit: WitnessRequest.mostBytes)
      else {
        return WebService.response(408, "the request did not come in time\n")
      }
      let (answer, origin) = try await logs.addCheckpoint(body)
      tell("\(origin ?? "a request"): \(Self.words(for: answer))")
      return WebService.response(answer.status, answer.contentType, answer.body)
    } catch is NIOTooManyBytesError {
      return WebService.response(
        413, "a request of more than \(WitnessRequest.mostBytes) bytes is refused\n")
    } catch {
      tell("cannot answer: \(error)")
      return WebService.response(500, "this witness cannot answer now; ask again later\n")
    }
  }

  private func checkpoint(_ hash: String) async -> Response {
    do {
      guard let note = try await logs.checkpoint(ofOriginHash: hash) else {
        return WebService.response(404, "no checkpoint of that log was ever cosigned here\n")
      }
      return WebService.response(200, "text/plain; charset=utf-8", note.bytes)
    } catch {
      tell("cannot answer: \(error)")
      return WebService.response(500, "this witness cannot answer now; ask again later\n")
    }
  }

  private static func words(for answer: WitnessAnswer) -> String {
    switch answer {
    case .cosigned: "cosigned"
    case .conflict(let size): "409, cosigned up to \(size) entries"
    case .forked(let note):
      "\(answer.status), FORKED: keep this, it convicts the log beside what is kept of it:\n"
        + String(decoding: note.bytes, as: UTF8.self)
    default:
      "\(answer.status), " + String(decoding: answer.body.dropLast(), as: UTF8.self)
    }
  }
}
