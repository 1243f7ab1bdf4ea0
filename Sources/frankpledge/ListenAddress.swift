// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// Where a server takes requests: `127.0.0.1:8117` or `[::1]:8117`.
struct ListenAddress: ExpressibleByArgument, CustomStringConvertible {
  let host: String
  let port: Int

  init?(argument: String) {
    guard let colon = argument.lastIndex(of: ":"), colon > argument.startIndex,
      let port = UInt16(argument[argument.index(after: colon)...])
    else { return nil }
    host = String(argument[..<colon].drop { $0 == "[" }.prefix { $0 != "]" })
    self.port = Int(port)
  }

  init(host: String, port: Int) {
    self.host = host
    self.port = port
  }

  var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }

  var defaultValueDescription: String { description }
}
