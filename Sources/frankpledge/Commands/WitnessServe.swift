// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Evidence
import Office
import Portal
import Storage

/// `frankpledge witness serve`.
struct WitnessServe: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Cosign the logs in logs.policy for whoever asks over HTTP (C2SP tlog-witness).",
    discussion: """
      Example: frankpledge witness serve w1 --listen 127.0.0.1:8117

      It takes requests at POST /add-checkpoint and shows the newest checkpoint of each log at \
      GET /SHA-256 of the origin/checkpoint. What it cosigns is on the disk before the answer goes out. \
      It speaks plain HTTP: put a web server with TLS before it. SIGTERM ends it once answers under way \
      are given.
      """)

  @Argument(help: "The witness's folder, which `frankpledge witness new` made.")
  var folder = "."

  @Option(
    help: ArgumentHelp(
      "Where to take requests; port 0 takes any that is free.", valueName: "address:port"))
  var listen = ListenAddress(host: "127.0.0.1", port: 8117)

  @Option(help: ArgumentHelp("What stands before each path, such as /w1.", valueName: "path"))
  var prefix = ""

  func validate() throws {
    guard prefix.isEmpty || prefix.hasPrefix("/"),
      !prefix.contains(where: { "{}:*? ".contains($0) })
    else { throw ValidationError("'\(prefix)' is no path. Write /w1, or leave it out.") }
  }

  func run() async throws {
    let key = try KeyFile.readForWitness("\(folder)/\(WitnessFolder.key)")
    let logs = try readLogs()
    let book = try SQLiteWitnessBook(opening: "\(folder)/\(WitnessFolder.book)")
    let witness = WitnessLogs(
      WitnessRule(key: key, logs: logs), book: book, clock: { SystemClock.now() })
    try await witness.checkBook()
    let server = WitnessServer(witness) { Console.complain(Console.printable($0)) }
    do {
      try await server.run(host: listen.host, port: listen.port, prefix: prefix) { port in
        let count = CountedNoun.text(logs.count, "log")
        let address = ListenAddress(host: listen.host, port: port)
        Console.print("Witnessing \(count) at http://\(address)\(prefix)")
        try? Console.flush()
      }
    } catch {
      throw FileFault(listen.description, "listen at", because: "\(error)")
    }
    try book.close()
  }

  private func readLogs() throws -> [NoteVerifierKey] {
    let path = "\(folder)/\(WitnessFolder.logs)"
    let bytes = try FileReading.bytes(of: path, limit: WitnessPolicy.mostBytes)
    let policy: WitnessPolicy
    do throws(PolicyFault) { policy = try WitnessPolicy(parsing: bytes) } catch {
      throw WitnessTrouble(lines: error.problems.map { "\(path):\($0)" })
    }
    guard !policy.logs.isEmpty else {
      throw WitnessTrouble(
        lines: ["\(path): it names no log; write a line: log, and the public key of one"])
    }
    return policy.logs.map(\.key)
  }
}
