// SPDX-License-Identifier: Apache-2.0

/// Cuts a stream of bytes into the messages of the base protocol (LSP 3.17, "Base Protocol").
///
/// A message is a header of fields, each ended by a carriage return and a newline, an empty line, and
/// as many bytes as `Content-Length` says. Bytes may come in pieces of any size. No more is kept than
/// the limits allow, whatever the other side sends.
package struct FrameReader: Sendable {
  /// The longest header, in bytes.
  package static let longestHeader = 4_096
  /// The largest body that is read, in bytes; a larger one is passed over.
  package static let largestBody = 16 << 20

  /// What was read.
  package enum Frame: Hashable, Sendable {
    case body([UInt8])
    case fault(FrameFault)
  }

  private enum Stage {
    case header
    case body(length: Int)
    /// Passing over a body that is too large.
    case passing(left: Int)
    case lost
  }

  private var stage = Stage.header
  private var pending: [UInt8] = []
  /// How many of ``pending`` are read already.
  private var start = 0
  /// From where to look on for the end of the header.
  private var sought = 0

  /// A reader at the start of a stream.
  package init() {}

  /// Whether the place of the next message cannot be known any more.
  package var isLost: Bool {
    if case .lost = stage { return true }
    return false
  }

  /// Takes the next bytes of the stream, and gives what they complete.
  package mutating func take(_ bytes: some Sequence<UInt8>) -> [Frame] {
    guard !isLost else { return [] }
    pending += bytes
    var frames: [Frame] = []
    while let frame = next() {
      if let frame { frames.append(frame) }
    }
    if start > 0 {
      pending.removeFirst(start)
      sought = max(0, sought - start)
      start = 0
    }
    return frames
  }

  /// The outer nil when more bytes are needed; the inner where there is nothing to tell.
  private mutating func next() -> Frame?? {
    switch stage {
    case .lost: return nil
    case .header: return readHeader()
    case .body(let length):
      guard pending.count - start >= length else { return nil }
      let body = Array(pending[start..<start + length])
      start += length
      begin()
      return .some(.body(body))
    case .passing(let left):
      let count = min(left, pending.count - start)
      start += count
      guard count == left else {
        stage = .passing(left: left - count)
        return nil
      }
      begin()
      return .some(nil)
    }
  }

  private mutating func begin() {
    stage = .header
    sought = start
  }

  private mutating func readHeader() -> Frame?? {
    let end: [UInt8] = [13, 10, 13, 10]
    var place = max(start, sought)
    while place + end.count <= pending.count, !pending[place...].starts(with: end) { place += 1 }
    guard place + end.count <= pending.count else {
      sought = place
      guard pending.count - start > Self.longestHeader else { return nil }
      return lose(.headerTooLong(limit: Self.longestHeader))
    }
    guard place - start <= Self.longestHeader else {
      return lose(.headerTooLong(limit: Self.longestHeader))
    }
    let header = pending[start..<place]
    start = place + end.count
    begin()
    do throws(FrameFault) {
      let length = try FrameHeader.length(in: header)
      if length <= Self.largestBody {
        stage = .body(length: length)
        return .some(nil)
      }
      stage = .passing(left: length)
      return .some(.fault(.bodyTooLarge(bytes: length, limit: Self.largestBody)))
    } catch {
      return .some(.fault(error))
    }
  }

  private mutating func lose(_ fault: FrameFault) -> Frame?? {
    stage = .lost
    pending = []
    (start, sought) = (0, 0)
    return .some(.fault(fault))
  }
}

/// The bytes that go before a message.
package enum FrameWriter {
  /// A message with its header.
  package static func frame(_ body: [UInt8]) -> [UInt8] {
    Array("Content-Length: \(body.count)\r\n\r\n".utf8) + body
  }
}
