// SPDX-License-Identifier: Apache-2.0

package import Evidence

/// Somebody who may send events over the network, and what they may be about.
package struct Sender: Sendable {
  package let name: String
  /// The agreements that events of theirs may fall under.
  private let agreements: Set<String>
  /// What the source of events of theirs is, or begins with before a `/`: nobody speaks for others.
  private let source: String
  /// The digest of their token, so that the token itself is not kept.
  private let token: Digest

  /// The fewest characters of a token.
  package static let shortestToken = 20
  package static let longestToken = 512

  /// A sender; nil for a token too short to be a secret, or that cannot stand in a header.
  package init?(name: String, agreements: Set<String>, source: String, token: String) {
    guard (Self.shortestToken...Self.longestToken).contains(token.utf8.count),
      token.utf8.allSatisfy({ (33...126).contains($0) })
    else { return nil }
    self.name = name
    self.agreements = agreements
    self.source = source
    self.token = Digest(hashing: Array(token.utf8))
  }

  /// Why an event is not theirs to send; nil if it is.
  package func objection(to event: Event) -> String? {
    guard agreements.contains(event.agreement) else {
      return "you may not send events about the agreement '\(event.agreement)'"
    }
    guard event.source == source || event.source.hasPrefix(source + "/") else {
      return "events of yours have the source '\(source)', or one that begins with '\(source)/'"
    }
    return nil
  }

  /// Who sent a request with this `Authorization`, among all who may; every one of them is compared
  /// with, each in the same time, so that a guess learns nothing from how long the answer takes.
  package static func of(authorization: String?, among senders: [Sender]) -> Sender? {
    let scheme = "bearer "
    guard let authorization, authorization.prefix(scheme.count).lowercased() == scheme else {
      return nil
    }
    let token = Digest(hashing: Array(authorization.dropFirst(scheme.count).utf8))
    var found: Sender?
    for sender in senders where sender.token.isSecretly(token) { found = sender }
    return found
  }
}
