// SPDX-License-Identifier: Apache-2.0

/// What the calls of a desk mean: a mapping of the shape `calls`, whose cells are places in a call.
///
/// People write it in TOML; docs/desks.md is the reference.
package struct HookMapping: Sendable {
  package let agreement: String
  package let source: String
  /// What holds of every call that the mapping is about, such as the name of the repository.
  let conditions: [HookCondition]
  let signature: HookSignature
  /// Where the name of the case stands.
  let subject: HookPath
  /// What orders calls that tell of the same moment; the desk's own count.
  let sequence: HookPath?
  let times: HookTimes
  /// Where texts stand that name the severity, such as labels, and what each stands for.
  let severity: (path: HookPath, names: NameTable)?
  let who: WhoRule?
  /// In the order written.
  let rules: [Rule]
  static let longestCase = 128

  /// Who acted, by a name in the call.
  struct WhoRule: Sendable {
    let path: HookPath
    let actor: String?
    let side: String?
    let machines: [NamePattern]
    let adopter: [NamePattern]
    let cooperative: [NamePattern]
  }

  /// Whose acts a rule is about.
  ///
  /// A machine is of neither side.
  enum Party: String, CaseIterable, Sendable {
    case cooperative
    case adopter
    case machine
  }

  /// One thing that a call can tell.
  struct Rule: Sendable {
    /// Its name in the mapping, which is part of the event's id.
    let name: String
    let conditions: [HookCondition]
    /// The type without its prefix, `case.responded`.
    let event: String
    /// Where the name of the case stands, if elsewhere than in other calls.
    let subject: HookPath?
    /// Where the text of the severity stands, if elsewhere than in other calls.
    let severity: HookPath?
    /// Where the desk's own count stands, if elsewhere than in other calls.
    let sequence: HookPath?
    let time: HookPath
    /// What together makes it this event and no other, so that a call that comes again adds nothing.
    let id: [HookPath]
    /// Where the name of who acted stands, if elsewhere than `[who]` says.
    let who: HookPath?
    /// Whose acts it is about; nil for anybody's.
    let by: Party?
    let actor: String?
    let side: String?
    let waitingOn: String?
    let reason: String?
    let consent: Bool
  }
}
