// SPDX-License-Identifier: Apache-2.0

/// Turns the straight quotation marks of a keyboard into those of print.
enum QuotationMarks {
  /// The runs with “these” and ‘these’; code keeps its own.
  static func curled(_ runs: [Inline]) -> [Inline] {
    var before: Character = " "
    return runs.map { run in
      var run = run
      if !run.style.contains(.code), run.text.utf8.contains(where: { $0 == 0x22 || $0 == 0x27 }) {
        run.text = curled(run.text, after: before)
      }
      before = run.text.last ?? before
      return run
    }
  }

  private static func curled(_ text: String, after before: Character) -> String {
    var curled = ""
    var before = before
    var rest = text[...]
    while let character = rest.popFirst() {
      let opens = before.isWhitespace || "([{“‘–—/".contains(before)
      var mark = character
      if character == "\"" {
        mark = opens ? "“" : "”"
      } else if character == "'" {
        // Before a figure it stands for what was left out: the ’90s.
        mark = opens && rest.first?.isNumber != true ? "‘" : "’"
      }
      curled.append(mark)
      before = mark
    }
    return curled
  }
}
