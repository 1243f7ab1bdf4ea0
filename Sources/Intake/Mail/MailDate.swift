// SPDX-License-Identifier: Apache-2.0

import WorkingTime

/// Dates of mail: `Mon, 29 Jun 2026 09:00:00 +0200` (RFC 5322, section 3.3), and the obsolete forms that
/// still come (section 4.3).
enum MailDate {
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
  private static let days = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  /// Hours of the zones whose names say where they are.
  ///
  /// Other names say nothing that all understand, and a letter of the military as little (section 4.3).
  private static let zones: [String: Int] = [
    "ut": 0, "gmt": 0, "utc": 0, "z": 0, "edt": -4, "est": -5, "cdt": -5, "cst": -6, "mdt": -6,
    "mst": -7, "pdt": -7, "pst": -8,
  ]

  /// Reads a date; nil if it is none.
  static func instant(_ text: String) -> Instant? {
    var words = MailText.withoutComments(text).split { $0 == " " || $0 == "\t" || $0 == "," }[...]
    var weekday: Int?
    if let first = words.first, first.first?.isLetter == true {
      guard let named = place(of: first, in: days) else { return nil }
      weekday = named
      words.removeFirst()
    }
    guard words.count >= 4, let day = number(words.popFirst(), digits: 1...2),
      let name = words.popFirst(), let month = place(of: name, in: months),
      let year = year(words.popFirst()), let seconds = clock(words.popFirst()),
      let date = CivilDate(year: year, month: month + 1, day: day)
    else { return nil }
    // 1 January 1970 was a Thursday.
    let found = ((date.daysSinceEpoch + 3) % 7 + 7) % 7
    guard weekday == nil || weekday == found, let offset = offset(words.popFirst()) else {
      return nil
    }
    let local = (Int64(date.daysSinceEpoch) * 86_400 + Int64(seconds) - Int64(offset)) * 1000
    return try? Instant(milliseconds: 0).advanced(byMilliseconds: local)
  }

  /// The place of a name, in full or its first three letters.
  private static func place(of word: Substring, in names: [String]) -> Int? {
    let word = word.lowercased()
    return names.firstIndex { $0 == word || $0.prefix(3) == word }
  }

  private static func number(_ word: Substring?, digits: ClosedRange<Int>) -> Int? {
    guard let word, digits.contains(word.utf8.count),
      word.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    return Int(word)
  }

  /// Years of two and three digits are read as section 4.3 says.
  private static func year(_ word: Substring?) -> Int? {
    guard let word, let year = number(word, digits: 2...4) else { return nil }
    switch word.utf8.count {
    case 2: return year < 50 ? 2000 + year : 1900 + year
    case 3: return 1900 + year
    default: return year
    }
  }

  /// The seconds since midnight; a leap second counts as the one after it.
  private static func clock(_ word: Substring?) -> Int? {
    guard let parts = word?.split(separator: ":", omittingEmptySubsequences: false),
      (2...3).contains(parts.count), let hour = number(parts[0], digits: 1...2), hour < 24,
      let minute = number(parts[1], digits: 1...2), minute < 60
    else { return nil }
    guard parts.count == 3 else { return hour * 3600 + minute * 60 }
    guard let second = number(parts[2], digits: 1...2), second <= 60 else { return nil }
    return hour * 3600 + minute * 60 + second
  }

  /// Seconds east of Greenwich; a date without a zone is of no instant.
  private static func offset(_ word: Substring?) -> Int? {
    guard let word, let first = word.first else { return nil }
    guard first == "+" || first == "-" else {
      guard word.allSatisfy(\.isLetter) else { return nil }
      return zones[word.lowercased()].map { $0 * 3600 }
    }
    // No place on earth is further than fourteen hours off.
    guard let digits = number(word.dropFirst(), digits: 4...4), digits % 100 < 60, digits <= 1400
    else { return nil }
    let seconds = (digits / 100) * 3600 + digits % 100 * 60
    return first == "-" ? -seconds : seconds
  }
}
