// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting

/// A row of the desk's export: what a case looked like after a change.
struct DeskRow {
  let ticket: String
  var changed: DeskTime
  var state: State
  var priority: String
  var by: String
  var note = ""

  enum State: String {
    case new = "New"
    case acknowledged = "Acknowledged"
    case answered = "Answered"
    case inProgress = "In progress"
    case waitingForCustomer = "Waiting for customer"
    case waitingForHosting = "Waiting for hosting"
    case workaround = "Workaround"
    case restored = "Restored"
    case resolved = "Resolved"
    case closed = "Closed"
    case reopened = "Reopened"
    case cancelled = "Cancelled"
  }

  /// Who makes a change.
  enum Role { case member, robot, customer }
}

/// Tells one case from its opening to its end, a row a change.
struct CaseStory {
  private(set) var rows: [DeskRow] = []
  private let customer: Customer
  private var dice: SeededNumbers
  private var priority: Customer.Priority
  private let opened: DeskTime
  private let member: String

  private static let members = [
    "aino", "bram", "chidi", "dagny", "emre", "farah", "goran", "hanneke", "ines", "jun", "kofi",
    "lucia", "mihai", "noor", "oskar",
  ]
  private static let outages = [
    "Primary does not answer", "Replication lag grows", "Disk fills with WAL", "Checkpoints stall",
    "Connections exhausted, pool waits", "Slow after upgrade", "Failover did not finish",
    "Autovacuum cannot keep up", "Index gives wrong rows", "Backup fails",
  ]
  private static let questions = [
    "How to size shared_buffers", "Plan changes after analyze", "Which minor release is safe",
    "Advice on partitioning", "Typo in a log message", "pgbouncer settings, please",
    "Restore drill: what to check", "Locale and collation, again", "Report of bloat",
    "Access for a new colleague",
  ]

  init(
    of customer: Customer, _ priority: Customer.Priority, ticket: String, opened: DeskTime,
    dice: inout SeededNumbers
  ) {
    self.customer = customer
    self.priority = priority
    self.opened = opened.outsideClockChanges
    self.dice = SeededNumbers(seed: dice.next())
    self.member = self.dice.one(of: Self.members) ?? ""
    let note = self.dice.one(of: priority.isOutage ? Self.outages : Self.questions) ?? ""
    rows = [
      DeskRow(
        ticket: ticket, changed: self.opened, state: .new, priority: priority.name,
        by: name(of: .customer), note: note)
    ]
    tell()
  }

  private mutating func tell() {
    if dice.happens(perMille: 700) { add(.acknowledged, at: opened.adding(1), by: .robot) }
    if dice.happens(perMille: 15) {
      add(.cancelled, at: opened.adding(dice.number(in: 5...90)), by: .customer, "opened in error")
      return
    }
    answer()
    remedy()
    let settled = customer.office.add(dice.number(in: 20...900), to: last)
    if priority.isOutage { add(.resolved, at: settled, by: .member) }
    close()
    if dice.happens(perMille: 35) { reopen() }
  }

  private var last: DeskTime { rows.last?.changed ?? opened }

  private func name(of role: DeskRow.Role) -> String {
    switch role {
    case .member: member
    case .robot: "mailbot"
    case .customer: "\(customer.prefix.lowercased())-ops"
    }
  }

  /// Adds a change, a minute after the one before it at the earliest.
  private mutating func add(
    _ state: DeskRow.State, at time: DeskTime, by role: DeskRow.Role, _ note: String = ""
  ) {
    guard let before = rows.last else { return }
    let changed = max(time, before.changed.adding(1)).outsideClockChanges
    rows.append(
      DeskRow(
        ticket: before.ticket, changed: changed, state: state, priority: priority.name,
        by: name(of: role), note: note))
  }

  /// Minutes out of so many that were promised: nearly always fewer.
  private mutating func taken(of minutes: Int, latePerMille: Int) -> Int {
    let hundredths =
      dice.happens(perMille: latePerMille)
      ? dice.number(in: 104...230) : dice.number(in: 4...91)
    return max(2, minutes * hundredths / 100)
  }

  private mutating func answer() {
    let promise = priority.response
    let minutes = taken(of: promise.minutes, latePerMille: 34)
    add(.answered, at: promise.clock.add(minutes, to: opened), by: .member)
  }

  private mutating func remedy() {
    let promise = priority.remedy
    var minutes = taken(of: promise.minutes, latePerMille: 40)
    var start = opened
    if dice.happens(perMille: 260) {
      let asked = customer.office.add(dice.number(in: 3...40), to: last)
      let third = dice.happens(perMille: 300)
      add(third ? .waitingForHosting : .waitingForCustomer, at: asked, by: .member)
      let answered = last.adding(dice.number(in: 30...2600))
      let used = promise.clock.elapsed(from: opened, to: last)
      add(.inProgress, at: answered, by: third ? .member : .customer)
      minutes = max(5, minutes - used)
      start = last
    } else if dice.happens(perMille: 500) {
      add(.inProgress, at: last.adding(dice.number(in: 2...30)), by: .member)
    }
    let planned = promise.clock.add(minutes, to: start)
    let isMended = upgrade(before: planned)
    if !isMended { finish(at: planned) }
  }

  /// Now and then a case turns out worse; then the times of the higher priority run from there.
  private mutating func upgrade(before planned: DeskTime) -> Bool {
    guard dice.happens(perMille: 45),
      let place = customer.priorities.firstIndex(where: { $0.name == priority.name }), place > 0
    else { return false }
    let time = last.adding(dice.number(in: 15...120))
    guard time < planned else { return false }
    priority = customer.priorities[place - 1]
    add(.inProgress, at: time, by: .customer, "worse than it looked")
    let promise = priority.remedy
    let minutes = taken(of: promise.minutes, latePerMille: 80)
    finish(at: min(planned, promise.clock.add(minutes, to: last)))
    return true
  }

  private mutating func finish(at time: DeskTime) {
    guard priority.isOutage else { return add(.resolved, at: time, by: .member) }
    add(dice.happens(perMille: 220) ? .workaround : .restored, at: time, by: .member)
  }

  private mutating func close() {
    add(.closed, at: last.adding(dice.number(in: 2...6) * 1440), by: .robot, "no objection")
  }

  private mutating func reopen() {
    let time = last.adding(dice.number(in: 120...14_000))
    add(.reopened, at: time, by: .customer, "it is back")
    let clock = priority.remedy.clock
    add(
      .inProgress, at: priority.response.clock.add(dice.number(in: 3...25), to: last), by: .member)
    finish(at: clock.add(dice.number(in: 20...90), to: last))
    close()
  }
}
