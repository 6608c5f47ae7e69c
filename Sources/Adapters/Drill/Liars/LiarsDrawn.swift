extension Scenario {
  /// Makes liars of some centres, in some worlds: alone, or several at once. Drawn from a source of
  /// its own, so that the rest of the world is what it is without them.
  mutating func drawLiars() {
    var chance = Chance(seed: seed, for: "liars")
    guard chance.happens(percent: 35) else { return }
    let most = chance.happens(percent: 70) ? 1 : max(1, centres.count / 2)
    // A coalition lies as one; otherwise each lies in its own way.
    let shared = chance.one(of: Mischiefs.all).name
    let isCoalition = chance.happens(percent: 50)
    for _ in 0..<most {
      let own = chance.one(of: Mischiefs.all).name
      centres[chance.below(centres.count)].lies = isCoalition ? shared : own
    }
  }
}
