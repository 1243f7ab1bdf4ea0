// SPDX-License-Identifier: Apache-2.0

package import Drafting
import Terms

/// Reckons the worst case of agreements.
package struct ReckonExposure: Sendable {
  private let shelf: TermsShelf

  package init(_ shelf: TermsShelf) { self.shelf = shelf }

  /// The exposures of the agreements of these names, or of all in the folder, by name.
  ///
  /// - Throws: when one is not there, has errors, or comes to more than can be reckoned with.
  package func exposures(of names: [String]) throws -> [Exposure] {
    let names = try names.isEmpty ? shelf.names() : names
    return try names.compactMap { name in
      try shelf.agreement(named: name).checked.agreement.map { try Exposure(of: $0) }
    }
  }
}
