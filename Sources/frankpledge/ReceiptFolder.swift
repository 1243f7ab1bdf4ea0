// SPDX-License-Identifier: Apache-2.0

import Assurance
import Evidence
import Storage

/// Receipts as they lie in a folder: files whose names end with `.receipt`.
enum ReceiptFolder {
  /// What the name of a receipt ends with.
  static let ending = ".receipt"
  private static let mostFiles = 1_000_000

  /// The one receipt, or those of a folder and of the folders in it, ascending by path.
  ///
  /// - Throws: ``FileFault`` where there are none, or one cannot be read.
  static func files(at path: String) throws -> [ReceiptFile] {
    guard FileReading.exists(path) else {
      throw FileFault(path, "read", because: "there is no such receipt, nor a folder of them")
    }
    guard FolderListing.isFolder(path) else { return [try file(path, name: path)] }
    let names = try FolderListing.entries(of: path, most: mostFiles)
      .filter { $0.kind == .file && $0.path.hasSuffix(ending) }.map(\.path)
    guard !names.isEmpty else {
      throw FileFault(path, "use", because: "no file in it ends with \(ending)")
    }
    return try names.map { try file("\(path)/\($0)", name: $0) }
  }

  private static func file(_ path: String, name: String) throws -> ReceiptFile {
    ReceiptFile(name: name, bytes: try FileReading.bytes(of: path, limit: Receipt.mostBytes))
  }
}
