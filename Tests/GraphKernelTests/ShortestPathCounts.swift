/// Distances and numbers of shortest paths between all pairs of a small graph, by Floyd's algorithm and by recursion
/// over the first steps: an oracle.
struct ShortestPathCounts {
  let distances: [[Double]]
  private(set) var counts: [[Double]]

  /// - Parameter lengths: The length of each arc; above 0 if the counts are wanted.
  init(_ problem: RandomGraph, lengths: [Double]) {
    let range = 0..<problem.vertexCount
    var distances = range.map { row in range.map { $0 == row ? 0 : Double.infinity } }
    let steps = problem.steps
    for from in range {
      for step in steps[from] { distances[from][step.to] = min(distances[from][step.to], lengths[step.arc]) }
    }
    for through in range {
      for from in range {
        for to in range {
          distances[from][to] = min(distances[from][to], distances[from][through] + distances[through][to])
        }
      }
    }
    self.distances = distances
    counts = range.map { row in range.map { $0 == row ? 1 : 0 } }
    for target in range {
      // Nearer vertices first, so that the counts of the first steps' ends are known.
      for from in range.sorted(by: { distances[$0][target] < distances[$1][target] })
      where from != target && distances[from][target] < .infinity {
        for step in steps[from]
        where lengths[step.arc] + distances[step.to][target] == distances[from][target] {
          counts[from][target] += counts[step.to][target]
        }
      }
    }
  }
}
