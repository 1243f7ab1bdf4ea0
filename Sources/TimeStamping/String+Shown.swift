// SPDX-License-Identifier: Apache-2.0

extension String {
  /// What others wrote, short and without what could steer a terminal or turn a line round.
  var shown: String {
    let visible = unicodeScalars.prefix(200).filter { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: false
      default: true
      }
    }
    return String(String.UnicodeScalarView(visible))
  }
}
