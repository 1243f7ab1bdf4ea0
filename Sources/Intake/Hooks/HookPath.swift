// SPDX-License-Identifier: Apache-2.0

import Evidence
import Office

/// Where something stands in the call of a desk: `issue.labels[*].name` in the body, or
/// `header x-github-event`.
///
/// Names are parted by dots; `[0]` is a place of a list, `[*]` all of them. That is the whole of it.
struct HookPath: Hashable, Sendable {
  /// As it was written.
  let text: String
  private let place: Place

  private enum Place: Hashable {
    case header(String)
    case body([Step])
  }

  private enum Step: Hashable {
    case name(String)
    case place(Int)
    case all
  }

  /// The most steps of a path, and values that one may lead to.
  private static let mostSteps = 16
  private static let mostValues = 1_000

  /// Reads a path; nil if it is none.
  init?(_ text: String) {
    self.text = text
    if text.hasPrefix("header ") {
      let name = text.dropFirst("header ".count)
      guard !name.isEmpty, name.utf8.allSatisfy({ (33...126).contains($0) }) else { return nil }
      place = .header(name.lowercased())
      return
    }
    var steps: [Step] = []
    for part in text.split(separator: ".", omittingEmptySubsequences: false) {
      let pieces = part.split(separator: "[", omittingEmptySubsequences: false)
      guard let name = pieces.first, !name.isEmpty, !name.contains("]"), !name.contains(" ") else {
        return nil
      }
      steps.append(.name(String(name)))
      for piece in pieces.dropFirst() {
        guard piece.hasSuffix("]") else { return nil }
        let inner = piece.dropLast()
        if inner == "*" {
          steps.append(.all)
        } else if let place = UInt16(inner), "\(place)" == inner {
          steps.append(.place(Int(place)))
        } else {
          return nil
        }
      }
    }
    guard (1...Self.mostSteps).contains(steps.count) else { return nil }
    place = .body(steps)
  }

  /// The values it leads to, in order; none where nothing is there, or `null`.
  func values(in call: HookCall) -> [JSONValue] {
    switch place {
    case .header(let name):
      return call.delivery.header(name).map { [.string($0)] } ?? []
    case .body(let steps):
      var values = [call.body]
      for step in steps {
        values = Array(values.lazy.flatMap { Self.follow(step, from: $0) }.prefix(Self.mostValues))
      }
      return values.filter { $0 != .null }
    }
  }

  private static func follow(_ step: Step, from value: JSONValue) -> [JSONValue] {
    switch (step, value) {
    case (.name(let name), .object(let object)): object[name].map { [$0] } ?? []
    case (.place(let place), .array(let list)): place < list.count ? [list[place]] : []
    case (.all, .array(let list)): list
    default: []
    }
  }

  /// The values that are texts, numbers, true or false, as texts.
  func texts(in call: HookCall) -> [String] {
    values(in: call).compactMap { value in
      switch value {
      case .string(let text): text
      case .integer(let number): String(number)
      case .bool(let truth): truth ? "true" : "false"
      case .null, .number, .array, .object: nil
      }
    }
  }
}

/// A delivery with its body read.
struct HookCall {
  let delivery: DeskDelivery
  let body: JSONValue
}
