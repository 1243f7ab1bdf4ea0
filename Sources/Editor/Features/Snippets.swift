// SPDX-License-Identifier: Apache-2.0

import Terms

/// Whole declarations to fill in, in the snippet syntax of LSP 3.17: `${1:what to replace}`.
enum Snippets {
  /// The snippet of a declaration; nil if there is none, and its first word must do.
  static func text(of keyword: Keyword) -> String? { texts[keyword] }

  private static let texts: [Keyword: String] = [
    .include: #"include "${1:../calendars/england.pledge}""#,
    .agreement: """
    agreement ${1:north-bank}
      adopter "${2:North Bank plc}"
      term ${3:2026-01-01} to ${4:2028-12-31}
      fee ${5:EUR 240,000} per ${6:year}
      zone ${7:Europe/London}
    """,
    .calendar: """
    calendar ${1:office}
      in ${2:Europe/London}
      open ${3:Mon to Fri} ${4:09:00} to ${5:17:30}
    """,
    .holidays: """
    holidays ${1:england-holidays}
      ${2:2026-12-25} "${3:Christmas Day}"
    """,
    .severity: #"severity ${1:S1} "${2:Production is down or data is at risk}""#,
    .define: """
    define ${1:response}
      as ${2:a case responded to} by a person of the cooperative
    """,
    .obligation: """
    obligation ${1:respond}
      when a case is opened
      owed a ${2:response} within ${3:4 hours} ${4:around the clock}
    """,
    .goal: """
    goal ${1:resolve}
      when a case is opened
      owed ${2:resolution} within ${3:240 hours} around the clock
    """,
    .duty: """
    duty ${1:adopter-contact}
      the adopter ${2:keeps a contact reachable around the clock}
      otherwise stop ${3:restore} while unreachable
    """,
    .site: "site ${1:london} in ${2:Europe/London}",
    .rota: """
    rota ${1:on-call}
      in ${2:Europe/London}
      serves ${3:office}
      on duty ${4:every day} ${5:00:00} to ${6:24:00}
    """,
    .area: """
    area ${1:server}
      covers ${2:postgresql}
    """,
    .member: """
    member ${1:ada}
      called "${2:Ada Brandt}"
      knows ${3:server}
    """,
    .layer: """
    layer ${1:excess}
      pays claims over ${2:EUR 50,000} up to ${3:EUR 250,000}
    """,
    .measure: """
    measure ${1:availability}
      of ${2:postgresql}
      is the share of time it is available around the clock
    """,
    .amendment: """
    amendment ${1:second-year}
      signed ${2:2027-01-01}
      effect ${3:2027-02-01}
      adds ${4:respond-faster}
    """,
    .power: """
    power ${1:leave-early}
      held by the adopter
      when ${2:respond} is breached ${3:3} times within ${4:90 days}
      may terminate with ${5:30 days} notice
      lapses ${6:60 days} after it arises
    """,
    .limit: """
    limit liability
      on all claims and credits together
      at the fees of the last ${1:12} months
    """,
    .exclude: """
    exclude ${1:agreed-maintenance}
      from ${2:restore}
      while a maintenance window agreed by both is open
    """,
    .example: """
    example "${1:A Friday afternoon}"
      ${2:2026-03-06} ${3:16:10}  case ${4:7} opened with severity ${5:S2}
      expect ${6:respond} for case ${4:7} ${7:pending}
    """,
  ]
}
