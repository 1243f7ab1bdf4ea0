// SPDX-License-Identifier: Apache-2.0

/// A checked `example`: its names are known, its times exist, and it waits to be run by Judgement.
package struct Example: Sendable {
  package let title: String
  /// The file it stands in.
  package let file: String
  package let lines: [Located<ExampleLine>]

  package init(title: String, file: String, lines: [Located<ExampleLine>]) {
    self.title = title
    self.file = file
    self.lines = lines
  }
}
