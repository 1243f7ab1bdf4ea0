// SPDX-License-Identifier: Apache-2.0

import WorkingTime

/// Reads one line of an `allowed_signers` file: principals, options, the kind of the key, its base64,
/// and a comment.
struct SignerLineReader {
  private var rest: ArraySlice<UInt8>
  private let number: Int

  private static let quote = UInt8(ascii: "\"")
  private static let backslash = UInt8(ascii: "\\")

  /// Begins at the start of a line.
  init(_ line: ArraySlice<UInt8>, number: Int) {
    rest = line
    self.number = number
  }

  /// The entry of the line; nil if it is empty or a comment.
  mutating func entry() throws(AllowedSignersFault.Kind) -> AllowedSigners.Entry? {
    skipSpace()
    guard let first = rest.first, first != UInt8(ascii: "#") else { return nil }
    let principals = try principals()
    var token = try token()
    var options = Options()
    if !Self.isKind(token) {
      try options.read(token[...])
      token = try self.token()
    }
    let kind = token
    guard Self.isKind(kind) else { throw .noKey }
    let encoded = try self.token()
    guard let key = SSHPublicKey(kind: kind, base64: encoded) else {
      throw .badKey(kind: NoteFault.excerpt(kind))
    }
    if options.isAuthority { throw .authority }
    if let after = options.validAfter, let before = options.validBefore, before <= after {
      throw .endsBeforeItBegins
    }
    return AllowedSigners.Entry(
      line: number, principals: PatternList(principals), key: key,
      namespaces: options.namespaces.map(PatternList.init), validAfter: options.validAfter,
      validBefore: options.validBefore)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r")].contains(byte)
  }

  /// Whether a word is the name of a kind of key, known or not; no option is written so.
  private static func isKind(_ word: String) -> Bool {
    ["ssh-", "ecdsa-", "sk-"].contains { word.hasPrefix($0) }
  }

  private mutating func skipSpace() { rest = rest.drop(while: Self.isSpace) }

  /// The names, in quotation marks where they hold a space.
  private mutating func principals() throws(AllowedSignersFault.Kind) -> String {
    guard rest.first == Self.quote else {
      let names = try token()
      guard !names.contains("\"") else { throw .quotes }
      return names
    }
    rest = rest.dropFirst()
    guard let end = rest.firstIndex(of: Self.quote),
      rest[(end + 1)...].first.map(Self.isSpace) ?? true,
      let names = String(validating: rest[..<end], as: UTF8.self)
    else { throw .quotes }
    rest = rest[(end + 1)...]
    skipSpace()
    guard !names.isEmpty else { throw .noPrincipal }
    return names
  }

  /// What comes up to the next space outside quotation marks.
  private mutating func token() throws(AllowedSignersFault.Kind) -> String {
    var (place, isQuoted) = (rest.startIndex, false)
    while place < rest.endIndex, isQuoted || !Self.isSpace(rest[place]) {
      if rest[place] == Self.backslash, place + 1 < rest.endIndex, rest[place + 1] == Self.quote {
        place += 1
      } else if rest[place] == Self.quote {
        isQuoted.toggle()
      }
      place += 1
    }
    guard !isQuoted else { throw .quotes }
    guard let word = String(validating: rest[..<place], as: UTF8.self) else { throw .notText }
    rest = rest[place...]
    skipSpace()
    guard !word.isEmpty else { throw .noKey }
    return word
  }
}

extension SignerLineReader {
  /// The options of a line: names, most with a value in quotation marks, and commas between.
  fileprivate struct Options {
    var isAuthority = false
    var namespaces: String?
    var validAfter: Instant?
    var validBefore: Instant?

    mutating func read(_ text: Substring) throws(AllowedSignersFault.Kind) {
      var rest = Array(text.utf8)[...]
      while true {
        let name = rest.prefix { $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ",") }
        rest = rest.dropFirst(name.count)
        try take(String(decoding: name, as: UTF8.self).lowercased(), &rest)
        guard let next = rest.popFirst() else { return }
        guard next == UInt8(ascii: ","), !rest.isEmpty else { throw .optionsEnd }
      }
    }

    private mutating func take(
      _ name: String, _ rest: inout ArraySlice<UInt8>
    ) throws(AllowedSignersFault.Kind) {
      switch name {
      case "cert-authority": isAuthority = true
      case "namespaces":
        guard namespaces == nil else { throw .twice(name) }
        namespaces = try Self.value(&rest, of: name)
      case "valid-after":
        guard validAfter == nil else { throw .twice(name) }
        validAfter = try Self.time(try Self.value(&rest, of: name), of: name)
      case "valid-before":
        guard validBefore == nil else { throw .twice(name) }
        validBefore = try Self.time(try Self.value(&rest, of: name), of: name)
      default: throw .unknownOption(NoteFault.excerpt(name))
      }
    }

    /// `="value"`, where `\"` stands for a quotation mark.
    private static func value(
      _ rest: inout ArraySlice<UInt8>, of name: String
    ) throws(AllowedSignersFault.Kind) -> String {
      guard rest.popFirst() == UInt8(ascii: "="), rest.popFirst() == quote else {
        throw .noValue(name)
      }
      var value: [UInt8] = []
      while let byte = rest.popFirst(), byte != quote {
        if byte == backslash, rest.first == quote {
          value.append(quote)
          rest = rest.dropFirst()
        } else {
          value.append(byte)
        }
      }
      return String(decoding: value, as: UTF8.self)
    }

    /// `YYYYMMDDZ`, `YYYYMMDDHHMMZ` or `YYYYMMDDHHMMSSZ`.
    private static func time(
      _ text: String, of name: String
    ) throws(AllowedSignersFault.Kind) -> Instant {
      guard text.last == "Z" || text.last == "z" else { throw .localTime(name) }
      let digits = Array(text.utf8.dropLast())
      guard [8, 12, 14].contains(digits.count),
        digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
      else { throw .badTime(name) }
      func part(_ range: Range<Int>) -> String {
        range.upperBound <= digits.count ? String(decoding: digits[range], as: UTF8.self) : "00"
      }
      let iso =
        "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))T"
        + "\(part(8..<10)):\(part(10..<12)):\(part(12..<14))Z"
      guard let instant = try? Instant(rfc3339: iso) else { throw .badTime(name) }
      return instant
    }
  }
}
