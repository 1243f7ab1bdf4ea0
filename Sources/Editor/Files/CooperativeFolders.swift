// SPDX-License-Identifier: Apache-2.0

package import Office

/// Where the cooperatives of a machine are, for an editor that opens any file.
package protocol CooperativeFolders: Sendable {
  /// The absolute path of the nearest folder above a file that is a cooperative's; nil if none is.
  func root(above path: String) -> String?

  /// The folder at an absolute path.
  func folder(at root: String) -> any CooperativeFolder
}
