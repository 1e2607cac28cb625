extension Graph {
  /// The path that arrives first of those that leave no sooner than a time.
  ///
  /// Called foremost path (H. Wu, J. Cheng, S. Huang, Y. Ke, Y. Lu and Y. Xu, 'Path problems in temporal
  /// graphs', Proceedings of the VLDB Endowment 7, 2014) or earliest arrival. Of the paths that arrive first,
  /// one with the fewest hops is returned; of these, the first by vertices, then by arcs. Each step leaves as
  /// soon as it can to arrive as soon as it can; of events that arrive at once, the last to depart.
  ///
  /// One may wait at any vertex, also for a later departure that arrives sooner. Therefore to be early is
  /// never worse (the FIFO property), and labels need only the time and, for the tie, the hops. A next step
  /// departs no sooner than `transferTime` after the last arrived: with 0 several steps may be made on one
  /// day, also along a cycle of arcs without lead. No transfer is needed before the first step. Constraints
  /// and the limit of hops act inside the search. Parallel arcs are distinct; an undirected edge has the same
  /// times both ways. A path has at least one arc, so a source that is a target is no path.
  ///
  /// - Parameters:
  ///   - query: Which paths are asked for, without waypoints and largest weight.
  ///   - timetable: When the arcs of this graph may be taken.
  ///   - start: The earliest departure.
  ///   - transferTime: The least time between two steps: 0 allows both on one day.
  /// - Returns: The path, or nil if there is none.
  /// - Throws: `MeasureError.invalidParameter` for waypoints, a largest weight or a negative transfer time,
  ///   `.weightsOfAnotherGraph`; any `PathQueryError`.
  /// - Complexity: O(h m log e) for paths of up to h hops and e events an arc, once for all sources that are
  ///   no targets and once for each that is; most rounds look only at what the round before improved. O(n)
  ///   space and a label for each improvement.
  ///
  /// ## Example
  ///     let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2), (0, 2)])
  ///     let timetable = try graph.timetable([
  ///       .window(opens: 0, closes: 9, lead: 2), .events([TimedEvent(departure: 4, arrival: 5)]),
  ///       .window(opens: 6, closes: 9, lead: 0),
  ///     ])
  ///     let query = PathQuery(from: [0], to: [2])
  ///     let path = try graph.earliestArrival(query, timetable: timetable, notBefore: 1)
  ///     // path?.arcs == [0, 1]
  ///     // path?.steps.map(\.departure) == [1, 4]
  ///     // path?.arrival == 5
  public func earliestArrival(
    _ query: PathQuery, timetable: Timetable, notBefore start: Int32, transferTime: Int = 0
  ) throws -> TimedPath? {
    try search(query, timetable, transferTime).firstPath(from: Int(start))
  }

  /// The path that departs last of those that arrive no later than a time.
  ///
  /// The exact mirror of `earliestArrival` with time and arcs turned round, called latest departure (H. Wu et
  /// al., 'Path problems in temporal graphs', Proceedings of the VLDB Endowment 7, 2014). Of the paths that
  /// depart last, one with the fewest hops is returned; of these, the first by vertices and then by arcs,
  /// both read from the end. Each step leaves as late as it can; of events that depart at once, the first to
  /// arrive.
  ///
  /// - Parameters:
  ///   - query: Which paths are asked for, without waypoints and largest weight.
  ///   - timetable: When the arcs of this graph may be taken.
  ///   - deadline: The latest arrival.
  ///   - transferTime: The least time between two steps: 0 allows both on one day.
  /// - Returns: The path, or nil if there is none.
  /// - Throws: As `earliestArrival`.
  /// - Complexity: That of `earliestArrival`.
  ///
  /// ## Example
  ///     let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2)])
  ///     let timetable = try graph.timetable([
  ///       .window(opens: 0, closes: 9, lead: 2), .events([TimedEvent(departure: 4, arrival: 5)]),
  ///     ])
  ///     let query = PathQuery(from: [0], to: [2])
  ///     let path = try graph.latestDeparture(query, timetable: timetable, notAfter: 8)
  ///     // path?.departure == 2
  ///     // path?.arrival == 5
  public func latestDeparture(
    _ query: PathQuery, timetable: Timetable, notAfter deadline: Int32, transferTime: Int = 0
  ) throws -> TimedPath? {
    try search(query, timetable, transferTime, isForward: false).firstPath(from: -Int(deadline))
  }

  /// The path with the fewest hops of those that fit between two times.
  ///
  /// Called shortest temporal path (H. Wu et al., 'Path problems in temporal graphs', Proceedings of the VLDB
  /// Endowment 7, 2014), here by hops. Of the paths with the fewest hops, one that arrives first is returned;
  /// of these, the first by vertices, then by arcs. For the rest see `earliestArrival`.
  ///
  /// - Parameters:
  ///   - query: Which paths are asked for, without waypoints and largest weight.
  ///   - timetable: When the arcs of this graph may be taken.
  ///   - start: The earliest departure.
  ///   - deadline: The latest arrival.
  ///   - transferTime: The least time between two steps: 0 allows both on one day.
  /// - Returns: The path, or nil if there is none.
  /// - Throws: As `earliestArrival`.
  /// - Complexity: That of `earliestArrival`; the rounds end with the first that reaches a target.
  ///
  /// ## Example
  ///     let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2), (0, 2)])
  ///     let timetable = try graph.timetable([
  ///       .window(opens: 0, closes: 9, lead: 1), .window(opens: 0, closes: 9, lead: 1),
  ///       .window(opens: 6, closes: 9, lead: 1),
  ///     ])
  ///     let path = try graph.fewestHops(
  ///       PathQuery(from: [0], to: [2]), timetable: timetable, notBefore: 0, notAfter: 8)
  ///     // path?.arcs == [2]
  ///     // path?.arrival == 7
  public func fewestHops(
    _ query: PathQuery, timetable: Timetable, notBefore start: Int32, notAfter deadline: Int32,
    transferTime: Int = 0
  ) throws -> TimedPath? {
    try search(query, timetable, transferTime)
      .firstPath(from: Int(start), latest: Int(deadline), fewestHopsFirst: true)
  }

  private func search(
    _ query: PathQuery, _ timetable: Timetable, _ transferTime: Int, isForward: Bool = true
  ) throws -> TimedPathSearch {
    try TimedPathSearch(
      query, in: self, timetable: timetable, transferTime: transferTime, isForward: isForward)
  }
}
