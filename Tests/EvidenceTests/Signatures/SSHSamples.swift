// SPDX-License-Identifier: Apache-2.0

import Evidence
import Foundation
import Testing

/// Writes signatures that `ssh-keygen -Y verify` is to judge: see `Interop/people.sh`.
struct SSHSamples {
  static let folder = ProcessInfo.processInfo.environment["FRANKPLEDGE_INTEROP_OUT"]

  @Test(.enabled(if: folder != nil, "FRANKPLEDGE_INTEROP_OUT names no folder to write to"))
  func `signatures for ssh-keygen are written`() throws {
    let folder = try #require(Self.folder)
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    let text = SSHVectors.text
    let key = try #require(SSHSigningKey(seed: Array(0..<32)))
    let own = try #require(key.sign(text, namespace: SSHVectors.namespace))
    var signers = ""
    var samples = [("ed25519", own.key.blob, Array(own.armored.utf8))]
    for (name, key) in [("sk-ed25519", SecurityKey.ed25519()), ("sk-ecdsa", .ecdsa())] {
      let signature = try key.signature(over: text, namespace: SSHVectors.namespace)
      samples.append((name, key.blob, signature))
    }
    for (name, blob, signature) in samples {
      signers += "\(name) \(try #require(SSHPublicKey(blob: blob)).line)\n"
      try Data(signature).write(to: URL(filePath: "\(folder)/\(name).sig"))
    }
    try Data(signers.utf8).write(to: URL(filePath: "\(folder)/allowed_signers"))
    try Data(text).write(to: URL(filePath: "\(folder)/text"))
  }
}
