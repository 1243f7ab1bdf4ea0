// SPDX-License-Identifier: Apache-2.0
//
// Words that elsewhere start what terms start with another word.

extension EverydaySlip {
  /// The way out of a word that starts no declaration.
  static func declaration(_ word: String) -> String? {
    declarations.first { $0.words.contains(word.lowercased()) }?.wayOut
  }

  private static let declarations: [(words: [String], wayOut: String)] = [
    (
      ["sla", "target", "promise", "commitment", "service", "guarantee", "response", "we", "must"],
      "What is owed is an `obligation`; what is only measured is a `goal`."
    ),
    (["slo", "kpi", "objective", "aim"], "What is only measured is a `goal`."),
    (
      ["penalty", "penalties", "rebate", "discount"],
      "What a breach costs stands in its obligation, as `else credit …`; what holds for all credits "
        + "is declared with `credits`."
    ),
    (["contract", "order", "parties"], "Declare an `agreement`."),
    (["liability", "cap", "ceiling"], "Write `limit liability`."),
    (["termination", "terminate", "right", "option", "exit"], "Declare a `power`."),
    (["definition", "definitions", "means", "term", "terms"], "Write `define` and the words."),
    (
      ["maintenance", "exclusion", "exclusions", "exception", "exceptions", "downtime"],
      "Declare what excuses with `exclude`."
    ),
    (["availability", "metric", "uptime"], "Declare what is measured with `measure`."),
    (["change", "addendum", "annex"], "Declare an `amendment`."),
    (["shift", "roster", "on-call", "staff"], "Declare who is on duty with `rota`."),
    (["person", "people", "engineer", "employee"], "Declare one of the people with `member`."),
    (["skill", "skills", "expertise"], "Declare what has to be known with `area`."),
    (["insurance", "cover", "tranche", "reserve"], "Declare what pays claims with `layer`."),
    (["location", "office", "region"], "Declare a place with `site`."),
    (["hours", "schedule", "opening"], "Declare hours with `calendar`."),
    (["priority", "prio", "level"], "Declare a `severity`."),
    (["import", "use", "require"], "Write `include` and the path of the file in quotes."),
    (
      ["customer", "client", "provider", "supplier"],
      "The adopter is a clause of the agreement: `adopter \"North Bank plc\"`."
    ),
    (["test", "scenario", "story"], "Declare an `example`."),
    (["responsibility", "requirement", "requirements"], "Declare a `duty`."),
    (["section", "article", "clause", "part"], "Headings stand in the Markdown around the terms."),
  ]

  /// The way out of a word that starts no clause of a declaration.
  static func clause(_ word: String, in place: String) -> String? {
    let lower = word.lowercased()
    let found =
      clauses.first { $0.place == place && $0.words.contains(lower) }
      ?? (place == "goal"
        ? clauses.first { $0.place == "obligation" && $0.words.contains(lower) } : nil)
    return found.map { "Write `\($0.written)`." }
  }

