// SPDX-License-Identifier: Apache-2.0

import Evidence
import Terms
import WorkingTime

/// What judgement keeps of an event about a case: 32 bytes, however long the event.
struct Fact: Sendable {
  var time: Instant
  let index: UInt64
  /// The case, by its place among the names of cases.
  fileprivate(set) var caseID: UInt32
  /// A severity, a cause or an obligation, by its place among the names; ``absent`` for none.
  var name = Fact.absent
  /// Why, by its place among the names; of an opening what else it says, by its place among the
  /// particulars; ``absent`` for none.
  var reason = Fact.absent
  let event: CaseEvent
  var actor: EventPattern.Actor?
  var side: EventPattern.Side?
  var hasConsent = false

  static let absent = UInt32.max

  var isOpening: Bool { if case .opened = event { true } else { false } }

  /// In order of time, and at one instant in order of the log.
  func precedes(_ other: Fact) -> Bool {
    (time.milliseconds, index) < (other.time.milliseconds, other.index)
  }

  /// The same fact of a case at another place.
  func ofCase(_ caseID: UInt32) -> Fact {
    var fact = self
    fact.caseID = caseID
    return fact
  }

  /// Whether this counts as an act.
  ///
  /// Who acted must be in evidence where the pattern names them.
  func matches(_ pattern: EventPattern) -> Bool {
    pattern.matches(.ofCase(event), by: actor, of: side)
  }
}

/// Texts that come again and again, each kept once.
///
/// Told apart by their bytes: two spellings that Unicode takes for one text are two names, whichever
/// comes first.
struct NameList: Sendable {
  private(set) var names: [String] = []
  private var places: [ExactText: UInt32] = [:]
  /// Places whose names were forgotten, to be used again.
  private var vacant: [UInt32] = []

  private struct ExactText: Hashable {
    let text: String

    static func == (left: Self, right: Self) -> Bool {
      left.text.utf8.withContiguousStorageIfAvailable { $0.hasSameBytes(as: right.text) }
        ?? left.text.utf8.elementsEqual(right.text.utf8)
    }

    func hash(into hasher: inout Hasher) {
      let isDone: Void? = text.utf8.withContiguousStorageIfAvailable {
        hasher.combine(bytes: UnsafeRawBufferPointer($0))
      }
      if isDone == nil { Array(text.utf8).withUnsafeBytes { hasher.combine(bytes: $0) } }
    }
  }

  /// The place of a name, which is added if it is new.
  mutating func place(of name: String) -> UInt32 {
    let key = ExactText(text: name)
    if let place = places[key] { return place }
    if let place = vacant.popLast() {
      names[Int(place)] = name
      places[key] = place
      return place
    }
    let place = UInt32(clamping: names.count)
    names.append(name)
    places[key] = place
    return place
  }

  /// Forgets the name at a place, which is given to a new one.
  mutating func remove(_ place: UInt32) {
    guard let name = self[place], places.removeValue(forKey: ExactText(text: name)) != nil else {
      return
    }
    names[Int(place)] = ""
    vacant.append(place)
  }

  /// The place of a name that is there.
  func knownPlace(of name: String) -> Int? { places[ExactText(text: name)].map(Int.init) }

  /// The name at a place, or nil for ``Fact/absent``.
  subscript(place: UInt32) -> String? {
    Int(place) < names.count ? names[Int(place)] : nil
  }
}
