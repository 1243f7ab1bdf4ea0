// SPDX-License-Identifier: Apache-2.0

extension MakeOutlook {
  /// Who is on duty in the time of a question, as the folder says.
  ///
  /// - Throws: as ``StaffBook``; ``OfficeFault`` where the file of the cooperative has errors.
  package func staff(for question: OutlookQuestion) throws -> StaffBook {
    try StaffBook(shelf.cooperativeTerms(), question)
  }
}
