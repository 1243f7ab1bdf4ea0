// SPDX-License-Identifier: Apache-2.0

import Evidence
import Judgement
import Office
import Terms
import WorkingTime

/// Which texts are checked together, what was found in them, and what is still to be done.
///
/// A text that declares an agreement is checked with all it includes. Another is checked as a part of
/// the agreements that include it, and by itself only if there are none.
struct Desk: Sendable {
  /// The most agreements of a folder that are searched for one that includes a text.
  static let mostSearched = 256
  /// The most agreements that a text is checked in.
  static let mostHosts = 8

  /// What was found in a main text and those it includes.
  struct Result: Sendable {
    /// The files it is made of, and those it lacks.
    var files: Set<FileKey>
    var checked: CheckedTerms?
    var found: [FileKey: [Diagnostic]] = [:]
    /// What its examples found.
    var examples: [FileKey: [Diagnostic]] = [:]
  }

  /// Examples that are being run, one at a time, so that no message waits for all of them.
  struct Errand: Sendable {
    let main: FileKey
    /// How many have run.
    var done = 0
    var found: [FileKey: [Diagnostic]] = [:]
  }

  private let zoneSource: any ZoneSource
  private var zones: [String: Zone?] = [:]
  private var zoneNames: [String]?
  var results: [FileKey: Result] = [:]
  /// What the client was last told, by the URI it knows the file by.
  var published: [FileKey: [JSONValue]] = [:]

  /// Documents that changed since they were last looked at.
  var changed: Set<FileKey> = []
  /// Whether files on disk may have changed as well.
  var mayDiffer = false
  /// Main texts to check, the next one last.
  var toCheck: [FileKey] = []
  /// Main texts whose examples are to be run.
  var toRun: [Errand] = []
  var hosts: [FileKey: [FileKey]] = [:]

  init(_ zones: any ZoneSource) { zoneSource = zones }

  var isIdle: Bool { changed.isEmpty && !mayDiffer && toCheck.isEmpty && toRun.isEmpty }

  mutating func note(changed key: FileKey) { changed.insert(key) }

  /// Files on disk may have changed, or others may be open: everything is looked at anew.
  mutating func forgetFiles() {
    mayDiffer = true
    hosts = [:]
  }

  /// The zones of some names, read once.
  mutating func book(_ names: [String]) -> ZoneBook {
    let found = names.compactMap { name -> Zone? in
      if let known = zones[name] { return known }
      let zone = zoneSource.tzif(of: name).flatMap { try? Zone(name: name, tzif: $0) }
      zones[name] = .some(zone)
      return zone
    }
    return ZoneBook(version: zoneSource.version, zones: found)
  }

  /// All names of zones, read once.
  mutating func knownZones() -> [String] {
    if let zoneNames { return zoneNames }
    let names = zoneSource.names
    zoneNames = names
    return names
  }

  /// Takes back what was said about a document that is closed.
  mutating func clear(_ key: FileKey, named uri: String) -> [JSONValue] {
    guard let known = published.removeValue(forKey: key), !known.isEmpty else { return [] }
    return [
      Message.notification(
        "textDocument/publishDiagnostics", ["uri": .string(uri), "diagnostics": .array([])])
    ]
  }
}
