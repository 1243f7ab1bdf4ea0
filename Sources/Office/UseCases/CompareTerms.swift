// SPDX-License-Identifier: Apache-2.0

import Assurance
package import Drafting
import Evidence
import Terms

/// Compares two versions of an agreement by what they mean.
package struct CompareTerms: Sendable {
  private let shelf: TermsShelf

  package init(_ shelf: TermsShelf) { self.shelf = shelf }

  /// What changes from one text of the folder to another.
  ///
  /// - Throws: when one is not there, has errors, or declares no agreement.
  package func changes(from old: String, to new: String) throws -> TermsDiff {
    try TermsDiff(from: agreement(in: old), to: agreement(in: new))
  }

  /// What changes from the terms that the log states to the text in the folder.
  ///
  /// - Throws: as above, and when the log states no terms of the agreement.
  package func changes(of name: String, from store: any EventStore) async throws -> TermsDiff {
    let volume = try shelf.agreement(named: name)
    let inForce = TermsInForce(store: store, shelf: shelf)
    guard let (newest, _) = try await inForce.newest(of: name) else {
      throw OfficeFault.nothingRecorded(agreement: name)
    }
    let stated = try StatedTerms(TermsStatement(data: newest.event.data)).checked
    guard let old = stated.agreement, let new = volume.checked.agreement else {
      throw OfficeFault.termsWrong(
        path: volume.bundle.main, diagnostics: stated.diagnostics.map(\.description))
    }
    return try TermsDiff(from: old, to: new)
  }

  private func agreement(in path: String) throws -> Agreement {
    let checked = try shelf.volume(path).checked
    guard let agreement = checked.agreement else {
      guard checked.hasErrors else { throw OfficeFault.noAgreement(path: path) }
      throw OfficeFault.termsWrong(path: path, diagnostics: checked.diagnostics.map(\.description))
    }
    return agreement
  }
}
