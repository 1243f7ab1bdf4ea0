// SPDX-License-Identifier: Apache-2.0

/// The fields before a message: `Content-Length`, and `Content-Type`, which says nothing new.
enum FrameHeader {
  /// The length of the body that follows.
  static func length(in header: ArraySlice<UInt8>) throws(FrameFault) -> Int {
    var length: Int?
    for line in lines(of: header) {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
        throw .malformedField(shown(line))
      }
      let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
      let value = trimmed(line[(colon + 1)...])
      switch name {
      case "content-length":
        guard length == nil else { throw .lengthTwice }
        length = try number(value)
      case "content-type":
        guard isUTF8(value) else { throw .unknownEncoding(shown(value)) }
      default: break
      }
    }
    guard let length else { throw .noLength }
    return length
  }

  private static func lines(of header: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    header.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { $0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0 }
  }

  private static func number(_ digits: ArraySlice<UInt8>) throws(FrameFault) -> Int {
    let isNumber = !digits.isEmpty && digits.allSatisfy { (48...57).contains($0) }
    // Eighteen digits always fit.
    guard isNumber, digits.count <= 18, let value = Int(String(decoding: digits, as: UTF8.self))
    else { throw .malformedLength(shown(digits)) }
    return value
  }

  /// The specification knows `utf-8`, and `utf8` for the sake of old clients.
  private static func isUTF8(_ type: ArraySlice<UInt8>) -> Bool {
    let words = String(decoding: type, as: UTF8.self).lowercased()
    guard let charset = words.split(separator: "charset=", maxSplits: 1).dropFirst().first else {
      return !words.contains("charset=")
    }
    let name = charset.prefix { $0 != ";" }.filter { $0 != "\"" && $0 != " " }
    return name == "utf-8" || name == "utf8"
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = bytes.drop { $0 == 32 || $0 == 9 }
    while rest.last == 32 || rest.last == 9 { rest.removeLast() }
    return rest
  }

  private static func shown(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.prefix(40), as: UTF8.self)
  }
}
