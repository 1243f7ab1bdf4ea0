// SPDX-License-Identifier: Apache-2.0

/// The worked example of `docs/specs/leaf.md`, made with Python's hashlib and not with our code.
enum LeafExample {
  static let agreement = "KC9ZKYST1s8pdyRbzSxoHVtlbZrdlwvDNhm1E5-QJmc"
  static let event =
    #"{"agreement":"north-bank","id":"42","source":"/desk","specversion":"1.0","subject":"I"#
    + #"NC-7","time":"2026-03-06T16:10:00Z","type":"org.frankpledge.case.opened"}"#
  static let disclosure =
    "WyJFQkVTRXhRVkZoY1lHUm9iSEIwZUh3IiwiZXZlbnQiLHsiYWdyZWVtZW50Ijoibm9ydGgtYmFuayIsImlkIj"
    + "oiNDIiLCJzb3VyY2UiOiIvZGVzayIsInNwZWN2ZXJzaW9uIjoiMS4wIiwic3ViamVjdCI6IklOQy03IiwidGlt"
    + "ZSI6IjIwMjYtMDMtMDZUMTY6MTA6MDBaIiwidHlwZSI6Im9yZy5mcmFua3BsZWRnZS5jYXNlLm9wZW5lZCJ9XQ"
  static let digest = "Eax7WefL0vg7B6Yz4en5bM54NX3E3q3GewCjoOffa6M"
  static let leaf =
    #"{"agreement":"\#(agreement)","digest":"\#(digest)","sequence":0,"v":1}"#
  static let leafHash = "jhr4fbfWkzmgxkI9ZR8RA0Dj3vzmhDzKHDh6j7D91jU="
}
