@testable import GraphKernel

/// A path problem in time in the plainest form: each arc is a list of rides, and every choice is tried.
struct TimedProblem: CustomStringConvertible {
  /// A path with one pair of departure and arrival it allows.
  struct Answer {
    let found: PathProblem.Found
    let departure, arrival: Int

    var key: [[Int]] { [found.vertices, found.arcs] }
    var backwardKey: BackwardKey {
      BackwardKey(vertices: found.vertices.reversed(), arcs: found.arcs.reversed())
    }
  }

  struct BackwardKey {
    let vertices, arcs: [Int]

    func precedes(_ other: BackwardKey) -> Bool {
      if arcs.count != other.arcs.count { return arcs.count < other.arcs.count }
      return (vertices + arcs).lexicographicallyPrecedes(other.vertices + other.arcs)
    }
  }

  typealias Ride = (departure: Int, arrival: Int)

  /// Open sides of windows end here, outside all times that matter.
  private static let span = -12...24

  var problem: PathProblem
  var times: [ArcTimes]
  let transfer: Int
  let start: Int32
  let deadline: Int32

  var description: String {
    "\(problem) times \(times) transfer \(transfer) start \(start) until \(deadline)"
  }

  init(random generator: inout SeededGenerator, with mix: Set<Ingredient>) {
    problem = PathProblem(random: &generator, with: mix)
    for arc in problem.arcs.indices { problem.arcs[arc].weight = 0 }
    times = []
    for _ in problem.arcs { times.append(Self.randomTimes(&generator)) }
    transfer = [0, 0, 1, 2].randomElement(using: &generator) ?? 0
    start = Int32.random(in: -2...5, using: &generator)
    deadline = Int32.random(in: 2...11, using: &generator)
  }

  private static func randomTimes(_ generator: inout SeededGenerator) -> ArcTimes {
    func day(_ range: ClosedRange<Int32>) -> Int32 { Int32.random(in: range, using: &generator) }
    if generator.chance(oneIn: 2) {
      let events = (0..<Int.random(in: 0...4, using: &generator)).map { _ in
        let departure = day(0...8)
        return TimedEvent(departure: departure, arrival: departure + day(0...4))
      }
      return .events(events)
    }
    let opens = day(0...7)
    return .window(
      opens: generator.chance(oneIn: 6) ? nil : opens,
      closes: generator.chance(oneIn: 6) ? nil : opens + day(0...3), lead: day(0...2))
  }

  mutating func turnRound() {
    problem.arcs = problem.arcs.map { PathProblem.Arc(source: $0.target, target: $0.source, weight: 0) }
    swap(&problem.sources, &problem.targets)
    times = times.map { times in
      switch times {
      case .window(let opens, let closes, let lead):
        .window(opens: closes.map { -$0 - lead }, closes: opens.map { -$0 - lead }, lead: lead)
      case .events(let events):
        .events(events.map { TimedEvent(departure: -$0.arrival, arrival: -$0.departure) })
      }
    }
  }

  func compile() throws -> (Graph, Timetable) {
    let graph = try problem.graph()
    return (graph, try graph.timetable(times))
  }

  static func key(_ path: TimedPath) -> [[Int]] { [path.vertices.map(Int.init), path.arcs.map(Int.init)] }

  // MARK: Every choice of times

  private func rides(_ arc: Int) -> [Ride] {
    switch times[arc] {
    case .window(let opens, let closes, let lead):
      Self.span.filter { $0 >= opens.map(Int.init) ?? .min && $0 <= closes.map(Int.init) ?? .max }
        .map { ($0, $0 + Int(lead)) }
    case .events(let events):
      events.map { (Int($0.departure), Int($0.arrival)) }
    }
  }

  /// Every path with every pair of departure and arrival, in the order of paths.
  func answers() -> [Answer] {
    let rides = times.indices.map(self.rides)
    return problem.enumerate().flatMap { found in
      var pairs: Set<[Int]> = []
      for (place, arc) in found.arcs.enumerated() {
        if place == 0 {
          pairs = Set(rides[arc].map { [$0.departure, $0.arrival] })
        } else {
          pairs = Set(
            pairs.flatMap { pair in
              rides[arc].filter { $0.departure >= pair[1] + transfer }.map { [pair[0], $0.arrival] }
            })
        }
      }
      return pairs.map { Answer(found: found, departure: $0[0], arrival: $0[1]) }
    }
  }

  /// The steps along arcs that arrive as soon as can be from the start on, then depart as late as can be.
  func earliestSteps(_ arcs: [UInt32]) -> [TimedPath.Step] {
    var ready = Int(start)
    return arcs.compactMap { arc in
      let open = rides(Int(arc)).filter { $0.departure >= ready }
      guard let best = open.min(by: { ($0.arrival, -$0.departure) < ($1.arrival, -$1.departure) }) else {
        return nil
      }
      ready = best.arrival + transfer
      return TimedPath.Step(arc: arc, departure: Int32(best.departure), arrival: Int32(best.arrival))
    }
  }

  /// The steps along arcs that depart as late as can be to arrive by the deadline, then arrive as soon as can
  /// be.
  func latestSteps(_ arcs: [UInt32]) -> [TimedPath.Step] {
    var due = Int(deadline)
    return Array(
      arcs.reversed().compactMap { arc -> TimedPath.Step? in
        let open = rides(Int(arc)).filter { $0.arrival <= due }
        guard let best = open.max(by: { ($0.departure, -$0.arrival) < ($1.departure, -$1.arrival) }) else {
          return nil
        }
        due = best.departure - transfer
        return TimedPath.Step(arc: arc, departure: Int32(best.departure), arrival: Int32(best.arrival))
      }.reversed())
  }
}
