// SPDX-License-Identifier: Apache-2.0

/// Finds the files a text of terms is made of: itself and what it includes, depth first.
///
/// The same walk tells an edge which files to load and the checker which to read, so that they never
/// disagree.
struct IncludeWalk<Content> {
  /// A file that is there.
  struct File {
    let content: Content
    let bytes: Int
    let includes: [Located<String>]
  }

  /// The files that are there, each after those it includes.
  private(set) var files: [(path: String, content: Content)] = []
  /// The files that are not there, in the order they are asked for.
  private(set) var missing: [String] = []
  /// What is wrong with includes, and in which file.
  private(set) var findings: [(path: String, finding: Finding)] = []

  private var reached: Set<String> = []
  private var bytes = 0

  /// Walks from `main`; `read` is asked once for each file.
  init(from main: String, read: (String) -> File?) {
    let place = SourceRange(line: 1, column: 1, length: 1)
    visit(main, askedFor: Located(main, at: place), in: main, chain: [], read)
  }

  private mutating func visit(
    _ path: String, askedFor name: Located<String>, in asker: String, chain: [String],
    _ read: (String) -> File?
  ) {
    reached.insert(path)
    guard let file = read(path) else {
      missing.append(path)
      findings.append((asker, Finding(.fileNotFound(name.value), at: name.range)))
      return
    }
    bytes += file.bytes
    guard bytes <= TermsBundle.mostBytes else {
      let problem = Problem.filesTooLarge(limit: TermsBundle.mostBytes)
      findings.append((asker, Finding(problem, at: name.range)))
      return
    }
    let chain = chain + [path]
    for include in file.includes { follow(include, in: path, chain: chain, read) }
    files.append((path, file.content))
  }

  private mutating func follow(
    _ include: Located<String>, in path: String, chain: [String], _ read: (String) -> File?
  ) {
    let target = Self.resolve(include.value, from: path)
    if let target, reached.contains(target), !chain.contains(target) { return }
    if let target, let problem = problem(with: target, include.value, chain) {
      findings.append((path, Finding(problem, at: include.range)))
    } else if let target {
      visit(target, askedFor: include, in: path, chain: chain, read)
    } else {
      findings.append((path, Finding(.includeOutside(include.value), at: include.range)))
    }
  }

  private func problem(with target: String, _ name: String, _ chain: [String]) -> Problem? {
    if target.isEmpty { return .fileNotFound(name) }
    if let start = chain.firstIndex(of: target) {
      return .includeCycle(Array(chain[start...]) + [target])
    }
    if chain.count > TermsBundle.deepestInclude {
      return .includeTooDeep(limit: TermsBundle.deepestInclude)
    }
    if reached.count >= TermsBundle.mostFiles {
      return .tooManyFiles(limit: TermsBundle.mostFiles)
    }
    return nil
  }

  /// A path relative to the folder of the file that names it, made relative to the cooperative's
  /// folder; nil if it leads out of that.
  static func resolve(_ name: String, from file: String) -> String? {
    guard !name.hasPrefix("/") else { return nil }
    var parts = file.split(separator: "/").dropLast().map(String.init)
    for part in name.split(separator: "/") where part != "." {
      if part != ".." {
        parts.append(String(part))
      } else if parts.popLast() == nil {
        return nil
      }
    }
    return parts.joined(separator: "/")
  }
}
