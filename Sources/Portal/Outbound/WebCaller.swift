// SPDX-License-Identifier: Apache-2.0

import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// Calls others over HTTP: webhooks, witnesses, time stamping authorities.
///
/// No redirection is followed: it could lead what is signed to where nobody meant it to go. An answer
/// is read to a limit, and waited for no longer than the caller's patience.
package struct WebCaller: Sendable {
  /// How long a call may take in all.
  package let patience: Duration

  /// A caller that gives up after `patience`.
  package init(patience: Duration) { self.patience = patience }

  /// What came back.
  package struct Answer: Hashable, Sendable {
    /// The HTTP status.
    package let status: Int
    /// The media type as it was sent, in lower case; empty if none was.
    package let contentType: String
    /// The body, within the limit asked for.
    package let body: [UInt8]
  }

  /// Why there is no answer.
  package enum Fault: Error, Hashable, Sendable {
    /// Nobody could be reached, or the connection broke.
    case unreachable(WebAddress, why: String)
    /// The answer did not come in time.
    case late(WebAddress)
    /// The answer is larger than the limit.
    case large(WebAddress, limit: Int)
  }

  /// Never shut down: it lives as long as the process.
  private static let client: HTTPClient = {
    var settings = HTTPClient.Configuration(redirectConfiguration: .disallow)
    settings.decompression = .disabled
    // Whoever calls decides when to call again: a place that is down is told at once.
    settings.connectionPool.retryConnectionEstablishment = false
    return HTTPClient(eventLoopGroupProvider: .singleton, configuration: settings)
  }()

  /// Posts `body` and reads an answer of at most `limit` bytes.
  ///
  /// - Throws: ``Fault``; every status is an answer.
  package func post(
    _ body: [UInt8], to address: WebAddress, headers: [(String, String)], limit: Int
  ) async throws -> Answer {
    try await call(.POST, body, address, headers, limit)
  }

  /// Gets what is at an address, at most `limit` bytes.
  ///
  /// - Throws: ``Fault``; every status is an answer.
  package func get(_ address: WebAddress, limit: Int) async throws -> Answer {
    try await call(.GET, nil, address, [], limit)
  }

  private func call(
    _ method: HTTPMethod, _ body: [UInt8]?, _ address: WebAddress, _ headers: [(String, String)],
    _ limit: Int
  ) async throws -> Answer {
    var request = HTTPClientRequest(url: address.url.absoluteString)
    request.method = method
    // Calls are rare. A connection kept open is often closed by the other side just as it is used
    // again, and the call is lost.
    request.headers.add(name: "connection", value: "close")
    for (name, value) in headers { request.headers.add(name: name, value: value) }
    if let body { request.body = .bytes(body) }
    do {
      let response = try await Self.client.execute(request, deadline: .now() + timeout)
      let answer = try await response.body.collect(upTo: limit)
      return Answer(
        status: Int(response.status.code),
        contentType: (response.headers.first(name: "content-type") ?? "").lowercased(),
        body: Array(answer.readableBytesView))
    } catch is NIOTooManyBytesError {
      throw Fault.large(address, limit: limit)
    } catch let error as HTTPClientError where error == .deadlineExceeded {
      throw Fault.late(address)
    } catch {
      throw Fault.unreachable(address, why: Self.words(for: error))
    }
  }

  /// Why a connection did not come about or broke, for people.
  private static func words(for error: any Error) -> String {
    switch (error as? IOError)?.errnoCode {
    case ECONNREFUSED: return "nobody listens there"
    case ECONNRESET, EPIPE: return "the connection broke"
    case EHOSTUNREACH, ENETUNREACH, ENETDOWN: return "no way leads there"
    case ETIMEDOUT: return "nothing answers there"
    default: break
    }
    guard let error = error as? HTTPClientError else {
      return "its name is not known, or the connection broke: \(type(of: error))"
    }
    if error == .connectTimeout { return "nothing answers there" }
    if error == .remoteConnectionClosed { return "the connection was closed" }
    return error.shortDescription
  }

  private var timeout: TimeAmount {
    let (seconds, attoseconds) = patience.components
    return .nanoseconds(
      Int64(clamping: Int128(seconds) * 1_000_000_000 + Int128(attoseconds / 1_000_000_000)))
  }
}

extension WebCaller.Fault: CustomStringConvertible {
  /// What to tell people, without what may be secret in the address.
  package var description: String {
    switch self {
    case .unreachable(let address, let why): "\(address): it cannot be reached (\(why))"
    case .late(let address): "\(address): it did not answer in time"
    case .large(let address, let limit):
      "\(address): its answer is larger than \(limit) bytes, so it was not read"
    }
  }
}
