// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// Why something is not an event that can be recorded.
///
/// Each names the attribute of the CloudEvents envelope.
package enum EventFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The bytes are not JSON.
  case json(JSONFault)
  /// The JSON is not an object.
  case notAnObject
  /// A required attribute is absent, null or empty.
  case missing(attribute: String)
  /// The attribute has another type of JSON than it should.
  case wrongType(attribute: String, expected: String)
  /// A version of CloudEvents other than 1.0.
  case unknownVersion(String)
  /// The time cannot be read.
  case time(InstantFault)
  /// More UTF-8 bytes than the attribute may have.
  case tooLong(attribute: String, bytes: Int, limit: Int)
  /// The attribute holds a character it must not; `offset` counts bytes from 0.
  case character(attribute: String, offset: Int, allowed: String)
  /// The name of an attribute is not one to twenty lower-case letters and digits.
  case attributeName(String)
  /// Data of a media type other than JSON.
  case contentType(String)
  /// The whole event is larger, in canonical bytes, than its type may be.
  case tooLarge(bytes: Int, limit: Int)

  package var description: String {
    switch self {
    case .json(let fault): "not JSON: \(fault)"
    case .notAnObject: "an event is a JSON object in braces; this is something else"
    case .missing(let attribute): "'\(attribute)' is missing or empty; give it a value"
    case .wrongType(let attribute, let expected): "'\(attribute)' must be \(expected)"
    case .unknownVersion(let version):
      "'specversion' is \"\(version)\"; only CloudEvents 1.0 is read: write \"1.0\""
    case .time(let fault): "'time': \(fault)"
    case .tooLong(let attribute, let bytes, let limit):
      "'\(attribute)' has \(bytes) bytes; at most \(limit) are kept: shorten it"
    case .character(let attribute, let offset, let allowed):
      "'\(attribute)', byte \(offset): only \(allowed) may stand here"
    case .attributeName(let name):
      "'\(name)' cannot be an attribute: use one to twenty lower-case letters and digits,"
        + " or put it into 'data'"
    case .contentType(let type):
      "'datacontenttype' is \"\(type)\"; only application/json is read"
    case .tooLarge(let bytes, let limit):
      "the event has \(bytes) bytes; at most \(limit) are kept: leave out of 'data' what judgement"
        + " and people do not need"
    }
  }
}
