// SPDX-License-Identifier: Apache-2.0

package import Evidence

/// Where a running judgement finds again what it no longer holds: the log, or a copy of it.
///
/// A case at rest is let go; an event of it that comes later asks for the earlier ones.
package protocol Recollection {
  /// The events of one agreement with this subject and an index below a size, in order of the log.
  func events(about subject: String, below size: UInt64) throws -> [RecordedEvent]

  /// Everything that happened under the agreement with an index below a size.
  func history(below size: UInt64) throws -> History
}
