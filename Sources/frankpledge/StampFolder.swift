// SPDX-License-Identifier: Apache-2.0

import Evidence
import Storage
import TimeStamping

/// The folder `timestamps` of a cooperative: replies of time stamping authorities, as they came.
struct StampFolder {
  private let path: String

  private static let mostStamps = 10_000

  init(_ workplace: Workplace) { path = workplace.folder.place(of: "timestamps") }

  /// Every reply there is, ascending by name.
  func replies() throws -> [[UInt8]] {
    let entries: [FolderListing.Entry]
    do { entries = try FolderListing.entries(of: path, most: Self.mostStamps) } catch {
      if error.isMissing { return [] }
      throw error
    }
    return try entries.filter { $0.kind == .file && $0.path.hasSuffix(".tsr") }.map {
      try FileReading.bytes(of: "\(path)/\($0.path)", limit: TimeStampToken.mostBytes)
    }
  }

  /// Keeps a reply over the checkpoint of a size; gives where.
  func keep(_ reply: [UInt8], over size: UInt64) throws -> String {
    try FileWriting.createFolder(path)
    let file = "\(path)/\(size)-\(Digest(hashing: reply).hex.prefix(16)).tsr"
    try FileWriting.save(reply, to: file)
    return file
  }

  /// Certificates to believe, from a file in PEM.
  static func anchors(_ path: String) throws -> TrustAnchors {
    let bytes = try FileReading.bytes(of: path, limit: TrustAnchors.mostBytes)
    do throws(TimeStampFault) { return try TrustAnchors(pem: bytes) } catch {
      throw FileFault(path, "use", because: "\(error)")
    }
  }
}
