// SPDX-License-Identifier: Apache-2.0

/// A text to be typeset: what it is called, who signs it, and its blocks in reading order.
///
/// A pure value. It says what things are and never how they look; ``HTMLWriter`` and ``PDFWriter``
/// decide that.
package struct Document: Hashable, Sendable {
  package var metadata: Metadata
  package var blocks: [Block]

  /// A document of blocks in reading order.
  package init(metadata: Metadata, blocks: [Block]) {
    self.metadata = metadata
    self.blocks = blocks
  }

  /// What stands on the title page, in the running lines, and in the properties of the file.
  package struct Metadata: Hashable, Sendable {
    /// Such as "Support agreement"; the heading of the page and the running header.
    package var title: String
    /// A line below the title, such as "Version 3, in force from 1 January 2026".
    package var subtitle: String?
    /// Those who sign, in the order in which the agreement names them.
    package var parties: [Party]
    /// A language tag of BCP 47.
    package var language: String
    /// One line for the foot of every page, such as a digest of the text that was typeset.
    package var reference: String?
    /// Who made the document, for the properties of the file.
    package var author: String?
    /// When it was made; without it the file names no time.
    package var made: Timestamp?

    /// Titles a document; nothing but the title is needed.
    package init(
      title: String, subtitle: String? = nil, parties: [Party] = [], language: String = "en-GB",
      reference: String? = nil, author: String? = nil, made: Timestamp? = nil
    ) {
      self.title = title
      self.subtitle = subtitle
      self.parties = parties
      self.language = language
      self.reference = reference
      self.author = author
      self.made = made
    }
  }

  /// One who signs.
  package struct Party: Hashable, Sendable {
    package var name: String
    /// What the agreement calls the party, such as "the bank".
    package var role: String?
    /// Such as a seat or a registration number.
    package var detail: String?

    /// A party by name.
    package init(name: String, role: String? = nil, detail: String? = nil) {
      self.name = name
      self.role = role
      self.detail = detail
    }
  }

  /// A date and time in UTC, as the file's properties write it.
  package struct Timestamp: Hashable, Sendable {
    package var year, month, day, hour, minute, second: Int

    /// A time in UTC by its parts; the writers clamp each part to what its field can hold.
    package init(
      year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0
    ) {
      (self.year, self.month, self.day) = (year, month, day)
      (self.hour, self.minute, self.second) = (hour, minute, second)
    }
  }
}
