// SPDX-License-Identifier: Apache-2.0
//
// The examples with real records, by the built program, on a few rows made up in their form.

import Testing

struct RecordExamplesTests {
  @Test func `looks become outages, and a window of maintenance is taken out`() throws {
    let guild = try Guild(example: "availability")
    try guild.write(
      """
      observed_at,service,status,http_code,response_ms,commit
      2026-03-02T00:00:00+00:00,WirGarten Lüneburg Tapir,up,200,9,a
      2026-03-03T05:30:00+00:00,WirGarten Lüneburg Tapir,down,0,9,b
      2026-03-03T09:00:00+00:00,WirGarten Lüneburg Tapir,down,0,9,c
      2026-03-03T10:00:00+00:00,WirGarten Lüneburg Tapir,up,200,9,d
      2026-03-03T10:00:00+00:00,Somebody else,down,0,9,e
      2026-03-03T11:00:00+00:00,WirGarten Lüneburg Tapir,asleep,0,9,f
      """, to: "looks.csv")
    let record = ["record", "looks.csv", "--mapping", "intake/foodcoopx.toml"]
    let first = try Invocation(record, in: guild.folder)
    #expect(first.status == 0)
    #expect(
      first.errors.contains(
        "looks.csv:7: service WirGarten Lüneburg Tapir: the mapping does not say"))
    for part in [
      "6 rows, 1 service.", "recorded      2 events", "repeated      2 rows",
      "passed over   1 row", "1  unknown-state",
    ] {
      #expect(first.output.contains(part), "\(part)")
    }
    #expect(try guild.run("record", "intake/windows.jsonl").status == 0)
    let judged = try guild.run("judge", "harvest", "--as-of", "2026-04-01", "--json")
    let march = try judged.objects().first {
      $0["obligation"] as? String == "tapir-available"
        && $0["subject"] as? String == "the month of 2026-03"
    }
    // Down from 5:30 to 10:00, of which the window takes the time to 8:00.
    #expect((march?["reasons"] as? [String])?.first?.contains("it was down 2 h") == true)
  }

  @Test func `an advisory that names a release which never was is told, with the list it lacks`()
    throws
  {
    let guild = try Guild(example: "advisories")
    try guild.write(
      """
      cve,product,title,cvss,severity,vector,cwe,fixed_in,announced_date
      CVE-1,PostgreSQL,a,8,HIGH,v,c,18.4 17.10,2026-05-14
      CVE-2,PostgreSQL,a,8,HIGH,v,c,18.5 17.10,2026-05-14
      """, to: "security.csv")
    try guild.write(
      """
      version,git_tag_date,announced_date
      18.4,2026-05-11,2026-05-14
      17.10,2026-05-11,2026-05-16
      """, to: "releases.csv")
    let record = ["record", "security.csv", "--mapping", "intake/postgresql.toml"]
    let without = try Invocation(record, in: guild.folder)
    #expect(without.status == 2)
    #expect(without.errors.contains("give it with --releases FILE"))
    let with = try Invocation(record + ["--releases", "releases.csv"], in: guild.folder)
    #expect(with.status == 0)
    #expect(with.output.contains("2 rows, 1 advisory."))
    #expect(
      with.errors.contains(
        "security.csv:3: advisory CVE-2: it names the release '18.5', which the list of releases"
          + " does not have"))
    let judged = try guild.run("judge", "postgresql", "--as-of", "2026-09-01", "--json")
    let states = try judged.objects().compactMap { verdict -> String? in
      guard let name = verdict["obligation"] as? String, let state = verdict["state"] as? String
      else { return nil }
      return "\(name) \(state)"
    }
    // Fixed two days later: in time for all, too late for a grave one.
    #expect(states == ["fix-grave breached", "fix met"])
  }

  @Test func `a list of releases that cannot be used is refused, and so is one nobody reads`()
    throws
  {
    let guild = try Guild(example: "advisories")
    try guild.write("cve,reported,announced,severity\n", to: "curl.csv")
    try guild.write("version\n", to: "releases.csv")
    let unread = try guild.run(
      "record", "curl.csv", "--mapping", "intake/curl.toml", "--releases", "releases.csv")
    #expect(unread.status == 2)
    #expect(unread.errors.contains("the mapping has no [releases]"))
    let unusable = try guild.run(
      "record", "curl.csv", "--mapping", "intake/postgresql.toml", "--releases", "releases.csv")
    #expect(unusable.status == 2)
    #expect(unusable.errors.contains("line 1: the list has no column 'announced_date'"))
    let lone = try guild.run("record", "curl.csv", "--releases", "releases.csv")
    #expect(lone.status == 2)
    #expect(lone.errors.contains("--releases is for a --mapping of advisories"))
  }
}
