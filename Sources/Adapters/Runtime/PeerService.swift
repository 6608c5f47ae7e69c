import ParleyCarriers
import ParleyDelivery
package import ParleyHTTP
import ParleyNode
import ParleyWire

/// What other parties' nodes may ask: `POST /v1/bundle` and `GET /v1/health`.
///
/// A status of 400 and more is about the container and never about a message in it, with one line
/// of JSON: the rule and its sentence.
package struct PeerService: Service {
  private let runtime: Runtime

  package init(_ runtime: Runtime) { self.runtime = runtime }

  package func answer(_ request: Request) async -> Response {
    switch (request.method, request.target) {
    case (.get, "/v1/health"): await health()
    case (.post, HTTPSCarrier.path): await take(request)
    case (_, HTTPSCarrier.path), (_, "/v1/health"): refuse(405, "http", "another method is asked")
    default: refuse(404, "http", "there is nothing under this path")
    }
  }

  private func health() async -> Response {
    let state = await runtime.state
    return Response(
      state == .running || state == .recovering ? 200 : 503, headers: Self.json,
      body: Array("{\"state\":\"\(state.rawValue)\"}\n".utf8))
  }

  /// The party is the one whose key log names the pin that TLS proved; what the bundle says of
  /// itself must agree.
  private func take(_ request: Request) async -> Response {
    guard case .node(let pin) = request.peer, let peer = await runtime.peer(at: pin) else {
      return refuse(403, Rule.bundleFromMember.rawValue, "this link key is no party's here")
    }
    let arrival = Arrival(carrier: CarrierName.https, peer: peer, answers: true)
    switch await runtime.receive(request.body, arrival) {
    case .taken(let reply?):
      return Response(
        200, headers: [("Content-Type", "application/octet-stream")], body: reply)
    case .taken(nil): return Response(204)
    case .refused(let rule):
      return refuse(rule == .bundleFormed ? 400 : 403, rule.rawValue, rule.sentence)
    case .halted: return refuse(503, "unavailable", "this node takes nothing at the moment")
    }
  }

  private static let json: [Request.Header] = [("Content-Type", "application/json")]

  /// The words are ours and need no escape.
  private func refuse(_ status: Int, _ rule: String, _ sentence: String) -> Response {
    let sentence = sentence.replacing("\"", with: "'")
    return Response(
      status, headers: Self.json,
      body: Array("{\"rule\":\"\(rule)\",\"sentence\":\"\(sentence)\"}\n".utf8))
  }
}
