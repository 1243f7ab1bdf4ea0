// SPDX-License-Identifier: Apache-2.0

import Evidence
import Testing

@testable import Judgement

@Suite(.enabled(if: SystemZones.areInstalled, "\(SystemZones.missing)"))
struct ResidualTests {
  private static let terms =
    Told.respond(
      "4 hours around the clock", "stop  the clock while waiting on the adopter",
      "on downgrade  only with the adopter's consent",
      "else  credit EUR 100 for each breach") + """
      define answer
        as a request answered

      obligation drill
        each  year
        owed  a restore drill

      obligation records
        when  a request is made
        owed  an answer within 10 days, by end of day
        survives termination for 6 months

      obligation secrecy
        when  a request is made
        owed  an answer within 20 days, by end of day
        survives termination

      duty contact
        the adopter keeps a contact reachable
        otherwise stop the clock of respond while nobody is reachable

      power leave
        held by the adopter
        when  respond is breached
        may   terminate with 30 days notice
        lapses 60 days after it arises

      credits
        are claimed within 30 days of the end of the month, or lapse


      """

  private static let lines = """
    2026-03-02 10:00  case 1 opened with severity S1
    2026-03-09 09:00  case 2 opened with severity S1
    2026-03-09 09:30  case 2 waits on the adopter
    2026-03-09 10:00  case 3 opened with severity S1
    2026-03-09 10:10  case 3 downgraded to S2
    2026-03-09 10:20  request 5 made
    2026-03-09 10:30  contact broken

    """

  private func residual(_ more: String, _ asOf: String) throws -> Residual {
    Residual(try DueStory(Self.terms, Self.lines + more).judged(asOf))
  }

  @Test func `what remains is told by party, with its end`() throws {
    let lines = try residual("", "2026-03-09 11:00").lines
    #expect(
      lines.joined(separator: "\n") == """
        north-bank, which lasts until Fri 2027-01-01 00:00 GMT

        The cooperative
          missed, and still to be done
            respond: response for case 1 (S1), was due Mon 2026-03-02 14:00 GMT
          has begun, and is not yet due
            records: answer for request 5, by Fri 2026-03-20 00:00 GMT
            secrecy: answer for request 5, by Mon 2026-03-30 00:00 BST
            drill: restore drill for the year 2026, by Fri 2027-01-01 00:00 GMT
          waits
            respond: response for case 2 (S1); waits on the adopter and the adopter to keep contact
            respond: response for case 3 (S1); waits on the adopter to keep contact
          can still come to owe
            respond: what arises under it, until Fri 2027-01-01 00:00 GMT
            drill: what arises under it, until Fri 2027-01-01 00:00 GMT
            records: what arises under it, until Fri 2027-01-01 00:00 GMT
            secrecy: what arises under it, until Fri 2027-01-01 00:00 GMT
          owes after the end
            records: what arises under it after the end, until Thu 2027-07-01 00:00 BST
            secrecy: what arises under it after the end, without end

        The adopter
          waits
            respond: case 2 waits on the adopter and the adopter to keep contact
            respond: case 3 waits on the adopter to keep contact
          keeps
            contact: keeps a contact reachable; broken now, since Mon 2026-03-09 10:30 GMT
          may
            credits: may claim credits of the month of 2026-03, or they lapse, until Fri 2026-05-01 00:00 BST
            leave: may terminate with 30 days notice, until Sat 2026-05-02 00:00 BST
            respond: may consent that case 3 counts as S2; until then it counts as S1, without end
          can still come to owe
            fee: EUR 120,000 per year, invoiced by quarter, until Fri 2027-01-01 00:00 GMT
        """)
  }

  @Test func `what was missed remains owed while the case is open`() throws {
    let open = try residual("", "2026-03-09 11:00")
    #expect(open.duties.contains { $0.section == .overdue && $0.words.contains("case 1") })
    let closed = try residual("2026-03-09 10:40  case 1 closed\n", "2026-03-09 11:00")
    #expect(!closed.duties.contains { $0.section == .overdue })
    let done = try residual("2026-03-09 10:40  case 1 responded\n", "2026-03-09 11:00")
    #expect(!done.duties.contains { $0.section == .overdue })
  }

  @Test func `after the end there is what survives, and nothing else can arise`() throws {
    let ended = try residual("2026-03-09 10:50  agreement ended\n", "2026-03-09 11:00")
    #expect(!ended.duties.contains { $0.section == .standing })
    #expect(
      ended.duties.filter { $0.section == .survives }.map(\.name) == ["records", "secrecy"])
    let records = try #require(
      ended.duties.first { $0.name == "records" && $0.section == .survives })
    #expect(try London.text(records.until) == "2026-09-09 10:50")
    // The request was made before the end: its time goes on.
    #expect(ended.duties.contains { $0.section == .pending && $0.words.contains("request 5") })
    let later = try residual("2026-03-09 10:50  agreement ended\n", "2026-12-01 00:00")
    #expect(later.duties.filter { $0.section == .survives }.map(\.name) == ["secrecy"])
  }

  @Test func `each line of JSON is canonical, and has no null`() throws {
    let bytes = try residual("", "2026-03-09 11:00").jsonLines
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    #expect(lines.count == (try residual("", "2026-03-09 11:00").duties.count))
    for line in lines {
      #expect(try JSONValue(parsing: Array(line)).canonicalBytes == Array(line))
      #expect(!String(decoding: line, as: UTF8.self).contains("null"))
    }
  }
}
