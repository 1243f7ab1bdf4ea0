// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting
import Testing

/// A copy of an example's folder in a scratch folder of its own, taken away at the end.
final class Guild: Sendable {
  let scratch: URL
  let folder: URL

  convenience init(example: String = "postgres-guild") throws {
    try self.init(copying: TestFolders.repository.appending(path: "Examples/\(example)"))
  }

  private init(copying original: URL) throws {
    scratch = try TestFolders.scratch()
    folder = scratch.appending(path: original.lastPathComponent)
    try FileManager.default.copyItem(at: original, to: folder)
  }

  /// A copy of the example with the history of north-bank recorded, which is done once for all tests.
  static func recorded() throws -> Guild { try Guild(copying: template.get().folder) }

  private static let template: Result<Guild, any Error> = Result {
    let guild = try Guild()
    try #require(try guild.record().status == 0)
    atexit {
      guard case .success(let guild) = Guild.template else { return }
      try? FileManager.default.removeItem(at: guild.scratch)
    }
    return guild
  }

  deinit { try? FileManager.default.removeItem(at: scratch) }

  /// Runs the program in the folder.
  func run(_ arguments: String...) throws -> Invocation { try Invocation(arguments, in: folder) }

  /// Records the history of one agreement.
  @discardableResult
  func record(_ agreement: String = "north-bank") throws -> Invocation {
    try run("record", "history/\(agreement).csv", "--mapping", "intake/\(agreement).toml")
  }

  /// Writes a file into the folder.
  func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: path))
  }

  /// Puts one piece of a file in place of another, which must be there.
  func replace(_ old: String, with new: String, in path: String) throws {
    let text = try text(of: path)
    try #require(text.contains(old), "\(path) has no '\(old)'")
    try write(text.replacing(old, with: new), to: path)
  }

  func text(of path: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.appending(path: path)), as: UTF8.self)
  }

  /// The cooperative's file without what it says of people, rotas and layers.
  func bareCooperative() throws -> String {
    let lines = try text(of: "cooperative.pledge").split(
      separator: "\n", omittingEmptySubsequences: false)
    return lines.prefix { !$0.isEmpty }.joined(separator: "\n") + "\n"
  }

  func bytes(of path: String) throws -> Data { try Data(contentsOf: folder.appending(path: path)) }

  func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: path).path)
  }

  /// The permission bits of a file.
  func mode(of path: String) throws -> Int? {
    let attributes = try FileManager.default.attributesOfItem(
      atPath: folder.appending(path: path).path)
    return attributes[.posixPermissions] as? Int
  }

  /// Which file stands under a path, and when it was last written: another one is another state.
  func state(of path: String) throws -> [AnyHashable] {
    let attributes = try FileManager.default.attributesOfItem(
      atPath: folder.appending(path: path).path)
    let written = attributes[.modificationDate] as? Date
    return [attributes[.systemFileNumber] as? Int, written]
  }

  /// Every file under a folder, by its path from there, ascending.
  func files(under path: String) -> [String] {
    let root = folder.appending(path: path)
    let paths =
      FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    return paths.filter { name in
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(
        atPath: root.appending(path: name).path, isDirectory: &isFolder)
      return !isFolder.boolValue
    }.sorted()
  }
}
