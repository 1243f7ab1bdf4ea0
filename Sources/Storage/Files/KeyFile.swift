// SPDX-License-Identifier: Apache-2.0

package import Evidence

/// The log's private key in a file that only its owner may read.
package enum KeyFile {
  /// Makes a new key for a log and keeps it at `path`, where there must be none yet.
  ///
  /// - Throws: ``FileFault``, or ``NoteFault`` when `name` cannot name a log.
  package static func create(_ path: String, name: String) throws -> NoteKey {
    let key = try NoteKey(name: name, seed: RandomBytes.draw(32))
    try FileWriting.save(Array("\(key.secretText)\n".utf8), to: path, mode: 0o600, replacing: false)
    return key
  }

  /// Makes a new key for a witness and keeps it at `path`, where there must be none yet.
  ///
  /// - Throws: ``FileFault``, or ``NoteFault`` when `name` cannot name a witness.
  package static func createForWitness(_ path: String, name: String) throws -> WitnessKey {
    let key = try WitnessKey(name: name, seed: RandomBytes.draw(32))
    try FileWriting.save(Array("\(key.secretText)\n".utf8), to: path, mode: 0o600, replacing: false)
    return key
  }

  /// Reads a key.
  ///
  /// - Throws: ``FileFault`` when it is missing, readable by others, or no key. The text of a key
  ///   never enters a message.
  package static func read(_ path: String) throws(FileFault) -> NoteKey {
    let line = try secretLine(of: path)
    guard let key = try? NoteKey(line) else {
      throw FileFault(
        path, "use", because: "it is not a private key; it should be one line, PRIVATE+KEY+…")
    }
    return key
  }

  /// Reads the key of a witness, as ``read(_:)`` reads that of a log.
  package static func readForWitness(_ path: String) throws(FileFault) -> WitnessKey {
    let line = try secretLine(of: path)
    guard let key = try? WitnessKey(line) else {
      throw FileFault(
        path, "use",
        because: "it is not the private key of a witness; `frankpledge witness new` makes one")
    }
    return key
  }

  /// The first line of a file that only its owner may read, such as a token.
  ///
  /// - Throws: ``FileFault`` when it is missing or readable by others.
  package static func secretLine(of path: String) throws(FileFault) -> String {
    try FileSecrecy.check(path)
    let bytes = try FileReading.bytes(of: path, limit: 4096)
    return String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  }
}

/// Bytes nobody can foresee, from the system.
package enum RandomBytes {
  /// So many random bytes.
  package static func draw(_ count: Int) -> [UInt8] {
    var system = SystemRandomNumberGenerator()
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    while bytes.count < count {
      withUnsafeBytes(of: system.next() as UInt64) { bytes += $0.prefix(count - bytes.count) }
    }
    return bytes
  }
}
