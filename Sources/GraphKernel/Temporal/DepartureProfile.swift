/// The best paths of a span of time: for each departure that is worth it, the earliest arrival.
public struct DepartureProfile: Hashable, Sendable {
  /// The paths by ascending departure, and so by ascending arrival. No other path of the span departs later
  /// and arrives as soon, or arrives sooner and departs as late.
  public let paths: [TimedPath]
  /// Whether the search gave up at its limit of paths, so that later departures are missing.
  public let isStopped: Bool

  /// A path that takes the least time from departure to arrival, the first to depart; nil if there is none.
  ///
  /// Called fastest path by H. Wu et al., 'Path problems in temporal graphs', PVLDB 7, 2014.
  public var fastest: TimedPath? {
    paths.min { ($0.duration, $0.departure) < ($1.duration, $1.departure) }
  }
}

extension Graph {
  /// The profile of a span of time: all pairs of departure and arrival, each with a path, that no other pair
  /// beats by departing no sooner and arriving no later.
  ///
  /// The standard name is profile search; its pairs are found by turns of `earliestArrival` and
  /// `latestDeparture`: the earliest arrival from a time on, the latest departure that still arrives then,
  /// and so on from the day after. The path is that of `latestDeparture`. Transfers, constraints and ties are
  /// as said there.
  ///
  /// - Parameters:
  ///   - query: Which paths are asked for, without waypoints and largest weight.
  ///   - timetable: When the arcs of this graph may be taken.
  ///   - start: The earliest departure.
  ///   - deadline: The latest arrival. If it lies before the start, there are no paths.
  ///   - transferTime: The least time between two steps: 0 allows both on one day.
  ///   - limit: How many paths to return at most; nil for any number. An arc that is always open makes a pair
  ///     a day.
  /// - Throws: As `earliestArrival`; `MeasureError.invalidParameter` for a negative limit.
  /// - Complexity: Two searches of `earliestArrival` for each pair.
  ///
  /// ## Example
  ///     let graph = try Graph(vertexCount: 2, arcs: [(0, 1), (0, 1)])
  ///     let timetable = try graph.timetable([
  ///       .events([TimedEvent(departure: 1, arrival: 9), TimedEvent(departure: 3, arrival: 7)]),
  ///       .events([TimedEvent(departure: 5, arrival: 8), TimedEvent(departure: 6, arrival: 20)]),
  ///     ])
  ///     let profile = try graph.departureProfile(
  ///       PathQuery(from: [0], to: [1]), timetable: timetable, notBefore: 0, notAfter: 10)
  ///     // profile.paths.map(\.departure) == [3, 5]
  ///     // profile.paths.map(\.arrival) == [7, 8]
  ///     // profile.fastest?.departure == 5
  public func departureProfile(
    _ query: PathQuery, timetable: Timetable, notBefore start: Int32, notAfter deadline: Int32,
    transferTime: Int = 0, limit: Int? = nil
  ) throws -> DepartureProfile {
    try Self.checkLimit(limit, name: "limit")
    let forward = try TimedPathSearch(
      query, in: self, timetable: timetable, transferTime: transferTime, isForward: true)
    let backward = try TimedPathSearch(
      query, in: self, timetable: timetable, transferTime: transferTime, isForward: false)
    var paths: [TimedPath] = []
    var time = Int(start)
    while let end = forward.firstEnd(from: time, latest: Int(deadline)) {
      guard paths.count < limit ?? .max else { return DepartureProfile(paths: paths, isStopped: true) }
      guard let path = backward.firstPath(from: -end.time, latest: -time), path.departure >= time else {
        break
      }
      paths.append(path)
      time = Int(path.departure) + 1
    }
    return DepartureProfile(paths: paths, isStopped: false)
  }
}
