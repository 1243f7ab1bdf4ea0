// SPDX-License-Identifier: Apache-2.0

/// Why the events of a request cannot be taken, as facts and as words that say what to send.
package enum CloudEventsFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The body is larger than ``CloudEventsRequest/mostBytes``.
  case tooLarge
  /// More events than ``CloudEventsRequest/mostEvents``.
  case tooMany(Int)
  /// A media type that is not read here.
  case contentType(String)
  /// Neither the media type nor a header says that there is an event.
  case noEvent
  /// The body of a batch is no list.
  case notABatch
  /// A header came more than once.
  case headerTwice(String)
  /// A header that stands for what the body or its media type says.
  case headerReserved(String)
  /// The value of a header is not percent-encoded UTF-8.
  case headerValue(String)
  /// The body is no JSON.
  case json(JSONFault)
  /// An event breaks a rule; `place` is its place in the batch, from 0.
  case event(EventFault, place: Int?)

  package var description: String {
    switch self {
    case .tooLarge:
      "the body has more than \(CloudEventsRequest.mostBytes) bytes; send fewer events"
    case .tooMany(let count):
      "the batch has \(count) events; send at most \(CloudEventsRequest.mostEvents) at a time"
    case .contentType(let type):
      "content type '\(type)' is not read here; send application/cloudevents+json, "
        + "application/cloudevents-batch+json, or application/json with ce- headers, in UTF-8"
    case .noEvent:
      "there is no event: send the content type application/cloudevents+json, or the attributes in "
        + "headers such as ce-id"
    case .notABatch: "a batch is a JSON list of events"
    case .headerTwice(let name): "header '\(name)' is there twice; send it once"
    case .headerReserved(let name): "header '\(name)' has no place in binary mode; leave it out"
    case .headerValue(let name): "the value of header '\(name)' is not percent-encoded UTF-8"
    case .json(let fault): "the body is no JSON: \(fault)"
    case .event(let fault, let place): place.map { "event \($0 + 1): \(fault)" } ?? "\(fault)"
    }
  }
}
