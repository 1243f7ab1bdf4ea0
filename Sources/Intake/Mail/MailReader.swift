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
    case severalSenders
    case repeated(String)
    case longHeader
    case automaticOpening(String)
    case unknownSender(String)
    case noDate(String)
    case notReceived(by: String)
    case unusable(String)

    var kind: String {
      switch self {
      case .noSender: "missing-sender"
      case .severalSenders: "several-senders"
      case .repeated: "repeated-field"
      case .longHeader: "long-header"
      case .automaticOpening: "automatic"
      case .unknownSender: "unknown-sender"
      case .noDate: "unreadable-time"
      case .notReceived: "not-received"
      case .unusable: "unusable-case"
      }
    }

    var reason: String {
      switch self {
      case .noSender: "it has no From with an address"
      case .severalSenders: "it has several senders, so nobody can say who wrote it"
      case .repeated(let name): "it has the field \(name) twice; which one counts cannot be told"
      case .longHeader:
        "its header has more than \(MailMessage.mostHeaderBytes) bytes or \(MailMessage.mostFields) fields"
      case .automaticOpening(let sign):
        "it is from the adopter, about no case, and automatic (\(sign)); if a person wrote it, record it "
          + "by hand"
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
      try check(message)
      let time = try time(of: message)
      let automatic = AutomaticMail.sign(in: message, ownLists: mapping.ownLists)
      // A message without an id is told apart by its bytes.
      let id = message.messageID ?? "sha256:" + Digest(hashing: Array(bytes)).hex.prefix(32)
      let side = try side(of: message, isAutomatic: automatic != nil)
      let sender = message.senders.first ?? ""
      let isMachine = mapping.machines.contains { $0.matches(sender) }
      let opens = side == .adopter && automatic == nil && !isMachine
      let tag = mapping.tag.flatMap { Self.tagged(message.subject, $0) }
      guard let caseName = caseName(of: message, id, tag: tag, opens: opens) else {
        if side == .adopter, let automatic { throw .automaticOpening(automatic) }
        return .passedOver
      }
      let make = EventOfMail(
        mapping: mapping, id: id, caseName: caseName.name, time: time, tag: tag)
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
      if let tag { cases[Self.key(ofTag: tag)] = caseName.name }
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
    // The newest that this host wrote: what stands below it others may have made up. Names that a
    // sender gave itself stand in the field too, so every "by" counts, in comments as well: a field
    // that might be the host's is never passed over for one below it.
    for value in message.values("received") {
      let words = value.split { " \t;()".contains($0) }.map { $0.lowercased() }
      guard zip(words, words.dropFirst()).contains(where: { $0 == "by" && $1 == host }) else {
        continue
      }
      let text = value.lastIndex(of: ";").map { String(value[value.index(after: $0)...]) } ?? ""
      guard let time = MailDate.instant(text) else { throw .noDate(text) }
      return time
    }
    throw .notReceived(by: host)
  }

  /// Nobody may choose which of two fields is read.
  private func check(_ message: MailMessage) throws(Problem) {
    if message.isCut { throw .longHeader }
    for name in ["from", "date", "message-id", "subject"] where message.values(name).count > 1 {
      throw .repeated(name)
    }
    if message.senders.count > 1 { throw .severalSenders }
  }

  /// Whose side the writer is on; nil for a machine that is nobody's.
  private func side(of message: MailMessage, isAutomatic: Bool) throws(Problem) -> Side? {
    guard let sender = message.senders.first else {
      if isAutomatic { return nil }
      throw .noSender
    }
    if mapping.cooperative.contains(where: { $0.matches(sender) }) { return .cooperative }
    if mapping.adopter.contains(where: { $0.matches(sender) }) { return .adopter }
    if isAutomatic || mapping.machines.contains(where: { $0.matches(sender) }) { return nil }
    throw .unknownSender(sender)
  }

  /// The case of a message: that of its thread, else the one that the tag in its subject names; a
  /// message of neither opens one if `opens`.
  private func caseName(
    of message: MailMessage, _ id: String, tag: String?, opens: Bool
  ) -> (name: String, isNew: Bool)? {
    if let known = cases[id] { return (known, known == id) }
    let ancestors = message.ancestors
    for ancestor in ancestors.reversed() {
      if let known = cases[ancestor] { return (known, false) }
    }
    if let tag { return (cases[Self.key(ofTag: tag)] ?? tag, false) }
    // A thread whose beginning is not here is called after it all the same.
    if let root = ancestors.first { return (root, false) }
    return opens ? (id, true) : nil
  }

  /// How the case that a tag was seen on is kept among the cases of messages, whose ids have no space.
  static func key(ofTag tag: String) -> String { "tag \(tag)" }

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
struct EventOfMail {
  let mapping: MailMapping
  let id: String
  let caseName: String
  let time: Instant
  let tag: String?

  /// In the data: the tag in the subject, by which later mail finds the case.
  static let tagKey = "tag"

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

  private func event(_ name: String, _ type: String, _ members: [JSONObject.Member]) -> Event {
    let data = members + (tag.map { [.init(Self.tagKey, .string($0))] } ?? [])
    return Event(
      id: "\(id)/\(name)", source: mapping.source, type: Vocabulary.prefix + type, time: time,
      agreement: mapping.agreement, subject: caseName,
      // Names are constants of ours, each used once.
      data: (try? JSONObject(data)) ?? JSONObject())
  }
}
