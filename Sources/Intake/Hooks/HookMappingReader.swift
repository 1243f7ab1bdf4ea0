// SPDX-License-Identifier: Apache-2.0

import Evidence
package import Office
import Terms
import WorkingTime

extension HookMapping {
  /// What `shape` says in a mapping of calls.
  package static let shape = "calls"

  /// Reads a mapping from the bytes of its TOML.
  ///
  /// - Throws: ``MappingFault`` with everything that is wrong.
  package init(parsing bytes: [UInt8], zones: some ZoneSource) throws(MappingFault) {
    var reader = HookMappingReader(root: try MappingTable(file: bytes), zones: zones)
    let mapping = reader.mapping()
    try reader.root.throwProblems()
    guard let mapping else { throw MappingFault(problems: []) }
    self = mapping
  }
}

/// Reads the tables of a mapping of calls.
private struct HookMappingReader {
  var root: MappingTable
  let zones: any ZoneSource

  mutating func mapping() -> HookMapping? {
    let agreement = root.text(
      "agreement", neededFor: "the name of the agreement that cases fall under")
    let source = root.text("source", neededFor: "who says so, such as /desk/github")
    root.checkEnvelope(agreement: agreement, source: source)
    _ = root.choice(
      "shape", among: [(HookMapping.shape, ())], neededFor: "\"calls\" for calls of a desk")
    let subject = path("case", neededFor: "where the name of the case stands", in: &root)
    let sequence = path("sequence", in: &root)
    let signature = signature()
    let times = times()
    let severity = severity()
    let who = who()
    let rules = rules(hasWho: who != nil)
    root.refuseOthers()
    guard let agreement, let source, let subject, let signature, let times else { return nil }
    return HookMapping(
      agreement: agreement, source: source, signature: signature, subject: subject,
      sequence: sequence, times: times, severity: severity, who: who, rules: rules)
  }

  private func path(
    _ key: String, neededFor meaning: String? = nil, in table: inout MappingTable
  ) -> HookPath? {
    guard let text = table.text(key, neededFor: meaning) else { return nil }
    let path = HookPath(text)
    if path == nil {
      table.report(
        .unusable(
          key, value: text,
          reason: "write names with dots between, places as [0] or [*], or 'header NAME'"),
        at: key)
    }
    return path
  }

  private mutating func signature() -> HookSignature? {
    guard
      var table = root.table("signature", neededFor: "how calls show that they come from the desk")
    else { return nil }
    let scheme = table.choice(
      "scheme", among: HookSignature.Scheme.allCases.map { ($0.rawValue, $0) },
      neededFor: HookSignature.Scheme.allCases.map(\.rawValue).joined(separator: ", "))
    let header = table.text("header", neededFor: "the header that it stands in")
    let prefix = table.text("prefix")
    table.refuseOthers()
    root.take(table.problems)
    guard let scheme, let header else { return nil }
    return HookSignature(scheme: scheme, header: header.lowercased(), prefix: prefix ?? "")
  }

  private mutating func times() -> HookTimes? {
    guard var table = root.table("times", neededFor: "how the calls write times") else {
      return nil
    }
    let texts = table.texts("format")
    if texts.isEmpty, !table.has("format") {
      table.report(
        .missingKey(
          "times.format", meaning: "\"iso\", \"milliseconds\", \"seconds\" or a pattern, or a list"),
        at: "format")
    }
    let zone = zone(&table)
    let forms = texts.compactMap { form($0, zone, &table) }
    table.refuseOthers()
    root.take(table.problems)
    return HookTimes(forms: forms)
  }

  private func zone(_ table: inout MappingTable) -> Zone? {
    guard let name = table.text("zone") else { return nil }
    let zone = zones.tzif(of: name).flatMap { try? Zone(name: name, tzif: $0) }
    if zone == nil {
      let nearest = NearestName.of(name, among: zones.names)
      table.report(.unknownZone(name, nearest: nearest), at: "zone")
    }
    return zone
  }

  private func form(
    _ text: String, _ zone: Zone?, _ table: inout MappingTable
  ) -> HookTimes.Form? {
    switch text {
    case "iso": return .text(TimeRule(.iso))
    case "milliseconds": return .milliseconds
    case "seconds": return .seconds
    default: break
    }
    let pattern: TimePattern
    do throws(TimePattern.Fault) { pattern = try TimePattern(text) } catch {
      table.report(.unusable("times.format", value: text, reason: "\(error)"), at: "format")
      return nil
    }
    if pattern.hasOffset { return .text(TimeRule(.offset(pattern))) }
    guard pattern.hasTimeOfDay, let zone else {
      table.report(
        .unusable(
          "times.format", value: text,
          reason: "it needs a time of day, and a 'zone' on whose clocks it was read"),
        at: "format")
      return nil
    }
    return .text(TimeRule(.wall(pattern, zone, .refuse)))
  }

