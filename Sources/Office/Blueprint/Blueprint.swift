// SPDX-License-Identifier: Apache-2.0

/// The files a new cooperative starts with: small, complete and right, to be changed.
package struct Blueprint: Sendable {
  /// Each file with its path in the folder and its text, ascending by path.
  package let files: [(path: String, text: String)]
  /// The name of the log.
  package let log: String

  /// A blueprint for a cooperative; nil when `name` is no name.
  ///
  /// A name is letters, digits and dashes, and begins with a letter. The log is `name.example/log`
  /// unless given: its address, without a scheme, once the cooperative has one.
  package init?(name: String, title: String?, log: String?) {
    guard Self.isName(name) else { return nil }
    let log = log ?? "\(name).example/log"
    // Plain characters alone, so that the text it goes into stays the text we wrote.
    let plain = title?.filter { $0.isLetter || $0.isNumber || " .,-&'()".contains($0) }
    let title = plain ?? name.split(separator: "-").map(\.capitalizedFirst).joined(separator: " ")
    self.log = log
    files = [
      (".gitignore", Self.ignored),
      ("README.md", Self.readMe(title)),
      ("agreements/first-adopter.md", Self.agreement),
      ("calendars/office.pledge", Self.calendar),
      ("cooperative.pledge", Self.cooperative(name, title, log)),
      ("intake/desk.toml", Self.mapping),
    ]
  }

  private static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first),
      text.utf8.count <= 64
    else { return false }
    return text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"):
        true
      default: false
      }
    }
  }
}

extension Substring {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
