// SPDX-License-Identifier: Apache-2.0

/// Collects numbered objects and writes them as a file with its table of places (PDF 1.7, 7.5).
struct PDFFile: Sendable {
  private var objects: [[UInt8]] = []

  /// A number for an object that is written later.
  mutating func reserve() -> Int {
    objects.append(Array("null".utf8))
    return objects.count
  }

  /// Writes an object under a number from ``reserve()``.
  mutating func set(_ number: Int, _ text: String) {
    guard objects.indices.contains(number - 1) else { return }
    objects[number - 1] = Array(text.utf8)
  }

  /// Writes a new object.
  mutating func add(_ text: String) -> Int {
    objects.append(Array(text.utf8))
    return objects.count
  }

  /// Writes a new stream.
  mutating func add(stream: [UInt8]) -> Int {
    objects.append(
      Array("<< /Length \(stream.count) >>\nstream\n".utf8) + stream + Array("\nendstream".utf8))
    return objects.count
  }

  /// The file; `root` and `info` are the numbers of the catalogue and of the properties.
  func bytes(root: Int, info: Int) -> [UInt8] {
    // Bytes above 127 in the second line tell programs that move files that this one is binary.
    var file = Array("%PDF-1.7\n%".utf8) + [0xE2, 0xE3, 0xCF, 0xD3, 0x0A]
    var places: [Int] = []
    for (index, object) in objects.enumerated() {
      places.append(file.count)
      file += Array("\(index + 1) 0 obj\n".utf8)
      file += object
      file += Array("\nendobj\n".utf8)
    }
    let id = Self.fingerprint(of: file)
    let start = file.count
    var tail = "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for place in places {
      let digits = String(place)
      tail += String(repeating: "0", count: max(0, 10 - digits.count)) + digits + " 00000 n \n"
    }
    tail += "trailer\n<< /Size \(objects.count + 1) /Root \(root) 0 R /Info \(info) 0 R "
    tail += "/ID [<\(id)> <\(id)>] >>\nstartxref\n\(start)\n%%EOF\n"
    return file + Array(tail.utf8)
  }

  /// Tells files apart, no more (FNV-1a, 128 bits): the name a reader keeps a place under.
  private static func fingerprint(of bytes: [UInt8]) -> String {
    var hash: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d
    for byte in bytes {
      hash = (hash ^ UInt128(byte)) &* 0x0000_0000_0100_0000_0000_0000_0000_013b
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 32 - digits.count) + digits
  }
}
