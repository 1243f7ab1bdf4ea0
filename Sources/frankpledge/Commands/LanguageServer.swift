// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Editor
import Evidence
import Office
import Storage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `frankpledge language-server`.
struct LanguageServer: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "language-server",
    abstract: "Serve an editor over standard input and output (Language Server Protocol 3.17).",
    discussion: """
      Editors start this, people do not; editors/README.md says how to tell yours.
      Example: frankpledge language-server

      Exit status: 0 if the editor asked it to shut down, 1 if the editor went away without.
      """)

  func run() throws {
    var session = Session(DiskCooperatives(), zones: try SystemZones())
    var reader = FrameReader()
    var input = [UInt8](repeating: 0, count: 1 << 16)
    while session.exitStatus == nil, !reader.isLost {
      let count = read(STDIN_FILENO, &input, input.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      for frame in reader.take(input[..<count]) {
        switch frame {
        case .body(let body): try send(session.receive(body))
        case .fault(let fault): try send(session.receive(fault))
        }
      }
      // What is typed meanwhile goes first.
      while !session.isIdle, !isInputWaiting { try send(session.work()) }
    }
    if session.statusAtEnd != 0 { throw ExitCode(session.statusAtEnd) }
  }

  private func send(_ messages: [JSONValue]) throws {
    for message in messages { Console.write(FrameWriter.frame(message.canonicalBytes)) }
    try Console.flush()
  }

  private var isInputWaiting: Bool {
    var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&input, 1, 0) > 0
  }
}

/// The cooperatives on this machine's disk.
private struct DiskCooperatives: CooperativeFolders {
  func root(above path: String) -> String? {
    var folder = path[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      if FileReading.exists("\(folder)/\(TermsShelf.cooperativeFile)") {
        return folder.isEmpty ? "/" : String(folder)
      }
    }
    return nil
  }

  func folder(at root: String) -> any CooperativeFolder { DiskFolder(root) }
}
