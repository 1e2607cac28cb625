extension Rows {
  /// The sum over a vertex's row of the values of the neighbours, each times its weight if there are weights.
  @inline(__always)
  func sum(of vertex: Graph.Vertex, weights: Column<Double>?, value: (Graph.Vertex) -> Double) -> Double {
    var sum = 0.0
    if let weights {
      for slot in slots(of: vertex) { sum += weights[slot] * value(neighbours[slot]) }
    } else {
      for slot in slots(of: vertex) { sum += value(neighbours[slot]) }
    }
    return sum
  }

  /// For each vertex the sum of the weights of its row, or the number of its slots if there are no weights.
  func sums(of weights: Column<Double>?) -> Column<Double> {
    var sums = Buffer<Double>(repeating: 0, count: offsets.count - 1)
    for vertex in 0..<sums.count {
      let vertexID = Graph.Vertex(truncatingIfNeeded: vertex)
      sums[vertex] =
        weights == nil ? Double(degree(of: vertexID)) : sum(of: vertexID, weights: weights) { _ in 1 }
    }
    return Column(sums)
  }

  /// For each vertex the sum of the weights of its self-loops, as often as they stand in its row.
  func loopWeights(_ weights: Column<Double>?) -> Column<Double> {
    var loops = Buffer<Double>(repeating: 0, count: offsets.count - 1)
    for vertex in 0..<Graph.Vertex(truncatingIfNeeded: loops.count) {
      for slot in slots(of: vertex) where neighbours[slot] == vertex { loops[vertex] += weights?[slot] ?? 1 }
    }
    return Column(loops)
  }
}

extension ArcWeights {
  /// The same weights divided by the largest, so that no sum of them is infinite. Those of less than 1e-290 become 0,
  /// so that no quotient is.
  var scaledByLargest: ArcWeights {
    var largest = 0.0
    for arc in 0..<byArc.count { largest = max(largest, byArc[arc]) }
    guard largest > 0 else { return self }
    func scaled(_ column: Column<Double>) -> Column<Double> {
      var values = Buffer<Double>(repeating: 0, count: column.count)
      for index in 0..<column.count {
        let value = column[index] / largest
        values[index] = value < 1e-290 ? 0 : value
      }
      return Column(values)
    }
    let forwardColumn = scaled(forward)
    let reverseColumn = forward.isIdentical(to: reverse) ? forwardColumn : scaled(reverse)
    return ArcWeights(
      byArc: scaled(byArc), forward: forwardColumn, reverse: reverseColumn, layout: layout,
      reverseLayout: reverseLayout)
  }
}
