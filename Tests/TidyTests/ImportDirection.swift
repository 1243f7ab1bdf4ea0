// SPDX-License-Identifier: Apache-2.0

/// Arrows go up the list and never back: a module imports only what stands before it.
enum ImportDirection {
  /// Our modules in the order data flows, as Package.swift lists them.
  static let order = [
    "Probability", "WorkingTime", "Money", "Terms", "Cooperative", "Evidence", "TimeStamping",
    "Judgement",
    "Charts", "Forecast", "Typesetting", "Drafting", "Fitting", "Assurance", "Office", "Editor",
    "Intake", "Portal",
    "Storage", "frankpledge",
  ]
  /// The pure core: values in, values out.
  static let domain: Set<String> = [
    "Probability", "WorkingTime", "Money", "Terms", "Cooperative", "Evidence", "TimeStamping",
    "Judgement",
    "Charts", "Forecast", "Typesetting", "Drafting", "Fitting", "Assurance",
  ]
  /// What leads outside.
  ///
  /// Edges do not know each other; the command line joins them.
  static let edges: Set<String> = ["Intake", "Portal", "Storage"]
  /// Modules of other people that the pure core may import, and the one of ours in C, which computes
  /// digests and nothing else.
  private static let allowedInDomain: Set<String> = [
    "CSHA256", "Crypto", "CryptoExtras", "HeapModule", "OrderedCollections", "SwiftASN1", "X509",
  ]

  static func complaints(in file: SourceFile) -> [Complaint] {
    guard let module = file.module, let own = order.firstIndex(of: module) else { return [] }
    return file.code.enumerated().compactMap { number, line in
      guard let name = imported(by: line) else { return nil }
      if let other = order.firstIndex(of: name) {
        if other >= own {
          return file.complaint(number, "\(module) must not import \(name), which builds on it")
        }
        if edges.contains(module), edges.contains(name) {
          return file.complaint(
            number, "\(module) must not import \(name): edges meet in frankpledge")
        }
        return nil
      }
      guard domain.contains(module), !allowedInDomain.contains(name) else { return nil }
      return file.complaint(
        number,
        "\(module) must not import \(name): the pure core takes values; do this in Intake or Storage"
      )
    }
  }

  /// The module that a line imports.
  static func imported(by line: String) -> String? {
    var words = line.split(separator: " ").map(String.init)[...]
    while let first = words.first, first.hasPrefix("@") || accessLevels.contains(first) {
      words.removeFirst()
    }
    guard words.popFirst() == "import" else { return nil }
    if let kind = words.first, kinds.contains(kind) { words.removeFirst() }
    return words.first.map { String($0.prefix { $0 != "." }) }
  }

  private static let accessLevels: Set<String> = ["package", "public", "internal", "private"]
  private static let kinds: Set<String> = ["struct", "class", "enum", "protocol", "func", "var"]
}
