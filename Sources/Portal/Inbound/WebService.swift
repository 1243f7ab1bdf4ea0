// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import HummingbirdCore
import Logging
import NIOCore

/// What all servers here have in common: how they listen, and limits that hold whoever calls.
///
/// They speak plain HTTP, and are made to stand behind a web server with TLS.
enum WebService {
  /// How long the body of a request may take.
  private static let bodyPatience: Duration = .seconds(10)
  /// How long a connection may stand idle.
  private static let idlePatience: TimeAmount = .seconds(60)
  /// How many connections may be open; more wait until one ends.
  private static let mostConnections = 1_000

  /// Serves until the process is asked to end (SIGTERM or SIGINT); answers under way are finished.
  ///
  /// - Parameter listening: Called with the port once requests are taken.
  /// - Throws: why the address cannot be listened at.
  static func run(
    _ router: Router<BasicRequestContext>, host: String, port: Int,
    listening: @escaping @Sendable (Int) -> Void
  ) async throws {
    var quiet = Logger(label: "frankpledge")
    quiet.logLevel = .critical
    let application = Application(
      router: router,
      server: .http1(configuration: .init(idleTimeout: idlePatience)),
      configuration: .init(
        address: .hostname(host, port: port),
        availableConnectionsDelegate: MaximumAvailableConnections(mostConnections)),
      onServerRunning: { channel in listening(channel.localAddress?.port ?? port) },
      logger: quiet)
    try await application.runService()
  }

  /// The body of a request, or nil if it takes too long to come.
  ///
  /// - Throws: `NIOTooManyBytesError` for one of more than `limit` bytes.
  static func body(of request: Request, limit: Int) async throws -> [UInt8]? {
    try await withThrowingTaskGroup(of: [UInt8]?.self) { group in
      group.addTask {
        let buffer = try await request.body.collect(upTo: limit)
        return Array(buffer.readableBytesView)
      }
      group.addTask {
        try await Task.sleep(for: bodyPatience)
        return nil
      }
      defer { group.cancelAll() }
      return try await group.next() ?? nil
    }
  }

  /// An answer in words.
  static func response(_ status: Int, _ text: String) -> Response {
    response(status, "text/plain; charset=utf-8", Array(text.utf8))
  }

  static func response(_ status: Int, _ type: String, _ body: [UInt8]) -> Response {
    Response(
      status: .init(code: status), headers: [.contentType: type],
      body: .init(byteBuffer: ByteBuffer(bytes: body)))
  }
}
