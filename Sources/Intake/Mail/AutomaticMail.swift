// SPDX-License-Identifier: Apache-2.0

/// Tells mail that a program sent by itself from mail that a person wrote, by its header alone.
///
/// What a program sends is never a response: it would stop a clock while nobody had looked.
enum AutomaticMail {
  /// Why a message is automatic, in a few words; nil if nothing says so.
  ///
  /// What a list of the desk's own says of itself is no sign: `ownLists` are patterns of its `List-Id`.
  static func sign(in message: MailMessage, ownLists: [NamePattern] = []) -> String? {
    let isOwn = message.values("list-id").contains { value in
      ownLists.contains { list in MailText.ids(value).contains { list.matches($0.lowercased()) } }
    }
    for rule in rules where !(isOwn && rule.isOfLists) {
      for field in message.fields where field.name == rule.field {
        if rule.isAutomatic(field.value.lowercased()) { return rule.words }
      }
    }
    return nil
  }

  private struct Rule: Sendable {
    let field: String
    let words: String
    var isOfLists = false
    let isAutomatic: @Sendable (String) -> Bool
  }

  private static let rules: [Rule] = [
    // RFC 3834, section 5: anything but "no" is automatic; a parameter may follow.
    Rule(field: "auto-submitted", words: "Auto-Submitted") { firstWord($0) != "no" },
    // RFC 3834, section 2: older programs say so here; "list" is that of a mailing list.
    Rule(field: "precedence", words: "Precedence") {
      ["bulk", "junk", "auto_reply"].contains(firstWord($0))
    },
    Rule(field: "precedence", words: "Precedence: list", isOfLists: true) {
      firstWord($0) == "list"
    },
    // A delivery status is sent with a null return path (RFC 5321, section 4.5.5), and so is what
    // answers by itself (RFC 3834, section 3.3).
    Rule(field: "return-path", words: "empty Return-Path") { $0.filter { $0 != " " } == "<>" },
    // RFC 6522: reports of delivery and of reading.
    Rule(field: "content-type", words: "multipart/report") {
      firstWord($0) == "multipart/report" || firstWord($0) == "message/delivery-status"
        || firstWord($0) == "message/disposition-notification"
    },
    // Exchange and Outlook ask so that nothing answers what they send by themselves ([MS-OXCMAIL]
    // 2.1.3.2.20). Programs ask for less of it on mail that people write.
    Rule(field: "x-auto-response-suppress", words: "X-Auto-Response-Suppress: All") {
      $0.split { $0 == "," || $0 == " " }.contains("all")
    },
    // Of programs from before RFC 3834: vacation, autoresponders of hosters, issue trackers.
    Rule(field: "x-autoreply", words: "X-Autoreply") { $0 != "no" },
    Rule(field: "x-autorespond", words: "X-Autorespond") { $0 != "no" },
    Rule(field: "x-autoresponder", words: "X-Autoresponder") { $0 != "no" },
    Rule(field: "x-auto-reply", words: "X-Auto-Reply") { $0 != "no" },
    Rule(field: "x-mail-autoreply", words: "X-Mail-Autoreply") { $0 != "no" },
    Rule(field: "x-loop", words: "X-Loop") { !$0.isEmpty },
    Rule(field: "delivered-to", words: "Delivered-To an autoresponder") { $0 == "autoresponder" },
    Rule(field: "x-failed-recipients", words: "X-Failed-Recipients") { !$0.isEmpty },
    // RFC 2369 and RFC 2919: what a list sent on.
    Rule(field: "list-id", words: "List-Id", isOfLists: true) { !$0.isEmpty },
    Rule(field: "list-unsubscribe", words: "List-Unsubscribe", isOfLists: true) { !$0.isEmpty },
  ]

  private static func firstWord(_ value: String) -> String {
    String(MailText.withoutComments(value).drop { $0 == " " }.prefix { $0 != " " && $0 != ";" })
  }
}
