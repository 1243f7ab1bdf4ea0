// SPDX-License-Identifier: Apache-2.0

/// What is to come, soonest first: a binary heap in one array.
///
/// At one time the smaller mark comes first; whoever adds gives rising marks, so the order never depends
/// on how the heap lies.
struct EventHeap<Time: Comparable & BitwiseCopyable> {
  /// Something to come.
  struct Entry: BitwiseCopyable {
    let time: Time
    let mark: UInt64

    @inline(__always)
    init(time: Time, mark: UInt64) {
      self.time = time
      self.mark = mark
    }

    @inline(__always)
    func precedes(_ other: Entry) -> Bool {
      time < other.time || (time == other.time && mark < other.mark)
    }
  }

  private var entries: ContiguousArray<Entry> = []

  init(capacity: Int) { entries.reserveCapacity(capacity) }

  @inline(__always)
  var isEmpty: Bool { entries.isEmpty }

  @inline(__always)
  var first: Entry? { entries.first }

  @inline(__always)
  mutating func removeAll() { entries.removeAll(keepingCapacity: true) }

  @inline(__always)
  mutating func add(_ entry: Entry) {
    entries.append(entry)
    entries.withUnsafeMutableBufferPointer { heap in
      Self.rise(entry, from: heap.count - 1, heap)
    }
  }

  /// Takes the first out; nil if nothing is to come.
  @inline(__always)
  mutating func removeFirst() -> Entry? {
    guard let last = entries.popLast() else { return nil }
    guard !entries.isEmpty else { return last }
    return entries.withUnsafeMutableBufferPointer { heap in
      let first = heap[0]
      Self.sink(last, heap)
      return first
    }
  }

  /// Puts another in the place of the first: one way down instead of one down and one up.
  @inline(__always)
  mutating func replaceFirst(with entry: Entry) {
    entries.withUnsafeMutableBufferPointer { heap in
      guard !heap.isEmpty else { return }
      Self.sink(entry, heap)
    }
  }

  @inline(__always)
  private static func rise(
    _ entry: Entry, from start: Int, _ heap: UnsafeMutableBufferPointer<Entry>
  ) {
    var place = start
    while place > 0 {
      let parent = (place &- 1) >> 1
      guard entry.precedes(heap[parent]) else { break }
      heap[place] = heap[parent]
      place = parent
    }
    heap[place] = entry
  }

  @inline(__always)
  private static func sink(_ entry: Entry, _ heap: UnsafeMutableBufferPointer<Entry>) {
    let count = heap.count
    var place = 0
    while true {
      var child = 2 &* place &+ 1
      guard child < count else { break }
      if child &+ 1 < count, heap[child &+ 1].precedes(heap[child]) { child &+= 1 }
      guard heap[child].precedes(entry) else { break }
      heap[place] = heap[child]
      place = child
    }
    heap[place] = entry
  }
}
