// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Evidence
import Storage

/// `frankpledge key agent`.
struct KeyAgent: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agent",
    abstract: "List the keys of the ssh-agent, or have it keep the log's key.",
    discussion: """
      Example: frankpledge key agent
      Example: frankpledge key agent --add
      Example: frankpledge key agent --use

      --add gives the agent the key of keys/log.key until it is stopped. --use has the log sign with \
      the agent from now on: it writes keys/log.agent, and keys/log.key is not read any more. Move that \
      file to where only a restore needs it. Taking keys/log.agent away goes back to the file.
      """)

  @OptionGroup var options: FolderOptions

  @Flag(help: "Give the log's key to the agent.")
  var add = false

  @Flag(help: "Sign with the agent from now on.")
  var use = false

  func run() throws {
    let workplace = try Workplace(options)
    let agent = try SSHAgent.ofEnvironment()
    let keys = workplace.keys
    if add {
      let key = try KeyFile.read(keys.key)
      guard let seed = key.seed, let sshKey = SSHPublicKey(ed25519: key.verifierKey.publicKey)
      else {
        throw FileFault(keys.key, "use", because: "it holds no secret")
      }
      try agent.add(seed: seed, publicKey: sshKey, comment: key.name)
      Console.print("The agent has the key of \(key.name) until it is stopped.")
    }
    if use {
      let key = try workplace.key().verifierKey
      let owned = try agent.identities().contains { $0.key.ed25519 == key.publicKey }
      guard owned else { throw AgentFault.refused }
      try FileWriting.save(Array("\(key)\n".utf8), to: keys.agent)
      Console.print(
        "The log signs with the ssh-agent from now on; keys/log.key is not read any more.")
    }
    guard !add, !use else { return }
    let own = try? workplace.key().verifierKey.publicKey
    for identity in try agent.identities() where identity.key.ed25519 != nil {
      let mark = identity.key.ed25519 == own ? "  (the log's)" : ""
      Console.print(
        Console.printable("\(identity.key.fingerprint)  \(identity.comment)\(mark)"))
    }
  }
}

/// A key of the ssh-agent that a log is to have.
enum AgentChoice {
  /// The Ed25519 key of a fingerprint, under the name of a log.
  static func key(_ fingerprint: String, named log: String) throws -> NoteKey {
    let agent = try SSHAgent.ofEnvironment()
    let found = try agent.identities().first { $0.key.fingerprint == fingerprint }
    guard let bytes = found?.key.ed25519,
      let key = NoteKey(try NoteVerifierKey(name: log, publicKey: bytes), in: agent)
    else {
      throw ValidationError(
        "The ssh-agent has no Ed25519 key of the fingerprint '\(fingerprint)'; see `ssh-add -l`.")
    }
    return key
  }
}
