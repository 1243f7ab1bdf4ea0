// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Evidence

struct SignedNoteTests {
  /// The example of the specification.
  static let example = """
    This is an example message.

    — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=

    """
  static let line = "— example.com/foo Uw2QOkn8srU=\n"

  let first = Result { try NoteKey(name: "first.example", seed: NoteKeyTests.seed) }
  let second = Result { try NoteKey(name: "second.example", seed: NoteKeyTests.seed.reversed()) }

  private func note(_ text: String) throws -> SignedNote { try SignedNote(Array(text.utf8)) }

  @Test func `the example of the specification is believed`() throws {
    let key = try NoteVerifierKey(NoteVerifierKeyTests.example)
    let note = try note(Self.example)
    #expect(try note.verified(by: [key]) == [key])
    #expect(note.text == Array("This is an example message.\n".utf8))
    #expect(note.signatures.map(\.name) == ["example.com/foo"])
  }

  @Test func `notes that Go signed are believed and read back`() throws {
    let lines = try GoVectors.lines("go-notes.txt")
    for words in lines {
      let bytes = try #require(Base64.standard.bytes(words[2]))
      let note = try SignedNote(bytes)
      let key = try NoteVerifierKey(words[1])
      #expect(try note.verified(by: [key]) == [key])
      #expect(try SignedNote(text: note.text, signatures: note.signatures).bytes == bytes)
    }
    #expect(lines.count == 25)
  }

  @Test func `any bit changed and the note is not believed`() throws {
    let key = try NoteVerifierKey(NoteVerifierKeyTests.example)
    let bytes = Array(Self.example.utf8)
    for bit in 0..<(bytes.count * 8) {
      #expect(throws: NoteFault.self) {
        try SignedNote(bytes.flipping(bit: bit)).verified(by: [key])
      }
    }
    for end in bytes.indices {
      #expect(throws: NoteFault.self) { try SignedNote(Array(bytes[..<end])) }
    }
  }

  @Test func `unknown keys are passed over and a known one that is wrong condemns the note`() throws
  {
    let (first, second) = try (first.get(), second.get())
    let note = try first.sign(Array("text\n".utf8))
    let other = try second.signature(over: Array("another text\n".utf8))
    let both = try note.adding(other)
    #expect(try both.verified(by: [first.verifierKey]) == [first.verifierKey])
    #expect(throws: NoteFault.wrongSignature(name: "second.example")) {
      try both.verified(by: [first.verifierKey, second.verifierKey])
    }
    #expect(throws: NoteFault.noKnownSignature(found: ["first.example"])) {
      try note.verified(by: [second.verifierKey])
    }
    let right = try note.adding(second.signature(over: note.text))
    let keys = [second.verifierKey, first.verifierKey]
    #expect(try right.verified(by: keys) == keys)
    #expect(try right.verified(by: keys + keys) == keys)
  }

  @Test func `a second signature of a known key must be right too`() throws {
    let key = try first.get()
    let note = try key.sign(Array("text\n".utf8))
    let wrong = try note.adding(key.signature(over: Array("another text\n".utf8)))
    #expect(throws: NoteFault.wrongSignature(name: "first.example")) {
      try wrong.verified(by: [key.verifierKey])
    }
  }

  @Test func `a key of the same name and another id is unknown`() throws {
    let other = try NoteKey(name: "first.example", seed: NoteKeyTests.seed.reversed())
    let note = try first.get().sign(Array("text\n".utf8))
    #expect(throws: NoteFault.noKnownSignature(found: ["first.example"])) {
      try note.verified(by: [other.verifierKey])
    }
  }

  @Test(
    arguments: [
      ("", .noSignatures), ("text\n", .noSignatures), ("text\n\n", .noSignatures),
      ("text\n" + line, .noSignatures), ("text\n\n" + line.dropLast(), .noSignatures),
      ("text\n\n" + line + "\n", .noSignatures), ("\n" + line, .noSignatures),
      ("text\n\n- example.com/foo Uw2QOkn8srU=\n", .malformedSignature(line: 3)),
      ("text\n\n—example.com/foo Uw2QOkn8srU=\n", .malformedSignature(line: 3)),
      ("text\n\n— example.com/foo  Uw2QOkn8srU=\n", .malformedSignature(line: 3)),
      ("text\n\n—  Uw2QOkn8srU=\n", .malformedSignature(line: 3)),
      ("text\n\n— a+b Uw2QOkn8srU=\n", .malformedSignature(line: 3)),
      ("text\n\n— a\u{2003}b Uw2QOkn8srU=\n", .malformedSignature(line: 3)),
      ("text\n\n— example.com/foo Uw2QOkn8srV=\n", .malformedSignature(line: 3)),
      ("text\n\n— example.com/foo Uw2QOg==\n", .malformedSignature(line: 3)),
      ("text\n\n— example.com/foo Uw2QOkn8srU= \n", .malformedSignature(line: 3)),
      ("text\n\n— example.com/foo\n", .malformedSignature(line: 3)),
      ("a\nb\n\n" + line + "junk\n", .malformedSignature(line: 5)),
      ("te\txt\n\n" + line, .notText(offset: 2)), ("é\r\n\n" + line, .notText(offset: 2)),
    ] as [(String, NoteFault)])
  func `what is no note says why`(text: String, fault: NoteFault) {
    #expect(throws: fault) { try note(text) }
  }

  @Test func `bytes that are not UTF-8 are refused where they stand`() {
    let tail = Array(("\n\n" + Self.line).utf8)
    for (bytes, offset) in [([0xFF], 0), ([0x61, 0xC3], 1), ([0xC3, 0xA9, 0xED, 0xA0, 0x80], 2)]
      as [([UInt8], Int)]
    {
      #expect(throws: NoteFault.notText(offset: offset)) { try SignedNote(bytes + tail) }
    }
  }

  @Test func `the text ends at the last empty line`() throws {
    let note = try note("a\n\n\n" + Self.line)
    #expect(note.text == Array("a\n\n".utf8))
    #expect(try self.note("\n\n" + Self.line).text == [lineFeed])
  }

  @Test func `many signatures are read and too many refused`() throws {
    #expect(try note("a\n\n" + String(repeating: Self.line, count: 100)).signatures.count == 100)
    #expect(throws: NoteFault.tooManySignatures(101)) {
      try note("a\n\n" + String(repeating: Self.line, count: 101))
    }
    #expect(throws: NoteFault.tooLong(bytes: 1_000_001)) {
      try SignedNote([UInt8](repeating: lineFeed, count: 1_000_001))
    }
  }
}
