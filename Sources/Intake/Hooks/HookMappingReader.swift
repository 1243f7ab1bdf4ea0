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
    let origin = root.origin(sourceSuchAs: "/desk/github")
    _ = root.choice(
      "shape", among: [(HookMapping.shape, ())], neededFor: "\"calls\" for calls of a desk")
    let subject = path("case", neededFor: "where the name of the case stands", in: &root)
    let sequence = path("sequence", in: &root)
    let conditions = conditions(&root)
    let signature = signature()
    let times = times()
    let severity = severity()
    let who = who()
    let rules = rules(hasWho: who != nil)
    root.refuseOthers()
    guard let origin, let subject, let signature, let times else { return nil }
    return HookMapping(
      agreement: origin.agreement, source: origin.source, conditions: conditions,
      signature: signature,
      subject: subject, sequence: sequence, times: times, severity: severity, who: who,
      rules: rules)
  }

  private func path(
    _ key: String, neededFor meaning: String? = nil, in table: inout MappingTable
  ) -> HookPath? {
    table.text(key, neededFor: meaning).flatMap { path($0, of: key, in: &table) }
  }

  private func path(
    _ text: String, of key: String, in table: inout MappingTable
  ) -> HookPath? {
    let path = HookPath(text)
    if path == nil {
      table.report(
        .unusable(
          table.name(of: key), value: text,
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
    let zone = table.zone(among: zones)
    let forms = texts.compactMap { form($0, zone, &table) }
    table.refuseOthers()
    root.take(table.problems)
    return HookTimes(forms: forms)
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
    let names = root.names("severities", neededFor: "the severity for each text")
    if path == nil, !root.has("severity") {
      root.report(
        .useless("[severities]", reason: "'severity' does not say where the text stands"),
        at: "severities")
    }
    return path.map { ($0, names) }
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
      if let rule = rule(name, hasWho: hasWho, &table) { rules.append(rule) }
      table.refuseOthers()
      outer.take(table.problems)
    }
    root.take(outer.problems)
    if outer.keys.isEmpty {
      root.report(.missingKey("[on.NAME]", meaning: "a thing that a call can tell"), at: "on")
    }
    return rules
  }

  private func rule(
    _ name: String, hasWho: Bool, _ table: inout MappingTable
  ) -> HookMapping.Rule? {
    let told = table.problems.count
    let conditions = conditions(&table)
    if conditions.isEmpty, table.problems.count == told {
      table.report(
        .missingKey(
          table.name(of: "when"), meaning: "what holds of such a call: \"action is opened\""),
        at: "when")
    }
    let types = Vocabulary.caseTypes.map { ($0, $0) }
    let event = table.choice("event", among: types, neededFor: "what it means: case.responded, …")
    let subject = path("case", in: &table)
    let severity = path("severity", in: &table)
    let sequence = path("sequence", in: &table)
    let time = path("time", neededFor: "where the time of it stands", in: &table)
    let id = paths("id", in: &table)
    let who = path("name", in: &table)
    let by = table.choice("by", among: HookMapping.Party.allCases.map { ($0.rawValue, $0) })
    let actor = table.choice("actor", among: Self.actors)
    let side = table.choice("side", among: Self.sides)
    let waiting = table.choice(
      "waiting-on", among: [("adopter", "adopter"), ("third-party", "third-party")])
    let reason = table.text("reason")
    let consent = table.choice("consent", among: [("adopter", true)])
    reportMissing(event, waiting: waiting, reason: reason, &table)
    for key in ["by", "name"] where table.has(key) && !hasWho {
      table.report(
        .useless(table.name(of: key), reason: "[who] does not say who is of which side"), at: key)
    }
    guard let event, let time, !id.isEmpty else { return nil }
    return HookMapping.Rule(
      name: name, conditions: conditions, event: event, subject: subject,
      severity: severity, sequence: sequence, time: time, id: id, who: who, by: by, actor: actor,
      side: side, waitingOn: waiting, reason: reason, consent: consent ?? false)
  }

  private func reportMissing(
    _ event: String?, waiting: String?, reason: String?, _ table: inout MappingTable
  ) {
    if event == "case.paused", waiting == nil {
      table.report(
        .missingKey(
          table.name(of: "waiting-on"), meaning: "whom the case waits on: adopter or third-party"),
        at: "event")
    }
    if event == "case.voided", reason == nil {
      table.report(
        .missingKey(
          table.name(of: "reason"), meaning: "why the case does not count"), at: "event")
    }
  }

  /// One path or more, of which each has to be there.
  private func paths(_ key: String, in table: inout MappingTable) -> [HookPath] {
    let texts = table.texts(key)
    if texts.isEmpty {
      table.report(
        .missingKey(
          table.name(of: key),
          meaning: "what is another for every such thing and the same when told again"),
        at: key)
    }
    return texts.compactMap { path($0, of: key, in: &table) }
  }

  private func conditions(_ table: inout MappingTable) -> [HookCondition] {
    table.texts("when").compactMap { text in
      let condition = HookCondition(text)
      if condition == nil {
        table.report(
          .unusable(
            table.name(of: "when"), value: text,
            reason: "write PATH is VALUE, is not, is one of A, B, is none of, is there, is absent"),
          at: "when")
      }
      return condition
    }
  }
}
