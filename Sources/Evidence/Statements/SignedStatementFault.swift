// SPDX-License-Identifier: Apache-2.0

/// Why what an event says to be signed is not believed.
package enum SignedStatementFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// Not a statement and a signature.
  case malformed
  case statement(StatementFault)
  case signature(SSHSignatureFault)
  /// The event is not the one that the statement makes.
  case otherEvent
  /// Of another log, or another agreement.
  case otherPlace
  /// The log does not say before who may sign for this side.
  case noSigners(SignersStatement.Side)
  /// The log says who may sign, in a form that cannot be read.
  case signers(AllowedSignersFault)
  case signer(SignerFault)

  package var description: String {
    switch self {
    case .malformed: "'signed' must hold a statement and a signature, and nothing else"
    case .statement(let fault): "the statement: \(fault)"
    case .signature(let fault): "the signature: \(fault)"
    case .otherEvent: "the event does not say what the statement says that was signed"
    case .otherPlace: "the statement was made for another log or another agreement"
    case .noSigners(let side):
      "the log does not say before it who may sign for the \(side.rawValue)"
    case .signers(let fault): "the allowed signers it counts by cannot be read: \(fault)"
    case .signer(let fault): fault.description
    }
  }
}
