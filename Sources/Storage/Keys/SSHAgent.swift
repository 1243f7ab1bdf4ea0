// SPDX-License-Identifier: Apache-2.0

package import Evidence

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Asks an ssh-agent over its socket (draft-ietf-sshm-ssh-agent): which keys it has, and to sign.
///
/// For Ed25519 the agent signs the bytes themselves, so that what it gives is what a signed note needs.
/// One connection a question; each is waited for half a minute, since the agent may ask its owner.
package struct SSHAgent: Sendable {
  /// The path of the socket, as `SSH_AUTH_SOCK` names it.
  private let socketPath: String

  /// A key the agent has, and what its owner calls it.
  package struct Identity: Hashable, Sendable {
    package let key: SSHPublicKey
    package let comment: String
  }

  private enum Message {
    static let failure: UInt8 = 5
    static let success: UInt8 = 6
    static let requestIdentities: UInt8 = 11
    static let identities: UInt8 = 12
    static let signRequest: UInt8 = 13
    static let signature: UInt8 = 14
    static let addIdentity: UInt8 = 17
  }

  /// The longest answer read.
  private static let mostBytes = 256 << 10
  private static let patience = 30

  /// An agent at a socket.
  package init(socketPath: String) { self.socketPath = socketPath }

  /// The agent that the environment names.
  ///
  /// - Throws: ``AgentFault/noAgent`` if it names none.
  package static func ofEnvironment() throws(AgentFault) -> SSHAgent {
    guard let path = getenv("SSH_AUTH_SOCK").map({ String(cString: $0) }), !path.isEmpty else {
      throw .noAgent
    }
    return SSHAgent(socketPath: path)
  }

  /// The keys the agent has, of the kinds we read.
  package func identities() throws(AgentFault) -> [Identity] {
    var answer = try ask([Message.requestIdentities])
    guard answer.byte() == Message.identities, let count = answer.number(), count <= 4096 else {
      throw .refused
    }
    var found: [Identity] = []
    for _ in 0..<count {
      guard let blob = answer.string(), let comment = answer.string() else { throw .garbled }
      guard let key = SSHPublicKey(blob: blob) else { continue }
      found.append(Identity(key: key, comment: String(decoding: comment, as: UTF8.self)))
    }
    return found
  }

  /// The 64 bytes of an Ed25519 signature over bytes.
  package func sign(_ bytes: [UInt8], by key: SSHPublicKey) throws(AgentFault) -> [UInt8] {
    var question = SSHWriter()
    question.raw([Message.signRequest])
    question.string(key.blob)
    question.string(bytes)
    question.number(0)
    var answer = try ask(question.bytes)
    guard answer.byte() == Message.signature, let blob = answer.string() else { throw .refused }
    var signature = SSHReader(blob)
    guard signature.string() == Array("ssh-ed25519".utf8), let raw = signature.string(),
      raw.count == 64
    else { throw .garbled }
    return raw
  }

  /// Gives the agent an Ed25519 key to keep, until it is stopped.
  package func add(seed: [UInt8], publicKey: SSHPublicKey, comment: String) throws(AgentFault) {
    guard let bytes = publicKey.ed25519 else { throw .garbled }
    var question = SSHWriter()
    question.raw([Message.addIdentity])
    question.string("ssh-ed25519".utf8)
    question.string(bytes)
    question.string(seed + bytes)
    question.string(comment.utf8)
    var answer = try ask(question.bytes)
    guard answer.byte() == Message.success else { throw .refused }
  }

  // MARK: The socket

  private func ask(_ question: [UInt8]) throws(AgentFault) -> SSHReader {
    let descriptor = try connected()
    defer { close(descriptor) }
    var message = SSHWriter()
    message.string(question)
    try Self.put(message.bytes, on: descriptor)
    var header = SSHReader(try Self.take(4, from: descriptor))
    guard let length = header.number(), (1...Self.mostBytes).contains(Int(length)) else {
      throw .garbled
    }
    return SSHReader(try Self.take(Int(length), from: descriptor))
  }

  private func connected() throws(AgentFault) -> Int32 {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(socketPath.utf8) + [0]
    let room = MemoryLayout.size(ofValue: address.sun_path)
    guard bytes.count <= room else { throw .unreachable("its path is too long") }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw .unreachable(String(cString: strerror(errno))) }
    var wait = timeval(tv_sec: Self.patience, tv_usec: 0)
    let size = socklen_t(MemoryLayout<timeval>.size)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &wait, size)
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &wait, size)
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard result == 0 else {
      let why = String(cString: strerror(errno))
      close(descriptor)
      throw .unreachable(why)
    }
    return descriptor
  }

  private static func put(_ bytes: [UInt8], on descriptor: Int32) throws(AgentFault) {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .unreachable(String(cString: strerror(errno))) }
      sent += count
    }
  }

  private static func take(_ count: Int, from descriptor: Int32) throws(AgentFault) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let got = bytes[filled...].withUnsafeMutableBytes {
        recv(descriptor, $0.baseAddress, $0.count, 0)
      }
      if got < 0, errno == EINTR { continue }
      if got < 0, errno == EAGAIN || errno == EWOULDBLOCK { throw .late }
      guard got > 0 else { throw .garbled }
      filled += got
    }
    return bytes
  }
}

/// Why an ssh-agent did not do what it was asked.
package enum AgentFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The environment names none.
  case noAgent
  /// It cannot be reached.
  case unreachable(String)
  /// It did not answer in time.
  case late
  /// It answered with something that is no answer.
  case garbled
  /// It said no: the key is not in it, or its owner did not agree.
  case refused

  package var description: String {
    switch self {
    case .noAgent:
      "no ssh-agent is known; start one with `eval $(ssh-agent)`, which sets SSH_AUTH_SOCK"
    case .unreachable(let why): "the ssh-agent cannot be reached: \(why)"
    case .late: "the ssh-agent did not answer in half a minute; was its owner asked to confirm?"
    case .garbled: "the ssh-agent answered what nobody understands; restart it"
    case .refused:
      "the ssh-agent refused: it does not have the key, is locked, or its owner did not agree; look with "
        + "`ssh-add -l`"
    }
  }
}

extension NoteKey {
  /// A key whose secret lies in an ssh-agent; nil unless it is a key the agent protocol can name.
  package init?(_ verifierKey: NoteVerifierKey, in agent: SSHAgent) {
    guard let key = SSHPublicKey(ed25519: verifierKey.publicKey) else { return nil }
    self.init(verifierKey) { text in try agent.sign(text, by: key) }
  }
}
