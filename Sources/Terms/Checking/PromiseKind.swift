// SPDX-License-Identifier: Apache-2.0

/// What sort of obligation one is, by what brings it about and what is owed.
enum PromiseKind: Hashable {
  case eachCase, recurring, matter, periodic
  case rate, breaches, points, percentile, average, availability
  /// It cannot be told: what it needs is missing or does not fit.
  case unknown

  init(_ syntax: ObligationSyntax) {
    guard let trigger = syntax.trigger?.value, let owed = syntax.owed else {
      self = .unknown
      return
    }
    switch (trigger, owed) {
    case (.opening, .act): self = .eachCase
    case (.whileCase, .act): self = .recurring
    case (.matter, .act), (.fulfilment, .act): self = .matter
    case (.each, .act): self = .periodic
    case (.each, .rate), (.inAny, .rate): self = .rate
    case (.each, .breaches), (.inAny, .breaches): self = .breaches
    case (.each, .points), (.inAny, .points): self = .points
    case (.each, .percentile), (.inAny, .percentile): self = .percentile
    case (.each, .average), (.inAny, .average): self = .average
    case (.each, .availability), (.inAny, .availability): self = .availability
    default: self = .unknown
    }
  }

  /// Whether it is taken over a period.
  var isAggregate: Bool {
    switch self {
    case .rate, .breaches, .points, .percentile, .average, .availability: true
    case .eachCase, .recurring, .matter, .periodic, .unknown: false
    }
  }

  /// Whether instances of it can be counted by an aggregate.
  var isCountable: Bool { self == .eachCase || self == .recurring || self == .matter }

  /// In words, after `an obligation`.
  var words: String {
    switch self {
    case .eachCase: "owed for each case"
    case .recurring: "owed again and again while a case lasts"
    case .matter: "owed for each advisory, incident or request"
    case .periodic: "owed once in each period"
    case .rate: "to keep a share of cases in time"
    case .breaches: "to keep breaches few"
    case .points: "to keep points few"
    case .percentile: "to keep a percentile"
    case .average: "to keep an average"
    case .availability: "to keep a service available"
    case .unknown: "that is not complete"
    }
  }
}

/// The obligations and goals of a bundle by name.
struct PromiseTable {
  /// One of them, with the file it stands in.
  struct Entry {
    let syntax: ObligationSyntax
    let file: Int
    let kind: PromiseKind
  }

  /// The value is the place in ``entries``.
  private(set) var names = NameTable<Int>()
  /// All of them, also those of a name that is taken, in order.
  private(set) var entries: [Entry] = []

  /// What each entry is owed for, by its place; see ``findMatters()``.
  private var matters: [Matter?] = []

  /// What an entry of a name is owed for: of one that follows another, what that is owed for; nil if
  /// that cannot be told, as in a circle.
  func matter(of name: String) -> Matter? {
    names[name].flatMap { matters.indices.contains($0) ? matters[$0] : nil }
  }

  /// Finds what every entry is owed for, each once, however long the chains are.
  mutating func findMatters() {
    matters = Array(repeating: nil, count: entries.count)
    var isDone = Array(repeating: false, count: entries.count)
    for start in entries.indices where !isDone[start] {
      var chain: [Int] = []
      var place: Int? = start
      var matter: Matter?
      while let here = place {
        if isDone[here] {
          matter = matters[here]
          break
        }
        isDone[here] = true
        chain.append(here)
        place = nil
        switch entries[here].syntax.trigger?.value {
        case .matter(let event, _, _)?: matter = event.matter
        case .fulfilment(let other)?: place = names[other.value]
        default: break
        }
      }
      for here in chain { matters[here] = matter }
    }
  }

  /// Adds one; gives the place of another of its name, if there is one.
  mutating func add(_ syntax: ObligationSyntax, in file: Int) -> FilePlace? {
    entries.append(Entry(syntax: syntax, file: file, kind: PromiseKind(syntax)))
    guard !syntax.name.value.isEmpty else { return nil }
    return names.declare(
      syntax.name.value, entries.count - 1, at: FilePlace(file: file, range: syntax.name.range))
  }

  subscript(name: String) -> Entry? { names[name].map { entries[$0] } }
}
