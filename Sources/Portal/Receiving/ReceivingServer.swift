// SPDX-License-Identifier: Apache-2.0

import Evidence
import HTTPTypes
import Hummingbird
import NIOCore
package import Office
package import WorkingTime

/// Takes events over HTTP: `POST /events` from those who have a token (CloudEvents 1.0.2), and
/// `POST /desks/NAME` from desks that call when something happens.
///
/// It answers once the events are on the disk. What is asked and what is answered is in
/// `docs/receiving.md`.
package struct ReceivingServer: Sendable {
  private let receiver: ReceiveEvents
  private let senders: [Sender]
  private let desks: [String: any DeliveryReader]
  private let clock: @Sendable () -> Instant
  private let tell: @Sendable (String) -> Void

  /// A server.
  ///
  /// - Parameters:
  ///   - desks: By the name in the path.
  ///   - tell: Gets a line on each request that was refused, and on each that brought something.
  package init(
    _ receiver: ReceiveEvents, senders: [Sender], desks: [String: any DeliveryReader],
    clock: @escaping @Sendable () -> Instant, tell: @escaping @Sendable (String) -> Void
  ) {
    self.receiver = receiver
    self.senders = senders
    self.desks = desks
    self.clock = clock
    self.tell = tell
  }

  /// Serves until the process is asked to end; answers under way are finished.
  ///
  /// - Parameter listening: Called with the port once requests are taken.
  /// - Throws: why the address cannot be listened at.
  package func run(
    host: String, port: Int, listening: @escaping @Sendable (Int) -> Void
  ) async throws {
    let router = Router()
    router.post("events") { request, _ in await takeEvents(request) }
    router.post("desks/:desk") { request, context in
      await takeDelivery(request, desk: try context.parameters.require("desk"))
    }
    try await WebService.run(router, host: host, port: port, listening: listening)
  }

  // MARK: - CloudEvents

  private func takeEvents(_ request: Request) async -> Response {
    await answering("/events") {
      let headers = Self.headers(of: request)
      let authorizations = headers.filter { $0.name == "authorization" }.map(\.value)
      guard authorizations.count == 1,
        let sender = Sender.of(authorization: authorizations.first, among: senders)
      else {
        var answer = WebService.response(
          401, "send the header Authorization: Bearer, and the token that you were given\n")
        answer.headers[.wwwAuthenticate] = "Bearer"
        return (answer, "nobody known: 401")
      }
      guard let body = try await WebService.body(of: request, limit: CloudEventsRequest.mostBytes)
      else { return Self.late(sender.name) }
      let sent: CloudEventsRequest
      do throws(CloudEventsFault) {
        sent = try CloudEventsRequest(headers: headers, body: body)
      } catch {
        let status = Self.status(of: error)
        return (WebService.response(status, "\(error)\n"), "\(sender.name): \(status), \(error)")
      }
      if let words = sent.events.lazy.compactMap({ sender.objection(to: $0) }).first {
        return (WebService.response(403, words + "\n"), "\(sender.name): 403, \(words)")
      }
      let received = try await receiver.receive(sent.events)
      return (Self.answer(received, to: sent.mode), "\(sender.name): \(Self.words(for: received))")
    }
  }

  /// One event is answered by its receipt, as a file to be kept; a batch by a list with all of them.
  private static func answer(
    _ received: [ReceiveEvents.Received], to mode: CloudEventsRequest.Mode
  ) -> Response {
    let status = received.contains { !$0.isKnown } ? 201 : 200
    guard mode == .batch else {
      return WebService.response(
        status, "text/plain; charset=utf-8", received.first?.receipt.bytes ?? [])
    }
    let list: [JSONValue] = received.map { item in
      .object([
        "id": .string(item.event.id), "known": .bool(item.isKnown),
        "receipt": .string(String(decoding: item.receipt.bytes, as: UTF8.self)),
        "source": .string(item.event.source),
      ])
    }
    return WebService.response(status, "application/json", JSONValue.array(list).canonicalBytes)
  }

  private static func status(of fault: CloudEventsFault) -> Int {
    switch fault {
    case .tooLarge, .tooMany: 413
    case .contentType: 415
    default: 400
    }
  }

  // MARK: - Desks

  private func takeDelivery(_ request: Request, desk name: String) async -> Response {
    await answering("/desks/\(name)") {
      guard let desk = desks[name] else {
        return (WebService.response(404, "no desk of that name calls here\n"), "404")
      }
      guard let body = try await WebService.body(of: request, limit: CloudEventsRequest.mostBytes)
      else { return Self.late(name) }
      let delivery = DeskDelivery(
        headers: Self.headers(of: request), body: body, receivedAt: clock())
      let reading: DeliveryReading
      do throws(DeliveryRefusal) { reading = try desk.events(in: delivery) } catch {
        switch error {
        case .notAuthentic(let why):
          return (WebService.response(401, why + "\n"), "\(name): 401, \(why)")
        case .unreadable(let why):
          return (WebService.response(422, why + "\n"), "\(name): 422, \(why)")
        }
      }
      let received = reading.events.isEmpty ? [] : try await receiver.receive(reading.events)
      let words = ([Self.words(for: received)] + reading.notes).joined(separator: "; ")
      return (WebService.response(200, words + "\n"), "\(name): \(words)")
    }
  }

  // MARK: - Answers

  /// Gives the answer of `body`, or that of what it throws, and tells of it.
  private func answering(
    _ path: String, _ body: () async throws -> (response: Response, words: String)
  ) async -> Response {
    let answer: (response: Response, words: String)
    do { answer = try await body() } catch is NIOTooManyBytesError {
      answer = Self.refusal(
        413, "a request of more than \(CloudEventsRequest.mostBytes) bytes is refused")
    } catch let fault as EventFault {
      answer = Self.refusal(400, "\(fault)")
    } catch let fault as OfficeFault {
      answer = Self.refusal(Self.status(of: fault), "\(fault)")
    } catch let fault as ReceivingFault {
      answer = Self.refusal(503, "\(fault)")
    } catch {
      // What is wrong here is for those who run it; who sends needs to know that nothing was lost.
      answer = (
        WebService.response(503, "nothing was recorded; send the same again later\n"),
        "503, \(error)"
      )
    }
    tell("\(path): \(answer.words)")
    return answer.response
  }

  private static func refusal(_ status: Int, _ words: String) -> (Response, String) {
    (WebService.response(status, words + "\n"), "\(status), \(words)")
  }

  private static func late(_ name: String) -> (Response, String) {
    (WebService.response(408, "the request did not come in time\n"), "\(name): 408")
  }

  private static func status(of fault: OfficeFault) -> Int {
    switch fault {
    case .reserved: 403
    case .contradicts: 409
    case .erasedBefore: 410
    // The cooperative's own folder has to be put right first; then the same may be sent again.
    default: 503
    }
  }

  private static func headers(of request: Request) -> [(name: String, value: String)] {
    request.headers.map { ($0.name.canonicalName, $0.value) }
  }

  private static func words(for received: [ReceiveEvents.Received]) -> String {
    let known = received.count(where: \.isKnown)
    return "\(received.count - known) recorded, \(known) known"
  }
}
