// SPDX-License-Identifier: Apache-2.0

/// A currency or fund of ISO 4217, table A.1, with the number of its minor digits.
///
/// Codes without a minor unit (metals such as XAU, drawing rights XDR, the test code XTS, "no
/// currency" XXX) are left out: an amount of them cannot be counted in minor units. The table is
/// that of 1 January 2026. A code once released is kept even when ISO withdraws it, so that an old
/// agreement and its log stay readable.
package struct Currency: Hashable, Comparable, Sendable {
  /// The three letters as one number, the first letter highest, so that numbers sort like codes.
  private let letters: UInt32
  /// How many decimal digits the minor unit has: EUR 2, JPY 0, KWD 3, CLF 4.
  package let minorDigits: Int

  /// The currency with a three-letter code in capitals, or nil if the table has none.
  package init?(code: String) {
    guard let letters = Self.letters(of: code), let known = Self.find(letters) else { return nil }
    self = known
  }

  private init(letters: UInt32, minorDigits: Int) {
    self.letters = letters
    self.minorDigits = minorDigits
  }

  /// The alphabetic code, such as `EUR`.
  package var code: String {
    String(decoding: [16, 8, 0].map { UInt8(truncatingIfNeeded: letters >> $0) }, as: UTF8.self)
  }

  /// Minor units in one major unit: 100 for EUR, 1 for JPY.
  package var minorUnitsPerMajor: Int64 {
    (0..<minorDigits).reduce(1) { power, _ in power * 10 }
  }

  /// Every currency of the table in the order of the codes, for suggestions of the nearest name.
  package static let all: [Currency] = table.flatMap { digits, codes in
    codes.split(separator: " ").compactMap { code in
      letters(of: String(code)).map { Currency(letters: $0, minorDigits: digits) }
    }
  }.sorted()

  /// In the order of the codes.
  package static func < (left: Currency, right: Currency) -> Bool { left.letters < right.letters }

  private static func letters(of code: String) -> UInt32? {
    guard code.utf8.count == 3 else { return nil }
    var letters: UInt32 = 0
    for byte in code.utf8 {
      guard (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) else { return nil }
      letters = letters << 8 | UInt32(byte)
    }
    return letters
  }

  private static func find(_ letters: UInt32) -> Currency? {
    var (low, high) = (0, all.count)
    while low < high {
      let middle = (low + high) / 2
      if all[middle].letters < letters { low = middle + 1 } else { high = middle }
    }
    guard low < all.count, all[low].letters == letters else { return nil }
    return all[low]
  }

  private static let table: [(digits: Int, codes: String)] = [
    (0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"),
    (
      2,
      """
      AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD \
      CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS \
      GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD \
      LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB \
      PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP \
      SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW \
      ZWG
      """
    ),
    (3, "BHD IQD JOD KWD LYD OMR TND"),
    (4, "CLF UYW"),
  ]
}

extension Currency: CustomStringConvertible {
  /// The code.
  package var description: String { code }
}
