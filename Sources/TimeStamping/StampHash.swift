// SPDX-License-Identifier: Apache-2.0

import Crypto
import SwiftASN1

/// The hashes that a time stamp may be signed with: SHA-1 is none.
enum StampHash: Hashable, Sendable {
  case sha256, sha384, sha512

  /// The hash of an OID.
  init(_ oid: ASN1ObjectIdentifier) throws(TimeStampFault) {
    switch oid {
    case .sha256: self = .sha256
    case .sha384: self = .sha384
    case .sha512: self = .sha512
    default: throw .unknownAlgorithm("\(oid)")
    }
  }

  func digest(_ bytes: some Collection<UInt8>) -> [UInt8] {
    let bytes = Array(bytes)
    return switch self {
    case .sha256: Array(SHA256.hash(data: bytes))
    case .sha384: Array(SHA384.hash(data: bytes))
    case .sha512: Array(SHA512.hash(data: bytes))
    }
  }
}
