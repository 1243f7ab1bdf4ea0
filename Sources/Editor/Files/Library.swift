// SPDX-License-Identifier: Apache-2.0

import Office
import Terms

/// The texts of the cooperatives that are being edited: open documents over files on disk.
///
/// Files are read again whenever they are asked for, and parsed again only when their bytes differ:
/// so what another program writes is seen, and a keystroke costs one text.
struct Library: Sendable {
  /// The most documents that may be open.
  static let mostOpen = 512
  /// The largest document that is kept, in bytes: far more than is read as terms.
  static let largestDocument = 32 << 20

  private let folders: any CooperativeFolders
  private var folderAt: [String: any CooperativeFolder] = [:]
  /// The folders the client works in, absolute.
  var workspaces: [String] = []
  private(set) var open: [FileKey: OpenText] = [:]
  private var keys: [String: FileKey] = [:]
  private var onDisk: [FileKey: DiskText] = [:]

  private struct DiskText {
    let bytes: [UInt8]
    let file: TermsFile
    var outline: FileOutline?
    var document: TextDocument?
  }

  init(_ folders: any CooperativeFolders) { self.folders = folders }

  // MARK: Documents

  /// Which open document a URI names.
  func key(ofOpen uri: String) -> FileKey? { keys[uri] }

  /// Opens a document; nil if too many are.
  mutating func open(
    _ uri: String, language: String?, version: Int64?, text: String
  ) -> FileKey? {
    let key = keys[uri] ?? key(for: uri, language: language)
    guard open[key] != nil || open.count < Self.mostOpen, text.utf8.count <= Self.largestDocument
    else { return nil }
    if let other = open[key]?.uri, other != uri { keys[other] = nil }
    keys[uri] = key
    onDisk[key] = nil
    open[key] = OpenText(uri: uri, version: version, document: TextDocument(text.utf8))
    return key
  }

  /// Changes a document; false if it has become too large to be kept.
  mutating func change(
    _ key: FileKey, version: Int64?, _ edit: (inout TextDocument) -> Void
  ) -> Bool {
    // Take it out first, so that it is changed in place and not copied.
    guard var text = open.removeValue(forKey: key) else { return false }
    let before = text.document.byteCount
    var document = text.document
    text.document = TextDocument([])
    edit(&document)
    let isKept = document.byteCount <= max(before, Self.largestDocument)
    text.document = document
    text.version = version ?? text.version
    open[key] = text
    return isKept
  }

  mutating func close(_ key: FileKey) {
    if let uri = open.removeValue(forKey: key)?.uri { keys[uri] = nil }
  }

  private mutating func key(for uri: String, language: String?) -> FileKey {
    guard let path = FileURI.path(uri) else {
      return FileKey(root: uri, path: language == "pledge" ? "untitled.pledge" : "untitled.md")
    }
    let root =
      folders.root(above: path)
      ?? workspaces.filter { path.hasPrefix($0 + "/") }.max { $0.utf8.count < $1.utf8.count }
      ?? FileURI.normal(path + "/..")
    let start = root == "/" ? 1 : root.utf8.count + 1
    return FileKey(root: root, path: String(path.utf8.dropFirst(start)) ?? path)
  }

  /// The URI of a file, as the client named it if it has it open.
  func uri(of key: FileKey) -> String { open[key]?.uri ?? FileURI.uri(key.place) }

  // MARK: Reading

  /// A file read as terms; nil if it is not there, or cannot be read.
  mutating func file(_ key: FileKey) -> TermsFile? {
    if let file = open[key]?.file(key.path) { return file }
    return diskText(key)?.file
  }

  /// The names in a file.
  mutating func outline(_ key: FileKey) -> FileOutline? {
    if let outline = open[key]?.outline(key) { return outline }
    guard let text = diskText(key) else { return nil }
    if let outline = text.outline { return outline }
    let outline = FileOutline(key, TextDocument(text.bytes))
    onDisk[key]?.outline = outline
    return outline
  }

  /// The text of a file, to find places in.
  mutating func document(_ key: FileKey) -> TextDocument? {
    if let document = open[key]?.document { return document }
    guard let text = diskText(key) else { return nil }
    if let document = text.document { return document }
    let document = TextDocument(text.bytes)
    onDisk[key]?.document = document
    return document
  }

  /// A text with all it includes.
  mutating func terms(_ main: FileKey) -> ReadTerms {
    ReadTerms(main: main.path) { file(FileKey(root: main.root, path: $0)) }
  }

  /// The agreements of the folder a file is in, ascending.
  mutating func agreements(beside key: FileKey) -> [FileKey] {
    guard let folder = folder(key.root), let paths = try? folder.agreementPaths() else { return [] }
    return paths.map { FileKey(root: key.root, path: $0) }
  }

  private mutating func folder(_ root: String) -> (any CooperativeFolder)? {
    guard root.hasPrefix("/") else { return nil }
    if let folder = folderAt[root] { return folder }
    let folder = folders.folder(at: root)
    folderAt[root] = folder
    return folder
  }

  private mutating func diskText(_ key: FileKey) -> DiskText? {
    guard let folder = folder(key.root), let bytes = try? folder.bytes(of: key.path) else {
      onDisk[key] = nil
      return nil
    }
    if let known = onDisk[key], known.bytes == bytes { return known }
    let text = DiskText(bytes: bytes, file: TermsFile(path: key.path, bytes: bytes))
    onDisk[key] = text
    return text
  }
}
