// SPDX-License-Identifier: Apache-2.0
//
// The rules a machine can hold, over the whole repository. Each rule is seen to fail on a planted
// text in a test of its own.

import Testing

struct TidyTests {
  private func expectNone(_ complaints: [Complaint]) {
    #expect(
      complaints.isEmpty,
      "\(complaints.count):\n\(complaints.map(\.description).joined(separator: "\n"))")
  }

  @Test func `there are files to look at`() {
    #expect(Repository.sources.count > 60)
    #expect(Repository.texts.count > Repository.swift.count)
    #expect(Repository.swift.contains { $0.path == "Package.swift" })
    let modules = Set(Repository.sources.compactMap(\.module))
    #expect(modules.subtracting(ImportDirection.order) == ["FrankpledgeTesting"])
  }

  @Test func `imports follow the order of the modules`() {
    expectNone(Repository.sources.flatMap(ImportDirection.complaints))
  }

  @Test func `no banned word stands in Sources`() {
    expectNone(Repository.sources.flatMap(BannedWords.complaints))
  }

  @Test func `nothing is unwrapped by force`() {
    let ours = Repository.swift.filter { !$0.path.hasPrefix("Tests/") }
    expectNone(ours.flatMap(ForceUnwraps.complaints))
  }

  @Test func `files and functions are of a size to read`() {
    expectNone(Repository.swift.flatMap(Sizes.complaints))
  }

  @Test func `every text names its licence`() {
    expectNone(Repository.texts.flatMap(Heads.licenceComplaints))
  }

  @Test func `no text names a folder of one machine`() {
    expectNone(Repository.texts.flatMap(Heads.machineComplaints))
  }

  @Test func `what other modules use is documented`() {
    let requirements = Set(Repository.sources.flatMap(Documentation.requirements))
    expectNone(
      Repository.sources.flatMap { Documentation.complaints(in: $0, requirements: requirements) })
  }

  @Test func `decisions have a status and stand in the index`() throws {
    let folder = "docs/decisions/"
    let papers = Repository.texts.filter { $0.path.hasPrefix(folder) }
    let index = try #require(papers.first { $0.path == folder + "README.md" })
    let decisions = papers.filter { $0.path != index.path }
    #expect(!decisions.isEmpty)
    expectNone(decisions.flatMap(Papers.decisionComplaints))
    expectNone(
      Papers.indexComplaints(
        in: index, decisions: decisions.map { String($0.path.dropFirst(folder.count)) }))
  }

  @Test func `the change log has a place for what comes next`() throws {
    let log = try #require(Repository.texts.first { $0.path == "CHANGELOG.md" })
    expectNone(Papers.changeLogComplaints(in: log))
  }
}
