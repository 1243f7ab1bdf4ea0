// SPDX-License-Identifier: Apache-2.0
//
// The texts of a new cooperative. A test checks them as `frankpledge check` does.

extension Blueprint {
  static func cooperative(_ name: String, _ title: String, _ log: String) -> String {
    """
    -- Who stands behind the agreements in this folder. The log's name is in every checkpoint: choose
    -- it before you record anything.
    cooperative \(name)
      called "\(title.filter { $0 != "\"" })"
      log    \(log)

    """
  }

  static let ignored = """
    # Written by the program: the log, its key, and what the watch has told.
    guild.sqlite*
    due.watch*
    keys/
    out/

    """

  static let calendar = """
    -- Office hours. Add the holidays of each year of your agreements.
    holidays public-holidays
      2026-01-01 "New Year's Day"
      2026-12-25 "Christmas Day"
      2027-01-01 "New Year's Day"
      2027-12-25 "Christmas Day"

    calendar office
      in Europe/London
      open   Mon to Fri 09:00 to 17:30
      closed public-holidays

    """

  static let mapping = """
    # What the desk's export means: one row each time a case changed. docs/intake.md of the program is
    # the reference. A state or severity that is not here makes its row an exception, never a guess.
    agreement = "first-adopter"
    source    = "/desk/servicedesk"
    shape     = "changes"

    [columns]
    case     = "number"
    time     = "updated_at"
    state    = "state"
    severity = "priority"

    [times]
    format = "yyyy-MM-dd HH:mm"
    zone   = "Europe/London"

    [severities]
    "1" = "S1"
    "2" = "S2"
    "3" = "S3"

    [states]
    "New"                  = "open"
    "In progress"          = "responded"
    "Waiting for customer" = ["responded", "waiting-on-adopter"]
    "Restored"             = ["responded", "restored"]
    "Closed"               = ["responded", "restored", "closed"]

    # Who changed it. Names that fit none of the patterns are people of the cooperative.
    [who]
    column   = "updated_by"
    actor    = "person"
    side     = "cooperative"
    machines = ["mailbot"]
    adopter  = ["*@first-adopter.example"]

    """

  static let agreement = """
    # Support agreement

    The cooperative supports the adopter's systems as follows. The terms below are the agreement;
    the sentences around them explain it.

    ```pledge
    include "../calendars/office.pledge"

    agreement first-adopter
      adopter "First Adopter plc"
      term    2026-01-01 to 2027-12-31
      fee     EUR 24,000 per year, invoiced quarterly
      covers  postgresql 14 to 18
      zone    Europe/London

    severity S1 "Production is down or data is at risk"
    severity S2 "Production is impaired; a workaround exists"
    severity S3 "A question or a minor defect"
    ```

    ## Response

    A person answers every case. An automatic acknowledgement never counts.

    ```pledge
    define response
      as a case responded to by a person of the cooperative

    obligation respond
      when  a case is opened
      owed  a response within
              S1  30 minutes      around the clock
              S2  2 hours         in office
              S3  1 business day  in office, by end of day, counted from the next day if opened after 16:00
      else  credit 2% of the monthly fee for each breach, up to 20% of the monthly fee each month
    ```

    ## Restoration

    ```pledge
    obligation restore
      when  a case is opened with severity S1
      owed  service restored within 4 hours around the clock
      stop the clock while waiting on the adopter
    ```

    ## Liability

    ```pledge
    limit liability
      on    all claims and credits together
      at    the fees of the last 12 months
      except gross negligence without limit
    ```

    ## An example both parties agree on

    ```pledge
    example "Friday afternoon"
      2026-03-06 16:10  case 7 opened with severity S2
      2026-03-09 09:30  case 7 responded
      expect respond for case 7 due 2026-03-09 09:40 and met
    ```

    """

  static func readMe(_ title: String) -> String {
    """
    # \(title)

    A cooperative that stands behind its support agreements together, and proves it.

    1. Write the agreement people sign: `agreements/first-adopter.md`. See that it says what you mean:
       `frankpledge check`.
    2. Say in `intake/desk.toml` what your support desk's export means, and record it:
       `frankpledge record export.csv --mapping intake/desk.toml`.
    3. See what is due next: `frankpledge due`. See what became of what was owed: `frankpledge judge`.
    4. Give the adopter a pack it can check without you: `frankpledge assure --out out/pack`, and
       `frankpledge verify out/pack`.

    The log is in `guild.sqlite`, its private key in `keys/`. Neither belongs in version control; back
    both up. The public key in `keys/log.vkey` is what you give to adopters and auditors.

    """
  }
}
