// SPDX-License-Identifier: Apache-2.0

/// What must hold of a call for a rule of a mapping: `action is opened`.
///
/// `PATH is VALUE`, `PATH is not VALUE`, `PATH is one of A, B`, `PATH is none of A, B`, `PATH is there`
/// and `PATH is absent`. A value may hold `*` for any run of characters. Where a path leads to several
/// values, one of them has to fit, and for `not` and `none of` none may.
struct HookCondition: Hashable, Sendable {
  private let path: HookPath
  private let test: Test

  private enum Test: Hashable {
    case fits([NamePattern])
    case fitsNone([NamePattern])
    case isThere
    case isAbsent
  }

  /// The forms, the longer ones first.
  private static let forms: [(words: String, test: @Sendable (String) -> Test?)] = [
    (" is one of ", { .fits(patterns($0)) }), (" is none of ", { .fitsNone(patterns($0)) }),
    (" is not ", { .fitsNone([NamePattern($0)]) }), (" is ", { one($0) }),
  ]

  /// Reads a condition; nil if it is none.
  init?(_ text: String) {
    for form in Self.forms {
      // The first place where the words stand parts the path, which has none of them, from the value.
      guard let parted = Self.part(text, at: form.words) else { continue }
      guard let path = HookPath(parted.path), let test = form.test(parted.value) else { return nil }
      self.path = path
      self.test = test
      return
    }
    return nil
  }

  private static func one(_ value: String) -> Test? {
    switch value {
    case "there": .isThere
    case "absent": .isAbsent
    case "one of", "none of", "not": nil
    default: .fits([NamePattern(value)])
    }
  }

  private static func patterns(_ list: String) -> [NamePattern] {
    list.split(separator: ",").map { item in
      NamePattern(String(item.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()))
    }
  }

  private static func part(_ text: String, at words: String) -> (path: String, value: String)? {
    let (bytes, mark) = (Array(text.utf8), Array(words.utf8))
    guard bytes.count > mark.count else { return nil }
    for start in 1..<(bytes.count - mark.count) + 1
    where bytes[start..<min(start + mark.count, bytes.count)].elementsEqual(mark) {
      let value = String(decoding: bytes[(start + mark.count)...], as: UTF8.self)
      guard !value.isEmpty else { return nil }
      return (String(decoding: bytes[..<start], as: UTF8.self), value)
    }
    return nil
  }

  /// Whether it holds of a call.
  func holds(of call: HookCall) -> Bool {
    switch test {
    case .fits(let patterns): return fits(patterns, call)
    case .fitsNone(let patterns): return !fits(patterns, call)
    case .isThere: return !path.values(in: call).isEmpty
    case .isAbsent: return path.values(in: call).isEmpty
    }
  }

  private func fits(_ patterns: [NamePattern], _ call: HookCall) -> Bool {
    path.texts(in: call).contains { text in patterns.contains { $0.matches(text) } }
  }
}
