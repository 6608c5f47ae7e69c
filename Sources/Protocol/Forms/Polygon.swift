/// The plane geometry of a polygon, in exact integers: two parties must never disagree on it.
enum Polygon {
  private struct Point: Hashable {
    let x, y: Int64
  }

  private struct Edge {
    let a, b: Point
  }

  /// Whether the outline through the corners meets itself nowhere. Each edge goes the shorter way
  /// around the globe, so an area may lie across the meridian of 180 degrees; an outline around a
  /// pole, or with an edge of exactly half the globe, has no plain reading and is not simple.
  static func isSimple(_ corners: [Coordinate]) -> Bool {
    guard let points = unrolled(corners), Set(points).count == points.count else { return false }
    let edges = points.indices.map { Edge(a: points[$0], b: points[($0 + 1) % points.count]) }
    for i in edges.indices {
      for j in edges.indices where j > i {
        let joined = j == i + 1 || (i == 0 && j == edges.count - 1)
        if joined ? foldsBack(edges[i], edges[j]) : meet(edges[i], edges[j]) { return false }
      }
    }
    return true
  }

  // Longitudes made continuous, in units of the fourth decimal.
  private static func unrolled(_ corners: [Coordinate]) -> [Point]? {
    let half: Int64 = 1_800_000
    var points: [Point] = []
    for corner in corners + corners.prefix(1) {
      let y = corner.latitude.micro / 100
      var x = corner.longitude.micro / 100
      if let last = points.last {
        while x - last.x > half { x -= 2 * half }
        while x - last.x < -half { x += 2 * half }
        guard abs(x - last.x) != half else { return nil }
      }
      points.append(Point(x: x, y: y))
    }
    let closing = points.removeLast()
    return closing == points.first ? points : nil
  }

  /// Which side of the edge the point lies on: the sign of the cross product.
  private static func side(_ edge: Edge, _ p: Point) -> Int {
    let cross =
      (edge.b.x - edge.a.x) * (p.y - edge.a.y) - (edge.b.y - edge.a.y) * (p.x - edge.a.x)
    return Int(cross.signum())
  }

  private static func within(_ edge: Edge, _ p: Point) -> Bool {
    min(edge.a.x, edge.b.x)...max(edge.a.x, edge.b.x) ~= p.x
      && min(edge.a.y, edge.b.y)...max(edge.a.y, edge.b.y) ~= p.y
  }

  /// Whether two edges that share no corner have a point in common.
  private static func meet(_ e: Edge, _ f: Edge) -> Bool {
    let (a, b, c, d) = (side(e, f.a), side(e, f.b), side(f, e.a), side(f, e.b))
    if a * b < 0, c * d < 0 { return true }
    return (a == 0 && within(e, f.a)) || (b == 0 && within(e, f.b))
      || (c == 0 && within(f, e.a)) || (d == 0 && within(f, e.b))
  }

  /// Whether two edges that share one corner run over each other.
  private static func foldsBack(_ e: Edge, _ f: Edge) -> Bool {
    let (p, q) = (otherEnd(of: f, than: e), otherEnd(of: e, than: f))
    return side(e, p) == 0 && (within(e, p) || within(f, q))
  }

  private static func otherEnd(of f: Edge, than e: Edge) -> Point {
    f.a == e.a || f.a == e.b ? f.b : f.a
  }
}
