// SPDX-License-Identifier: Apache-2.0

/// The whole document set in one endless column, before it is cut into pages.
struct Galley: Sendable {
  /// A run that leads somewhere.
  struct Link: Sendable {
    /// Where a run can lead.
    enum Target: Sendable {
      case place(Anchor)
      case address(WebAddress)
    }

    let target: Target
    /// Its element in the structure tree.
    let element: Int
    /// What it says, for those who do not see where it stands.
    let text: String
  }

  private(set) var strips: [Strip] = []
  private(set) var frames: [Frame] = []
  /// Header rows by table.
  private(set) var headers: [[Strip]] = []
  var links: [Link] = []
  var tree = StructureTree()

  private var openFrames: [Int] = []
  private var openTable: Int?
  private var space: Points = 0
  /// Of frames that opened or closed since the last strip.
  private var padding: Points = 0
  private var anchors: [Anchor] = []
  private var nextBreak = Strip.Break.allowed

  /// Asks for a distance to the next strip; the largest asked for counts.
  mutating func add(space: Points) { self.space = max(self.space, space) }

  /// Lets links and bookmarks lead to the next strip.
  mutating func add(anchor: Anchor) { anchors.append(anchor) }

  /// Keeps the next strip on the page of the one before it.
  mutating func keepNext() { if nextBreak == .allowed { nextBreak = .avoided } }

  /// Begins a new page with the next strip.
  mutating func breakPage() { if !strips.isEmpty { nextBreak = .forced } }

  mutating func add(_ strip: Strip) {
    var strip = strip
    strip.spaceBefore = max(strip.spaceBefore, space) + padding
    if nextBreak != .allowed { strip.before = nextBreak }
    strip.frames = openFrames
    strip.anchors += anchors
    strip.table = openTable
    (space, padding, anchors, nextBreak) = (0, 0, [], .allowed)
    strips.append(strip)
  }

  /// Sets what `content` adds within a frame.
  mutating func open(_ frame: Frame) {
    padding = padding + frame.padding
    frames.append(frame)
    openFrames.append(frames.count - 1)
  }

  mutating func closeFrame() {
    guard let frame = openFrames.popLast() else { return }
    padding = padding + frames[frame].padding
  }

  /// Adds the header of a table; until ``closeTable()`` every page begins with it.
  mutating func open(tableWith header: [Strip]) {
    header.forEach { add($0) }
    headers.append(header)
    openTable = headers.count - 1
    keepNext()
  }

  mutating func closeTable() { openTable = nil }
}
