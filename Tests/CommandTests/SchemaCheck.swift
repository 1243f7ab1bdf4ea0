// SPDX-License-Identifier: Apache-2.0

import Foundation
import FrankpledgeTesting
import Testing

/// Checks JSON by the part of JSON Schema that our schemas use; any other word of a schema is a fault, so
/// that none is passed over.
struct SchemaCheck {
  private let root: [String: Any]

  /// A schema under docs/.
  init(_ name: String) throws {
    let data = try Data(contentsOf: TestFolders.repository.appending(path: "docs/\(name)"))
    root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  /// Everything that is wrong, each with its path.
  func faults(in value: Any) -> [String] { faults(value, root, at: "") }

  private static let known: Set<String> = [
    "$schema", "$id", "$defs", "title", "description", "type", "required", "properties",
    "additionalProperties", "items", "enum", "const", "pattern", "format", "minimum", "$ref",
  ]

  private func faults(_ value: Any, _ schema: [String: Any], at path: String) -> [String] {
    var faults = schema.keys.filter { !Self.known.contains($0) }.map { "\(path): unknown \($0)" }
    if let reference = schema["$ref"] as? String {
      let name = String(reference.dropFirst("#/$defs/".count))
      guard let other = (root["$defs"] as? [String: Any])?[name] as? [String: Any] else {
        return ["\(path): no \(reference)"]
      }
      faults += self.faults(value, other, at: path)
    }
    if let types = (schema["type"] as? [String]) ?? (schema["type"] as? String).map({ [$0] }),
      !types.contains(where: { Self.isA($0, value) })
    {
      faults.append("\(path): not \(types.joined(separator: " or "))")
    }
    if let allowed = schema["enum"] as? [AnyHashable], !allowed.contains(Self.hashable(value)) {
      faults.append("\(path): not one of \(allowed)")
    }
    if let constant = schema["const"] as? AnyHashable, constant != Self.hashable(value) {
      faults.append("\(path): not \(constant)")
    }
    if let pattern = schema["pattern"] as? String, let text = value as? String,
      text.range(of: pattern, options: .regularExpression) == nil
    {
      faults.append("\(path): '\(text)' does not match \(pattern)")
    }
    if let least = schema["minimum"] as? Int, let number = value as? Int, number < least {
      faults.append("\(path): less than \(least)")
    }
    return faults + inner(value, schema, at: path)
  }

  private func inner(_ value: Any, _ schema: [String: Any], at path: String) -> [String] {
    var faults: [String] = []
    if let list = value as? [Any], let items = schema["items"] as? [String: Any] {
      for (place, element) in list.enumerated() {
        faults += self.faults(element, items, at: "\(path)/\(place)")
      }
    }
    guard let object = value as? [String: Any],
      let properties = schema["properties"] as? [String: Any]
    else { return faults }
    for name in schema["required"] as? [String] ?? [] where object[name] == nil {
      faults.append("\(path): lacks \(name)")
    }
    for (name, member) in object {
      if let own = properties[name] as? [String: Any] {
        faults += self.faults(member, own, at: "\(path)/\(name)")
      } else if schema["additionalProperties"] as? Bool == false {
        faults.append("\(path): has \(name)")
      }
    }
    return faults
  }

  private static func isA(_ type: String, _ value: Any) -> Bool {
    switch type {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "boolean": isBool(value)
    case "integer": value is Int && !isBool(value)
    default: false
    }
  }

  private static func isBool(_ value: Any) -> Bool {
    // JSONSerialization gives numbers and truths alike as NSNumber.
    (value as? NSNumber).map { String(cString: $0.objCType) == "c" } ?? false
  }

  private static func hashable(_ value: Any) -> AnyHashable {
    (value as? AnyHashable) ?? AnyHashable("\(value)")
  }
}
