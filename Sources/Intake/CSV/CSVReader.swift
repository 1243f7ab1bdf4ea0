// SPDX-License-Identifier: Apache-2.0

/// Reads comma-separated values (RFC 4180) from chunks of bytes, a row at a time.
///
/// Strict, with two mercies: rows may end in a line feed alone, and empty lines between rows are
/// passed over. A row that breaks a rule is a fault, and reading goes on at the next line of the
/// file, also where a quote was never closed. Memory is held to the longest row allowed and a chunk.
///
/// ```swift
/// var reader = CSVReader()
/// reader.feed(chunk)
/// while true {
///   switch reader.next() {
///   case .row: use(reader.line, reader.bytes(at: 0))
///   case .fault(let fault): report(fault)
///   case .needsInput: reader.feed(nextChunk)  // or reader.finish() after the last
///   case .end: return
///   }
/// }
/// ```
package struct CSVReader {
  /// What keeps hostile input from costing more than its size.
  package struct Limits: Sendable {
    /// Bytes of one field.
    package var field = 1 << 20
    /// Bytes of one row, quotes and separators included.
    package var row = 4 << 20
    /// Fields of one row.
    package var columns = 4096

    package init() {}
  }

  /// What ``next()`` found.
  package enum Step: Hashable, Sendable {
    /// A row, to be read from ``line``, ``fieldCount`` and ``bytes(at:)`` until the next call.
    case row
    /// A row that breaks a rule.
    case fault(CSVFault)
    /// The bytes given so far are used up.
    case needsInput
    /// ``finish()`` was called and everything is read.
    case end
  }

  private enum Mode {
    case fieldStart, plain, quoted
    /// Behind a quote inside a quoted field: its end, or the first of two.
    case quoteInQuoted
    case carriageReturn
    /// Passing over the rest of a line that could not be read.
    case skipping
  }

  private let separator: UInt8
  private let limits: Limits
  /// For every byte, whether it ends a run of plain content.
  private let isSpecial: [Bool]

  /// The row being read, from its first byte, and what was given after it.
  private var buffer: [UInt8] = []
  private var rowStart = 0
  private var position = 0
  private var mode = Mode.fieldStart
  /// The contents of the row's fields, one after another, and where each ends.
  private var contents: [UInt8] = []
  private var ends: [Int] = []
  private var isRowDone = false
  private var isAtStart = true
  private var isFinished = false
  /// Lines before `rowStart`, and lines ended since.
  private var linesBefore = 0
  private var linesInRow = 0

  /// The line on which the row begins, from 1.
  package var line: Int { linesBefore + 1 }
  /// How many fields the row has.
  package var fieldCount: Int { ends.count }

  /// Bytes held until the row they belong to ends.
  var bufferedBytes: Int { buffer.count }

  package init(separator: UInt8 = UInt8(ascii: ","), limits: Limits = Limits()) {
    self.separator = separator
    self.limits = limits
    var isSpecial = [Bool](repeating: false, count: 256)
    for byte in [separator, 0, 10, 13, UInt8(ascii: "\"")] { isSpecial[Int(byte)] = true }
    self.isSpecial = isSpecial
  }

  /// The contents of a field of the row, its quotes resolved; empty beyond the last.
  package func bytes(at place: Int) -> ArraySlice<UInt8> {
    guard ends.indices.contains(place) else { return [] }
    return contents[(place == 0 ? 0 : ends[place - 1])..<ends[place]]
  }

  /// Gives more bytes; to be called when ``next()`` asked for them.
  package mutating func feed(_ chunk: some Collection<UInt8>) {
    if rowStart > 0 {
      buffer.removeSubrange(..<rowStart)
      position -= rowStart
      rowStart = 0
    }
    buffer.append(contentsOf: chunk)
  }

  /// Says that there are no more bytes.
  package mutating func finish() { isFinished = true }

  /// The next row or fault.
  package mutating func next() -> Step {
    if isRowDone { startRow() }
    if isAtStart {
      guard buffer.count >= 3 || isFinished else { return .needsInput }
      isAtStart = false
      if let step = passByteOrderMark() { return step }
    }
    while position < buffer.count {
      if let step = advance() { return step }
      guard position - rowStart <= limits.row else { return fail(.rowTooLong(limits.row)) }
    }
    return isFinished ? last() : .needsInput
  }

  private mutating func passByteOrderMark() -> Step? {
    if buffer.starts(with: [0xEF, 0xBB, 0xBF]) {
      position = 3
      rowStart = 3
    } else if buffer.starts(with: [0xFF, 0xFE]) || buffer.starts(with: [0xFE, 0xFF]) {
      return fail(.utf16)
    }
    return nil
  }

  // MARK: - One step

  /// Reads up to the next byte that matters; a row or a fault if one ends there.
  private mutating func advance() -> Step? {
    switch mode {
    case .fieldStart where buffer[position] == UInt8(ascii: "\""):
      position += 1
      mode = .quoted
      return nil
    case .fieldStart, .plain: return advanceInPlain()
    case .quoted: return advanceInQuoted()
    case .quoteInQuoted: return advanceBehindQuote()
    case .carriageReturn:
      guard buffer[position] == 10 else { return fail(.loneCarriageReturn) }
      return endLine()
    case .skipping:
      skipLine()
      return nil
    }
  }

  private mutating func advanceInPlain() -> Step? {
    let end = runEnd()
    guard take(upTo: end) else { return fail(.fieldTooLong(limits.field)) }
    mode = .plain
    guard end < buffer.count else { return nil }
    switch buffer[end] {
    case separator: return endField()
    case 10: return endField() ?? endLine()
    case 13:
      position += 1
      mode = .carriageReturn
      return nil
    case 0: return fail(.nul)
    default: return fail(.quoteInPlainField)
    }
  }

  private mutating func advanceInQuoted() -> Step? {
    var end = position
    var lines = 0
    buffer.withUnsafeBufferPointer { bytes in
      while end < bytes.count, bytes[end] != UInt8(ascii: "\""), bytes[end] != 0 {
        if bytes[end] == 10 { lines += 1 }
        end += 1
      }
    }
    linesInRow += lines
    guard take(upTo: end) else { return fail(.fieldTooLong(limits.field)) }
    guard end < buffer.count else { return nil }
    guard buffer[end] != 0 else { return fail(.nul) }
    position = end + 1
    mode = .quoteInQuoted
    return nil
  }

  private mutating func advanceBehindQuote() -> Step? {
    switch buffer[position] {
    case UInt8(ascii: "\""):
      guard take(upTo: position + 1) else { return fail(.fieldTooLong(limits.field)) }
      mode = .quoted
      return nil
    case separator: return endField()
    case 10: return endField() ?? endLine()
    case 13:
      position += 1
      mode = .carriageReturn
      return nil
    default: return fail(.textAfterQuote)
    }
  }

  /// The end of the bytes from `position` on that stand for themselves.
  private func runEnd() -> Int {
    buffer.withUnsafeBufferPointer { bytes in
      isSpecial.withUnsafeBufferPointer { isSpecial in
        var end = position
        while end < bytes.count, !isSpecial[Int(bytes[end])] { end += 1 }
        return end
      }
    }
  }

  /// Adds bytes to the field; false if it grows too long.
  private mutating func take(upTo end: Int) -> Bool {
    let length = contents.count - (ends.last ?? 0) + end - position
    guard length <= limits.field else { return false }
    contents.append(contentsOf: buffer[position..<end])
    position = end
    return true
  }

  // MARK: - Ends

  /// Ends the field; moves behind a separator.
  private mutating func endField() -> Step? {
    guard ends.count < limits.columns else { return fail(.tooManyColumns(limits.columns)) }
    ends.append(contents.count)
    guard position < buffer.count, buffer[position] == separator else { return nil }
    position += 1
    mode = .fieldStart
    return nil
  }

  /// Ends the row at a line feed; nil for an empty line, which is none.
  private mutating func endLine() -> Step? {
    if mode == .carriageReturn, let step = endField() { return step }
    position += 1
    linesInRow += 1
    isRowDone = true
    guard position - rowStart > 2 || !contents.isEmpty || ends.count > 1 else {
      startRow()
      return nil
    }
    return .row
  }

  private mutating func last() -> Step {
    guard rowStart < position else { return .end }
    switch mode {
    case .skipping: return .end
    case .quoted: return fail(.unclosedQuote)
    case .carriageReturn: return fail(.loneCarriageReturn)
    case .fieldStart, .plain, .quoteInQuoted:
      if let step = endField() { return step }
      isRowDone = true
      return .row
    }
  }

  private mutating func startRow() {
    linesBefore += linesInRow
    linesInRow = 0
    rowStart = position
    contents.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    mode = .fieldStart
    isRowDone = false
  }

  // MARK: - Faults

  /// Gives the row up and goes on behind its first line.
  ///
  /// A quote that was never closed swallows lines that are sound, so these are read again. That stays
  /// linear: from a line with an odd count of quotes it takes another such line to be swallowed again.
  private mutating func fail(_ problem: CSVFault.Problem) -> Step {
    let fault = CSVFault(line: line, problem: problem)
    linesInRow = 0
    if let lineEnd = buffer[rowStart..<max(rowStart, position)].firstIndex(of: 10) {
      position = lineEnd + 1
      linesInRow = 1
      startRow()
    } else {
      mode = .skipping
      skipLine()
    }
    return .fault(fault)
  }

  /// Passes over bytes up to and with the next line feed, keeping none.
  private mutating func skipLine() {
    let end = buffer[position...].firstIndex(of: 10)
    position = end.map { $0 + 1 } ?? buffer.count
    if end != nil { linesInRow = 1 }
    startRow()
    if end == nil { mode = .skipping }
  }
}
