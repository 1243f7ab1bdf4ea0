// SPDX-License-Identifier: Apache-2.0

/// A kind of instant that every case may have, at which a clock could start or stop.
package struct Moment: Hashable, Sendable {
  /// In words that fit behind "from" and "to": `the opening`, `the first row that means closed`.
  package let words: String
  /// The word of the pledge language for it or what comes closest, `closed`; nil where nothing does.
  package let act: String?
  /// Whether the word says just this moment.
  package let isActExact: Bool
  /// Whether a clock may start at it.
  package let mayStart: Bool
  /// Whether a clock may stop at it.
  package let mayStop: Bool
  /// How much less plain it is than the first choice, 0; equal terms with less of it are preferred.
  package let remoteness: Int

  package init(
    _ words: String, act: String? = nil, isActExact: Bool = true, mayStart: Bool, mayStop: Bool,
    remoteness: Int = 0
  ) {
    self.words = words
    self.act = act
    self.isActExact = isActExact && act != nil
    self.mayStart = mayStart
    self.mayStop = mayStop
    self.remoteness = remoteness
  }
}
