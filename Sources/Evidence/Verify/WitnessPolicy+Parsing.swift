// SPDX-License-Identifier: Apache-2.0

extension WitnessPolicy {
  /// The longest policy file that is read.
  package static let mostBytes = 1 << 20
  /// The most logs, witnesses or groups that are read.
  package static let mostOfAKind = 256

  /// Reads a policy file.
  ///
  /// - Throws: ``PolicyFault`` with everything that is wrong.
  package init(parsing bytes: [UInt8]) throws(PolicyFault) {
    guard bytes.count <= Self.mostBytes else {
      throw PolicyFault(problems: [PolicyProblem(1, .tooLong(bytes: bytes.count))])
    }
    var reading = PolicyReading()
    var lines = bytes.split(separator: lineFeed, omittingEmptySubsequences: false)
    // After the last line feed there is nothing.
    let rest = lines.popLast() ?? []
    for line in lines { reading.take(line) }
    if !rest.isEmpty {
      reading.take(rest)
      reading.find(.unfinished)
    }
    self = try reading.policy()
  }
}

/// A policy file as far as it is read.
///
/// What is wrong is noted and reading goes on, so that all of it is told. A name that was defined
/// wrongly is known all the same: what builds on it is not wrong as well. Places mean something only
/// once there is no problem.
private struct PolicyReading {
  private var line = 0
  private var problems: [PolicyProblem] = []
  private var logs: [WitnessPolicy.Log] = []
  private var witnesses: [WitnessPolicy.Witness] = []
  private var groups: [WitnessPolicy.Group] = []
  private var quorum: (member: WitnessPolicy.Member?, line: Int)?
  /// What each name stands for, and where it was defined.
  private var names: [[UInt8]: (member: WitnessPolicy.Member, line: Int)] = [:]
  /// Where each name became a member.
  private var joined: [[UInt8]: Int] = [:]
  /// Where each public key stands, of logs and of witnesses.
  private var logKeys: [[UInt8]: Int] = [:]
  private var witnessKeys: [[UInt8]: Int] = [:]

  mutating func find(_ kind: PolicyProblem.Kind) { problems.append(PolicyProblem(line, kind)) }

  /// What the file says.
  mutating func policy() throws(PolicyFault) -> WitnessPolicy {
    line += 1
    if quorum == nil { find(.noQuorum) }
    guard problems.isEmpty else { throw PolicyFault(problems: problems) }
    return WitnessPolicy(
      logs: logs, witnesses: witnesses, groups: groups, quorum: quorum?.member)
  }

  mutating func take(_ text: ArraySlice<UInt8>) {
    line += 1
    let isControl: (UInt8) -> Bool = { $0 < 0x20 && $0 != UInt8(ascii: "\t") || $0 == 0x7F }
    if let place = text.firstIndex(where: isControl) {
      return find(.control(text[place], column: place - text.startIndex + 1))
    }
    let words = text.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.map(Array.init)
    guard let first = words.first, first[0] != UInt8(ascii: "#") else { return }
    switch String(decoding: first, as: UTF8.self) {
    case "log": takeLog(words)
    case "witness": takeWitness(words)
    case "group": takeGroup(words)
    case "quorum": takeQuorum(words)
    default: find(.unknownWord(Self.excerpt(first)))
    }
  }

  private mutating func takeLog(_ words: [[UInt8]]) {
    guard (2...3).contains(words.count) else { return find(.form("log VKEY [URL]")) }
    guard logs.count < WitnessPolicy.mostOfAKind else { return find(.tooMany("log")) }
    do throws(NoteFault) {
      let key = try NoteVerifierKey(try Self.text(words[1]))
      if let other = logKeys.updateValue(line, forKey: key.publicKey) {
        logKeys[key.publicKey] = other
        return find(.keyTwice(line: other))
      }
      logs.append(WitnessPolicy.Log(key: key, url: Self.url(words, at: 2)))
    } catch {
      find(.key(error))
    }
  }

