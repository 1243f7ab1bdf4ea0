// SPDX-License-Identifier: Apache-2.0
// Writes small TZif files (RFC 9636) for tests.

struct TZifBuilder {
  var version: Character? = "2"
  var transitions: [(at: Int64, type: UInt8)] = []
  var types: [(offset: Int32, isDaylight: UInt8, name: UInt8)] = [(0, 0, 0)]
  var names = "UTC\0"
  var leapSeconds = 0
  var footer = "UTC0"

  var bytes: [UInt8] {
    guard version != nil else { return block(wide: false) }
    let empty = TZifBuilder(version: version)
    return empty.block(wide: false) + block(wide: true) + "\n\(footer)\n".utf8
  }

  private func block(wide: Bool) -> [UInt8] {
    var bytes = Array("TZif".utf8) + [version?.asciiValue ?? 0] + Array(repeating: 0, count: 15)
    for count in [0, 0, leapSeconds, transitions.count, types.count, names.utf8.count] {
      bytes += bigEndian(Int64(count), count: 4)
    }
    for transition in transitions { bytes += bigEndian(transition.at, count: wide ? 8 : 4) }
    bytes += transitions.map(\.type)
    for type in types {
      bytes += bigEndian(Int64(type.offset), count: 4) + [type.isDaylight, type.name]
    }
    return bytes + names.utf8 + Array(repeating: 0, count: leapSeconds * (wide ? 12 : 8))
  }

  private func bigEndian(_ value: Int64, count: Int) -> [UInt8] {
    (0..<count).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * Int64($0))) }
  }
}
