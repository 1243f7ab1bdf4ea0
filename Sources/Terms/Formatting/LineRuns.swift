// SPDX-License-Identifier: Apache-2.0

/// Sets the lines of a run beside one another.
enum LineRuns {
  /// A longer name pushes only its own line.
  private static let widestHeader = 40
  /// A longer line keeps its comment close and moves no other.
  private static let widestLine = 80

  /// Aligns the texts of headers that follow one another, as severities do; comments may stand
  /// between them.
  static func alignHeaders(in lines: inout [CanonicalLine], margin: Int) {
    var run: [Int] = []
    func isInRun(_ header: CanonicalLine.Header) -> Bool {
      run.last.map { lines[$0].header?.keyword == header.keyword } ?? true
    }
    func close() {
      let headers = run.compactMap { place in lines[place].header.map { (place, $0) } }
      let width = headers.map(\.1.left.columns).filter { $0 <= widestHeader }.max() ?? 0
      for (place, header) in headers {
        let padded = .spaces(margin) + header.left.padded(to: width) + " " + header.right
        let isShort = padded.utf8.count + lines[place].comment.utf8.count + 2
        if isShort <= Lexer.limitLineBytes { lines[place].text = padded }
      }
      run = []
    }
    for place in lines.indices {
      if let header = lines[place].header {
        if !isInRun(header) { close() }
        run.append(place)
      } else if lines[place].text.isEmpty {
        close()
      }
    }
    close()
  }

  /// Aligns the comments at the ends of lines that follow one another, and puts them there.
  static func alignComments(in lines: inout [CanonicalLine]) {
    var start = 0
    while start < lines.count {
      var end = start
      while end < lines.count, !lines[end].comment.isEmpty { end += 1 }
      let widths = lines[start..<end].map(\.text.columns)
      let column = (widths.filter { $0 <= widestLine }.max() ?? 0) + 2
      for (place, width) in zip(start..<end, widths) {
        let gap = max(2, column - width)
        let bytes = lines[place].text.utf8.count + gap + lines[place].comment.utf8.count
        let fits = bytes <= Lexer.limitLineBytes
        lines[place].text += .spaces(fits ? gap : 2) + lines[place].comment
      }
      start = max(end, start + 1)
    }
  }
}
