// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing

@testable import Evidence

/// The worked example of version 2 in `docs/specs/leaf.md`, made with Python's hashlib and not
/// with our code, and what is committed to in which version.
struct CommitmentTests {
  private static let event =
    #"{"agreement":"north-bank","data":{"note":"Primary lost; \"failover\" hangs","reporter":"Jane R"#
    + #"oe","severity":"S1"},"id":"42","source":"/desk","specversion":"1.0","subject":"INC-7","#
    + #""time":"2026-03-06T16:10:00Z","type":"org.frankpledge.case.opened"}"#
  private static let payload =
    #"{"agreement":"north-bank","data":{"_sd":["-fc9PykMX8j-bOGglBWjsGSbR9Z8sugpAoKCrMg5nNE","#
    + #""HryiCrzSqI3HLGLL1LB-RUjCPkYSjpPy2bmFsUVPyGQ","#
    + #""KLprOF1RefBdh98-ZoR63-qZoE7CK-2ZcEku5JL6UZ8","#
    + #""WZ7HZ6DQzFTMRD-CvN9dXiu4sQTZbdYWAqAANa8Kq0k"],"severity":"S1"},"id":"42","source":"/desk","#
    + #""specversion":"1.0","subject":"INC-7","time":"2026-03-06T16:10:00Z","#
    + #""type":"org.frankpledge.case.opened"}"#

  private func salt() throws -> Salt { try #require(Salt((0..<16).map { 0x10 + $0 })) }

  @Test func `the worked example of the specification is what happens`() throws {
    let commitment = Commitment(salt: try salt(), event: Array(Self.event.utf8))
    #expect(commitment.version == 2)
    #expect(commitment.disclosure.event == Array(Self.payload.utf8))
    #expect(Base64.url.text(commitment.disclosure.salt.bytes) == "9HjkeNM1uEewZlEV0G6DNw")
    #expect(commitment.digest.base64URL == "svwNjyr7nQqxoxtQva0PabLSSSHVAHfNuH4-yZ9dtKM")
    #expect(
      commitment.fields.map { String(decoding: $0.text, as: UTF8.self) } == [
        "WyJYdjZLaUJfR2FHeHVTUHlTZEdzMTB3Iiwibm90ZSIsIlByaW1hcnkgbG9zdDsgXCJmYWlsb3ZlclwiIGhhbmdzIl0",
        "WyJsY2xUUTNGNExQamNEQUk5eFpRRHBBIiwicmVwb3J0ZXIiLCJKYW5lIFJvZSJd",
      ])
    let agreement = try #require(Digest(base64URL: LeafExample.agreement.utf8))
    let leaf = try #require(
      Leaf(agreement: agreement, digest: commitment.digest, sequence: 0, version: 2))
    #expect(Leaf(leaf.bytes) == leaf)
    #expect(
      MerkleTree.leafHash(leaf.bytes).base64 == "scnmCYglVTLhqJhaRtX6mgZlae1Zo05CpUIeDsHrveA=")
  }

  @Test(arguments: [
    (#"{"id":"1"}"#, 1), (#"{"data":{"severity":"S1"},"type":"t"}"#, 1),
    (#"{"data":{"severity":"S1","x":1},"type":"t"}"#, 2),
    (#"{"data":{"x":[{"y":"}"}]},"type":"t"}"#, 2),
    (#"{"data":{"x":1},"type":"org.frankpledge.agreement.terms"}"#, 1),
    (#"{"data":{"x":1},"type":"org.frankpledge.erased"}"#, 1),
    // Names that readers of RFC 9901 would take for digests.
    (#"{"data":{"_sd":["x"],"y":1},"type":"t"}"#, 1),
    (#"{"data":{"y":{"_sd":["x"]}},"type":"t"}"#, 1),
    (#"{"data":{"y":[{"...":"x"}]},"type":"t"}"#, 1), (#"{"data":[],"type":"t"}"#, 1), ("", 1),
    ("{", 1), (#"{"data""#, 1), (#"{"data":{"x"#, 1),
  ])
  func `an event is committed to whole unless it has fields to show`(
    event: String, version: Int
  ) throws {
    let commitment = Commitment(salt: try salt(), event: Array(event.utf8))
    #expect(commitment.version == version)
    #expect(commitment.fields.isEmpty == (version == 1))
  }

  @Test(arguments: 1...9)
  func `the number of digests tells little`(count: Int) throws {
    let fields = (0..<count).map { #""f\#($0)":\#($0)"# }.joined(separator: ",")
    let event = Array(#"{"data":{\#(fields)},"type":"t"}"#.utf8)
    let commitment = Commitment(salt: try salt(), event: event)
    let payload = try JSONValue(parsing: commitment.disclosure.event)
    guard case .object(let object) = payload, case .object(let data)? = object["data"],
      case .array(let digests)? = data["_sd"]
    else {
      Issue.record("\(payload)")
      return
    }
    #expect(digests.count == (count + 3) / 4 * 4)
    #expect(payload.canonicalBytes == commitment.disclosure.event)
    for field in commitment.fields {
      #expect(digests.contains(.string(field.digest.base64URL)))
      #expect(FieldDisclosure(text: field.text) == field)
    }
    #expect(Set(commitment.fields.map(\.salt)).count == count)
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `members are found as a reader of values finds them`(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    for _ in 0..<200 {
      let object = Self.object(&numbers, depth: 3)
      let bytes = JSONValue.object(object).canonicalBytes
      let members = try #require(CanonicalMembers.of(bytes[...]))
      #expect(members.map { Array($0.value) } == object.members.map(\.value.canonicalBytes))
      #expect(
        members.map { Array($0.name) }
          == object.members.map { JSONValue.string($0.name).canonicalBytes })
      // Junk is no trap.
      var junk = bytes
      junk[Int.random(in: 0..<junk.count, using: &numbers)] = .random(in: 32...126, using: &numbers)
      _ = CanonicalMembers.of(junk[...])
    }
  }

  private static func object(_ numbers: inout SeededNumbers, depth: Int) -> JSONObject {
    var object = JSONObject()
    for _ in 0..<Int.random(in: 0...4, using: &numbers) {
      let name = ["a", "é\"", "b\\", ",", "}", "_x"].map(\.self)[
        Int.random(in: 0..<6, using: &numbers)]
      object[name] = value(&numbers, depth: depth)
    }
    return object
  }

  private static func value(_ numbers: inout SeededNumbers, depth: Int) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 6 : 4), using: &numbers) {
    case 0: .string(#"a"b\{[,:]}"#)
    case 1: .integer(.random(in: -9...9, using: &numbers))
    case 2: .bool(true)
    case 3: .null
    case 4: .array([value(&numbers, depth: depth - 1), value(&numbers, depth: depth - 1)])
    default: .object(self.object(&numbers, depth: depth - 1))
    }
  }
}
