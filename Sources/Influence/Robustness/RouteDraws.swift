import Atlas
import GraphKernel

/// Routes under strengths drawn from the intervals of their grades.
///
/// Before the first draw all ways are left out that no draw can bring among the best: a route among the k best of a
/// draw is no heavier than the k-th best route with every chance at the lower end, and no lighter than itself with every
/// chance at the upper end.
struct RouteDraws: Sendable {
  /// How many states a search of one draw settles at most. Only stops on the way can make one that long.
  private static let workLimit = 500_000
  /// A chance below this is taken as this: the weight of none is infinite.
  private static let leastChance = 1e-9

  let space: RouteSpace
  /// The grade of each arc of the space.
  let grades: [Vocabulary.Grade]
  /// The lower end of each arc's interval, and how wide it is.
  private let intervals: [(lower: Double, width: Double)]
  private let query: PathQuery
  private let criterion: RouteQuery.Criterion
  /// How many routes are ranked in each draw.
  private let count: Int
  private let wayCount: UInt64
  private let seed: UInt64

  init(
    _ view: InfluenceView, _ constraints: RouteConstraints, _ asked: RouteQuery, count: Int, seed: UInt64
  ) throws {
    let whole = try RouteSpace.compiled(view, constraints)
    let grades = whole.ways.map { view.ways[$0].grade }
    let criterion = asked.by
    let lower = grades.map { InfluenceView.weight(of: max($0.lower, Self.leastChance), by: criterion) }
    let upper = grades.map { InfluenceView.weight(of: max($0.upper, Self.leastChance), by: criterion) }
    let worst = try LooplessPaths(
      Self.query(asked, constraints, in: whole), in: whole.graph, weights: whole.graph.weights(lower),
      workLimit: RouteFinder.workLimit)
    let paths = Array(worst.prefix(count))
    let bound = paths.count == count ? paths.last?.weight ?? .infinity : .infinity
    space = try whole.narrowed(to: bound, weights: upper)
    self.grades = space.ways.map { view.ways[$0].grade }
    intervals = self.grades.map { ($0.lower, $0.upper - $0.lower) }
    query = Self.query(asked, constraints, in: space)
    self.criterion = criterion
    self.count = count
    wayCount = UInt64(view.ways.count)
    self.seed = seed
  }

  private static func query(_ asked: RouteQuery, _ constraints: RouteConstraints, in space: RouteSpace)
    -> PathQuery
  {
    PathQuery(
      from: [RouteSpace.source], to: [RouteSpace.target], via: constraints.stops.compactMap(space.vertex),
      maximumHops: asked.maxHops)
  }

  /// The number in [0, 1) that places the chance of an arc in its interval: the number of the way in the atlas and of
  /// the draw say where it stands in the stream of the seed, whatever else is asked.
  func unit(sample: Int, arc: Int) -> Double {
    let place = UInt64(sample) &* wayCount &+ UInt64(space.ways[arc])
    var generator = SplitMix64(seed: seed &+ 0x9E37_79B9_7F4A_7C15 &* place)
    return Double(generator.next() >> 11) * 0x1p-53
  }

  /// The best routes, best first, where each arc carries with some chance, and whether the search was stopped.
  func best(_ count: Int? = nil, chances: [Double]) throws(PathQueryError) -> (paths: [Path], isStopped: Bool)
  {
    let weights = chances.map {
      InfluenceView.weight(of: max($0, Self.leastChance), by: criterion)
    }
    let search = try LooplessPaths(
      query, in: space.graph, weights: space.graph.weights(weights), workLimit: Self.workLimit)
    var iterator = search.makeIterator()
    var paths: [Path] = []
    while paths.count < count ?? self.count, let path = iterator.next() { paths.append(path) }
    return (paths, iterator.isStopped)
  }

  /// What happens in some draws.
  func tally(_ samples: Range<Int>, first: [Graph.Arc]) throws -> DrawTally {
    var tally = DrawTally(arcCount: grades.count)
    var units = [Double](repeating: 0, count: grades.count)
    var chances = units
    for sample in samples {
      try Task.checkCancellation()
      for arc in units.indices {
        units[arc] = unit(sample: sample, arc: arc)
        chances[arc] = intervals[arc].lower + units[arc] * intervals[arc].width
      }
      let (paths, isStopped) = try best(chances: chances)
      tally.isStopped = tally.isStopped || isStopped
      for path in paths { tally.shown[path.arcs, default: 0] += 1 }
      if let winner = paths.first { tally.first[winner.arcs, default: 0] += 1 }
      let isFirst = paths.first?.arcs == first
      for arc in units.indices where units[arc] >= 0.5 {
        tally.high[arc] += 1
        if isFirst { tally.highAndFirst[arc] += 1 }
      }
    }
    return tally
  }
}

/// Counts over draws. Sums of them do not depend on the order.
struct DrawTally: Sendable {
  /// How often each route ranks first, by its arcs.
  var first: [[Graph.Arc]: Int] = [:]
  /// How often each route is among those ranked.
  var shown: [[Graph.Arc]: Int] = [:]
  /// How often each arc's chance came from the upper half of its interval.
  var high: [Int]
  /// How often so with the route first that is first at the middles.
  var highAndFirst: [Int]
  var isStopped = false

  init(arcCount: Int) {
    high = Array(repeating: 0, count: arcCount)
    highAndFirst = high
  }

  mutating func add(_ other: DrawTally) {
    first.merge(other.first, uniquingKeysWith: +)
    shown.merge(other.shown, uniquingKeysWith: +)
    for arc in high.indices {
      high[arc] += other.high[arc]
      highAndFirst[arc] += other.highAndFirst[arc]
    }
    isStopped = isStopped || other.isStopped
  }
}
