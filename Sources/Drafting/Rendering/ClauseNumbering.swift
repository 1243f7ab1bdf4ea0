// SPDX-License-Identifier: Apache-2.0

import Typesetting

/// Numbers headings that have no number, and clauses within their section: 4, 4.1, 4.2.
struct ClauseNumbering {
  /// The number of the section the next clause stands in.
  private var section: String
  private var sections = 0
  private var clauses = 0
  private let isSchedule: Bool

  /// Numbering of the body, from 1.
  init() {
    section = ""
    isSchedule = false
  }

  /// Numbering of a schedule, whose clauses all count within it.
  init(section: String) {
    self.section = section
    isSchedule = true
  }

  /// The same blocks with numbers.
  ///
  /// A heading of the first level begins a section and keeps the number its author gave it.
  mutating func number(_ blocks: [Block]) -> [Block] { blocks.map { number($0) } }

  private mutating func number(_ block: Block) -> Block {
    switch block {
    case .heading(var heading) where heading.level == 1 && !isSchedule:
      sections += 1
      let given = heading.number?.filter { $0.isNumber }
      section = given.flatMap { $0.isEmpty ? nil : $0 } ?? "\(sections)"
      heading.number = section
      clauses = 0
      return .heading(heading)
    case .clause(var clause) where clause.number.isEmpty:
      clauses += 1
      clause.number = section.isEmpty ? "\(clauses)" : "\(section).\(clauses)"
      return .clause(clause)
    case .list(var list):
      list.items = list.items.map { number($0) }
      return .list(list)
    case .aside(var aside):
      aside.contents = number(aside.contents)
      return .aside(aside)
    default: return block
    }
  }
}
