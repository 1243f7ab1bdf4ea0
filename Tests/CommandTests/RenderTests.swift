// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

struct RenderTests {
  @Test func `an agreement becomes pages, the same each time`() throws {
    let guild = try Guild()
    let run = try guild.run("render", "north-bank", "--to", "out/pages")
    #expect(run.status == 0 && run.errors.isEmpty)
    let html = try guild.text(of: "out/pages/north-bank.html")
    let pdf = try guild.bytes(of: "out/pages/north-bank.pdf")
    #expect(html.hasPrefix("<!DOCTYPE html>") && html.contains("North Bank plc"))
    #expect(html.contains("SHA-256"))
    #expect(pdf.starts(with: Data("%PDF-".utf8)) && pdf.suffix(6) == Data("%%EOF\n".utf8))
    #expect(
      run.output == """
        out/pages/north-bank.html: \(Data(html.utf8).count) bytes
        out/pages/north-bank.pdf: \(pdf.count) bytes

        """)
    #expect(try guild.run("render", "north-bank", "--to", "out/pages").status == 0)
    #expect(try guild.bytes(of: "out/pages/north-bank.pdf") == pdf)
    #expect(guild.files(under: "out").count == 2)
  }

  @Test(arguments: ["html", "pdf"])
  func `only what is asked for is written`(format: String) throws {
    let guild = try Guild()
    let run = try guild.run("render", "north-bank", "--to", "out", "--format", format)
    #expect(run.status == 0 && guild.files(under: "out") == ["north-bank.\(format)"])
  }

  @Test func `what cannot be rendered is named, and nothing is written`() throws {
    let guild = try Guild()
    try guild.write("agreement z\n  adopter \"Z\n", to: "agreements/z.pledge")
    let files = guild.files(under: ".")
    let faults = [
      ["south-bank"]: "no file in agreements/ declares the agreement 'south-bank'",
      ["z"]: "agreements/z.pledge cannot be used as it stands",
      []: "Name one of: harbour-insurance, north-bank",
      ["../north-bank"]: "'../north-bank'",
      ["north-bank", "--format", "docx"]: "'html', 'pdf' or 'both'",
      ["north-bank", "--to", ""]: "--to wants a folder",
      ["north-bank", "--to", "cooperative.pledge"]: "cooperative.pledge",
    ]
    for (arguments, words) in faults {
      let run = try Invocation(["render"] + arguments, in: guild.folder)
      #expect(run.status == 2 && run.output.isEmpty, "\(arguments)")
      #expect(run.errors.contains(words), "\(run.errors)")
    }
    #expect(guild.files(under: ".") == files)
  }

  @Test func `a disk that is full leaves the pages that were there`() throws {
    let guild = try Guild()
    try guild.write("signed", to: "north-bank.pdf")
    let arguments = ["render", "north-bank", "--format", "pdf"]
    // No file of ours may grow beyond so many blocks of 512 bytes.
    let run = try Invocation(arguments, in: guild.folder, through: "ulimit -f 20; exec")
    #expect(run.status == 2 && run.errors.contains("cannot write north-bank.pdf: "))
    #expect(try guild.text(of: "north-bank.pdf") == "signed")
    #expect(!guild.files(under: ".").contains { $0.contains(".new-") })
  }

  @Test func `what is no plain file is not written over`() throws {
    let guild = try Guild()
    let pipe = guild.folder.appending(path: "north-bank.html").path
    try #require(mkfifo(pipe, 0o600) == 0)
    let run = try guild.run("render", "north-bank", "--format", "html")
    #expect(run.status == 2)
    #expect(run.errors == "frankpledge: cannot write north-bank.html: it is not a plain file\n")
    let kind = try FileManager.default.attributesOfItem(atPath: pipe)[.type] as? FileAttributeType
    #expect(kind != .typeRegular)
  }

  @Test(.enabled(if: Stranger.canRun, "\(Stranger.reason)"))
  func `pages that may only be read are not written over`() throws {
    let guild = try Guild()
    let out = guild.folder.appending(path: "out").path
    try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: false)
    try guild.write("signed", to: "out/north-bank.html")
    // The folder is everybody's, the file is not.
    try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: out)
    let arguments = ["render", "north-bank", "--to", "out", "--format", "html"]
    let run = try Invocation(arguments, in: guild.folder, through: Stranger.setup)
    #expect(run.status == 2 && run.errors.contains("permission denied"), "\(run.errors)")
    #expect(try guild.text(of: "out/north-bank.html") == "signed")
    let elsewhere = ["render", "north-bank", "--to", "new"]
    let refused = try Invocation(elsewhere, in: guild.folder, through: Stranger.setup)
    #expect(refused.status == 2 && refused.errors.contains("cannot create new: permission denied"))
  }
}
