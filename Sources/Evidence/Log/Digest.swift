// SPDX-License-Identifier: Apache-2.0

import Crypto

/// A SHA-256 digest.
///
/// Kept as four words, so that a list of a million digests is one block of memory.
package struct Digest: Hashable, Sendable {
  /// The 32 bytes as they lie in memory, eight a word.
  private let words: Words

  private struct Words: Hashable, Sendable {
    let first, second, third, fourth: UInt64
  }

  /// How many bytes a digest has.
  package static let byteCount = 32

  /// 32 noughts, which stand where there is nothing to hash.
  package static let noughts = Digest(words: Words(first: 0, second: 0, third: 0, fourth: 0))

  private init(words: Words) { self.words = words }

  /// Takes exactly 32 bytes over; nil for any other count.
  package init?(_ bytes: some Sequence<UInt8>) {
    let read = bytes.withContiguousStorageIfAvailable { Self(raw: UnsafeRawBufferPointer($0)) }
    if let read {
      guard let read else { return nil }
      self = read
    } else {
      guard let read = Array(bytes).withUnsafeBytes({ Self(raw: $0) }) else { return nil }
      self = read
    }
  }

  /// Hashes bytes.
  package init(hashing bytes: [UInt8]) {
    self = bytes.withUnsafeBytes { Self.hash($0) }
  }

  /// Nil unless there are exactly 32 bytes.
  init?(raw: UnsafeRawBufferPointer) {
    guard raw.count == Self.byteCount else { return nil }
    words = raw.loadUnaligned(as: Words.self)
  }

  /// Lets `fill` write the 32 bytes.
  init(filledBy fill: (UnsafeMutablePointer<UInt8>) -> Void) {
    var words = Words(first: 0, second: 0, third: 0, fourth: 0)
    withUnsafeMutablePointer(to: &words) {
      $0.withMemoryRebound(to: UInt8.self, capacity: Self.byteCount, fill)
    }
    self.words = words
  }

  init(_ digest: SHA256Digest) {
    words = digest.withUnsafeBytes { $0.loadUnaligned(as: Words.self) }
  }

  static func hash(_ bytes: UnsafeRawBufferPointer) -> Digest {
    HashKernel.digest(of: bytes, after: nil)
  }

  /// Whether two digests are the same, told in the same time whatever they are: for those of secrets.
  package func isSecretly(_ other: Digest) -> Bool {
    (words.first ^ other.words.first) | (words.second ^ other.words.second)
      | (words.third ^ other.words.third) | (words.fourth ^ other.words.fourth) == 0
  }

  /// The first 16 bytes as two numbers, to tell digests apart by.
  package var halfWords: (UInt64, UInt64) { (words.first, words.second) }

  /// The 32 bytes.
  package var bytes: [UInt8] { withUnsafeBytes { Array($0) } }

  /// Calls `body` with the 32 bytes where they lie.
  func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    Swift.withUnsafeBytes(of: words, body)
  }

  /// Appends the 32 bytes.
  package func append(to bytes: inout [UInt8]) {
    withUnsafeBytes { bytes.append(contentsOf: $0) }
  }
}

extension Digest: CustomStringConvertible {
  /// The digest in hexadecimal.
  package var description: String { hex }

  /// 64 lower-case hexadecimal digits.
  package var hex: String { Hexadecimal.text(bytes) }

  /// Reads 64 lower-case hexadecimal digits; nil for anything else.
  package init?(hex text: String) {
    guard let bytes = Hexadecimal.bytes(text) else { return nil }
    self.init(bytes)
  }

  /// The 44 characters of standard base64 with padding, as checkpoints and proofs write hashes.
  package var base64: String { Base64.standard.text(bytes) }

  /// Reads 44 characters of canonical standard base64; nil for anything else.
  package init?(base64 text: some Collection<UInt8>) {
    guard let bytes = Base64.standard.bytes(text) else { return nil }
    self.init(bytes)
  }

  /// The 43 characters of base64url without padding, as leaves write digests.
  package var base64URL: String { Base64.url.text(bytes) }

  /// Reads 43 characters of canonical base64url; nil for anything else.
  package init?(base64URL text: some Collection<UInt8>) {
    guard let bytes = Base64.url.bytes(text) else { return nil }
    self.init(bytes)
  }
}
