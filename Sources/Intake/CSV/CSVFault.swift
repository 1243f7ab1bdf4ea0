// SPDX-License-Identifier: Apache-2.0

/// A row that breaks a rule of comma-separated values, and where it begins.
package struct CSVFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The line on which the row begins, from 1.
  package let line: Int
  package let problem: Problem

  /// The rule that is broken.
  package enum Problem: Hashable, Sendable {
    /// A quote that no other closes, up to the end of the file.
    case unclosedQuote
    /// Something other than a separator or a line's end behind a closing quote.
    case textAfterQuote
    /// A quote within a field that does not begin with one.
    case quoteInPlainField
    /// A carriage return without a line feed, outside quotes.
    case loneCarriageReturn
    /// A byte of value 0, which no text has.
    case nul
    /// A field longer than the limit, in bytes.
    case fieldTooLong(Int)
    /// A row longer than the limit, in bytes.
    case rowTooLong(Int)
    /// More fields than the limit.
    case tooManyColumns(Int)
    /// The file begins as UTF-16 does.
    case utf16
  }

  package var description: String {
    switch problem {
    case .unclosedQuote: "a quote is opened and never closed; was the file cut off?"
    case .textAfterQuote:
      "text follows a closing quote; write a quote inside quotes twice"
    case .quoteInPlainField:
      "a quote inside a field without quotes; put the whole field into quotes and double it"
    case .loneCarriageReturn: "a carriage return without a line feed; end lines in LF or CRLF"
    case .nul: "a byte of value 0; this is not text: export again as CSV in UTF-8"
    case .fieldTooLong(let limit):
      "a field longer than \(limit) bytes; is a quote missing, or is this no CSV?"
    case .rowTooLong(let limit):
      "a row longer than \(limit) bytes; is a quote missing, or is this no CSV?"
    case .tooManyColumns(let limit):
      "more than \(limit) fields in a row; is this CSV with this separator?"
    case .utf16: "the file is UTF-16; export it as UTF-8"
    }
  }
}
