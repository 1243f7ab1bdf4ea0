// SPDX-License-Identifier: Apache-2.0

import Evidence
import WorkingTime

/// Turns messages into events, and remembers which message is of which case.
struct MailReader {
  private let mapping: MailMapping
  /// The case of each message that is known, by its id.
  private var cases: [String: String]

  /// Why a message is no event.
  enum Outcome: Hashable {
    case events([Event])
    /// It is about no case.
    case passedOver
    case problem(Problem)
  }

  enum Problem: Error, Hashable {
    case noSender
    case unknownSender(String)
    case noDate(String)
    case notReceived(by: String)
    case unusable(String)

    var kind: String {
      switch self {
      case .noSender: "missing-sender"
      case .unknownSender: "unknown-sender"
      case .noDate: "unreadable-time"
      case .notReceived: "not-received"
      case .unusable: "unusable-case"
      }
    }

    var reason: String {
      switch self {
      case .noSender: "it has no From with an address"
      case .unknownSender(let address):
        "the mapping does not say whose '\(address)' is; add it under [people]"
      case .noDate(let text): "'\(text.prefix(80))' is no date of mail with a zone"
      case .notReceived(let host):
        "no Received field says that '\(host)' took it, so nothing shows when it came"
      case .unusable(let reason): reason
      }
    }
  }

  /// A reader that knows of messages recorded before.
  init(_ mapping: MailMapping, known: [String: String]) {
    self.mapping = mapping
    cases = known
  }

  /// Whose side a writer is on.
  enum Side: String { case cooperative, adopter }

  /// What a message says; `bytes` are all of it.
  mutating func read(_ bytes: ArraySlice<UInt8>) -> Outcome {
    let message = MailMessage(bytes)
    do throws(Problem) {
      let time = try time(of: message)
      let automatic = AutomaticMail.sign(in: message)
      // A message without an id is told apart by its bytes.
      let id = message.messageID ?? "sha256:" + Digest(hashing: Array(bytes)).hex.prefix(32)
      let side = try side(of: message, isAutomatic: automatic != nil)
      let sender = MailText.addresses(message.value("from") ?? "").first ?? ""
      let isMachine = mapping.machines.contains { $0.matches(sender) }
      let opens = side == .adopter && automatic == nil && !isMachine
      guard let caseName = caseName(of: message, id, opens: opens) else { return .passedOver }
      let make = EventOfMail(mapping: mapping, id: id, caseName: caseName.name, time: time)
      var events: [Event] = []
      if let automatic {
        events = [make.event("noted", "case.noted", side, actor: "machine", reason: automatic)]
      } else if isMachine {
        events = [
          make.event("noted", "case.noted", side, actor: "machine", reason: "by its sender")
        ]
      } else {
        events = said(message, make, side, isNew: caseName.isNew)
      }
      for event in events {
        do throws(EventFault) { _ = try event.checkedCanonicalBytes() } catch {
          throw .unusable("\(error)")
        }
      }
      cases[id] = caseName.name
      return events.isEmpty ? .passedOver : .events(events)
    } catch {
      return .problem(error)
    }
  }

  /// What a person said.
  private func said(
    _ message: MailMessage, _ make: EventOfMail, _ side: Side?, isNew: Bool
  ) -> [Event] {
    let subject = message.subject
    guard side == .cooperative else {
      if isNew { return [make.opening(severity: mapping.severities.name(of: subject))] }
      let note = make.event("noted", "case.noted", side, actor: "person")
      guard mapping.endsWaits else { return [note] }
      let end = make.event(
        "resumed-adopter", "case.resumed", side, actor: "person", waitingOn: "adopter")
      return [note, end]
    }
    // The cooperative answers; a thread of its own is no case.
    var events = [make.event("responded", "case.responded", side, actor: "person")]
    for (pattern, happening) in mapping.subjects where pattern.matches(subject) {
      let name = String(happening.name.dropFirst("case.".count))
      events.append(
        make.event(
          happening.waitingOn.map { "\(name)-\($0)" } ?? name, happening.name, side,
          actor: "person", waitingOn: happening.waitingOn,
          reason: happening.name == "case.voided" ? "the subject says so" : nil))
    }
    return events
  }

  // MARK: - When, who and about what

