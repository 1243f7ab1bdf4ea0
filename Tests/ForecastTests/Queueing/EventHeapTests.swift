// SPDX-License-Identifier: Apache-2.0

import FrankpledgeTesting
import Testing

@testable import Forecast

@Suite struct EventHeapTests {
  @Test func entriesComeOutInOrderOfTimeThenMark() {
    var numbers = SeededNumbers(seed: 6)
    var heap = EventHeap<Int64>(capacity: 4)
    var twin: [EventHeap<Int64>.Entry] = []
    for mark in 0..<20_000 {
      if Int.random(in: 0..<5, using: &numbers) < 3 {
        let time = Int64.random(in: 0..<500, using: &numbers)
        let entry = EventHeap<Int64>.Entry(time: time, mark: UInt64(mark))
        heap.add(entry)
        twin.append(entry)
      } else if let least = twin.indices.min(by: { twin[$0].precedes(twin[$1]) }) {
        let right = twin.remove(at: least)
        #expect(heap.first?.mark == right.mark)
        if mark % 3 == 0 {
          let entry = EventHeap<Int64>.Entry(time: right.time + 7, mark: UInt64(mark))
          heap.replaceFirst(with: entry)
          twin.append(entry)
        } else {
          #expect(heap.removeFirst()?.mark == right.mark)
        }
      } else {
        #expect(heap.removeFirst() == nil)
      }
    }
  }
}
