// SPDX-License-Identifier: Apache-2.0

/// What is wrong with the frame of a message.
package enum FrameFault: Error, Hashable, Sendable, CustomStringConvertible {
  case headerTooLong(limit: Int)
  case malformedField(String)
  case noLength
  case lengthTwice
  case malformedLength(String)
  case unknownEncoding(String)
  case bodyTooLarge(bytes: Int, limit: Int)

  package var description: String {
    switch self {
    case .headerTooLong(let limit):
      "There is no end of a header in \(limit) bytes. Is it a language client that writes here?"
    case .malformedField(let line):
      "'\(line)' is no field of a header. Write `Content-Length: N` and an empty line."
    case .noLength: "This header has no Content-Length. Give the length of the body in bytes."
    case .lengthTwice: "This header has two Content-Lengths. Keep one."
    case .malformedLength(let text): "'\(text)' is no length. Write a number of bytes."
    case .unknownEncoding(let text): "The encoding of '\(text)' is not known. Write UTF-8."
    case .bodyTooLarge(let bytes, let limit):
      "A message of \(bytes) bytes is more than the \(limit) that are read. It was passed over."
    }
  }
}
