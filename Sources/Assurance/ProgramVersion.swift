// SPDX-License-Identifier: Apache-2.0

/// The version of this program, as packs and the command line name it.
///
/// A verifier of the same version must render a pack's report to the same bytes; change it whenever
/// the report changes.
package enum ProgramVersion {
  /// Semantic version without a leading `v`.
  package static let text = "0.1.0"
}
