// SPDX-License-Identifier: Apache-2.0

import Terms
import WorkingTime

/// A sentence of an explanation while it is written.
///
/// Bytes, and no text: explanations are written by the million, and a text made of texts takes three times
/// as long.
struct Sentence: ExpressibleByStringInterpolation {
  let bytes: [UInt8]

  private init(bytes: [UInt8]) { self.bytes = bytes }

  init(stringLiteral words: String) { bytes = Array(words.utf8) }

  init(stringInterpolation words: Words) { bytes = words.bytes }

  static func + (left: Sentence, right: Sentence) -> Sentence {
    Sentence(bytes: left.bytes + right.bytes)
  }

  /// What is written between quotation marks.
  struct Words: StringInterpolationProtocol {
    fileprivate var bytes: [UInt8] = []

    /// More bytes than most names and moments have.
    private static let usualSize = 32

    init(literalCapacity: Int, interpolationCount: Int) {
      bytes.reserveCapacity(literalCapacity + interpolationCount * Self.usualSize)
    }

    mutating func appendLiteral(_ literal: String) { appendInterpolation(literal) }

    mutating func appendInterpolation(_ text: String) {
      var text = text
      text.withUTF8 { bytes.append(contentsOf: $0) }
    }

    mutating func appendInterpolation(_ moment: Moment) { moment.append(to: &bytes) }
  }
}

/// An instant as people of an agreement read it, written where it is wanted.
struct Moment: CustomStringConvertible {
  let instant: Instant
  let law: Law

  var description: String { LocalText.moment(instant, in: law.agreement.zone) }

  /// Appends ``description`` in UTF-8.
  func append(to bytes: inout [UInt8]) {
    law.agreement.zone.appendMoment(of: instant, to: &bytes)
  }
}

/// Sentences one after the other, in one piece of memory.
struct SentenceList: Hashable, Sendable {
  private var bytes: [UInt8] = []
  /// Where each ends.
  private var ends: [Int] = []

  init(_ texts: [String] = []) {
    for text in texts { append(Sentence(stringLiteral: text)) }
  }

  mutating func append(_ sentence: Sentence) {
    bytes += sentence.bytes
    ends.append(bytes.count)
  }

  /// Calls `body` with the UTF-8 of each sentence.
  func forEach(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      for end in ends {
        body(UnsafeBufferPointer(rebasing: bytes[start..<end]))
        start = end
      }
    }
  }

  /// Each as a text.
  var texts: [String] {
    var texts: [String] = []
    forEach { texts.append(String(decoding: $0, as: UTF8.self)) }
    return texts
  }
}
