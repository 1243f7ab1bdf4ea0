// SPDX-License-Identifier: Apache-2.0

/// A bar on standard error for work that takes over a second; nothing where nobody is watching.
final class ProgressBar {
  private let title: String
  private let begun = ContinuousClock.now
  private var lastShown: ContinuousClock.Instant?

  init(_ title: String) { self.title = title }

  /// Shows how far the work is, at most ten times a second.
  func show(done: Int, of total: Int?, _ detail: String) {
    let now = ContinuousClock.now
    guard Console.isWatched, now - begun > .seconds(1),
      lastShown.map({ now - $0 > .milliseconds(100) }) ?? true
    else { return }
    lastShown = now
    var line = "\r\u{1B}[K\(title) "
    if let total, total > 0 {
      let share = min(100, done * 100 / total)
      let filled = share * 24 / 100
      line += String(repeating: "█", count: filled) + String(repeating: "░", count: 24 - filled)
      line += " \(share)%"
    }
    Console.show("\(line)  \(detail)")
  }

  /// Takes the bar away.
  func end() {
    if lastShown != nil { Console.show("\r\u{1B}[K") }
  }
}
