// SPDX-License-Identifier: Apache-2.0

import Evidence

/// What people signed, gathered from the events of an agreement in the order of the log.
///
/// A signature counts by the allowed signers that the log states before it. Memory does not grow with
/// the count of events.
struct SignatureLedger: Sendable {
  /// The statements that are signed and hold.
  private(set) var signedCount = 0
  /// The signed ones that cannot be checked, since a redacted pack does not show who may sign.
  private var redactedCount = 0
  /// Events that rest on somebody's word alone.
  private(set) var unsignedCount = 0
  /// The first of them.
  private var firstUnsigned: UInt64?
  /// Who signed, with which key, in the order of their first statements.
  private(set) var people: [String] = []
  /// What is wrong, with the index of the entry, but for ``unbacked``.
  private var found: [(index: UInt64, words: String)] = []
  /// Signed statements before which the log states no signers of their side.
  private var unbacked: [(index: UInt64, side: SignersStatement.Side)] = []
  /// Whether the log says that signers were erased, as people may ask.
  private var wereSignersErased = false
  /// The logs that statements name, each with the first entry that does.
  private(set) var logs: [(name: String, index: UInt64)] = []
  private var signers: [SignersStatement.Side: Result<AllowedSigners, AllowedSignersFault>] = [:]
  private var areSignersHidden = false

  private static let mostProblems = 50
  private static let mostPeople = 20

  /// Takes the next event; members that a redacted one does not show are not asked for.
  mutating func take(_ event: Event, at index: UInt64, isRedacted: Bool) {
    if event.type == Vocabulary.signers { return takeSigners(event, at: index, isRedacted) }
    if event.type == Vocabulary.erased, let erasure = ErasureStatement(data: event.data) {
      wereSignersErased =
        wereSignersErased || erasure.entries.contains { $0.type == Vocabulary.signers }
    }
    do throws(SignedStatementFault) {
      guard let signed = try SignedStatement(embeddedIn: event, isRedacted: isRedacted) else {
        guard !isRedacted, Self.restsOnWord(event) else { return }
        unsignedCount += 1
        firstUnsigned = firstUnsigned ?? index
        return
      }
      try check(signed, at: index)
    } catch {
      find(index, VisibleText.of("\(error)"))
    }
  }

  private mutating func check(
    _ signed: SignedStatement, at index: UInt64
  ) throws(SignedStatementFault) {
    let log = signed.statement.log
    if !logs.contains(where: { $0.name == log }), logs.count < Self.mostPeople {
      logs.append((log, index))
    }
    let side = signed.statement.role.side
    guard let stated = signers[side] else {
      if areSignersHidden { redactedCount += 1 } else { unbacked.append((index, side)) }
      return
    }
    let allowed: AllowedSigners
    do throws(AllowedSignersFault) { allowed = try stated.get() } catch { throw .signers(error) }
    let entry: AllowedSigners.Entry
    do throws(SignerFault) { entry = try signed.check(allowed) } catch { throw .signer(error) }
    signedCount += 1
    let who =
      "\(VisibleText.of(signed.statement.person)) for the \(side.rawValue) (\(entry.key.fingerprint))"
    if !people.contains(who), people.count < Self.mostPeople { people.append(who) }
  }

  private mutating func takeSigners(_ event: Event, at index: UInt64, _ isRedacted: Bool) {
    guard let stated = SignersStatement(data: event.data) else {
      guard !isRedacted else {
        // Whose they are may be hidden too, so neither side's are known any more.
        (areSignersHidden, signers) = (true, [:])
        return
      }
      return find(index, "it does not state allowed signers")
    }
    signers[stated.side] = Result { () throws(AllowedSignersFault) in try stated.signers() }
  }

  private mutating func find(_ index: UInt64, _ words: String) {
    if found.count < Self.mostProblems { found.append((index, words)) }
  }

  /// What is wrong, with the index of the entry.
  var problems: [(index: UInt64, words: String)] {
    guard !wereSignersErased else { return found }
    return found
      + unbacked.prefix(Self.mostProblems).map {
        ($0.index, "\(SignedStatementFault.noSigners($0.side))")
      }
  }

  /// How many signed statements cannot be checked.
  private var hiddenCount: Int { redactedCount + (wereSignersErased ? unbacked.count : 0) }

  /// Whether what follows from an event follows from somebody's having agreed.
  private static func restsOnWord(_ event: Event) -> Bool {
    if event.data[Vocabulary.Data.consent] == .bool(true) { return true }
    if event.data[Vocabulary.Data.agreedByBoth] == .bool(true) { return true }
    switch event.type.dropFirst(Vocabulary.prefix.count) {
    case "case.excused", "case.voided":
      return event.data[Vocabulary.Data.side] == .string("adopter")
    case "obligation.consented", "obligation.consent-withdrawn": return true
    default: return false
    }
  }

  /// Whether ``take(_:at:isRedacted:)`` would do nothing with a plain event about a case.
  static func isSilent(on event: PlainCaseEvent) -> Bool {
    var isSilent = true
    event.forEachMember { member in
      switch member.value {
      case .bool(true): isSilent = false
      case .bool(false): break
      case .text(let text):
        // An excuse or a voiding rests on the adopter's word.
        if PlainCaseEvent.isSame(text, "adopter"), PlainCaseEvent.isSame(member.name, "side") {
          isSilent = false
        }
      }
      if PlainCaseEvent.isSame(member.name, "signed") { isSilent = false }
    }
    return isSilent
  }

  /// What a reader must know beside the verdicts.
  var caveats: [String] {
    guard unsignedCount > 0, let firstUnsigned else { return [] }
    return [
      unsignedCount == 1
        ? "Entry \(firstUnsigned) rests on somebody's having agreed, and nobody signed it."
        : "\(unsignedCount) entries rest on somebody's having agreed, and nobody signed them; the first "
          + "is entry \(firstUnsigned)."
    ]
  }

  /// What was looked at, in words.
  var words: String {
    var parts: [String] = []
    if signedCount > 0 {
      let count = signedCount == 1 ? "1 statement" : "\(signedCount) statements"
      parts.append("\(count), by \(people.joined(separator: ", "))")
    }
    if hiddenCount > 0 {
      parts.append("\(hiddenCount) not checked, since who may sign is not shown")
    }
    if unsignedCount > 0 { parts.append("\(unsignedCount) unsigned") }
    return parts.isEmpty ? "nobody is said to have signed" : parts.joined(separator: "; ")
  }
}
