// SPDX-License-Identifier: Apache-2.0

/// What a state of the desk says about a case, in the words of a mapping.
///
/// The words are a set: going from one state to another, each word that is new gives its event, and
/// each wait that is gone gives `case.resumed`. A case that was resolved, closed or voided and is not
/// any more gives `case.reopened`, and begins with no words but its waits.
package struct StateMeaning: OptionSet, Hashable, Sendable {
  package let rawValue: Int

  package init(rawValue: Int) { self.rawValue = rawValue }

  package static let acknowledged = StateMeaning(rawValue: 1)
  package static let responded = StateMeaning(rawValue: 2)
  package static let waitingOnAdopter = StateMeaning(rawValue: 4)
  package static let waitingOnThirdParty = StateMeaning(rawValue: 8)
  package static let workedAround = StateMeaning(rawValue: 16)
  package static let restored = StateMeaning(rawValue: 32)
  package static let resolved = StateMeaning(rawValue: 64)
  package static let closed = StateMeaning(rawValue: 128)
  package static let voided = StateMeaning(rawValue: 256)

  private static let ends: StateMeaning = [.resolved, .closed, .voided]

  /// Every word of a mapping; `open` says nothing.
  package static let words: [(word: String, meaning: StateMeaning)] = [
    ("open", []), ("acknowledged", .acknowledged), ("responded", .responded),
    ("waiting-on-adopter", .waitingOnAdopter), ("waiting-on-third-party", .waitingOnThirdParty),
    ("worked-around", .workedAround), ("restored", .restored), ("resolved", .resolved),
    ("closed", .closed), ("voided", .voided),
  ]

  /// Something that happens to a case when its state changes.
  package struct Happening: Hashable, Sendable {
    /// The type without its prefix, `case.paused`.
    package let name: String
    /// Whom the case waits on, or waited on.
    package var waitingOn: String?

    init(_ name: String, waitingOn: String? = nil) {
      self.name = name
      self.waitingOn = waitingOn
    }
  }

  private static let waits: [(meaning: StateMeaning, on: String)] = [
    (.waitingOnAdopter, "adopter"), (.waitingOnThirdParty, "third-party"),
  ]
  private static let beginnings: [(meaning: StateMeaning, name: String)] = [
    (.acknowledged, "case.acknowledged"), (.responded, "case.responded"),
  ]
  private static let endings: [(meaning: StateMeaning, name: String)] = [
    (.workedAround, "case.worked-around"), (.restored, "case.restored"),
    (.resolved, "case.resolved"), (.closed, "case.closed"), (.voided, "case.voided"),
  ]

  /// What happens when a case comes from another state into this one, in order.
  package func happenings(from before: StateMeaning) -> [Happening] {
    guard self != before else { return [] }
    var happenings: [Happening] = []
    var before = before
    if isReopening(from: before) {
      happenings.append(Happening("case.reopened"))
      before = before.intersection([.waitingOnAdopter, .waitingOnThirdParty])
    }
    let new = subtracting(before)
    for wait in Self.waits where before.subtracting(self).contains(wait.meaning) {
      happenings.append(Happening("case.resumed", waitingOn: wait.on))
    }
    for word in Self.beginnings where new.contains(word.meaning) {
      happenings.append(Happening(word.name))
    }
    for wait in Self.waits where new.contains(wait.meaning) {
      happenings.append(Happening("case.paused", waitingOn: wait.on))
    }
    for word in Self.endings where new.contains(word.meaning) {
      happenings.append(Happening(word.name))
    }
    return happenings
  }

  /// Whether an end is taken back: none is left, or a closed case is only resolved.
  ///
  /// Annulling a closed case takes nothing back.
  private func isReopening(from before: StateMeaning) -> Bool {
    if contains(.voided) { return false }
    let ended = before.intersection(Self.ends)
    guard !ended.isEmpty else { return false }
    let stillEnded = intersection(Self.ends)
    return stillEnded.isEmpty || ended.contains(.closed) && !stillEnded.contains(.closed)
  }
}
