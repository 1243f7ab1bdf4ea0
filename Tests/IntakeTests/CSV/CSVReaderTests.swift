// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing

@testable import Intake

struct CSVReaderTests {
  /// What the reader found: `1: a|b` for a row on line 1, `2! nul` for a fault on line 2.
  private func read(
    _ bytes: [UInt8], chunk: Int = .max, separator: UInt8 = UInt8(ascii: ","),
    limits: CSVReader.Limits = .init()
  ) -> [String] {
    var reader = CSVReader(separator: separator, limits: limits)
    var found: [String] = []
    var place = 0
    while true {
      switch reader.next() {
      case .row:
        let fields = (0..<reader.fieldCount).map {
          String(decoding: reader.bytes(at: $0), as: UTF8.self)
        }
        found.append("\(reader.line): \(fields.joined(separator: "|"))")
      case .fault(let fault): found.append("\(fault.line)! \(fault.problem)")
      case .needsInput where place < bytes.count:
        let end = min(bytes.count, place + min(chunk, bytes.count))
        reader.feed(bytes[place..<end])
        place = end
      case .needsInput: reader.finish()
      case .end: return found
      }
    }
  }

  private static let texts: [(String, [String])] = [
    ("", []), ("\n\n", []), ("\r\n", []),
    ("a,b\nc,d\n", ["1: a|b", "2: c|d"]), ("a,b\r\nc,d", ["1: a|b", "2: c|d"]),
    ("\u{FEFF}a,b\n", ["1: a|b"]), ("a,,\n,\n", ["1: a||", "2: |"]), ("a,", ["1: a|"]),
    ("\"a,\"\"b\"\"\",c\n", ["1: a,\"b\"|c"]), ("\"\"\n", ["1: "]), ("\"\",\"\"", ["1: |"]),
    ("\"a\nb\r\nc\",d\ne\n", ["1: a\nb\r\nc|d", "4: e"]),
    ("a\n\nb\n", ["1: a", "3: b"]), (" a , b \n", ["1:  a | b "]), ("é,😀\n", ["1: é|😀"]),
    ("a\"b\nc\n", ["1! quoteInPlainField", "2: c"]),
    ("\"a\"b\nc\n", ["1! textAfterQuote", "2: c"]),
    ("a\rb\nc\n", ["1! loneCarriageReturn", "2: c"]), ("a\r", ["1! loneCarriageReturn"]),
    ("a,\"b\nc,d\ne\n", ["1! unclosedQuote", "2: c|d", "3: e"]),
    ("\"a\nb\"c\nd\n", ["1! textAfterQuote", "2! quoteInPlainField", "3: d"]),
    ("a\0b\nc\n", ["1! nul", "2: c"]), ("\"a\n\0\"\nc\n", ["1! nul", "2! nul", "3: c"]),
    ("\"", ["1! unclosedQuote"]), ("\"a\"", ["1: a"]), ("a,\"b\"\r\n", ["1: a|b"]),
  ]

  @Test(arguments: texts)
  func `reads what the RFC allows and recovers from the rest`(text: String, found: [String]) {
    #expect(read(Array(text.utf8)) == found)
  }

  @Test(arguments: texts)
  func `every way to cut the bytes gives the same rows`(text: String, found: [String]) {
    let bytes = Array(text.utf8)
    for chunk in 1...max(1, bytes.count) { #expect(read(bytes, chunk: chunk) == found) }
  }

  @Test(arguments: [";", "\t", "|"])
  func `other separators are known`(separator: String) {
    let byte = separator.utf8.first ?? 0
    #expect(read(Array("a\(separator)b,c\n".utf8), separator: byte) == ["1: a|b,c"])
  }

  @Test func `UTF-16 is told apart`() {
    #expect(read([0xFF, 0xFE, 0x61, 0, 0x0A, 0]).first == "1! utf16")
  }

  @Test func `fields, rows and columns have limits`() {
    var limits = CSVReader.Limits()
    limits.field = 10
    limits.row = 30
    limits.columns = 5
    let long = String(repeating: "x", count: 11)
    #expect(read(Array("\(long),a\nb\n".utf8), limits: limits) == ["1! fieldTooLong(10)", "2: b"])
    #expect(
      read(Array("\"ab\ncd\nefghijkl\",a\nb\n".utf8), limits: limits)
        == ["1! fieldTooLong(10)", "2: cd", "3! quoteInPlainField", "4: b"])
    let row = "\(long.dropLast()),\(long.dropLast()),\(long.dropLast()),"
    #expect(read(Array("\(row)\nb\n".utf8), limits: limits) == ["1! rowTooLong(30)", "2: b"])
    #expect(
      read(Array("1,2,3,4,5\n1,2,3,4,5,6\nb".utf8), limits: limits)
        == ["1: 1|2|3|4|5", "2! tooManyColumns(5)", "3: b"])
  }

  /// A line sixteen times as long as a row may be is one fault, and takes no more memory than a row.
  @Test(arguments: [UInt8(ascii: "x"), UInt8(ascii: ","), 0, 0xFF] as [UInt8])
  func `a line without end is one fault`(byte: UInt8) {
    var limits = CSVReader.Limits()
    limits.field = 1 << 14
    limits.row = 1 << 16
    var reader = CSVReader(limits: limits)
    let chunk = [UInt8](repeating: byte, count: 1 << 12)
    var (fed, faults, largest) = (0, 0, 0)
    loop: while true {
      switch reader.next() {
      case .row: Issue.record("a row")
      case .fault: faults += 1
      case .needsInput:
        largest = max(largest, reader.bufferedBytes)
        fed += 1
        if fed > 256 { reader.finish() } else { reader.feed(chunk) }
      case .end: break loop
      }
    }
    #expect(faults == 1)
    #expect(largest <= 1 << 16)
  }

  @Test(arguments: [61, 62, 63, 64] as [UInt64])
  func `random bytes never trap, and cuts make no difference`(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let letters = Array("aab,,\"\"\n\n\r\0é".utf8)
    for _ in 0..<300 {
      let count = Int.random(in: 0...40, using: &numbers)
      let bytes = (0..<count).map { _ in letters.randomElement(using: &numbers) ?? 0 }
      let whole = read(bytes)
      #expect(read(bytes, chunk: 1) == whole)
      #expect(read(bytes, chunk: Int.random(in: 1...7, using: &numbers)) == whole)
    }
  }
}
