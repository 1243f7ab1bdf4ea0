// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A web server on this machine that takes what is posted to it, and answers as it is told.
final class HookServer: Sendable {
  struct Request: Sendable {
    let line: String
    let headers: [String: String]
    let body: Data
  }

  let port: UInt16
  private let descriptor: Int32
  private let state = Mutex((requests: [Request](), answers: [String]()))

  /// The answers, status lines with headers, in turn; when there are no more, `200 OK`.
  ///
  /// One with an empty line is sent as it is, body and all.
  init(answers: [String] = []) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    try #require(descriptor >= 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let socket = descriptor
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, length) == 0 && listen(socket, 16) == 0
          && getsockname(socket, $0, &length) == 0
      }
    }
    try #require(isBound)
    port = UInt16(bigEndian: address.sin_port)
    state.withLock { $0.answers = answers }
    let thread = Thread { [self] in serve() }
    thread.start()
  }

  var url: String { "http://127.0.0.1:\(port)/hook" }
  var requests: [Request] { state.withLock { $0.requests } }

  /// Ends it: nobody answers at its address any more.
  func stop() {
    shutdown(descriptor, Int32(SHUT_RDWR))
    close(descriptor)
  }

  private func serve() {
    while true {
      let client = accept(descriptor, nil, nil)
      guard client >= 0 else { return }
      if let request = Self.read(client) {
        let answer = state.withLock { state in
          state.requests.append(request)
          return state.answers.isEmpty ? "200 OK" : state.answers.removeFirst()
        }
        let end =
          answer.contains("\r\n\r\n") ? "" : "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        let text = "HTTP/1.1 \(answer)\(end)"
        _ = text.withCString { send(client, $0, strlen($0), Int32(MSG_NOSIGNAL)) }
      }
      close(client)
    }
  }

  private static func read(_ client: Int32) -> Request? {
    var data = Data()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let end = data.range(of: Data("\r\n\r\n".utf8))
      if let end {
        let head = String(decoding: data[..<end.lowerBound], as: UTF8.self)
        let lines = head.components(separatedBy: "\r\n")
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
          let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
          guard parts.count == 2 else { continue }
          headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
        }
        let length = headers["content-length"].flatMap { Int($0) } ?? 0
        if data.count - end.upperBound >= length {
          return Request(line: lines[0], headers: headers, body: Data(data[end.upperBound...]))
        }
      }
      let count = recv(client, &buffer, buffer.count, 0)
      guard count > 0 else { return nil }
      data += buffer[..<count]
    }
  }
}
