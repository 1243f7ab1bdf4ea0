// SPDX-License-Identifier: Apache-2.0

@testable import Terms

/// A syntax tree as lines of text that leave out where everything stands.
enum SyntaxWithoutPlaces {
  static func lines(of syntax: TermsSyntax) -> [String] {
    var lines: [String] = []
    write(syntax, named: "", to: &lines)
    return lines
  }

  private static func write(_ value: Any, named name: String, to lines: inout [String]) {
    if value is SourceRange || value is ClosedRange<Int> { return }
    if let names = value as? Set<String> {
      lines.append("\(name) \(Set(names.map { $0.filter { $0 != "," } }).sorted())")
      return
    }
    let mirror = Mirror(reflecting: value)
    guard !mirror.children.isEmpty else {
      lines.append("\(name) \(value)")
      return
    }
    lines.append("\(name) \(mirror.subjectType)")
    if mirror.displayStyle == .enum { lines.append(mirror.children.first?.label ?? "") }
    for child in mirror.children { write(child.value, named: child.label ?? "", to: &lines) }
  }
}
