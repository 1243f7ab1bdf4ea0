// SPDX-License-Identifier: Apache-2.0

import Assurance
import Evidence
import Foundation
import Judgement
import Office
import Storage
import Terms
import WorkingTime

/// The agreement and the events of the benchmark.
struct Desk {
  let agreement: Agreement
  let asOf: Instant
  let count: Int
  private let statement: TermsStatement
  private let bytes: [UInt8]
  /// Where each line begins, and the end.
  private let starts: [Int]

  init(agreement path: String, events: String) throws {
    let folder = BenchFolder(text: try Data(contentsOf: URL(filePath: path)))
    let zones = try SystemZones()
    let volume = try TermsShelf(folder, zones: zones).agreement(named: "bench")
    statement = try volume.statement()
    guard let agreement = try volume.stated().checked.agreement else {
      throw Judging.Fault(description: "the agreement does not check")
    }
    self.agreement = agreement
    bytes = [UInt8](try Data(contentsOf: URL(filePath: events)))
    var starts = [0]
    for (place, byte) in bytes.enumerated() where byte == 0x0A { starts.append(place + 1) }
    self.starts = starts
    count = starts.count - 1
    asOf = try Event(parsing: Array(bytes[starts[count - 1]..<starts[count] - 1])).time
  }

  func event(_ number: Int) throws -> RecordedEvent {
    let line = Array(bytes[starts[number]..<starts[number + 1] - 1])
    return RecordedEvent(index: UInt64(number), event: try Event(parsing: line))
  }

  func history(leavingOut last: Int = 0) throws -> History {
    var history = History(of: agreement.name)
    for number in 0..<count - last { history.take(try event(number)) }
    return history
  }

  func tail(_ last: Int) throws -> [RecordedEvent] {
    try (count - last..<count).map { try event($0) }
  }

  /// The key of the log.
  static var key: NoteKey {
    get throws { try NoteKey(name: "bench.example/log", seed: [UInt8](repeating: 7, count: 32)) }
  }

  /// A log with the terms and every event.
  func recorded(in folder: String) async throws -> SQLiteEventStore {
    let key = try Self.key
    let store = try SQLiteEventStore.create(at: "\(folder)/bench.sqlite", key: key.verifierKey)
    let salt = [UInt8](repeating: 1, count: Salt.byteCount)
    let terms = Event(
      id: "0", source: "/terms/bench", type: Vocabulary.agreementTerms,
      time: Instant(milliseconds: 0), agreement: "bench", data: statement.data)
    _ = try await store.append(
      [NewEvent(event: terms, salt: salt)], signer: key.checkpointSigner())
    for first in stride(from: 0, to: count, by: 20_000) {
      let events = try (first..<min(count, first + 20_000)).map {
        NewEvent(event: try event($0).event, salt: salt)
      }
      _ = try await store.append(events, signer: key.checkpointSigner())
    }
    return store
  }
}

/// The events of each case, to recall.
struct DeskMemory: Recollection {
  private let places: [String: [Int]]
  private let desk: Desk

  init(_ desk: Desk) throws {
    var places: [String: [Int]] = [:]
    for number in 0..<desk.count {
      if let subject = try desk.event(number).event.subject {
        places[subject, default: []].append(number)
      }
    }
    self.places = places
    self.desk = desk
  }

  func events(about subject: String, below size: UInt64) throws -> [RecordedEvent] {
    try (places[subject] ?? []).filter { UInt64($0) < size }.map { try desk.event($0) }
  }

  func history(below size: UInt64) throws -> History {
    try desk.history(leavingOut: desk.count - Int(size))
  }
}

/// A folder with one agreement.
private struct BenchFolder: CooperativeFolder {
  let text: Data

  func bytes(of path: String) throws -> [UInt8]? {
    path == "agreements/bench.md" ? [UInt8](text) : nil
  }

  func agreementPaths() throws -> [String] { ["agreements/bench.md"] }
}
