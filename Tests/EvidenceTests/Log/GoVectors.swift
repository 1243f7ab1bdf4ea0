// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting

@testable import Evidence

/// What Go's `golang.org/x/mod` made: `Interop/make-vectors.sh` writes it.
enum GoVectors {
  /// The words of each line that begins with `kind`, without it; of every line if there is none.
  static func lines(_ name: String, kind: String? = nil) throws -> [[String]] {
    let file = TestFolders.repository.appending(path: "Interop/Vectors/\(name)")
    return try String(contentsOf: file, encoding: .utf8)
      .split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: " ").map(String.init) }
      .filter { kind == nil || $0.first == kind }
      .map { Array($0.dropFirst(kind == nil ? 0 : 1)) }
  }

  /// Digests divided by commas; a dash is none.
  static func digests(_ text: String) -> [Digest] {
    text.split(separator: ",").compactMap { Digest(base64: $0.utf8) }
  }
}
