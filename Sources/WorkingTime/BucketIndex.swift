// SPDX-License-Identifier: Apache-2.0

/// Says in constant time how many of an ascending list of numbers are at most a given one.
///
/// The high bits of the number pick a bucket; a table holds how many keys lie before the bucket, and
/// the keys inside it are searched. Where the keys are spaced at least a bucket apart, as opening
/// hours are, one comparison finishes the search without a branch.
struct BucketIndex: Sendable {
  /// The keys, then a sentinel greater than every number asked about.
  let keys: [Int64]
  /// For each bucket, how many keys are below its first number; one entry more than buckets.
  private let table: [UInt32]
  private let origin: Int64
  private let shift: Int64
  /// No bucket holds more than one key.
  let isOneStep: Bool

  /// An index of ascending `keys` for numbers from `origin` through `limit`.
  init(keys: [Int64], sentinel: Int64, origin: Int64, limit: Int64) {
    let spacing = zip(keys.dropFirst(), keys).reduce(Int64.max) { min($0, $1.0 - $1.1) }
    let span = max(1, limit - origin)
    let fine = Int64(63 - max(1, spacing).leadingZeroBitCount)
    let coarse = Self.shift(of: span, buckets: 2 * Int64(keys.count) + 1)
    isOneStep = span >> fine <= 8 * Int64(keys.count) + 64
    shift = min(isOneStep ? fine : coarse, 62)
    self.keys = keys + [sentinel]
    self.origin = origin
    table = Self.table(keys, origin: origin, shift: shift, buckets: span >> shift + 1)
  }

  /// The finest shift that makes no more buckets than asked for.
  private static func shift(of span: Int64, buckets: Int64) -> Int64 {
    var shift: Int64 = 0
    while span >> shift > buckets { shift += 1 }
    return shift
  }

  private static func table(
    _ keys: [Int64], origin: Int64, shift: Int64, buckets: Int64
  ) -> [UInt32] {
    var table: [UInt32] = []
    table.reserveCapacity(Int(buckets) + 1)
    var below = 0
    for bucket in 0...buckets {
      while below < keys.count, (keys[below] - origin) >> shift < bucket { below += 1 }
      table.append(UInt32(truncatingIfNeeded: below))
    }
    return table
  }

  /// How many keys are at most `value`, which is from `origin` through `limit`.
  func count(atMost value: Int64) -> Int {
    let bucket = Int((value - origin) >> shift)
    let below = Int(table[bucket])
    if isOneStep { return below + (keys[below] <= value ? 1 : 0) }
    var (low, high) = (below, Int(table[bucket + 1]))
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] <= value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The index as bare pointers, for the loop over a batch.
  ///
  /// Safe while every number asked about is from `origin` through `limit`: then the bucket is in the
  /// table, and a table entry is at most the place of the sentinel. The caller checks that.
  struct Pointers {
    let keys: UnsafePointer<Int64>
    let table: UnsafePointer<UInt32>
    let origin: Int64
    let shift: Int64

    /// ``BucketIndex/count(atMost:)`` of an index that is one-step.
    @inline(__always)
    func countOneStep(atMost value: Int64) -> Int {
      let below = Int(table[Int(truncatingIfNeeded: (value &- origin) &>> shift)])
      return below &+ (keys[below] <= value ? 1 : 0)
    }

    /// ``BucketIndex/count(atMost:)`` of any index.
    @inline(__always)
    func countSearching(atMost value: Int64) -> Int {
      let bucket = Int(truncatingIfNeeded: (value &- origin) &>> shift)
      var low = Int(table[bucket])
      var high = Int(table[bucket &+ 1])
      while low < high {
        let middle = (low &+ high) / 2
        if keys[middle] <= value { low = middle &+ 1 } else { high = middle }
      }
      return low
    }
  }

  /// Calls `body` with the index as bare pointers, valid only during the call.
  func withPointers<Result>(_ body: (Pointers) -> Result) -> Result? {
    keys.withUnsafeBufferPointer { keys in
      table.withUnsafeBufferPointer { table in
        guard let keys = keys.baseAddress, let table = table.baseAddress else { return nil }
        return body(Pointers(keys: keys, table: table, origin: origin, shift: shift))
      }
    }
  }
}
