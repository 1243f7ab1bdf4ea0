// SPDX-License-Identifier: Apache-2.0

import Foundation
import Office
import WorkingTime

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Posts each notice to one address.
///
/// Taken is what is answered with a status of 200 to 299. No redirection is followed: it could lead a
/// signed notice to where nobody meant it to go.
final class DueWebhook: NoticePoster {
  private let address: URL
  private let signature: WatchSignature?
  private let session: URLSession

  /// How long one delivery may take, in seconds.
  private static let patience: TimeInterval = 10

  init(_ address: URL, _ signature: WatchSignature?) {
    self.address = address
    self.signature = signature
    let settings = URLSessionConfiguration.ephemeral
    settings.timeoutIntervalForRequest = Self.patience
    settings.timeoutIntervalForResource = Self.patience
    session = URLSession(configuration: settings, delegate: StayingPut(), delegateQueue: nil)
  }

  /// An address that may be posted to: over TLS, or on this machine alone.
  static func address(_ text: String) -> URL? {
    guard let url = URL(string: text), let host = url.host, !host.isEmpty, url.user == nil,
      url.password == nil
    else { return nil }
    let isHere = ["127.0.0.1", "::1", "[::1]", "localhost"].contains(host)
    switch url.scheme {
    case "https": return url
    case "http": return isHere ? url : nil
    default: return nil
    }
  }

  func post(_ notice: WatchNotice, at now: Instant) async throws {
    var request = URLRequest(url: address)
    request.httpMethod = "POST"
    request.httpBody = Data(notice.body)
    request.setValue("application/json", forHTTPHeaderField: "content-type")
    request.setValue(notice.key, forHTTPHeaderField: "webhook-id")
    for (name, value) in signature?.headers(for: notice, sentAt: now) ?? [] {
      request.setValue(value, forHTTPHeaderField: name)
    }
    let status: Int
    do {
      status = try await answer(to: request)
    } catch let error as URLError {
      throw Refusal(address: place, why: "it cannot be reached (\(error.code.rawValue))")
    }
    guard (200..<300).contains(status) else {
      throw Refusal(address: place, why: "it answered with status \(status)")
    }
    Console.print(notice.text)
  }

  /// The address without what may be secret in it.
  private var place: String {
    let port = address.port.map { ":\($0)" } ?? ""
    return "\(address.scheme ?? "")://\(address.host ?? "")\(port)"
  }

  private func answer(to request: URLRequest) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      let task = session.dataTask(with: request) { _, response, error in
        if let error {
          continuation.resume(throwing: error)
        } else {
          continuation.resume(returning: (response as? HTTPURLResponse)?.statusCode ?? 0)
        }
      }
      task.resume()
    }
  }

  /// Why a notice was not taken.
  struct Refusal: Error, CustomStringConvertible {
    let address: String
    let why: String

    var description: String { "\(address): \(why)" }
  }
}

/// Follows no redirection.
private final class StayingPut: NSObject, URLSessionTaskDelegate {
  func urlSession(
    _ session: URLSession, task: URLSessionTask,
    willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
    completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) { completionHandler(nil) }
}
