// SPDX-License-Identifier: Apache-2.0

import Assurance
import Evidence
import Foundation
import FrankpledgeTesting
import Testing

@testable import Storage

/// Files on disk: whole or not at all, private where they must be, no links followed.
final class FilesTests {
  private let scratch: URL

  init() throws { scratch = try TestFolders.scratch() }
  deinit { try? FileManager.default.removeItem(at: scratch) }

  private func path(_ name: String) -> String { scratch.appending(path: name).path }

  private var names: [String] {
    ((try? FolderListing.entries(of: scratch.path, most: 100)) ?? []).map(\.path)
  }

  @Test func `a file is replaced whole and keeps its mode`() throws {
    try FileWriting.save([1, 2, 3], to: path("a"), mode: 0o600)
    try FileWriting.save([4], to: path("a"), mode: 0o600)
    #expect(try FileReading.bytes(of: path("a"), limit: 1) == [4])
    #expect(try FileReading.size(of: path("a")) == 1)
    let mode = try FileManager.default.attributesOfItem(atPath: path("a"))[.posixPermissions]
    #expect(mode as? Int == 0o600)
    #expect(names == ["a"])
  }

  @Test func `a file that must be new leaves the old one`() throws {
    try FileWriting.save([1], to: path("a"))
    #expect(throws: FileFault.self) {
      try FileWriting.save([2], to: self.path("a"), replacing: false)
    }
    #expect(try FileReading.bytes(of: path("a"), limit: 9) == [1])
    #expect(names == ["a"])
  }

  @Test func `a file is not read beyond its limit, nor anything that is no file`() throws {
    try FileWriting.save([1, 2, 3], to: path("a"))
    #expect(throws: FileFault.self) { try FileReading.bytes(of: self.path("a"), limit: 2) }
    #expect(throws: FileFault.self) { try FileReading.bytes(of: self.scratch.path, limit: 2) }
    #expect(throws: FileFault.self) { try FileReading.bytes(of: "/dev/zero", limit: 2) }
    #expect(mkfifo(path("pipe"), 0o600) == 0)
    #expect(throws: FileFault.self) { try FileReading.bytes(of: self.path("pipe"), limit: 2) }
    do {
      _ = try FileReading.bytes(of: path("none"), limit: 2)
      Issue.record("there is no such file")
    } catch { #expect(error.isMissing) }
  }

  @Test func `a listing names links and follows none`() throws {
    try FileWriting.createFolder(path("sub/deep"))
    try FileWriting.save([1], to: path("sub/deep/file"))
    symlink("/etc", path("sub/link"))
    let entries = try FolderListing.entries(of: scratch.path, most: 10)
    #expect(entries.map(\.path) == ["sub", "sub/deep", "sub/deep/file", "sub/link"])
    #expect(entries.map(\.kind) == [.folder, .folder, .file, .link])
    #expect(throws: FileFault.self) { try FolderListing.entries(of: self.scratch.path, most: 3) }
    let pack = try DiskPack(path("sub")).entries()
    #expect(pack.map(\.kind) == [.file, .other])
  }

  @Test func `a key is made once, for its owner alone`() throws {
    let key = try KeyFile.create(path("key"), name: "guild.example/log")
    #expect(try KeyFile.read(path("key")).verifierKey == key.verifierKey)
    #expect(throws: FileFault.self) {
      try KeyFile.create(self.path("key"), name: "guild.example/log")
    }
    chmod(path("key"), 0o640)
    do {
      _ = try KeyFile.read(path("key"))
      Issue.record("others may read it")
    } catch {
      #expect(error.description.contains("chmod 600") && !error.description.contains("PRIVATE"))
    }
    try FileWriting.save(Array("PRIVATE+KEY+nonsense".utf8), to: path("bad"), mode: 0o600)
    do {
      _ = try KeyFile.read(path("bad"))
      Issue.record("it is no key")
    } catch { #expect(!error.description.contains("nonsense")) }
  }

  @Test func `random bytes are as many as asked for and not the same`() {
    for count in [0, 1, 7, 8, 9, 32] { #expect(RandomBytes.draw(count).count == count) }
    #expect(RandomBytes.draw(16) != RandomBytes.draw(16))
  }

  @Test func `a pack appears whole or not at all`() throws {
    let folder = try NewPackFolder(path("pack"))
    try folder.write([1], to: "proofs/a")
    try folder.write([2], to: "proofs/a")
    let digest = String(repeating: "a", count: 64)
    try folder.write(Array("\(digest) 2 proofs/a\n".utf8), to: "pack.note")
    #expect(!names.contains("pack"))
    try folder.finish()
    #expect(names == ["pack", "pack/pack.note", "pack/proofs", "pack/proofs/a"])
    #expect(try FileReading.bytes(of: path("pack/proofs/a"), limit: 9) == [1, 2])
    // Another takes its place, and one given up leaves it alone.
    let next = try NewPackFolder(path("pack"))
    try next.write([9], to: "pack.note")
    try next.finish()
    let third = try NewPackFolder(path("pack"))
    try third.write([8], to: "pack.note")
    third.abandon()
    #expect(try FileReading.bytes(of: path("pack/pack.note"), limit: 9) == [9])
    #expect(names == ["pack", "pack/pack.note"])
  }

  @Test func `a folder that is no pack is not replaced`() throws {
    try FileWriting.createFolder(path("letters"))
    try FileWriting.save([1], to: path("letters/precious"))
    #expect(throws: FileFault.self) { try NewPackFolder(self.path("letters")) }
    #expect(names == ["letters", "letters/precious"])
  }

  @Test func `what lies in a pack and is not of it is not removed with it`() throws {
    try FileWriting.createFolder(path("pack/mine"))
    let note = "\(String(repeating: "0", count: 64)) 1 report.html\n"
    try FileWriting.save(Array(note.utf8), to: path("pack/pack.note"))
    try FileWriting.save([1], to: path("pack/report.html"))
    try NewPackFolder(path("pack")).abandon()
    try FileWriting.save([1], to: path("pack/mine/thesis"))
    #expect(throws: FileFault.self) { try NewPackFolder(self.path("pack")) }
    symlink(path("pack"), path("link"))
    #expect(throws: FileFault.self) { try NewPackFolder(self.path("link")) }
    #expect(names.contains("pack/mine/thesis"))
  }

  @Test(arguments: ["/etc/passwd", "../x", "a/../b", "", "a//b", "./a"])
  func `a cooperative's folder is not left`(name: String) throws {
    #expect(throws: FileFault.self) { try DiskFolder(self.scratch.path).bytes(of: name) }
  }

  @Test func `zones come by name and never by path`() throws {
    let zones = try SystemZones()
    #expect(zones.version.count >= 5)
    #expect(zones.tzif(of: "Europe/London") != nil)
    #expect(zones.names.contains("Europe/London"))
    for name in [
      "../zoneinfo/Europe/London", "/etc/passwd", "Europe", "tzdata.zi", "", "Europe//London",
    ] {
      #expect(zones.tzif(of: name) == nil, "\(name)")
    }
    #expect(throws: FileFault.self) { try SystemZones(folder: self.scratch.path) }
  }
}
