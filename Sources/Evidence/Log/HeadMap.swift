// SPDX-License-Identifier: Apache-2.0

/// The heads of all agreements of a log, under one hash.
///
/// A binary trie over the bits of the blinded ids, highest bit first: each half without heads is
/// 32 noughts, a half with one is the hash of that head, and any other the hash of its two halves.
/// So an agreement has one place in it and no second one, and a proof for one shows of the others
/// nothing but hashes. See `docs/specs/heads.md`.
package struct HeadMap: Sendable {
  private var top: Node

  private indirect enum Node: Sendable {
    case empty
    case head(AgreementHead, Digest)
    case fork(Node, Node, Digest)

    var hash: Digest {
      switch self {
      case .empty: .noughts
      case .head(_, let hash), .fork(_, _, let hash): hash
      }
    }

    static func join(_ left: Node, _ right: Node) -> Node {
      var bytes: [UInt8] = [3]
      bytes.reserveCapacity(65)
      left.hash.append(to: &bytes)
      right.hash.append(to: &bytes)
      return .fork(left, right, Digest(hashing: bytes))
    }
  }

  /// The map of these heads; of two for one agreement either may be taken.
  package init(_ heads: [AgreementHead]) {
    let keyed = heads.map { (key: $0.agreement.bytes, head: $0) }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }
    top = Self.node(of: keyed[...], depth: 0)
  }

  private typealias Keyed = (key: [UInt8], head: AgreementHead)

  private static func node(of heads: ArraySlice<Keyed>, depth: Int) -> Node {
    guard let first = heads.first else { return .empty }
    guard heads.count > 1, depth < 256 else { return .head(first.head, first.head.hash) }
    var (low, high) = (heads.startIndex, heads.endIndex)
    while low < high {
      let middle = (low + high) / 2
      if bit(depth, of: heads[middle].key) { high = middle } else { low = middle + 1 }
    }
    return .join(
      node(of: heads[..<low], depth: depth + 1), node(of: heads[low...], depth: depth + 1))
  }

  private static func bit(_ depth: Int, of key: [UInt8]) -> Bool {
    key[depth / 8] & (0x80 >> UInt8(depth % 8)) != 0
  }

  /// The hash of all.
  package var root: Digest { top.hash }

  /// Puts a head in place of the one its agreement had, or adds it.
  package mutating func update(_ head: AgreementHead) {
    top = Self.updated(top, (head.agreement.bytes, head), depth: 0)
  }

  private static func updated(_ node: Node, _ new: Keyed, depth: Int) -> Node {
    switch node {
    case .empty:
      return .head(new.head, new.head.hash)
    case .head(let old, _):
      guard old.agreement != new.head.agreement else { return .head(new.head, new.head.hash) }
      let both = [(key: old.agreement.bytes, head: old), new]
        .sorted { $0.key.lexicographicallyPrecedes($1.key) }
      return Self.node(of: both[...], depth: depth)
    case .fork(let left, let right, _):
      guard depth < 256 else { return node }
      return bit(depth, of: new.key)
        ? .join(left, updated(right, new, depth: depth + 1))
        : .join(updated(left, new, depth: depth + 1), right)
    }
  }

  /// The head of an agreement with its proof; nil if the map has none.
  package func proof(of agreement: Digest) -> HeadProof? {
    let key = agreement.bytes
    var siblings: [Digest] = []
    var node = top
    while case .fork(let left, let right, _) = node, siblings.count < 256 {
      let isRight = Self.bit(siblings.count, of: key)
      siblings.append(isRight ? left.hash : right.hash)
      node = isRight ? right : left
    }
    guard case .head(let head, _) = node, head.agreement == agreement else { return nil }
    return HeadProof(head: head, siblings: siblings)
  }
}
