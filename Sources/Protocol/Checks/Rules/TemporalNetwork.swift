/// Moments, and how far one may lie after another: a simple temporal network. It can be met unless
/// some circle of bounds adds up to less than nothing, and that circle is the proof.
struct TemporalNetwork<Moment: Hashable> {
  /// `to` is at most `most` seconds after `from`.
  struct Bound {
    let from: Int
    let to: Int
    let most: Int
    /// What says so, as a line of the proof; made only when one is shown.
    let reason: () -> String
  }

  private(set) var bounds: [Bound] = []
  private var moments: [Moment: Int] = [:]

  private mutating func moment(_ name: Moment) -> Int {
    if let known = moments[name] { return known }
    moments[name] = moments.count
    return moments.count - 1
  }

  mutating func atMost(_ seconds: Int, from: Moment, to: Moment, _ reason: @escaping () -> String) {
    guard seconds < Length.unbounded else { return }
    bounds.append(Bound(from: moment(from), to: moment(to), most: seconds, reason: reason))
  }

  mutating func atLeast(_ seconds: Int, from: Moment, to: Moment, _ reason: @escaping () -> String)
  {
    atMost(-seconds, from: to, to: from, reason)
  }

  /// A circle of bounds that cannot be met, in turn; nil if all can.
  var conflict: [Bound]? { settled.conflict }

  /// How often every bound was looked at.
  var rounds: Int { settled.rounds }

  private var settled: (conflict: [Bound]?, rounds: Int) {
    var distance = Array(repeating: 0, count: moments.count)
    var last: [Int?] = Array(repeating: nil, count: moments.count)
    var changed: Int?
    for round in 0...moments.count {
      changed = nil
      for (i, bound) in bounds.enumerated()
      where distance[bound.from] + bound.most < distance[bound.to] {
        distance[bound.to] = distance[bound.from] + bound.most
        last[bound.to] = i
        changed = bound.to
      }
      if changed == nil { return (nil, round + 1) }
    }
    guard var moment = changed else { return (nil, moments.count + 1) }
    // Behind the circle a path may lead to it: step back until inside.
    for _ in moments.indices { moment = last[moment].map { bounds[$0].from } ?? moment }
    var circle: [Bound] = []
    let start = moment
    repeat {
      guard let i = last[moment] else { break }
      circle.insert(bounds[i], at: 0)
      moment = bounds[i].from
    } while moment != start
    return (circle, moments.count + 1)
  }
}
