/// One measure: what it is of, the figure, and the floor below which this machine cannot go.
struct BenchFinding: Sendable {
  let what: String
  let unit: String
  let figure: Spread
  /// What the machine takes for the part of the work that cannot be left out.
  var floor: Spread?
  /// What the floor consists of.
  var floorIs: String?
  /// Figure over floor, or floor over figure where more is better: 1 is the best there is.
  var ratio: Spread?
  var goal: String?
  /// What one must know to read the figure.
  var remark: String?
  /// Whether greater figures are better.
  var isRate = false

  init(
    _ what: String, unit: String, _ samples: [Double], goal: String? = nil, remark: String? = nil
  ) {
    self.what = what
    self.unit = unit
    figure = Spread(samples)
    self.goal = goal
    self.remark = remark
  }

  /// With a floor taken in the same rounds.
  init(
    _ what: String, unit: String, _ samples: [(figure: Double, floor: Double)], floorIs: String,
    isRate: Bool = false, goal: String? = nil, remark: String? = nil
  ) {
    self.init(what, unit: unit, samples.map(\.figure), goal: goal, remark: remark)
    floor = Spread(samples.map(\.floor))
    ratio = Spread(samples.map { isRate ? $0.floor / $0.figure : $0.figure / $0.floor })
    self.floorIs = floorIs
    self.isRate = isRate
  }
}

/// The median of some samples, the least and the greatest.
struct Spread: Sendable {
  let median: Double
  let least: Double
  let greatest: Double

  /// - Precondition: there is at least one sample.
  init(_ samples: [Double]) {
    precondition(!samples.isEmpty, "a measure has at least one round")
    let sorted = samples.sorted()
    median = Self.quantile(0.5, of: sorted)
    least = sorted[0]
    greatest = sorted[sorted.count - 1]
  }

  /// The smallest sample that at least this part of all do not exceed.
  static func quantile(_ part: Double, of sorted: [Double]) -> Double {
    let place = Int((part * Double(sorted.count)).rounded(.up)) - 1
    return sorted[min(max(place, 0), sorted.count - 1)]
  }
}
