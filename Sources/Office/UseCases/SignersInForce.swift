// SPDX-License-Identifier: Apache-2.0

package import Evidence
package import WorkingTime

/// Who may sign for the sides of an agreement, as the folder has it and as the log states it.
///
/// The files go into the log as events, as terms do, so that whoever has the events can check the
/// signatures in them, and a change of a file holds only for what comes after it.
package struct SignersInForce: Sendable {
  private let store: any EventStore
  private let folder: any CooperativeFolder

  /// What every source of such events begins with; no desk may use it.
  static let source = "/signers/"

  package init(store: any EventStore, folder: any CooperativeFolder) {
    self.store = store
    self.folder = folder
  }

  /// Where the file of a side lies in the folder: one for the members, one for each adopter.
  package static func path(_ side: SignersStatement.Side, of agreement: String) -> String {
    switch side {
    case .cooperative: "people/allowed_signers"
    case .adopter: "people/\(agreement).allowed_signers"
    }
  }

  /// The signers of a side, and the event to be recorded before a statement that counts by them; nil
  /// for the event if the log states the same already.
  ///
  /// - Throws: ``OfficeFault`` if there is no file, or it cannot be used; what folder and store throw.
  package func due(
    _ side: SignersStatement.Side, of agreement: String, at now: Instant
  ) async throws -> (signers: AllowedSigners, event: Event?) {
    let path = Self.path(side, of: agreement)
    guard let bytes = try folder.bytes(of: path) else {
      throw OfficeFault.noSigners(path: path, side: side)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw OfficeFault.signersWrong(path: path, problems: ["it is not UTF-8; save it as UTF-8"])
    }
    let stated = SignersStatement(side: side, path: path, text: text)
    let signers: AllowedSigners
    do throws(AllowedSignersFault) { signers = try stated.signers() } catch {
      throw OfficeFault.signersWrong(path: path, problems: error.problems.map(\.description))
    }
    var (newest, count) = (Event?.none, 0)
    while let index = try await store.index(of: Self.key(side, agreement, count)) {
      if let known = try await store.entry(at: index)?.event { newest = try Event(parsing: known) }
      count += 1
    }
    guard newest?.data != stated.data else { return (signers, nil) }
    let key = Self.key(side, agreement, count)
    let event = Event(
      id: key.id, source: key.source, type: Vocabulary.signers, time: now, agreement: agreement,
      data: stated.data)
    return (signers, event)
  }

  /// Statements are numbered, so that two programs cannot both state the same one differently.
  private static func key(
    _ side: SignersStatement.Side, _ agreement: String, _ number: Int
  ) -> EventKey {
    EventKey(source: "\(source)\(agreement)/\(side.rawValue)", id: "\(number)")
  }
}
