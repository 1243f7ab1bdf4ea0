// SPDX-License-Identifier: Apache-2.0

import Terms

/// A name and the declaration that gives it.
struct DeclaredName: Sendable, Hashable {
  let key: FileKey
  let keyword: Keyword
  /// As written; an act may have several words.
  let text: String
  let range: SourceRange

  var group: NameGroup { NameGroup(keyword) }

  init?(_ keyword: Keyword, _ declaration: OutlineDeclaration, in key: FileKey) {
    let words = declaration.header.dropFirst().prefix { $0.kind == .word }
    guard let first = words.first, NameGroup.isNamed(keyword) else { return nil }
    self.key = key
    self.keyword = keyword
    if NameGroup(keyword) == .act, let last = words.last {
      text = words.map(\.text).joined(separator: " ")
      range = first.range.through(last.range)
    } else {
      text = first.text
      range = first.range
    }
  }
}

/// Names of one group must differ from one another, and are used in the same places.
enum NameGroup: Hashable, Sendable, CaseIterable {
  case agreement, cooperative, calendar, holidays, severity, act, site, rota, area, member, layer
  /// What can be owed, excused, ended or counted: obligations, goals, duties, measures and so on.
  case owed

  init(_ keyword: Keyword) {
    switch keyword {
    case .agreement: self = .agreement
    case .cooperative: self = .cooperative
    case .calendar: self = .calendar
    case .holidays: self = .holidays
    case .severity: self = .severity
    case .define: self = .act
    case .site: self = .site
    case .rota: self = .rota
    case .area: self = .area
    case .member: self = .member
    case .layer: self = .layer
    default: self = .owed
    }
  }

  /// Whether a declaration gives a name that others may use.
  static func isNamed(_ keyword: Keyword) -> Bool {
    switch keyword {
    case .include, .example, .credits, .limit: false
    default: true
    }
  }

  /// The name as it is compared: `service restored` and `service-restored` are one act.
  func key(of text: String) -> String { self == .act ? text.replacing(" ", with: "-") : text }
}
