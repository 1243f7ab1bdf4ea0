// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Portal

/// How `frankpledge due` watches.
struct DueWatchOptions: ParsableArguments {
  @Flag(help: "Go on, and tell once each when 50 %, 75 %, 90 % and all of a time owed are used up.")
  var watch = false

  @Flag(help: "Do one round of the watch and end: for cron.")
  var once = false

  @Option(
    help: ArgumentHelp(
      "How long from one round to the next: 60s, 5m or 1h.", valueName: "duration"))
  var every = "60s"

  @Option(
    help: ArgumentHelp(
      "Post each notice to this address as JSON (docs/notice.schema.json); https, or http on this "
        + "machine.", valueName: "url"))
  var webhook: String?

  @Option(
    help: ArgumentHelp(
      "Sign what is posted with the secret in this file: whsec_ and base64, readable by you alone.",
      valueName: "file"))
  var secret: String?

  @Option(
    help: ArgumentHelp("Where it is kept what was told.", valueName: "file"))
  var state: String?

  /// Whether a watch is asked for.
  var isAsked: Bool { watch || once }

  /// The pause between rounds, in seconds.
  var seconds: Int? { Self.seconds(every) }

  /// Sees that the options fit each other.
  func validate(isElsewhere: Bool, _ moment: MomentOptions) throws {
    guard isAsked else {
      if webhook != nil || secret != nil || state != nil {
        throw ValidationError("--webhook, --secret and --state go with --watch or --once.")
      }
      return
    }
    if isElsewhere {
      throw ValidationError(
        "--watch and --once go without --json, --ical, --explain and --residual.")
    }
    if moment.knownAt != nil || (moment.asOfText != nil && !once) {
      throw ValidationError("A watch looks at the present; --as-of goes with --once alone.")
    }
    guard seconds != nil else {
      throw ValidationError("'\(every)' is no duration. Write 60s, 5m or 1h.")
    }
    if secret != nil, webhook == nil {
      throw ValidationError("--secret signs what --webhook posts; name the address too.")
    }
    if let webhook, WebAddress(webhook) == nil {
      throw ValidationError(
        "'\(webhook)' cannot be posted to. Write https://…, or http:// with 127.0.0.1, [::1] or "
          + "localhost, and no name or password in it.")
    }
  }

  /// Seconds of `60s`, `5m`, `1h`: from one second to a day.
  private static func seconds(_ text: String) -> Int? {
    let units = ["s": 1, "m": 60, "h": 3_600]
    guard let unit = text.last.flatMap({ units[String($0)] }), let count = Int(text.dropLast()),
      count > 0, count <= 86_400 / unit
    else { return nil }
    return count * unit
  }
}