  private mutating func takeWitness(_ words: [[UInt8]]) {
    guard (3...4).contains(words.count) else {
      return find(.form("witness NAME VKEY [URL]"))
    }
    guard witnesses.count < WitnessPolicy.mostOfAKind else { return find(.tooMany("witness")) }
    guard define(words[1], as: .witness(witnesses.count)) else { return }
    do throws(NoteFault) {
      let key = try WitnessVerifierKey(try Self.text(words[2]))
      if let other = witnessKeys.updateValue(line, forKey: key.publicKey) {
        witnessKeys[key.publicKey] = other
        return find(.keyTwice(line: other))
      }
      witnesses.append(
        WitnessPolicy.Witness(
          name: WitnessPolicy.Name(bytes: words[1]), key: key, url: Self.url(words, at: 3)))
    } catch {
      find(.key(error))
    }
  }

  private mutating func takeGroup(_ words: [[UInt8]]) {
    guard words.count >= 4 else { return find(.form("group NAME all|any|NUMBER NAME…")) }
    guard groups.count < WitnessPolicy.mostOfAKind else { return find(.tooMany("group")) }
    let (name, members) = (words[1], words.dropFirst(3).compactMap { join($0) })
    let threshold: Int? =
      switch String(decoding: words[2], as: UTF8.self) {
      case "all": words.count - 3
      case "any": 1
      default: DecimalNumber.read(words[2], most: UInt64(words.count - 3)).map { Int($0) }
      }
    guard define(name, as: .group(groups.count)) else { return }
    guard let threshold, threshold > 0 else {
      return find(.threshold(Self.excerpt(words[2]), members: words.count - 3))
    }
    groups.append(
      WitnessPolicy.Group(
        name: WitnessPolicy.Name(bytes: name), threshold: threshold, members: members))
  }

  private mutating func takeQuorum(_ words: [[UInt8]]) {
    if let quorum { return find(.quorumTwice(line: quorum.line)) }
    // Whatever it names, the policy has one.
    quorum = (nil, line)
    guard words.count == 2 else { return find(.form("quorum NAME")) }
    if words[1] != WitnessPolicy.nobody { quorum = (look(up: words[1]), line) }
  }

  // MARK: Names

  /// Gives a name to what is being defined; false if it cannot have it.
  private mutating func define(_ name: [UInt8], as member: WitnessPolicy.Member) -> Bool {
    if name == WitnessPolicy.nobody {
      find(.reserved)
      return false
    }
    if let other = names[name] {
      find(.nameTaken(Self.excerpt(name), line: other.line))
      return false
    }
    names[name] = (member, line)
    return true
  }

  private mutating func join(_ name: [UInt8]) -> WitnessPolicy.Member? {
    if name == WitnessPolicy.nobody {
      find(.reserved)
      return nil
    }
    guard let member = look(up: name) else { return nil }
    if let other = joined[name] {
      find(.memberTwice(Self.excerpt(name), line: other))
      return nil
    }
    joined[name] = line
    return member
  }

  /// What a name stands for; nil if it stands for nothing.
  private mutating func look(up name: [UInt8]) -> WitnessPolicy.Member? {
    if let known = names[name] { return known.member }
    find(.unknownName(Self.excerpt(name)))
    return nil
  }

  // MARK: Words

  private static func text(_ word: [UInt8]) throws(NoteFault) -> String {
    guard let text = String(validating: word, as: UTF8.self) else {
      throw .malformedKey(expected: "name+id+base64")
    }
    return text
  }

  private static func url(_ words: [[UInt8]], at place: Int) -> String? {
    words.count > place ? String(decoding: words[place], as: UTF8.self) : nil
  }

  private static func excerpt(_ word: [UInt8]) -> String {
    NoteFault.excerpt(String(decoding: word, as: UTF8.self))
  }
}