  private mutating func severity() -> (path: HookPath, names: NameTable)? {
    let path = path("severity", in: &root)
    guard path != nil || root.has("severities") else { return nil }
    guard var table = root.table("severities", neededFor: "the severity for each text") else {
      return nil
    }
    let entries = table.keys.compactMap { text in table.text(text).map { (text: text, name: $0) } }
    root.take(table.problems)
    if path == nil, !root.has("severity") {
      root.report(
        .useless("[severities]", reason: "'severity' does not say where the text stands"),
        at: "severities")
    }
    return path.map { ($0, NameTable(entries)) }
  }

  private static let actors = [("person", "person"), ("machine", "machine")]
  private static let sides = [("cooperative", "cooperative"), ("adopter", "adopter")]

  private mutating func who() -> HookMapping.WhoRule? {
    guard var table = root.table("who") else { return nil }
    let path = path("name", neededFor: "where the name of who acted stands", in: &table)
    let actor = table.choice("actor", among: Self.actors)
    let side = table.choice("side", among: Self.sides)
    let machines = table.texts("machines").map { NamePattern($0) }
    let adopter = table.texts("adopter").map { NamePattern($0) }
    let cooperative = table.texts("cooperative").map { NamePattern($0) }
    table.refuseOthers()
    root.take(table.problems)
    return path.map {
      HookMapping.WhoRule(
        path: $0, actor: actor, side: side, machines: machines, adopter: adopter,
        cooperative: cooperative)
    }
  }

  // MARK: - Rules

  private mutating func rules(hasWho: Bool) -> [HookMapping.Rule] {
    guard
      var outer = root.table("on", neededFor: "a table [on.NAME] for each thing a call can tell")
    else { return [] }
    var rules: [HookMapping.Rule] = []
    for name in outer.keys {
      guard var table = outer.table(name) else { continue }
      if let rule = rule(name, &table) { rules.append(rule) }
      table.refuseOthers()
      outer.take(table.problems)
    }
    root.take(outer.problems)
    return rules
  }

  private func rule(_ name: String, _ table: inout MappingTable) -> HookMapping.Rule? {
    let conditions = conditions(&table)
    let types = Vocabulary.caseTypes.map { ($0, $0) }
    let event = table.choice("event", among: types, neededFor: "what it means: case.responded, …")
    let subject = path("case", in: &table)
    let severity = path("severity", in: &table)
    let time = path("time", neededFor: "where the time of it stands", in: &table)
    let id = path(
      "id", neededFor: "what is another for every such thing and the same when told again",
      in: &table)
    let actor = table.choice("actor", among: Self.actors)
    let side = table.choice("side", among: Self.sides)
    let waiting = table.choice(
      "waiting-on", among: [("adopter", "adopter"), ("third-party", "third-party")])
    let reason = table.text("reason")
    let consent = table.choice("consent", among: [("adopter", true)])
    if event == "case.paused", waiting == nil {
      table.report(
        .missingKey("waiting-on", meaning: "whom the case waits on: adopter or third-party"),
        at: "event")
    }
    if event == "case.voided", reason == nil {
      table.report(.missingKey("reason", meaning: "why the case does not count"), at: "event")
    }
    guard let event, let time, let id else { return nil }
    return HookMapping.Rule(
      name: name, conditions: conditions, event: event, subject: subject,
      severity: severity, time: time, id: id, actor: actor,
      side: side, waitingOn: waiting, reason: reason, consent: consent ?? false)
  }

  private func conditions(_ table: inout MappingTable) -> [HookCondition] {
    let texts = table.texts("when")
    if texts.isEmpty, !table.has("when") {
      table.report(
        .missingKey("when", meaning: "what holds of such a call: \"action is opened\""), at: "when")
    }
    return texts.compactMap { text in
      let condition = HookCondition(text)
      if condition == nil {
        table.report(
          .unusable(
            "when", value: text,
            reason: "write PATH is VALUE, is not, is one of A, B, is none of, is there, is absent"),
          at: "when")
      }
      return condition
    }
  }
}
