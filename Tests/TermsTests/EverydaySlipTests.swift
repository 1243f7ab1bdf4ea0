// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Terms

struct EverydaySlipTests {
  @Test(arguments: [
    ("9am", "", "Write `09:00`."), ("12am", "", "Write `00:00`."), ("12 pm", "", "Write `12:00`."),
    ("5.30 pm", "", "Write `17:30`."), ("0900", "a time of day, such as 17:30", "Write `09:00`."),
    ("9", "the opening time, such as 17:30", "Write `09:00`."),
    ("4h", "", "Write `4 hours`."), ("1hr", "", "Write `1 hour`."),
    ("2bd", "", "Write `2 business days`."),
    ("mins", "", "Write `minutes`."),
    ("1.5 hours", "an amount of time", "Write `1 hour 30 minutes`."),
    ("0.25 hours", "an amount of time", "Write `15 minutes`."),
    ("5 percent", "", "Write `5%`."), ("2.5 per cent", "", "Write `2.5%`."),
    ("500 EUR", "", "Write `EUR 500`."), ("EUR500", "", "Write `EUR 500`."),
    ("1,000 euros", "", "Write `EUR 1,000`."),
    ("240k", "the figure of an amount", "Write `240,000`."),
    ("2m", "the figure of an amount", "Write `2,000,000`."), ("2m", "", "Write `2 minutes`."),
    ("31 December 2026", "", "Write `2026-12-31`."), ("Dec 31, 2026", "", "Write `2026-12-31`."),
    ("March 2026", "", "Write `2026-03`."), ("Tues", "", "Write `Tue`."),
    ("Mondays", "", "Write `Mon`."), ("24x7", "", "Write `around the clock`."),
    ("24x7", "a day of the week (Mon)", "Write `every day 00:00 to 24:00`."),
    ("per", "'each'", "Write `each`."), ("each", "'per'", "Write `per`."),
    (
      "90 days", "a period: 'month', 'quarter' or 'year'",
      "For a time that rolls on, write `in any 90 days` in place of `each`."
    ),
    ("1", "a name for the severity", "A name begins with a letter, such as `S1`."),
    (
      "\"North Bank plc\"", "a name for the agreement",
      "A name is one word without quotation marks: `north-bank-plc`."
    ),
  ])
  func `a slip has its way out`(text: String, expecting: String, wayOut: String) {
    #expect(EverydaySlip.wayOut(of: text, expecting: expecting) == wayOut)
  }

  @Test(arguments: [
    "", " ", "hours", "minute", "days", "EUR", "EUR 500", "2026-03-31", "17:30", "Mon", "Friday",
    "95%",
    "restore", "4", "25pm", "13am", "am", "31 February 2026", "2026", "99999999999999999999am",
    "0 0 0",
  ])
  func `what is no slip has none`(text: String) {
    #expect(EverydaySlip.wayOut(of: text) == nil)
  }

  @Test(arguments: [
    ("240.000", "240,000"), ("1.234.567", "1,234,567"), ("240 000", "240,000"), ("2.50", nil),
    ("1234.567", nil), ("1.2345", nil), ("12", nil), ("", nil),
  ])
  func `groups of three are thousands`(text: String, thousands: String?) {
    #expect(EverydaySlip.thousands(text) == thousands)
  }

  @Test(arguments: [
    ("99,95%", "Write 99.95%."), ("2400,50", "Write 2,400.50."), ("1.234,50", "Write 1,234.50."),
    ("240 000", "Write 240,000."), ("1,23,456", nil), (",5", nil), ("1,", nil), ("%", nil),
  ])
  func `a comma before decimals is a point`(text: String, wayOut: String?) {
    #expect(EverydaySlip.number(text) == wayOut)
  }

  @Test(arguments: [
    ("31/12/2026", "Write 2026-12-31: year, month, day."),
    ("12/31/26", "Write 2026-12-31: year, month, day."),
    ("02/01/2026", "Write 2026-01-02 or 2026-02-01, whichever is meant."),
    ("01/01/2026", "Write 2026-01-01: year, month, day."),
    ("31.02.2026", "Write year-month-day: 2026-03-31."),
    ("2026-02-30", "Write year-month-day: 2026-03-31."),
    ("9999999999999999999/1/1", "Write year-month-day: 2026-03-31."),
  ])
  func `a date of another country may have two readings`(text: String, wayOut: String) {
    #expect(EverydaySlip.dateSentence(text) == wayOut)
  }

  @Test(arguments: [
    ("30:00", "Write `06:00 the next day`."), ("25:30", "Write `01:30 the next day`."),
    ("48:00", nil),
    ("24:61", nil), ("12:00", nil), ("1:2", nil), ("x", nil),
  ])
  func `hours beyond the day are of the next`(text: String, wayOut: String?) {
    #expect(EverydaySlip.nextDay(text) == wayOut)
  }

  @Test func `a way out that is written is another text than the slip`() {
    for word in ["around", "each", "case", "business", "EUR", "eur", "Hours", "mon", "may", "May"] {
      let wayOut = EverydaySlip.wayOut(of: word)
      #expect(wayOut != "Write `\(word)`.")
    }
  }

  @Test func `a text of thousands of characters is no slip`() {
    for filling in ["9", "a", "1,", "1.", " ", "/", "é"] {
      let text = String(repeating: filling, count: 4_000)
      _ = EverydaySlip.wayOut(of: text, expecting: "a date, such as 2026-03-31")
      #expect(EverydaySlip.thousands(text) == nil)
      #expect(EverydaySlip.dateSentence(text) == "Write year-month-day: 2026-03-31.")
    }
  }
}
