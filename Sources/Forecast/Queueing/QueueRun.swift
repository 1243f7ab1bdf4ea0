// SPDX-License-Identifier: Apache-2.0

import Probability

/// One run of a queue: what is to come, who waits, and what became of those who came.
struct QueueRun {
  private typealias Entry = EventHeap<Double>.Entry

  /// Who is there.
  private struct Customer: BitwiseCopyable {
    var arrived: Double
    var kind: UInt32
    /// The next free place, while the place is free.
    var next: UInt32
    /// Counts the customers of the place, to know a leaving that has become void.
    var turn: UInt32
    var isWaiting: Bool
  }

  private let model: QueueModel
  private let warmUp: Double
  private(set) var outcomes: [QueueModel.Outcome]
  private(set) var events = 0
  private var coming = EventHeap<Double>(capacity: 64)
  private var waiting = EventHeap<UInt32>(capacity: 64)
  private var waitingCount = 0
  private var customers: ContiguousArray<Customer> = []
  private var free = UInt32.max
  private var idle: Int
  private var sequence: UInt64 = 1
  private var arrivals: ContiguousArray<ChanceStream>
  private var services: ChanceStream
  private var leavings: ChanceStream

  /// The low bits of a mark: what happens, and to whom.
  private static let kindShift: UInt64 = 20
  private static let sequenceShift: UInt64 = 24
  private static let payload: UInt64 = (1 << 20) - 1
  private static let ends: UInt64 = 14
  private static let leaves: UInt64 = 15

  init(_ model: QueueModel, seed: UInt32, replication: UInt32, warmUp: Double) {
    self.model = model
    self.warmUp = warmUp
    idle = model.servers
    outcomes = model.classes.map { _ in QueueModel.Outcome() }
    let classes = UInt32(clamping: model.classes.count)
    func stream(_ entity: UInt32) -> ChanceStream {
      ChanceStream(seed: seed, purpose: 0, replication: replication, entity: entity)
    }
    arrivals = ContiguousArray((0..<classes).map(stream))
    services = stream(classes)
    leavings = stream(classes + 1)
  }

  mutating func run(until end: Double, _ ziggurat: borrowing ExponentialZiggurat) {
    for kind in model.classes.indices {
      schedule(ziggurat.next(&arrivals[kind]) / model.classes[kind].rate, UInt64(kind), 0)
    }
    while let next = coming.first, next.time <= end {
      events &+= 1
      let kind = next.mark >> Self.kindShift & 15
      switch kind {
      case Self.ends:
        endService(UInt32(truncatingIfNeeded: next.mark & Self.payload), next.time, ziggurat)
      case Self.leaves:
        _ = coming.removeFirst()
        leave(next)
      default:
        arrive(Int(kind), next.time, ziggurat)
      }
    }
  }

  @inline(__always)
  private mutating func mark(_ kind: UInt64, _ payload: UInt64) -> UInt64 {
    defer { sequence &+= 1 }
    return sequence << Self.sequenceShift | kind << Self.kindShift | payload
  }

  @inline(__always)
  private mutating func schedule(_ time: Double, _ kind: UInt64, _ payload: UInt64) {
    coming.add(Entry(time: time, mark: mark(kind, payload)))
  }

  @inline(__always)
  private mutating func arrive(
    _ kind: Int, _ time: Double, _ ziggurat: borrowing ExponentialZiggurat
  ) {
    let gap = ziggurat.next(&arrivals[kind]) / model.classes[kind].rate
    coming.replaceFirst(with: Entry(time: time + gap, mark: mark(UInt64(kind), 0)))
    if idle > 0 {
      idle &-= 1
      let place = enter(time, kind, isWaiting: false)
      if time >= warmUp { outcomes[kind].served &+= 1 }
      schedule(time + duration(kind, ziggurat), Self.ends, UInt64(place))
      return
    }
    if let room = model.room, waitingCount >= room {
      if time >= warmUp { outcomes[kind].refused &+= 1 }
      return
    }
    if time >= warmUp { outcomes[kind].delayed &+= 1 }
    let place = enter(time, kind, isWaiting: true)
    waitingCount &+= 1
    waiting.add(
      .init(time: UInt32(kind), mark: mark(0, UInt64(place))))
    if let patience = model.classes[kind].patience {
      // The turn of the place goes with the leaving: the place may have another customer by then.
      schedule(time + leavings.exponential() * patience, Self.leaves, UInt64(place))
    }
  }

  @inline(__always)
  private mutating func endService(
    _ place: UInt32, _ time: Double, _ ziggurat: borrowing ExponentialZiggurat
  ) {
    vacate(place)
    while let first = waiting.removeFirst() {
      let next = Int(first.mark & Self.payload)
      guard customers[next].isWaiting else {
        vacate(UInt32(next))
        continue
      }
      customers[next].isWaiting = false
      waitingCount &-= 1
      let kind = Int(customers[next].kind)
      let wait = time - customers[next].arrived
      if customers[next].arrived >= warmUp {
        outcomes[kind].waited += wait
        outcomes[kind].served &+= 1
        if wait > model.lateAfter { outcomes[kind].late &+= 1 }
      }
      let end = time + duration(kind, ziggurat)
      coming.replaceFirst(with: Entry(time: end, mark: mark(Self.ends, UInt64(next))))
      return
    }
    idle &+= 1
    _ = coming.removeFirst()
  }

  /// Somebody's patience is at an end, if he waits still.
  private mutating func leave(_ event: EventHeap<Double>.Entry) {
    let place = Int(event.mark & Self.payload)
    let customer = customers[place]
    // A leaving is void if the customer is served, or if the place was given to another since.
    guard customer.isWaiting,
      customer.turn == UInt32(truncatingIfNeeded: event.mark >> Self.sequenceShift)
    else { return }
    customers[place].isWaiting = false
    waitingCount &-= 1
    if customer.arrived >= warmUp { outcomes[Int(customer.kind)].abandoned &+= 1 }
  }

  /// A place for a customer; whoever waits with patience has the sequence of his leaving for a turn.
  @inline(__always)
  private mutating func enter(_ time: Double, _ kind: Int, isWaiting: Bool) -> UInt32 {
    let turn = UInt32(truncatingIfNeeded: sequence &+ 1)
    let customer = Customer(
      arrived: time, kind: UInt32(truncatingIfNeeded: kind), next: .max, turn: turn,
      isWaiting: isWaiting)
    if free != .max {
      let place = free
      free = customers[Int(place)].next
      customers[Int(place)] = customer
      return place
    }
    customers.append(customer)
    return UInt32(truncatingIfNeeded: customers.count &- 1)
  }

  @inline(__always)
  private mutating func vacate(_ place: UInt32) {
    customers[Int(place)].next = free
    free = place
  }

  @inline(__always)
  private mutating func duration(_ kind: Int, _ ziggurat: borrowing ExponentialZiggurat) -> Double {
    switch model.classes[kind].service {
    case .exponential(let mean): return ziggurat.next(&services) * mean
    case .always(let length): return length
    case .steps(let count, let mean):
      var sum = 0.0
      for _ in 0..<count { sum += ziggurat.next(&services) }
      return sum * mean / Double(count)
    }
  }
}
