// SPDX-License-Identifier: Apache-2.0

package import Evidence
package import Forecast

/// A part of a forecast that was worked out by itself, and what it is a part of.
///
/// Parts of one forecast, whoever worked them out, add up to what one run gives, to the byte.
package struct ForecastShard: Sendable {
  /// What was asked, and of which evidence: equal for all parts.
  package let question: JSONObject
  /// Who was supposed to be on duty, as a digest; nil where nobody is declared.
  package let staff: String?
  /// Which part, from 1, of how many.
  package let number: Int
  package let count: Int
  package let tally: ForecastTally

  package static let format = "frankpledge-forecast-part/1"
  /// The most parts.
  package static let mostParts = 100_000

  package init(
    question: JSONObject, staff: String?, number: Int, of count: Int, _ tally: ForecastTally
  ) {
    self.question = question
    self.staff = staff
    self.number = number
    self.count = count
    self.tally = tally
  }

  /// The worlds of a part: every one whose number leaves the same rest.
  package static func worlds(_ total: Int, part number: Int, of count: Int) -> [Int] {
    Array(stride(from: number - 1, to: total, by: count))
  }

  /// The part as a line of JSON.
  package var bytes: [UInt8] {
    JSONValue.object([
      "format": .string(Self.format), "question": .object(question),
      "part": .array([.integer(Int64(number)), .integer(Int64(count))]), "tally": tally.json,
      "staff": staff.map { .string($0) } ?? .null,
    ]).canonicalBytes + [UInt8(ascii: "\n")]
  }

  /// What a file says it answers, before its figures are read.
  package static func question(of bytes: [UInt8]) throws(ForecastShardFault) -> JSONObject {
    guard let object = object(bytes), case .object(let question)? = object["question"] else {
      throw .notAPart
    }
    return question
  }

  /// Reads a part of a forecast of the same agreements as `like`.
  package init(_ bytes: [UInt8], like: ForecastTally) throws(ForecastShardFault) {
    guard let object = Self.object(bytes), case .object(let question)? = object["question"],
      case .array(let part)? = object["part"], part.count == 2,
      case .integer(let number) = part[0], case .integer(let count) = part[1],
      (1...Int64(Self.mostParts)).contains(count), (1...count).contains(number),
      let tally = object["tally"].flatMap({ ForecastTally($0, like: like) })
    else { throw .notAPart }
    var staff: String?
    if case .string(let digest)? = object["staff"] { staff = digest }
    self.init(question: question, staff: staff, number: Int(number), of: Int(count), tally)
  }

  private static func object(_ bytes: [UInt8]) -> JSONObject? {
    guard case .object(let object)? = try? JSONValue(parsing: bytes), object.members.count == 5,
      object["format"] == .string(format)
    else { return nil }
    return object
  }

  /// Adds all parts of one forecast.
  ///
  /// - Throws: where one is missing, is there twice, or answers something else.
  package static func merged(
    _ shards: [ForecastShard], staff: String?, like nothing: ForecastTally
  ) throws(ForecastShardFault) -> ForecastTally {
    guard let first = shards.first else { throw .missing(1, of: 1) }
    var seen: Set<Int> = []
    var sum = nothing
    for shard in shards {
      guard shard.question == first.question, shard.count == first.count else {
        throw .otherQuestion
      }
      guard shard.staff == staff else { throw .otherStaff(shard.number) }
      guard seen.insert(shard.number).inserted else { throw .twice(shard.number) }
      sum.add(shard.tally)
    }
    if let missing = (1...first.count).first(where: { !seen.contains($0) }) {
      throw .missing(missing, of: first.count)
    }
    return sum
  }
}

/// Why parts do not make a forecast.
package enum ForecastShardFault: Error, Hashable, Sendable, CustomStringConvertible {
  case notAPart
  case otherQuestion
  case otherStaff(Int)
  case twice(Int)
  case missing(Int, of: Int)

  package var description: String {
    switch self {
    case .notAPart:
      "this is no part of a forecast of these agreements; `forecast --shard` writes one"
    case .otherQuestion:
      "the parts answer different questions: make them all with the same options, from the same log"
    case .otherStaff(let number):
      "part \(number) was made with other members on duty than this folder declares: make all parts from "
        + "the same cooperative.pledge"
    case .twice(let number): "part \(number) is there twice; name each file once"
    case .missing(let number, let count):
      "part \(number) of \(count) is missing; make it with --shard \(number)/\(count)"
    }
  }
}
