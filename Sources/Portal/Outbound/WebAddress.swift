// SPDX-License-Identifier: Apache-2.0

import struct Foundation.URL

/// An address that may be called: over TLS, or on this machine alone.
///
/// What goes out is signed or private, so it travels in the open nowhere but within the machine. An
/// address that carries a name and password is refused: it would end up in messages and logs.
package struct WebAddress: Hashable, Sendable {
  let url: URL

  /// Reads an address; nil unless it may be called.
  package init?(_ text: String) {
    guard let url = URL(string: text), let host = url.host, !host.isEmpty, url.user == nil,
      url.password == nil
    else { return nil }
    let isHere = ["127.0.0.1", "::1", "[::1]", "localhost"].contains(host)
    guard url.scheme == "https" || (url.scheme == "http" && isHere) else { return nil }
    self.url = url
  }

  /// The address `path` under this one, which may end in a slash or not.
  package func appending(_ path: String) -> WebAddress {
    WebAddress(url: url.appendingPathComponent(path))
  }

  private init(url: URL) { self.url = url }
}

extension WebAddress: CustomStringConvertible {
  /// The address without what may be secret in it: scheme, host and port.
  package var description: String {
    let port = url.port.map { ":\($0)" } ?? ""
    return "\(url.scheme ?? "")://\(url.host ?? "")\(port)"
  }
}
