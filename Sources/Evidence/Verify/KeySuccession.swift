// SPDX-License-Identifier: Apache-2.0

/// The keys that a log had, one after another, and which of them signs at which size.
///
/// Whoever trusts one of them can follow the hand-overs to the others: each was signed by both.
package struct KeySuccession: Hashable, Sendable {
  /// The first key.
  package let first: NoteVerifierKey
  /// In their order.
  package let handovers: [KeyHandover]

  /// The most hand-overs followed.
  package static let mostHandovers = 1000

  /// A log that has had one key.
  package init(_ key: NoteVerifierKey) {
    first = key
    handovers = []
  }

  /// A log whose key was handed over.
  ///
  /// - Throws: ``KeySuccessionFault`` unless each hand-over begins with the key that the one before
  ///   ended with, at a larger size, and no key comes back.
  package init(_ key: NoteVerifierKey, handovers: [KeyHandover]) throws(KeySuccessionFault) {
    guard handovers.count <= Self.mostHandovers else { throw .tooMany(handovers.count) }
    var known: Set<NoteVerifierKey> = [key]
    var (current, last) = (key, UInt64?.none)
    for (place, handover) in handovers.enumerated() {
      guard handover.from == current, last.map({ $0 < handover.size }) ?? true,
        known.insert(handover.to).inserted
      else { throw .outOfOrder(number: place + 1) }
      (current, last) = (handover.to, handover.size)
    }
    first = key
    self.handovers = handovers
  }

  /// The key of the log now.
  package var current: NoteVerifierKey { handovers.last?.to ?? first }

  /// The name of the log.
  package var name: String { first.name }

  /// All keys in their order.
  package var keys: [NoteVerifierKey] { [first] + handovers.map(\.to) }

  /// The key that signs checkpoints of a size.
  package func key(at size: UInt64) -> NoteVerifierKey {
    handovers.first { size <= $0.size }?.from ?? current
  }

  /// The same with one more hand-over.
  ///
  /// - Throws: ``KeySuccessionFault``.
  package func adding(_ handover: KeyHandover) throws(KeySuccessionFault) -> KeySuccession {
    try KeySuccession(first, handovers: handovers + [handover])
  }
}

/// Why hand-overs do not follow one another.
package enum KeySuccessionFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// More than ``KeySuccession/mostHandovers``.
  case tooMany(Int)
  /// One that does not begin where the one before ended; counted from 1.
  case outOfOrder(number: Int)

  package var description: String {
    switch self {
    case .tooMany(let count):
      "\(count) hand-overs of the key are more than the \(KeySuccession.mostHandovers) that are followed"
    case .outOfOrder(let number):
      "hand-over \(number) of the key does not begin with the key that the log had, at a larger size"
    }
  }
}

/// The keys by which a log is opened: one, or a succession of them.
package protocol LogKeys: Sendable {
  /// Which key signs at which size.
  var succession: KeySuccession { get }
}

extension KeySuccession: LogKeys {
  package var succession: KeySuccession { self }
}

extension NoteVerifierKey: LogKeys {
  package var succession: KeySuccession { KeySuccession(self) }
}