  /// The moment that the trusted host took it, or the one that its writer says.
  func time(of message: MailMessage) throws(Problem) -> Instant {
    guard let host = mapping.receivedBy else {
      let text = message.value("date") ?? ""
      guard let time = MailDate.instant(text) else { throw .noDate(text) }
      return time
    }
    // The newest that this host wrote: what stands below it others may have made up.
    for value in message.values("received") {
      let bare = MailText.withoutComments(value)
      let words = bare.split { $0 == " " || $0 == "\t" || $0 == ";" }.map { $0.lowercased() }
      guard let by = words.firstIndex(of: "by"), words.indices.contains(by + 1),
        words[by + 1] == host, let semicolon = bare.lastIndex(of: ";")
      else { continue }
      let text = String(bare[bare.index(after: semicolon)...])
      guard let time = MailDate.instant(text) else { throw .noDate(text) }
      return time
    }
    throw .notReceived(by: host)
  }

  /// Whose side the writer is on; nil for a machine that is nobody's.
  private func side(of message: MailMessage, isAutomatic: Bool) throws(Problem) -> Side? {
    guard let sender = MailText.addresses(message.value("from") ?? "").first else {
      if isAutomatic { return nil }
      throw .noSender
    }
    if mapping.cooperative.contains(where: { $0.matches(sender) }) { return .cooperative }
    if mapping.adopter.contains(where: { $0.matches(sender) }) { return .adopter }
    if isAutomatic || mapping.machines.contains(where: { $0.matches(sender) }) { return nil }
    throw .unknownSender(sender)
  }

  /// The case by its tag in the subject, else by the thread; a message that is in no thread opens one if
  /// `opens`.
  private func caseName(
    of message: MailMessage, _ id: String, opens: Bool
  ) -> (name: String, isNew: Bool)? {
    if let known = cases[id] { return (known, known == id) }
    if let tag = mapping.tag, let name = Self.tagged(message.subject, tag) { return (name, false) }
    let ancestors = message.ancestors
    for ancestor in ancestors.reversed() {
      if let known = cases[ancestor] { return (known, false) }
    }
    // A thread whose beginning is not here is called after it all the same.
    if let root = ancestors.first { return (root, false) }
    return opens ? (id, true) : nil
  }

  private static func tagged(_ subject: String, _ tag: (before: String, after: String)) -> String? {
    var rest = subject.utf8[...]
    let (before, after) = (Array(tag.before.utf8), Array(tag.after.utf8))
    while !rest.isEmpty {
      if rest.starts(with: before) {
        let inner = rest.dropFirst(before.count)
        var end = inner.startIndex
        while end < inner.endIndex, !inner[end...].starts(with: after) {
          end = inner.index(after: end)
        }
        let name = String(inner[..<end]) ?? ""
        if end < inner.endIndex, !name.isEmpty, !name.contains(" ") { return name }
      }
      rest = rest.dropFirst()
    }
    return nil
  }
}

/// Makes the events of one message.
private struct EventOfMail {
  let mapping: MailMapping
  let id: String
  let caseName: String
  let time: Instant

  func opening(severity: String?) -> Event {
    var data: [JSONObject.Member] = [
      .init(Vocabulary.Data.actor, .string("person")),
      .init(Vocabulary.Data.side, .string("adopter")),
    ]
    if let severity = severity ?? mapping.severities.nameOfNothing {
      data.append(.init(Vocabulary.Data.severity, .string(severity)))
    }
    return event("opened", "case.opened", data)
  }

  func event(
    _ name: String, _ type: String, _ side: MailReader.Side?, actor: String,
    waitingOn: String? = nil, reason: String? = nil
  ) -> Event {
    let data: [JSONObject.Member?] = [
      .init(Vocabulary.Data.actor, .string(actor)),
      reason.map { .init(Vocabulary.Data.reason, .string($0)) },
      side.map { .init(Vocabulary.Data.side, .string($0.rawValue)) },
      waitingOn.map { .init(Vocabulary.Data.waitingOn, .string($0)) },
    ]
    return event(name, type, data.compactMap { $0 })
  }

  private func event(_ name: String, _ type: String, _ data: [JSONObject.Member]) -> Event {
    Event(
      id: "\(id)/\(name)", source: mapping.source, type: Vocabulary.prefix + type, time: time,
      agreement: mapping.agreement, subject: caseName,
      // Names are constants of ours, each used once.
      data: (try? JSONObject(data)) ?? JSONObject())
  }
}
