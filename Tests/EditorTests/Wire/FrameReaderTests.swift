// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing

@testable import Editor

struct FrameReaderTests {
  private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  @Test(arguments: 1...40)
  func `messages are read however they are cut`(size: Int) {
    let bodies = ["{}", "", #"{"text":"😀\r\n\r\n"}"#, String(repeating: "x", count: 5_000)]
    var stream: [UInt8] = []
    for body in bodies { stream += FrameWriter.frame(Self.bytes(body)) }
    var reader = FrameReader()
    var frames: [FrameReader.Frame] = []
    var rest = stream[...]
    while !rest.isEmpty {
      frames += reader.take(rest.prefix(size))
      rest = rest.dropFirst(size)
    }
    #expect(frames == bodies.map { .body(Self.bytes($0)) })
  }

  @Test(arguments: [
    "Content-Length: 2\r\n\r\n{}", "content-length:2\r\n\r\n{}", "CONTENT-LENGTH:   2  \r\n\r\n{}",
    "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: 2\r\n\r\n{}",
    "Content-Length: 2\r\nContent-Type: application/vscode-jsonrpc; charset=utf8\r\n\r\n{}",
    "Content-Length: 2\r\nContent-Type: application/vscode-jsonrpc\r\n\r\n{}",
    "Content-Length: 002\r\nX-Other: what: ever\r\n\r\n{}",
  ])
  func `a header may be written in these ways`(text: String) {
    var reader = FrameReader()
    #expect(reader.take(Self.bytes(text)) == [.body(Self.bytes("{}"))])
  }

  @Test(arguments: [
    ("Content-Length 2\r\n\r\n", FrameFault.malformedField("Content-Length 2")),
    ("X: 1\r\n\r\n", .noLength),
    ("Content-Length: 2\r\nContent-Length: 2\r\n\r\n", .lengthTwice),
    ("Content-Length: -2\r\n\r\n", .malformedLength("-2")),
    ("Content-Length: 0x2\r\n\r\n", .malformedLength("0x2")),
    ("Content-Length: \r\n\r\n", .malformedLength("")),
    ("Content-Length: 99999999999999999999\r\n\r\n", .malformedLength("99999999999999999999")),
    (
      "Content-Type: a; charset=latin1\r\nContent-Length: 2\r\n\r\n",
      .unknownEncoding("a; charset=latin1")
    ),
  ])
  func `a wrong header is told, and reading goes on after it`(text: String, fault: FrameFault) {
    var reader = FrameReader()
    let frames = reader.take(Self.bytes(text + "Content-Length: 1\r\n\r\n7"))
    #expect(frames == [.fault(fault), .body([UInt8(ascii: "7")])])
    #expect(!reader.isLost)
  }

  @Test func `a body that is too large is passed over and not kept`() {
    var reader = FrameReader()
    let size = FrameReader.largestBody + 1
    var frames = reader.take(Self.bytes("Content-Length: \(size)\r\n\r\n"))
    let piece = [UInt8](repeating: 0x20, count: 1 << 20)
    for _ in 0..<16 { frames += reader.take(piece) }
    frames += reader.take(Self.bytes(" Content-Length: 1\r\n\r\n7"))
    #expect(
      frames == [
        .fault(.bodyTooLarge(bytes: size, limit: FrameReader.largestBody)),
        .body([UInt8(ascii: "7")]),
      ])
  }

  @Test(arguments: [1, 7, 100_000])
  func `a header without an end is given up`(size: Int) {
    var reader = FrameReader()
    var frames: [FrameReader.Frame] = []
    for _ in 0..<(100_000 / size) {
      frames += reader.take([UInt8](repeating: UInt8(ascii: "x"), count: size))
    }
    #expect(frames == [.fault(.headerTooLong(limit: FrameReader.longestHeader))])
    #expect(reader.isLost)
    #expect(reader.take(Self.bytes("Content-Length: 1\r\n\r\n7")).isEmpty)
  }

  @Test(arguments: [1, 2, 3])
  func `noise never stops a reader`(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    var reader = FrameReader()
    let pieces = [
      "Content-Length: ", "1", "\r\n", "\r\n\r\n", "{", ":", " ", "\n", "\r", "99", "é", "-",
    ]
    for _ in 0..<20_000 {
      _ = reader.take(Self.bytes(pieces[Int(numbers.next() % UInt64(pieces.count))]))
      if reader.isLost { reader = FrameReader() }
    }
  }
}
