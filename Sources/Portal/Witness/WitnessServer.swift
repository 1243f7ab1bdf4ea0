// SPDX-License-Identifier: Apache-2.0

import Evidence
import Hummingbird
import Logging
import NIOCore
package import Office

/// Serves a witness over HTTP (C2SP tlog-witness): `POST add-checkpoint`, and
/// `GET <hash of the origin>/checkpoint` for those who watch.
///
/// It decides nothing: ``WitnessLogs`` does. What it adds is limits: on the size of a body, on the time
/// a body may take to come, and on how long a connection may say nothing.
package struct WitnessServer: Sendable {
  private let logs: WitnessLogs
  private let tell: @Sendable (String) -> Void

  /// How long the body of a request may take.
  private static let bodyPatience: Duration = .seconds(10)
  /// How long a connection may stand idle.
  private static let idlePatience: TimeAmount = .seconds(60)

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
    var quiet = Logger(label: "frankpledge")
    quiet.logLevel = .critical
    let application = Application(
      router: router(prefix),
      server: .http1(configuration: .init(idleTimeout: Self.idlePatience)),
      configuration: .init(address: .hostname(host, port: port)),
      onServerRunning: { channel in listening(channel.localAddress?.port ?? port) },
      logger: quiet)
    try await application.runService()
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
      guard let body = try await body(of: request) else {
        return Self.response(408, "the request did not come in time\n")
      }
      let (answer, origin) = try await logs.addCheckpoint(body)
      tell("\(origin ?? "a request"): \(Self.words(for: answer))")
      return Self.response(answer.status, answer.contentType, answer.body)
    } catch is NIOTooManyBytesError {
      return Self.response(
        413, "a request of more than \(WitnessRequest.mostBytes) bytes is refused\n")
    } catch {
      tell("cannot answer: \(error)")
      return Self.response(500, "this witness cannot answer now; ask again later\n")
    }
  }

  private func checkpoint(_ hash: String) async -> Response {
    do {
      guard let note = try await logs.checkpoint(ofOriginHash: hash) else {
        return Self.response(404, "no checkpoint of that log was ever cosigned here\n")
      }
      return Self.response(200, "text/plain; charset=utf-8", note.bytes)
    } catch {
      tell("cannot answer: \(error)")
      return Self.response(500, "this witness cannot answer now; ask again later\n")
    }
  }

  /// The body, or nil if it takes too long to come.
  private func body(of request: Request) async throws -> [UInt8]? {
    try await withThrowingTaskGroup(of: [UInt8]?.self) { group in
      group.addTask {
        let buffer = try await request.body.collect(upTo: WitnessRequest.mostBytes)
        return Array(buffer.readableBytesView)
      }
      group.addTask {
        try await Task.sleep(for: Self.bodyPatience)
        return nil
      }
      defer { group.cancelAll() }
      return try await group.next() ?? nil
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

  private static func response(_ status: Int, _ text: String) -> Response {
    response(status, "text/plain; charset=utf-8", Array(text.utf8))
  }

  private static func response(_ status: Int, _ type: String, _ body: [UInt8]) -> Response {
    Response(
      status: .init(code: status), headers: [.contentType: type],
      body: .init(byteBuffer: ByteBuffer(bytes: body)))
  }
}
