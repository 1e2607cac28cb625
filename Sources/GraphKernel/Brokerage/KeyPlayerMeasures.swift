extension Graph {
  /// The fragmentation of what is left without some vertices: the share of ordered pairs without a path.
  ///
  /// F of S. P. Borgatti, 'Identifying sets of key players in a social network', Computational and
  /// Mathematical Organization Theory 12 (2006). Only the vertices left count, so that 0 is all connected and
  /// 1 all isolated.
  ///
  /// ## Example
  ///
  ///     let path = try Graph(vertexCount: 4, arcs: [(0, 1), (1, 2), (2, 3)], isDirected: false)
  ///     let fragmentation = try path.fragmentation(removing: [1])
  ///     // fragmentation == 2.0 / 3
  ///
  /// - Returns: The share; nil if fewer than two vertices are left.
  /// - Throws: `MeasureError.indexOutOfRange`.
  /// - Complexity: O(n + m) time, of a directed graph O(n(n + m)); O(n) space.
  public func fragmentation(removing removed: [Vertex] = []) throws(MeasureError) -> Double? {
    try check(removed)
    var survey = KeyPlayerSurvey(self)
    return survey.fragmentation(removing: removed)
  }

  /// The distance-weighted fragmentation of what is left without some vertices: one less the mean of the
  /// reciprocal distances of ordered pairs, 0 for pairs without a path.
  ///
  /// S. P. Borgatti, 'Identifying sets of key players in a social network', Computational and Mathematical
  /// Organization Theory 12 (2006). Only the vertices left count, so that 0 is all adjacent and 1 all
  /// isolated.
  ///
  /// ## Example
  ///
  ///     let path = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2)], isDirected: false)
  ///     let fragmentation = try path.distanceWeightedFragmentation()
  ///     // fragmentation == 1 - 5.0 / 6
  ///
  /// - Returns: The measure; nil if fewer than two vertices are left.
  /// - Throws: `MeasureError.indexOutOfRange`.
  /// - Complexity: O(n(n + m)) time, O(n) space.
  public func distanceWeightedFragmentation(
    removing removed: [Vertex] = []
  ) throws(MeasureError) -> Double? {
    try check(removed)
    var survey = KeyPlayerSurvey(self)
    return survey.distanceWeightedFragmentation(removing: removed)
  }

  /// The reach of a set: the share of vertices that are in it or at most so many arcs away.
  ///
  /// m-reach of S. P. Borgatti, 'Identifying sets of key players in a social network', Computational and
  /// Mathematical Organization Theory 12 (2006).
  ///
  /// ## Example
  ///
  ///     let path = try Graph(vertexCount: 4, arcs: [(0, 1), (1, 2), (2, 3)], isDirected: false)
  ///     let reach = try path.reach(of: [0], within: 2)
  ///     // reach == 0.75
  ///
  /// - Parameters:
  ///   - set: The vertices to start from.
  ///   - steps: How many arcs, not negative.
  /// - Returns: The share; nil if the graph has no vertices.
  /// - Throws: `MeasureError.indexOutOfRange`, `.invalidParameter`.
  /// - Complexity: O(n + m) time, O(n) space.
  public func reach(of set: [Vertex], within steps: Int) throws(MeasureError) -> Double? {
    try check(set)
    try KeyPlayerMeasure.reach(within: steps).check()
    var survey = KeyPlayerSurvey(self)
    return survey.reach(of: set, within: steps)
  }

  /// The distance-weighted reach of a set: the mean over all vertices of the reciprocal distance from the
  /// set, 1 for those in it, 0 for those without a path.
  ///
  /// S. P. Borgatti, 'Identifying sets of key players in a social network', Computational and Mathematical
  /// Organization Theory 12 (2006). It is 1 if all others are one arc away.
  ///
  /// ## Example
  ///
  ///     let path = try Graph(vertexCount: 4, arcs: [(0, 1), (1, 2), (2, 3)], isDirected: false)
  ///     let reach = try path.distanceWeightedReach(of: [1])
  ///     // reach == 0.875
  ///
  /// - Returns: The mean; nil if the graph has no vertices.
  /// - Throws: `MeasureError.indexOutOfRange`.
  /// - Complexity: O(n + m) time, O(n) space.
  public func distanceWeightedReach(of set: [Vertex]) throws(MeasureError) -> Double? {
    try check(set)
    var survey = KeyPlayerSurvey(self)
    return survey.distanceWeightedReach(of: set)
  }
}
