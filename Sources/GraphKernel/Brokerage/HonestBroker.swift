/// How the pairs of a vertex's neighbours are tied to each other.
public struct HonestBrokerIndices: Hashable, Sendable {
  /// The pairs that are not tied: pure brokerage. HBI0.
  public let untied: Int
  /// The pairs tied one way only: weak brokerage. HBI1.
  public let tiedOneWay: Int
  /// The pairs tied both ways: no brokerage. HBI2.
  public let tiedBothWays: Int

  /// The number of pairs.
  public var pairCount: Int { untied + tiedOneWay + tiedBothWays }

  /// The three by the number of pairs, in the same order; nil if there is no pair.
  public var shares: [Double]? {
    guard pairCount > 0 else { return nil }
    return [untied, tiedOneWay, tiedBothWays].map { Double($0) / Double(pairCount) }
  }
}

extension Graph {
  /// The honest broker indices of each vertex: how many pairs of its neighbours are tied to each other not at
  /// all, one way, both ways.
  ///
  /// The indices HBI0, HBI1 and HBI2 of UCINET (S. P. Borgatti, M. G. Everett and L. C. Freeman, 2002), used
  /// by D. Christopoulos and K. Ingold, 'Exceptional or just well connected? Political entrepreneurs and
  /// brokers in policy making', European Political Science Review 7 (2015).
  ///
  /// In a directed graph the neighbours are those from which an arc comes, or, if `reciprocated`, those with
  /// arcs both ways. The edges of an undirected graph tie both ways. Parallel arcs count once, self-loops not
  /// at all.
  ///
  /// ## Example
  ///
  ///     let star = try Graph(vertexCount: 4, arcs: [(1, 0), (2, 0), (3, 0), (1, 2)])
  ///     let indices = star.honestBrokerIndices()
  ///     // indices[0].untied == 2
  ///     // indices[0].tiedOneWay == 1
  ///
  /// - Complexity: O(n + the sum over vertices of the degrees of their neighbours) time, O(n + m) space.
  public func honestBrokerIndices(reciprocated: Bool = false) -> [HonestBrokerIndices] {
    let leaving = BrokerageTies.leaving(self)
    let entering = BrokerageTies.leaving(reversed)
    // Where a vertex was last found: as a target of the vertex at hand, as its neighbour.
    var targetOf = Buffer<UInt32>(repeating: .max, count: vertexCount)
    var neighbourOf = Buffer<UInt32>(repeating: .max, count: vertexCount)
    var endOf = Buffer<UInt32>(repeating: .max, count: vertexCount)
    return vertices.map { vertex in
      for slot in leaving.slots(of: vertex) { targetOf[leaving.neighbours[slot]] = vertex }
      var size = 0
      for slot in entering.slots(of: vertex) {
        let neighbour = entering.neighbours[slot]
        guard !reciprocated || targetOf[neighbour] == vertex else { continue }
        neighbourOf[neighbour] = vertex
        size += 1
      }
      // Arcs among the neighbours, and those of them that another answers.
      var (arcs, answered) = (0, 0)
      for slot in entering.slots(of: vertex) {
        let neighbour = entering.neighbours[slot]
        guard neighbourOf[neighbour] == vertex else { continue }
        for next in leaving.slots(of: neighbour) { endOf[leaving.neighbours[next]] = neighbour }
        for next in leaving.slots(of: neighbour) where neighbourOf[leaving.neighbours[next]] == vertex {
          arcs += 1
        }
        for next in entering.slots(of: neighbour) {
          let other = entering.neighbours[next]
          if neighbourOf[other] == vertex, endOf[other] == neighbour { answered += 1 }
        }
      }
      let (mutual, oneWay) = (answered / 2, arcs - answered)
      return HonestBrokerIndices(
        untied: size * (size - 1) / 2 - mutual - oneWay, tiedOneWay: oneWay, tiedBothWays: mutual)
    }
  }
}
