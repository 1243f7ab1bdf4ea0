// SPDX-License-Identifier: Apache-2.0

/// Whole agreements made at random, of any length, in which every name is declared, every figure fits,
/// and every example comes out as it says.
///
/// They are checked without a message. For tests of speed, and wherever any agreement will do.
package struct AgreementTexts {
  private var numbers: SeededNumbers
  private var lines: [String] = []
  /// The sets of obligations so far: one for each service, named after it.
  private var services: [String] = []
  private var count = 0

  package init(seed: UInt64) {
    self.numbers = SeededNumbers(seed: seed)
  }

  /// An agreement of at least so many lines, and of a section more at most.
  package mutating func text(lines wanted: Int) -> String {
    lines = []
    services = []
    count = 0
    frame()
    calendars()
    service()
    while lines.count < wanted { section() }
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: Choosing

  private mutating func pick<Value>(_ values: [Value], else other: Value) -> Value {
    values.randomElement(using: &numbers) ?? other
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &numbers)
  }

  private mutating func add(_ text: String) {
    lines += text.split(separator: "\n").map(String.init)
    lines.append("")
  }

  private mutating func next() -> Int {
    count += 1
    return count
  }

  private mutating func anyService() -> String { pick(services, else: "payments") }

  // MARK: What stands once

  private mutating func frame() {
    add(
      """
      agreement north-bank
        adopter "North Bank plc"
        term    2026-01-01 to 2028-12-31
        fee     EUR \(number(120...900)),000 per year, invoiced quarterly
        covers  postgresql 14 to 18, pgbouncer, patroni
        zone    Europe/London
      """)
    add(
      """
      severity S1 "Production is down or data is at risk"
      severity S2 "Production is impaired; a workaround exists"
      severity S3 "A question or a minor defect"
      """)
    add(
      """
      credits
        are claimed within \(number(30...90)) days of the end of the month, or lapse
        reach at most 30% of the monthly fee each month
      """)
    add(
      """
      limit liability
        on     all claims and credits together
        at     the fees of the last \(number(6...24)) months
        except gross negligence without limit
        except data breach at EUR 1,000,000
      """)
  }

  private mutating func calendars() {
    add(
      """
      calendar office
        in     Europe/London
        open   Mon to Fri 09:00 to 17:30
        open   2026-12-24 09:00 to 12:00
        closed holidays-kept
      """)
    add(
      """
      holidays holidays-kept
        2026-01-01 "New Year's Day"
        2026-12-25 "Christmas Day"
        2027-01-01 "New Year's Day"
        2028-01-03 "New Year's Day, moved"
      """)
    add(
      """
      calendar late-shift
        in     Europe/London
        open   Mon to Thu 20:00 to 04:00 the next day
        open   Sat and Sun 10:00 to 16:00
        closed nothing in 2026
      """)
  }

  // MARK: What stands for each service

  private static let names = [
    "payments", "ledger", "settlement", "reporting", "archive", "identity", "pricing", "clearing",
    "treasury", "lending", "cards", "custody", "markets", "savings", "mortgages", "insurance",
  ]

  /// A response, a restoration and updates, with words of their own.
  private mutating func service() {
    let turn = services.count / Self.names.count
    let base = Self.names[services.count % Self.names.count]
    let name = turn == 0 ? base : "\(base)-\(turn + 1)"
    services.append(name)
    add(
      """
      define \(name) answered
        as a case responded to by a person of the cooperative
      """)
    add("define \(name) restored\n  as a case restored or a case worked around")
    add(
      """
      obligation respond-\(name)
        when  a case is opened
        owed  \(name) answered within
                S1  \(number(15...45)) minutes around the clock
                S2  \(number(1...4)) hours in office
                S3  \(number(1...3)) business days in office, by end of day,
                    counted from the next day if opened after 16:00
        else  credit \(number(1...3))% of the monthly fee for each breach,
              up to 20% of the monthly fee each month
        shows DORA 30(2)(e), PCI-DSS 12.8.5
      """)
    add(
      """
      obligation restore-\(name)
        when  a case is opened with severity S1 or S2
        owed  \(name) restored within
                S1  \(number(2...8)) hours around the clock
                S2  \(number(8...20)) hours in late-shift  -- the night team
        stop the clock while waiting on the adopter or on a third party
        on upgrade   the earlier of the old deadline and the new target from the change
        on downgrade only with the adopter's consent
        on reopening within \(number(3...14)) days the clock continues; later it is a new case
        or as agreed for the case
      """)
    add(
      """
      goal inform-\(name)
        while a case has severity S1 and service is not restored
        owed  an update every \(number(1...4)) hours around the clock
      """)
  }

  // MARK: What stands anywhere

  private mutating func section() {
    switch number(0...13) {
    case 0, 1, 2: service()
    case 3: rate()
    case 4: figures()
    case 5: availability()
    case 6: advisories()
    case 7: incidents()
    case 8: periodic()
    case 9: duty()
    case 10: power()
    case 11: example()
    case 12: pool()
    default: amendment()
    }
  }

  private mutating func rate() {
    let service = anyService()
    let turn = next()
    add(
      """
      obligation share-in-time-\(turn)
        each  quarter
        owed  at least 95% of respond-\(service) and restore-\(service) for S1 and S2 met
        unless fewer than \(number(2...10)) cases are due
        else  credit below 95%  \(number(3...5))% of the quarterly fee
                     below 90%  \(number(6...10))% of the quarterly fee
                     below 80%  \(number(11...25))% of the quarterly fee
      """)
    let most = number(2...6)
    add(
      """
      obligation few-breaches-\(turn)
        in any \(number(2...6)) months
        owed  at most \(most) breaches of respond-\(service)
        else  credit from \(most + 1) breaches EUR \(number(1...4)),000
                     from \(most + 4) breaches EUR \(number(5...9)),000
      """)
  }

  private mutating func figures() {
    let service = anyService()
    let turn = next()
    add(
      """
      goal percentile-\(turn)
        each  month
        owed  a 95th percentile of respond-\(service) for S1 of at most \(number(20...50)) minutes around the clock
      """)
    add(
      """
      goal average-\(turn)
        each  month
        owed  an average of restore-\(service) for S1 of at most \(number(2...8)) hours around the clock
      """)
    let most = number(5...12)
    add(
      """
      obligation points-\(turn)
        each  month
        owed  at most \(most) points, counting
                \(number(3...5)) for each breach of respond-\(service) for S1
                1 for each breach of respond-\(service) for S2 and S3
        else  credit EUR \(number(100...900)) for each point above \(most), up to EUR 9,000 each month
      """)
  }

  private mutating func availability() {
    let turn = next()
    add(
      """
      measure uptime-\(turn)
        of the primary database of \(anyService())
        is the share of time it is available \(pick(["around the clock", "in office"], else: "in office"))
        counts outages of \(number(1...5)) minutes or more
      """)
    add(
      """
      obligation available-\(turn)
        each  month
        owed  uptime-\(turn) of at least 99.9%
        else  credit 5% of the monthly fee for each 0.1% below 99.9%, up to 50% of the monthly fee each month
      """)
    add(
      """
      exclude maintenance-\(turn)
        from  uptime-\(turn)
        while a maintenance window declared by the cooperative is open
        up to \(number(2...12)) hours each month
      """)
  }

  private mutating func advisories() {
    let turn = next()
    add(
      """
      obligation patch-\(turn)
        when  an advisory with severity critical or high is disclosed for a covered component
        owed  a fixed release within \(number(7...30)) days, by end of day
        else  credit EUR \(number(1...9)),000 for each 5 days late, up to EUR 50,000 in any 12 months
        survives termination for \(number(3...12)) months
      """)
  }

  private mutating func incidents() {
    let turn = next()
    add(
      """
      obligation warn-\(turn)
        when  an incident is classified as major
        owed  an early warning within \(number(4...24)) hours around the clock
        shows DORA 19(4)(a)
      """)
    add(
      """
      obligation conclude-\(turn)
        when  warn-\(turn) is fulfilled
        owed  a final report within 1 month, at the same time
      """)
    add(
      """
      obligation answer-\(turn)
        when  a request is made
        owed  an answer within \(number(2...10)) business days in office, by end of day, with no cut-off
      """)
  }

  private mutating func periodic() {
    let turn = next()
    add(
      """
      obligation drill-\(turn)
        each  year
        owed  a restore drill, evidenced by report
        else  credit EUR \(number(1...9)),000 for each breach, up to EUR 9,000 each year
        shows DORA 30(3)(c)
      """)
    add(
      """
      obligation report-\(turn)
        each  month
        owed  a service report within \(number(5...20)) days, by end of day, after the end of the month
      """)
  }

  private mutating func duty() {
    let service = anyService()
    add(
      """
      duty contact-\(next())
        the adopter keeps a contact for \(service) reachable around the clock
        otherwise stop the clock of restore-\(service) while unreachable
        otherwise excuse respond-\(service) while it is not kept
      """)
  }

  private mutating func power() {
    let service = anyService()
    let turn = next()
    add(
      """
      power leave-\(turn)
        held by the adopter
        when  respond-\(service) for S1 is breached \(number(2...4)) times within \(number(60...120)) days
          or  restore-\(service) is breached in 2 of any \(number(3...6)) months
          or  credits reach their most in 2 of any 6 months
        may   terminate with \(number(10...60)) days notice and refund of fees paid ahead
        lapses \(number(30...90)) days after it arises
      """)
  }

  private mutating func pool() {
    let service = anyService()
    let turn = next()
    add(
      """
      pool at-risk-\(turn)
        holds \(number(5...20))% of the monthly fee each month
        shares 40% to respond-\(service), 60% to pooled-\(turn)
      """)
    add(
      """
      obligation pooled-\(turn)
        each  month
        owed  no breaches of restore-\(service)
        else  credit 100% of its share of at-risk-\(turn)
      """)
  }

  /// Two obligations for one act, of which an amendment replaces one with the other.
  private mutating func amendment() {
    let turn = next()
    add("define question-\(turn) answered\n  as a case responded to by a person of the cooperative")
    for (name, minutes) in [("slow", number(40...90)), ("fast", number(10...30))] {
      add(
        """
        obligation \(name)-\(turn)
          when  a case is opened with severity S1 for patroni
          owed  question-\(turn) answered within \(minutes) minutes around the clock
        """)
    }
    add(
      """
      amendment faster-\(turn)
        signed 2026-05-20
        effect 2026-07-01, for cases opened from then on
        replaces slow-\(turn) with fast-\(turn)
      """)
  }

  private mutating func example() {
    let service = anyService()
    let day = number(1...28)
    let date = "2026-0\(number(1...9))-\(day < 10 ? "0" : "")\(day)"
    let label = next()
    add(
      """
      example "Case \(label), answered within minutes"
        \(date) 10:00  case \(label) opened with severity S1
        \(date) 10:10  case \(label) responded
        \(date) 11:00  case \(label) restored
        expect respond-\(service) for case \(label) met
        expect restore-\(service) for case \(label) met
      """)
  }
}
