// SPDX-License-Identifier: Apache-2.0

package import WorkingTime

/// Something that happened, in the CloudEvents 1.0 envelope.
///
/// Two events with the same source and id are the same event.
package struct Event: Hashable, Sendable {
  /// Unique within its source.
  package var id: String
  /// Who says so: a URI reference such as `/desk/servicedesk`.
  package var source: String
  /// A name of the ``Vocabulary``; others are kept and never judged.
  package var type: String
  /// When it happened, not when it was recorded.
  package var time: Instant
  /// The agreement it falls under: the extension attribute `agreement`.
  package var agreement: String
  /// The case, or the other thing, it is about, if any; see ``Vocabulary``.
  package var subject: String?
  /// What else is known about it; see ``Vocabulary`` for the names that judgement reads.
  package var data: JSONObject
  /// Attributes of the envelope that we do not know, kept as they came.
  package var extensions: JSONObject

  package init(
    id: String, source: String, type: String, time: Instant, agreement: String,
    subject: String? = nil, data: JSONObject = JSONObject(), extensions: JSONObject = JSONObject()
  ) {
    self.id = id
    self.source = source
    self.type = type
    self.time = time
    self.agreement = agreement
    self.subject = subject
    self.data = data
    self.extensions = extensions
  }

  /// Equal if every text has the same bytes, as ``JSONValue`` compares them.
  package static func == (left: Event, right: Event) -> Bool {
    left.time == right.time && left.id.hasSameBytes(as: right.id)
      && left.source.hasSameBytes(as: right.source) && left.type.hasSameBytes(as: right.type)
      && left.agreement.hasSameBytes(as: right.agreement)
      && left.subject.map(JSONValue.string) == right.subject.map(JSONValue.string)
      && left.data == right.data && left.extensions == right.extensions
  }
}

/// An event and its place in the log.
package struct RecordedEvent: Hashable, Sendable {
  /// The index of its leaf, from 0.
  package let index: UInt64
  package let event: Event

  package init(index: UInt64, event: Event) {
    self.index = index
    self.event = event
  }
}
