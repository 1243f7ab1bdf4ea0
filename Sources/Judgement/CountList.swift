// SPDX-License-Identifier: Apache-2.0

/// Ways of counting: one as a rule, which then lies in the clock itself and not in an array.
struct CountList: RandomAccessCollection, MutableCollection, Sendable {
  private var first: Count?
  private var others: [Count] = []

  init() {}

  init(_ counts: some Sequence<Count>) {
    for count in counts { append(count) }
  }

  var startIndex: Int { 0 }
  var endIndex: Int { first == nil ? 0 : 1 + others.count }

  subscript(place: Int) -> Count {
    get {
      guard place == 0, let first else { return others[place - 1] }
      return first
    }
    set {
      if place == 0 { first = newValue } else { others[place - 1] = newValue }
    }
  }

  /// The way with the earliest deadline, the first of equals; nil where none has one.
  var earliest: Count? {
    var earliest = first?.due == nil ? nil : first
    guard !others.isEmpty else { return earliest }
    for count in others {
      guard let due = count.due else { continue }
      if earliest?.due.map({ due < $0 }) ?? true { earliest = count }
    }
    return earliest
  }

  mutating func append(_ count: Count) {
    if first == nil { first = count } else { others.append(count) }
  }

  mutating func removeAll() {
    first = nil
    if !others.isEmpty { others = [] }
  }
}
