// SPDX-License-Identifier: Apache-2.0

/// A PDF file read back by its own table of places, as far as our files go.
struct ParsedPDF {
  /// A text where it stands on its page; from the lower left corner of the paper, in points.
  struct Piece {
    let page: Int
    let font: String
    let size: Double
    let x: Double
    let y: Double
    /// The end of its last letter; spaces at the end do not count.
    let end: Double
    let text: String
    /// Whether it is furniture of the page.
    let isArtifact: Bool
  }

  /// Bodies by number.
  private(set) var objects: [Int: String] = [:]
  private(set) var trailer = ""
  private(set) var pieces: [Piece] = []
  private(set) var pageCount = 0
  private(set) var faults: [String] = []

  init(_ bytes: [UInt8]) {
    readObjects(bytes)
    readPages()
  }

  private mutating func readObjects(_ file: [UInt8]) {
    let tail = Self.text(file.suffix(64))
    guard let mark = tail.firstRange(of: "startxref\n"),
      let start = Int(tail[mark.upperBound...].prefix { $0.isNumber }), start < file.count
    else {
      faults.append("no startxref")
      return
    }
    let table = Self.text(file[start...]).split(separator: "\n", omittingEmptySubsequences: false)
    guard table[0] == "xref", let count = Int(table[1].dropFirst(2)) else {
      faults.append("no table at \(start)")
      return
    }
    trailer = table[(2 + count)...].joined(separator: "\n")
    for number in 1..<count {
      let entry = table[2 + number]
      guard entry.count == 19, let place = Int(entry.prefix(10)) else {
        faults.append("entry \(number): \(entry)")
        continue
      }
      let head = "\(number) 0 obj\n"
      guard file[place...].starts(with: head.utf8) else {
        faults.append("object \(number) is not at \(place)")
        continue
      }
      objects[number] = Self.body(file[(place + head.count)...])
    }
  }

  /// One scalar a byte.
  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    var text = ""
    for byte in bytes { text.unicodeScalars.append(Unicode.Scalar(byte)) }
    return text
  }

  private static func body(_ rest: ArraySlice<UInt8>) -> String {
    let end = Array("\nendobj\n".utf8)
    var place = rest.startIndex
    while place + end.count <= rest.endIndex {
      if rest[place] == 0x0A, rest[place..<(place + end.count)].elementsEqual(end) { break }
      place += 1
    }
    return text(rest[..<place])
  }

  /// The number after a key of a dictionary, such as 7 in "/Pages 7 0 R".
  static func reference(_ key: String, in object: String) -> Int? {
    object.firstRange(of: "/\(key) ").flatMap {
      Int(object[$0.upperBound...].prefix { $0.isNumber })
    }
  }

  /// Every "n 0 R" of a text.
  static func references(in object: String) -> [Int] {
    let words = object.split { " \n[]<>".contains($0) }
    return words.indices.filter { words[$0] == "R" && $0 >= 2 && words[$0 - 1] == "0" }
      .compactMap { Int(words[$0 - 2]) }
  }

  private mutating func readPages() {
    guard let root = Self.reference("Root", in: trailer), let catalogue = objects[root],
      let pages = Self.reference("Pages", in: catalogue), let kids = objects[pages]
    else {
      faults.append("no pages")
      return
    }
    let numbers = Self.references(in: kids)
    pageCount = numbers.count
    for (page, number) in numbers.enumerated() {
      guard let object = objects[number], let content = Self.reference("Contents", in: object),
        let stream = objects[content], let start = stream.firstRange(of: "\nstream\n"),
        let end = stream.firstRange(of: "\nendstream")
      else {
        faults.append("page \(page + 1) has no content")
        continue
      }
      let text = String(stream[start.upperBound..<end.lowerBound])
      if Self.reference("Length", in: stream) != text.unicodeScalars.count {
        faults.append("page \(page + 1) has another length than it says")
      }
      var reader = ContentReader(page: page + 1)
      reader.read(text)
      pieces += reader.pieces
      faults += reader.faults
    }
  }
}
