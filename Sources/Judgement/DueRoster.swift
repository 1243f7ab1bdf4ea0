// SPDX-License-Identifier: Apache-2.0

package import Terms
package import WorkingTime

/// Who of the cooperative is on duty at a deadline, by its rotas.
package struct DueRoster: Sendable {
  private let rotas: [(name: String, open: OpenTime)]
  /// Whether the cooperative has rotas at all that serve the agreement.
  package let isThere: Bool

  /// How far after the first instant rotas are laid out, in milliseconds: 400 days.
  private static let farthest: Int64 = 400 * 86_400_000

  /// The rotas that serve an agreement, from an instant on.
  package init(_ rotas: [Rota], of agreement: String, from instant: Instant) {
    let serving = rotas.filter { $0.serves.isEmpty || $0.serves.contains(agreement) }
    isThere = !serving.isEmpty
    let from = min(instant, Zone.horizon)
    let end = min(Instant(milliseconds: from.milliseconds + Self.farthest), Zone.horizon)
    self.rotas = serving.compactMap { rota in
      // A shift that began the day before may still last.
      let open = try? OpenTime(.calendar(rota.hours), from: from, to: max(from, end))
      return open.map { (rota.name, $0) }
    }
  }

  /// The names of the rotas that are on duty just before a deadline, in the order of the cooperative's
  /// file; none if nobody is; nil where that is not known: without rotas, and too far ahead.
  ///
  /// A deadline is the end of time owed: at Friday 17:30 those count who are there until 17:30.
  package func names(before due: Instant) -> [String]? {
    let last = Instant(milliseconds: due.milliseconds - 1)
    guard !rotas.isEmpty else { return nil }
    var names: [String] = []
    for (name, open) in rotas {
      guard let isOpen = open.isOpen(at: last) else { return nil }
      if isOpen { names.append(name) }
    }
    return names
  }
}
