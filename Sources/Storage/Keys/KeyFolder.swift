// SPDX-License-Identifier: Apache-2.0

import Assurance
package import Evidence

/// The folder `keys` of a cooperative: where the log's key lies, and how it was handed over.
///
/// A hand-over is made ready in files of other names, told to the log, and only then put in place; a
/// crash between leaves both keys, and ``settle(_:)`` says which one the log goes by.
package struct KeyFolder: Sendable {
  /// The folder's path.
  package let path: String

  package init(_ path: String) { self.path = path }

  /// The private key in a file.
  package var key: String { "\(path)/log.key" }
  /// The public key, for everybody.
  package var publicKey: String { "\(path)/log.vkey" }
  /// The public key of a log whose private key lies in an ssh-agent.
  package var agent: String { "\(path)/log.agent" }
  /// How the key was handed over, up to now.
  package var handovers: String { "\(path)/log.handovers" }
  private var nextHandovers: String { "\(path)/log.handovers.next" }
  /// A new private key that the log does not know yet.
  package var nextKey: String { "\(path)/log.key.next" }
  private var nextAgent: String { "\(path)/log.agent.next" }

  /// The keys the log had, up to `current`.
  ///
  /// - Throws: ``FileFault`` if the file of hand-overs cannot be used, or leads to another key.
  package func succession(to current: NoteVerifierKey) throws(FileFault) -> KeySuccession {
    try Self.read(handovers, to: current)
  }

  private static func read(
    _ path: String, to current: NoteVerifierKey
  ) throws(FileFault) -> KeySuccession {
    guard FileReading.exists(path) else { return KeySuccession(current) }
    let file: KeysFile
    switch KeysFile.read(try FileReading.bytes(of: path, limit: 4 << 20)) {
    case .failure(let fault): throw FileFault(path, "use", because: "\(fault)")
    case .success(let read): file = read
    }
    guard let first = file.handovers.first?.from,
      let keys = try? KeySuccession(first, handovers: file.handovers), keys.current == current
    else {
      throw FileFault(
        path, "use", because: "its hand-overs do not lead to the key of the log, \(current)")
    }
    return keys
  }

  // MARK: Handing over

  /// Writes a hand-over beside what holds now; with `agentKey` if the new key lies in an ssh-agent.
  package func prepare(
    _ keys: KeySuccession, inAgent agentKey: NoteVerifierKey?
  ) throws(FileFault) {
    if let agentKey { try FileWriting.save(Array("\(agentKey)\n".utf8), to: nextAgent) }
    try FileWriting.save(KeysFile(keys.handovers).bytes, to: nextHandovers)
  }

  /// The keys with the hand-over that was made ready; nil if none was.
  package func prepared() throws(FileFault) -> KeySuccession? {
    guard FileReading.exists(nextHandovers) else { return nil }
    let bytes = try FileReading.bytes(of: nextHandovers, limit: 4 << 20)
    guard case .success(let file) = KeysFile.read(bytes), let last = file.handovers.last else {
      throw FileFault(nextHandovers, "use", because: "it is no file of hand-overs")
    }
    return try Self.read(nextHandovers, to: last.to)
  }

  /// Puts the hand-over in place, once the log tells it: the new key is the log's.
  ///
  /// The old private key is kept as `log.key.<id>.old`, for its owner to destroy. The hand-overs come
  /// last, so that what is interrupted is done again.
  package func finish(_ keys: KeySuccession) throws(FileFault) {
    guard let last = keys.handovers.last else { return }
    let id = withUnsafeBytes(of: last.from.keyID.bigEndian) { Hexadecimal.text($0) }
    let isInAgent = FileReading.exists(nextAgent)
    if isInAgent || FileReading.exists(nextKey) {
      if FileReading.exists(key) { try FileWriting.rename(key, to: "\(key).\(id).old") }
      if FileReading.exists(agent) { try FileWriting.rename(agent, to: "\(agent).\(id).old") }
    }
    if isInAgent {
      try FileWriting.rename(nextAgent, to: agent)
    } else if FileReading.exists(nextKey) {
      try FileWriting.rename(nextKey, to: key)
    }
    try FileWriting.save(Array("\(last.to)\n".utf8), to: publicKey)
    try FileWriting.rename(nextHandovers, to: handovers)
  }

  /// Takes away a hand-over that the log does not tell.
  package func abandon() throws(FileFault) {
    for path in [nextHandovers, nextAgent, nextKey] where FileReading.exists(path) {
      try FileWriting.remove(path)
    }
  }
}
