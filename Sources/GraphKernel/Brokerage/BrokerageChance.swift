/// The mean and the variance of the counts of brokerage if each arc is there with the same chance, on its
/// own.
///
/// A count is a sum over triples a, v, b of the product of the arcs av, vb and of the absence of ab. Two
/// triples depend on each other if they share an arc: both need it, both need its absence, or they exclude
/// each other. The numbers of such pairs are counted here by group sizes.
struct BrokerageChance {
  private let sizes: [Double]
  private let count: Double
  /// The chance of an open two-path.
  private let open: Double
  /// The covariances of two triples that both need an arc, both need its absence, exclude each other.
  private let shared: Double
  private let absent: Double
  private let exclusive: Double

  typealias Moments = (mean: BrokerageRoles<Double>, variance: BrokerageRoles<Double>)

  init(groupSizes: [Double], arcCount: Int) {
    sizes = groupSizes
    count = groupSizes.reduce(0, +)
    let density = count > 1 ? Double(arcCount) / (count * (count - 1)) : 0
    let (d, e) = (density, 1 - density)
    open = d * d * e
    shared = d * d * d * e * e * e
    absent = d * d * d * d * d * e
    exclusive = -d * d * d * d * e * e
  }

  /// The variance for so many triples and so many ordered pairs of triples of each kind.
  private func variance(
    _ triples: Double, shared sharing: Double, absent lacking: Double = 0, exclusive excluding: Double = 0
  ) -> Double {
    // Rounding could leave a little below 0, or something of nothing.
    guard triples > 0 else { return 0 }
    return max(0, triples * open * (1 - open) + sharing * shared + lacking * absent + excluding * exclusive)
  }

  /// Of the counts of one vertex. Two triples of one broker share an arc only if both need it.
  func ofVertex(inGroupOf size: Double) -> Moments {
    let (others, outside) = (size - 1, count - size)
    func descending(_ value: Double, _ factors: Int) -> Double {
      (0..<factors).reduce(1) { $0 * max(0, value - Double($1)) }
    }
    // Sums over the other groups, of which those of the broker's own size include its own.
    let pairs = sizes.reduce(0) { $0 + descending($1, 2) } - descending(size, 2)
    let triplets = sizes.reduce(0) { $0 + descending($1, 3) } - descending(size, 3)
    func liaisons(_ group: Double) -> Double {
      let rest = count - size - group
      return group * descending(rest, 2)
    }
    let squares = sizes.reduce(0) { $0 + $1 * $1 } - size * size
    let liaisonPairs = sizes.reduce(0) { $0 + liaisons($1) } - liaisons(size)

    var triples = BrokerageRoles(repeating: descending(count - 1, 2))
    var variance = BrokerageRoles(
      repeating: self.variance(triples.total, shared: 2 * descending(count - 1, 3)))
    triples.coordinator = descending(others, 2)
    variance.coordinator = self.variance(triples.coordinator, shared: 2 * descending(others, 3))
    triples.itinerant = pairs
    variance.itinerant = self.variance(pairs, shared: 2 * triplets)
    triples.gatekeeper = others * outside
    triples.representative = others * outside
    variance.gatekeeper = self.variance(
      triples.gatekeeper, shared: others * descending(outside, 2) + outside * descending(others, 2))
    variance.representative = variance.gatekeeper
    triples.liaison = outside * outside - squares
    variance.liaison = self.variance(triples.liaison, shared: 2 * liaisonPairs)
    return (triples.map { $0 * open }, variance)
  }

  /// Of the counts of all vertices together.
  var ofWhole: Moments {
    var triples = BrokerageRoles(repeating: count * (count - 1) * (count - 2))
    var variance = BrokerageRoles(repeating: uniformVariance(count))
    (triples.coordinator, triples.itinerant, triples.liaison) = (0, 0, 0)
    (variance.coordinator, variance.itinerant, variance.gatekeeper) = (0, 0, 0)
    var (second, third, fourth) = (0.0, 0.0, 0.0)
    for size in sizes {
      second += size * size
      third += size * size * size
      fourth += size * size * size * size
    }
    for size in sizes {
      let (pairs, outside) = (size * (size - 1), count - size)
      triples.coordinator += pairs * (size - 2)
      variance.coordinator += uniformVariance(size)
      triples.itinerant += pairs * outside
      variance.itinerant += self.variance(
        pairs * outside,
        shared: 2 * pairs * ((size - 2) * outside + second - size * size - outside),
        absent: pairs * outside * (outside - 1))
      variance.gatekeeper += self.variance(
        pairs * outside, shared: pairs * outside * (count - 3), absent: pairs * outside * (size - 2),
        exclusive: pairs * outside * (2 * size - 3))
    }
    (triples.gatekeeper, triples.representative) = (triples.itinerant, triples.itinerant)
    variance.representative = variance.gatekeeper
    // Sums over three different groups of their sizes, and of their sizes with one squared.
    triples.liaison = sizes.count < 3 ? 0 : count * count * count - 3 * count * second + 2 * third
    let squared = count * count * second - 2 * count * third - second * second + 2 * fourth
    let sharing = (4 * count - 2) * triples.liaison - 8 * squared
    variance.liaison = self.variance(
      triples.liaison, shared: sharing, absent: (count - 1) * triples.liaison - 2 * squared,
      exclusive: sharing)
    return (triples.map { $0 * open }, variance)
  }

  /// The variance of all open two-paths among so many vertices.
  private func uniformVariance(_ size: Double) -> Double {
    let triples = size * (size - 1) * (size - 2)
    return variance(
      triples, shared: triples * (4 * size - 10), absent: triples * (size - 3),
      exclusive: triples * (4 * size - 10))
  }
}
