// SPDX-License-Identifier: Apache-2.0

extension Power.Action {
  /// After `may`: `terminate with 30 days notice`.
  package var words: String {
    switch self {
    case .terminate(let notice?): "terminate with \(notice.text) notice"
    case .terminate(nil): "terminate at once"
    case .suspend(let names): "suspend \(names.joined(separator: " and "))"
    case .extend(let span): "extend the term by \(span.text)"
    }
  }
}
