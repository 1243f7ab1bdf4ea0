// SPDX-License-Identifier: Apache-2.0

import Evidence
import Testing
import WorkingTime

@Suite struct AllowedSignersTests {
  static let jo = SSHVectors.good[0]
  static let namespace = SSHVectors.namespace
  static let moment = try! Instant(rfc3339: "2026-03-06T16:10:00Z")

  private func check(
    _ file: String, by person: String = "jo@bank.example", at instant: Instant = moment,
    namespace: String = namespace, text: [UInt8] = SSHVectors.text
  ) throws -> Int {
    let signature = try SSHSignature(armored: Array(Self.jo.signature.utf8))
    return try AllowedSigners(Array(file.utf8)).check(
      signature, over: text, namespace: namespace, by: person, at: instant
    ).line
  }

  @Test func `a key counts for whom the file names, on the line where it does`() throws {
    let key = Self.jo.key
    let other = SSHVectors.good[2].key
    let files: [(String, Int)] = [
      ("jo@bank.example \(key)\n", 1), ("# a comment\n\n  jo@bank.example   \(key)  Jo's\n", 3),
      ("\"jo@bank.example\" \(key)", 1), ("ann@x,jo@bank.example \(key)\r\n", 1),
      ("*@bank.example,!ann@bank.example \(key)", 1), ("j?@*.example \(key)", 1),
      ("jo@bank.example \(other)\njo@bank.example \(key)\n", 2),
      ("jo@bank.example namespaces=\"consent@*,pause@*\" \(key)", 1),
      ("jo@bank.example NAMESPACES=\"*\",valid-after=\"20260101Z\" \(key)", 1),
      ("jo@bank.example namespaces=\"x\" \(key)\njo@bank.example \(key)", 2),
    ]
    for (file, line) in files {
      #expect(try check(file) == line, "\(file)")
    }
  }

  @Test func `a key counts for nobody else, for nothing else and over nothing else`() throws {
    let key = Self.jo.key
    let print = try #require(
      SSHPublicKey(kind: "ssh-ed25519", base64: key.split(separator: " ")[1])
    ).fingerprint
    let cases: [(String, SignerFault)] = [
      ("", .unknownKey(print)), ("jo@bank.example \(SSHVectors.good[2].key)", .unknownKey(print)),
      ("ann@bank.example \(key)", .otherPerson(person: "jo@bank.example", key: print, line: 1)),
      (
        "!jo@bank.example,* \(key)", .otherPerson(person: "jo@bank.example", key: print, line: 1)
      ),
      (
        "jo@bank.example namespaces=\"pause@*\" \(key)",
        .notFor(namespace: Self.namespace, line: 1)
      ),
    ]
    for (file, fault) in cases { #expect(throws: fault) { _ = try check(file) } }
    let file = "jo@bank.example \(key)"
    #expect(throws: SignerFault.doesNotFit(key: print)) {
      _ = try check(file, text: SSHVectors.text + [10])
    }
    #expect(
      throws: SignerFault.otherPurpose(found: Self.namespace, expected: "pause@frankpledge.org")
    ) { _ = try check(file, namespace: "pause@frankpledge.org") }
  }

  @Test func `a key counts from valid-after to valid-before, both included`() throws {
    let file =
      "jo@bank.example valid-after=\"20260306Z\",valid-before=\"20260307120000Z\" \(Self.jo.key)"
    let times: [(String, Bool)] = [
      ("2026-03-05T23:59:59.999Z", false), ("2026-03-06T00:00:00Z", true),
      ("2026-03-07T12:00:00.999Z", true), ("2026-03-07T12:00:01Z", false),
    ]
    for (time, isFine) in times {
      let instant = try Instant(rfc3339: time)
      #expect(((try? check(file, at: instant)) != nil) == isFine, "\(time)")
    }
  }

  @Test func `what is wrong is told with its line, all of it at once`() throws {
    let key = Self.jo.key
    let cases: [(String, AllowedSignersFault.Kind)] = [
      ("jo", .noKey), ("jo \(key.prefix(30))", .badKey(kind: "ssh-ed25519")),
      ("\"jo \(key)", .quotes),
      ("jo\"x\" \(key)", .quotes), ("\"\" \(key)", .noPrincipal),
      ("jo ssh-dss AAAAB3NzaC1kc3MAAACB", .badKey(kind: "ssh-dss")),
      ("jo cert-authority \(key)", .authority), ("jo touch \(key)", .unknownOption("touch")),
      ("jo namespaces=x \(key)", .noValue("namespaces")),
      ("jo namespaces=\"a\",namespaces=\"b\" \(key)", .twice("namespaces")),
      ("jo valid-after=\"20260101\" \(key)", .localTime("valid-after")),
      ("jo valid-after=\"2026Z\" \(key)", .badTime("valid-after")),
      ("jo valid-before=\"20261301Z\" \(key)", .badTime("valid-before")),
      ("jo valid-after=\"20260102Z\",valid-before=\"20260101Z\" \(key)", .endsBeforeItBegins),
      ("jo namespaces=\"a\", \(key)", .optionsEnd), ("jo namespaces=\"a\"b \(key)", .optionsEnd),
      ("jo valid-before=\"20260101Z\"", .noKey),
    ]
    for (line, kind) in cases {
      let file = "# first\njo \(key)\n\(line)\n"
      #expect("\(line)") {
        _ = try AllowedSigners(Array(file.utf8))
      } throws: { error in
        let problems = (error as? AllowedSignersFault)?.problems
        return problems?.count == 1 && problems?.first?.line == 3 && problems?.first?.kind == kind
      }
    }
    let both = "jo\nann \(key)\nbea cert-authority \(key)\n"
    #expect {
      _ = try AllowedSigners(Array(both.utf8))
    } throws: { error in
      (error as? AllowedSignersFault)?.problems.map(\.line) == [1, 3]
    }
    #expect(throws: AllowedSignersFault.self) {
      _ = try AllowedSigners(Array(repeating: 35, count: AllowedSigners.mostBytes + 1))
    }
  }

  @Test(arguments: [
    ("*", "", true), ("", "", false), ("a*b?c", "axxbyc", true), ("a*b?c", "abc", false),
    ("**a", "ba", true), ("!a,*", "a", false), ("!a,*", "b", true), ("!a", "b", false),
    ("a,,b", "b", true), ("A", "a", false),
  ])
  func `patterns match as those of OpenSSH do`(pattern: String, name: String, isMatched: Bool) {
    #expect(PatternList(pattern).matches(name) == isMatched)
  }
}
