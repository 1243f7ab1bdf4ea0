// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// Who may sign statements with which keys: a file in the form of OpenSSH's `allowed_signers`, as
/// ssh-keygen(1) describes it.
///
/// It is read as `ssh-keygen -Y verify` reads it, with three departures, each told with its line:
/// keys of certificate authorities are refused, times without a `Z` are refused since they would mean
/// another instant on another machine, and one wrong line condemns the file.
package struct AllowedSigners: Hashable, Sendable {
  /// The lines that name a key, in their order.
  package let entries: [Entry]

  /// One line: whose key it is, and what it counts for.
  package struct Entry: Hashable, Sendable {
    /// The line in the file, from 1.
    package let line: Int
    /// Whose key it is: names, with `*`, `?` and `!`, and commas between.
    package let principals: PatternList
    package let key: SSHPublicKey
    /// What it may sign; everything if nil.
    package let namespaces: PatternList?
    /// The first instant at which it counts, if there is one.
    package let validAfter: Instant?
    /// The last instant at which it counts, if there is one.
    package let validBefore: Instant?
  }

  /// The largest file read, so that it fits into an event.
  package static let mostBytes = 40 << 10

  /// Reads a file.
  ///
  /// - Throws: ``AllowedSignersFault`` with every line that is wrong.
  package init(_ bytes: [UInt8]) throws(AllowedSignersFault) {
    guard bytes.count <= Self.mostBytes else {
      throw AllowedSignersFault(problems: [.init(line: 1, kind: .tooLong(bytes: bytes.count))])
    }
    var entries: [Entry] = []
    var problems: [AllowedSignersFault.Problem] = []
    let lines = bytes.split(separator: lineFeed, omittingEmptySubsequences: false)
    for (place, line) in lines.enumerated() {
      var reader = SignerLineReader(line, number: place + 1)
      do throws(AllowedSignersFault.Kind) {
        if let entry = try reader.entry() { entries.append(entry) }
      } catch {
        problems.append(.init(line: place + 1, kind: error))
      }
    }
    guard problems.isEmpty else { throw AllowedSignersFault(problems: problems) }
    self.entries = entries
  }

  /// The line by which a signature over a text counts as a person's, for a purpose, at an instant.
  ///
  /// - Throws: ``SignerFault``.
  package func check(
    _ signature: SSHSignature, over message: [UInt8], namespace: String, by person: String,
    at instant: Instant
  ) throws(SignerFault) -> Entry {
    guard signature.namespace.utf8.elementsEqual(namespace.utf8) else {
      throw .otherPurpose(
        found: NoteFault.excerpt(signature.namespace), expected: namespace)
    }
    guard signature.isValid(over: message, namespace: namespace) else {
      throw .doesNotFit(key: signature.key.fingerprint)
    }
    let owned = entries.filter { $0.key == signature.key }
    guard !owned.isEmpty else { throw .unknownKey(signature.key.fingerprint) }
    let own = owned.filter { $0.principals.matches(person) }
    guard !own.isEmpty else {
      throw .otherPerson(
        person: NoteFault.excerpt(person), key: signature.key.fingerprint, line: owned[0].line)
    }
    var last: SignerFault?
    for entry in own {
      guard let fault = entry.fault(namespace: namespace, at: instant) else { return entry }
      last = fault
    }
    throw last ?? .unknownKey(signature.key.fingerprint)
  }
}

extension AllowedSigners.Entry {
  /// Why the key does not count for a purpose at an instant; nil if it does.
  fileprivate func fault(namespace: String, at instant: Instant) -> SignerFault? {
    if let namespaces, !namespaces.matches(namespace) {
      return .notFor(namespace: namespace, line: line)
    }
    if let validAfter, instant < validAfter {
      return .notYet(from: validAfter, at: instant, line: line)
    }
    if let validBefore, instant.wholeSecond > validBefore {
      return .noLonger(until: validBefore, at: instant, line: line)
    }
    return nil
  }
}

extension Instant {
  /// The beginning of its second, since OpenSSH counts none smaller.
  fileprivate var wholeSecond: Instant {
    let rest = milliseconds % 1000
    return Instant(milliseconds: milliseconds - (rest < 0 ? rest + 1000 : rest))
  }
}
