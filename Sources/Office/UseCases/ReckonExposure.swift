// SPDX-License-Identifier: Apache-2.0

package import Drafting
import Terms

/// Reckons the worst case of agreements.
package struct ReckonExposure: Sendable {
  private let shelf: TermsShelf

  package init(_ shelf: TermsShelf) { self.shelf = shelf }

  /// The exposures of the agreements of these names, or of all in the folder, by name.
  ///
  /// - Throws: when one is not there, has errors, or comes to more than can be reckoned with. Of all,
  ///   none is left out: a sum without one that cannot be read would pass for the whole.
  package func exposures(of names: [String]) throws -> [Exposure] {
    var seen: Set<String> = []
    let volumes =
      try names.isEmpty
      ? shelf.agreements()
      : names.filter { seen.insert($0).inserted }.map { try shelf.agreement(named: $0) }
    return try volumes.compactMap { volume in
      try volume.checked.agreement.map { try Exposure(of: $0) }
    }
  }
}
