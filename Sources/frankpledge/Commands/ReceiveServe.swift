// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Evidence
import Intake
import Office
import Portal
import Storage

/// `frankpledge receive serve`.
struct ReceiveServe: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Take events over HTTP, and answer once they are on the disk.",
    discussion: """
      Example: frankpledge receive serve --listen 127.0.0.1:8118

      receiving.toml says who may send, and about which agreements. CloudEvents go to POST /events, \
      with the sender's token; the answer is a signed receipt. Desks call POST /desks/NAME. \
      docs/receiving.md has both. It speaks plain HTTP: put a web server with TLS before it. SIGTERM \
      ends it once answers under way are given.
      """)

  @OptionGroup var options: FolderOptions

  @Option(
    help: ArgumentHelp(
      "Where to take requests; port 0 takes any that is free.", valueName: "address:port"))
  var listen = ListenAddress(host: "127.0.0.1", port: 8118)

  @Option(
    help: ArgumentHelp(
      "By when a receipt says that the log has an event, in minutes.", valueName: "minutes"))
  var within = 60

  func validate() throws {
    guard (1...527_040).contains(within) else {
      throw ValidationError("--within is a count of minutes from 1 to 527040, which is a year.")
    }
  }

  func run() async throws {
    let workplace = try Workplace(options)
    let callers = try Callers(workplace)
    let key = try workplace.keyStartingLog()
    let store = try workplace.store(key.verifierKey, creating: true)
    let receiver = ReceiveEvents(
      store: store, recorder: workplace.recorder(key, store),
      issuer: workplace.issuer(key, store, within: within),
      signer: key.checkpointSigner(), clock: { SystemClock.now() })
    let server = ReceivingServer(
      receiver, senders: callers.senders, desks: callers.desks, clock: { SystemClock.now() },
      tell: { Console.complain(Console.printable($0).replacing("\n", with: " ")) })
    let witnessing = Task { try await askWitnesses(workplace, key.verifierKey, store) }
    do {
      try await server.run(host: listen.host, port: listen.port) { port in
        Console.print("Receiving at http://\(ListenAddress(host: listen.host, port: port))")
        try? Console.flush()
      }
    } catch {
      throw FileFault(listen.description, "listen at", because: "\(error)")
    }
    witnessing.cancel()
    _ = try? await witnessing.value
    try store.close()
  }

  /// Has new checkpoints cosigned, soon and one after the other; what is recorded never waits for it.
  private func askWitnesses(
    _ workplace: Workplace, _ key: NoteVerifierKey, _ store: SQLiteEventStore
  ) async throws {
    var asked = try await store.head().size
    while !Task.isCancelled {
      try await Task.sleep(for: .seconds(1))
      let size = try await store.head().size
      guard size > asked else { continue }
      asked = size
      await WitnessRound(workplace, key, store).complain()
    }
  }
}

/// Who calls, as `receiving.toml` has it, with their secrets read.
private struct Callers {
  let senders: [Sender]
  let desks: [String: any DeliveryReader]

  init(_ workplace: Workplace) throws {
    guard let bytes = try workplace.folder.bytes(of: ReceivingPlan.path) else {
      throw OfficeFault.noFile(ReceivingPlan.path)
    }
    let plan: ReceivingPlan
    do throws(MappingFault) { plan = try ReceivingPlan(parsing: bytes) } catch {
      throw MappingTrouble(text: error.text(file: ReceivingPlan.path))
    }
    senders = try plan.senders.map { sender in
      let path = workplace.folder.place(of: sender.token)
      guard
        let sender = Sender(
          name: sender.name, agreements: Set(sender.agreements), source: sender.source,
          token: try KeyFile.secretLine(of: path))
      else {
        throw FileFault(
          path, "use",
          because: "a token is one line of \(Sender.shortestToken) letters and digits or more; "
            + "`frankpledge receive token` makes one")
      }
      return sender
    }
    var desks: [String: any DeliveryReader] = [:]
    for desk in plan.desks {
      let mapping = try workplace.hookMapping(desk.mapping)
      let path = workplace.folder.place(of: desk.secret)
      let secret = try KeyFile.secretLine(of: path)
      do throws(HookSecretFault) {
        desks[desk.name] = try HookReader(mapping, secret: secret)
      } catch {
        throw FileFault(path, "use", because: "\(error)")
      }
    }
    self.desks = desks
  }
}
