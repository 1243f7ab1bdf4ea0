// SPDX-License-Identifier: Apache-2.0

/// Finds the members of an object in canonical JSON (RFC 8785) without building values.
///
/// For bytes that are known to be canonical: there is no white space, and what is found are slices of
/// them. Other bytes give nil, or slices that mean nothing, and never a trap.
enum CanonicalMembers {
  /// A member: the name with its quotation marks, and the value.
  struct Member {
    let name: ArraySlice<UInt8>
    let value: ArraySlice<UInt8>
  }

  /// The members of an object in their order; nil for anything that is no object.
  static func of(_ object: ArraySlice<UInt8>) -> [Member]? {
    guard object.first == UInt8(ascii: "{"), object.last == UInt8(ascii: "}"), object.count >= 2
    else { return nil }
    var members: [Member] = []
    var place = object.startIndex + 1
    let end = object.endIndex - 1
    while place < end {
      guard let afterName = afterString(object, place), afterName < end,
        object[afterName] == UInt8(ascii: ":"),
        let afterValue = afterValue(object, afterName + 1, end)
      else { return nil }
      members.append(
        Member(name: object[place..<afterName], value: object[(afterName + 1)..<afterValue]))
      place = afterValue + 1
      guard afterValue == end || object[afterValue] == UInt8(ascii: ",") else { return nil }
    }
    return members
  }

  /// The offset after the string that begins at an offset.
  private static func afterString(_ bytes: ArraySlice<UInt8>, _ start: Int) -> Int? {
    guard start < bytes.endIndex, bytes[start] == UInt8(ascii: "\"") else { return nil }
    var place = start + 1
    while place < bytes.endIndex {
      switch bytes[place] {
      case UInt8(ascii: "\""): return place + 1
      case UInt8(ascii: "\\"): place += 2
      default: place += 1
      }
    }
    return nil
  }

  /// The offset of the comma or the end after the value that begins at an offset.
  private static func afterValue(_ bytes: ArraySlice<UInt8>, _ start: Int, _ end: Int) -> Int? {
    var (place, depth) = (start, 0)
    while place < end {
      switch bytes[place] {
      case UInt8(ascii: "\""):
        guard let after = afterString(bytes, place) else { return nil }
        place = after
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ",") where depth == 0: return place > start ? place : nil
      default: break
      }
      guard depth >= 0 else { return nil }
      place += 1
    }
    return depth == 0 && place == end && place > start ? place : nil
  }
}