  private static let clauses: [(place: String, words: [String], written: String)] = [
    ("agreement", ["customer", "client", "party", "between", "with"], "adopter"),
    ("agreement", ["from", "starts", "start", "begins", "period", "duration", "dates"], "term"),
    ("agreement", ["price", "cost", "charge", "value", "amount"], "fee"),
    ("agreement", ["timezone", "tz", "time-zone", "in"], "zone"),
    ("agreement", ["components", "products", "scope", "software", "for"], "covers"),
    ("cooperative", ["name", "title", "named"], "called"),
    ("calendar", ["hours", "opens", "opened", "on", "weekdays", "from"], "open"),
    ("calendar", ["holidays", "holiday", "except", "shut", "closes", "not"], "closed"),
    ("calendar", ["zone", "timezone"], "in"),
    ("calendar", ["combines", "includes", "unites"], "joins"),
    ("rota", ["open", "duty", "hours"], "on duty"),
    ("rota", ["closed", "absent"], "off duty"),
    ("rota", ["zone", "timezone"], "in"), ("rota", ["agreement", "agreements", "for"], "serves"),
    ("rota", ["turns", "who", "members", "staff"], "by ada, ben in turn, each for 1 week from …"),
    ("area", ["components", "includes", "for"], "covers"),
    ("member", ["name", "named", "title"], "called"),
    ("member", ["works", "employed", "company"], "employer"),
    ("member", ["skills", "areas", "can"], "knows"),
    ("member", ["since", "from", "joins", "starts"], "joined"),
    ("member", ["left", "until", "ends"], "leaves"),
    ("member", ["zone", "timezone"], "in"),
    ("layer", ["covers", "limit", "over", "up"], "pays claims over … up to …"),
    ("layer", ["aggregate", "maximum", "each"], "at most … each year"),
    ("layer", ["costs", "price"], "premium … each year"),
    ("layer", ["reinstatements", "renewed"], "reinstated 2 times, each at 100% of the premium"),
    ("define", ["is", "means", "when", "by"], "as"),
    ("obligation", ["if", "upon", "whenever", "after", "where"], "when"),
    ("obligation", ["during"], "while"),
    ("obligation", ["every", "per"], "each"), ("obligation", ["monthly"], "each month"),
    ("obligation", ["quarterly"], "each quarter"),
    ("obligation", ["yearly", "annually"], "each year"),
    (
      "obligation", ["must", "shall", "will", "owes", "promises", "respond", "within", "the", "a"],
      "owed a response within …"
    ),
    ("obligation", ["penalty", "otherwise", "credit", "credits"], "else credit …"),
    ("obligation", ["pause", "pauses", "paused", "suspend"], "stop the clock while waiting on …"),
    ("obligation", ["see", "ref", "reference", "proves", "evidence", "satisfies"], "shows"),
    ("duty", ["adopter", "customer", "client"], "the adopter …"),
    ("duty", ["cooperative"], "the cooperative …"),
    ("duty", ["else", "stop", "excuse", "or"], "otherwise stop … while it is not kept"),
    ("power", ["holder", "owner", "by"], "held by the adopter"),
    ("power", ["if", "upon", "after"], "when"),
    ("power", ["can", "then", "terminate", "shall"], "may terminate with 30 days notice"),
    ("power", ["expires", "expire", "ends", "until"], "lapses 60 days after it arises"),
    ("credits", ["is", "claimed", "applied", "expire", "the"], "are …"),
    (
      "credits", ["cap", "capped", "maximum", "max", "limit", "limited", "at", "up"],
      "reach at most …"
    ),
    ("credits", ["minimum", "least"], "reach at least …, or are not paid"),
    ("pool", ["contains", "amount", "of", "is"], "holds"),
    ("pool", ["share", "split", "splits", "divided"], "shares"),
    ("limit", ["to", "of", "up", "limited"], "at"), ("limit", ["for", "covers", "of"], "on"),
    ("limit", ["excluding", "unless", "but", "notwithstanding"], "except"),
    ("exclude", ["during", "when", "if"], "while"),
    ("exclude", ["for", "of", "obligations"], "from"),
    ("exclude", ["at", "max", "maximum", "limit"], "up to 8 hours each month"),
    (
      "measure", ["counting", "ignores", "excludes", "count"], "counts outages of 5 minutes or more"
    ),
    ("measure", ["means", "as"], "is the share of time it is available around the clock"),
    ("amendment", ["effective", "from", "takes", "starts"], "effect"),
    ("amendment", ["dated", "agreed", "sign"], "signed"),
    ("amendment", ["changes", "replace", "amends"], "replaces … with …"),
    ("amendment", ["removes", "deletes", "drops"], "ends"),
    ("amendment", ["retroactive", "backdated"], "reaches back with the consent of both"),
  ]
}
