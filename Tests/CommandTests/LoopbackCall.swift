// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One HTTP request to a server on this machine, byte by byte as it is written here.
struct LoopbackCall {
  let status: Int
  let headers: [String: String]
  let body: String

  /// Sends a request and reads the answer until the other side closes, for at most half a minute.
  init(
    _ method: String, _ path: String, port: Int, headers: [String] = [], body: String? = nil
  ) throws {
    var text = "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
    for header in headers { text += header + "\r\n" }
    if let body { text += "Content-Length: \(body.utf8.count)\r\n" }
    try self.init(sending: text + "\r\n" + (body ?? ""), port: port)
  }

  init(sending text: String, port: Int) throws {
    let socket = try Self.connected(to: port)
    defer { close(socket) }
    var patience = timeval(tv_sec: 30, tv_usec: 0)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    Self.deliver(text, over: socket)
    var data = Data()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = recv(socket, &buffer, buffer.count, 0), count > 0 {
      data += buffer[..<count]
    }
    guard let end = data.range(of: Data("\r\n\r\n".utf8)) else { throw NoAnswer() }
    let lines = String(decoding: data[..<end.lowerBound], as: UTF8.self)
      .components(separatedBy: "\r\n")
    status = try #require(Int(lines[0].split(separator: " ").dropFirst().first ?? ""))
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
      if parts.count == 2 {
        headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
      }
    }
    self.headers = headers
    body = String(decoding: data[end.upperBound...], as: UTF8.self)
  }

  fileprivate static func deliver(_ text: String, over socket: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { break }
      rest = rest.dropFirst(count)
    }
  }

  /// A machine under load may turn a caller away that it takes a moment later.
  fileprivate static func connected(to port: Int) throws -> Int32 {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    for _ in 0..<50 {
      let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      try #require(socket >= 0)
      let isConnected = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
        }
      }
      if isConnected { return socket }
      close(socket)
      Thread.sleep(forTimeInterval: 0.1)
    }
    Issue.record("nobody listens at \(port)")
    throw NoAnswer()
  }

  struct NoAnswer: Error {}
}

/// A caller that sends something, waits for no answer, and stays until it is let go.
final class HeldCall {
  private let socket: Int32

  init(sending text: String, port: Int) throws {
    socket = try LoopbackCall.connected(to: port)
    LoopbackCall.deliver(text, over: socket)
  }

  deinit { close(socket) }
}
