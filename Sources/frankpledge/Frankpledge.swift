// SPDX-License-Identifier: Apache-2.0
//
// The command line. It reads arguments, opens the edges and hands over to Office; no rule of the
// domain is decided here.

import ArgumentParser
import Assurance

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct Frankpledge: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "frankpledge",
    abstract: "Stand behind enterprise support together, and prove it.",
    discussion: """
      A cooperative is a folder: agreements people can read, calendars, mappings of support desks. \
      Start one with `frankpledge new my-guild`, then check, record, judge, assure and verify.

      Exit status: 0 all well; 1 something was found wrong (a breach is not wrong, a broken text or \
      proof is); 2 the command could not run.
      """,
    version: "frankpledge \(ProgramVersion.text)",
    subcommands: [
      New.self, Check.self, Explain.self, ExposureCommand.self, Diff.self, Render.self,
      Record.self, ReceiveCommand.self, Due.self, RotaCommand.self, Judge.self,
      ForecastCommand.self,
      FitCommand.self, Assure.self,
      ReceiptCommand.self,
      Redact.self, Erase.self, Verify.self,
      LogCommand.self, WitnessCommand.self, StatementCommand.self, KeyCommand.self,
      TimestampCommand.self, LanguageServer.self,
    ])
}

@main
enum Program {
  static func main() async {
    // A file that may grow no further is an error to report, not a signal to die of.
    signal(SIGXFSZ, SIG_IGN)
    do {
      var command = try Frankpledge.parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
      try Console.flush()
    } catch {
      end(with: error)
    }
  }

  /// Prints what went wrong and leaves with the status documented.
  private static func end(with error: any Error) -> Never {
    let status = Frankpledge.exitCode(for: error)
    if error is ExitCode {
      leave(flushing(status.rawValue))
    }
    let text = Frankpledge.fullMessage(for: error)
    switch status {
    case .success:
      // Help and version are asked for, and go where output goes.
      Console.print(text)
      leave(flushing(0))
    case .validationFailure:
      try? Console.flush()
      Console.complain(text)
      leave(2)
    default:
      try? Console.flush()
      Console.complain("frankpledge: \(error)")
      leave(2)
    }
  }

  private static func flushing(_ status: Int32) -> Int32 {
    do { try Console.flush() } catch {
      Console.complain("frankpledge: \(error)")
      return 2
    }
    return status
  }
}
