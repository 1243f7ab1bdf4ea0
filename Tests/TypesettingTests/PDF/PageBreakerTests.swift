// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing

@testable import Typesetting

struct PageBreakerTests {
  private static func pages(_ breaks: String) -> [Int] {
    var galley = Galley()
    for mark in breaks {
      var strip = Strip(height: 10, marks: [])
      strip.before = mark == "-" ? .avoided : mark == "!" ? .forced : .allowed
      galley.add(strip)
    }
    return PageBreaker.pages(galley, height: 50).map(\.count)
  }

  @Test(arguments: [
    ("", [0]), ("......", [5, 1]), (".....-", [4, 2]), ("...---", [2, 4]), (".-----", [5, 1]),
    ("..!...", [2, 4]),
    ("......-.-.-", [5, 4, 2]),
  ])
  func `a page holds what fits, and breaks only where it may`(breaks: String, pages: [Int]) {
    #expect(Self.pages(breaks) == pages)
  }

  @Test(arguments: UInt64(1)...8)
  func `nothing is lost, nothing stands below the page, and headings stay with their text`(
    seed: UInt64
  ) throws {
    var documents = RandomDocuments(seed: seed)
    let document = documents.document()
    let outline = try Outline(document)
    let galley = try Layout.galley(of: document, outline: outline)
    let pages = PageBreaker.pages(galley, height: PageStyle.typeArea)
    let placed = pages.joined().filter { !$0.isRepeated }
    #expect(placed.map(\.strip) == galley.strips)
    for page in pages {
      #expect(page.allSatisfy { $0.top + $0.strip.height <= PageStyle.typeArea })
      if let first = page.first(where: { !$0.isRepeated }) {
        #expect(first.strip.before != .avoided)
      }
    }
  }
}

struct KinshipTests {
  @Test
  func `headings know their parents and siblings`() {
    let kin = Kinship(levels: [1, 2, 2, 3, 1, 2])
    #expect(kin.parent == [nil, 0, 0, 2, nil, 4])
    #expect(kin.next == [4, 2, nil, nil, nil, nil])
    #expect(kin.previous == [nil, nil, 1, nil, 0, nil])
    #expect(kin.first == [1, nil, 3, nil, 5, nil] && kin.last == [2, nil, 3, nil, 5, nil])
    #expect(kin.children == [2, 0, 1, 0, 1, 0])
  }
}
