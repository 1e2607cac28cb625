/// The equations diagonal · x - factor · A x = right, where A x adds up, for each vertex, the values of the neighbours
/// in its row, each times its weight.
struct RowSystem: ~Copyable {
  let rows: Rows
  let weights: Column<Double>?
  let factor: Double
  let diagonal: Column<Double>
  let right: Column<Double>
  var values: Buffer<Double>

  /// - Parameter values: Where to start.
  init(
    rows: Rows, weights: Column<Double>?, factor: Double, diagonal: Column<Double>, right: Column<Double>,
    values: consuming Buffer<Double>
  ) {
    self.rows = rows
    self.weights = weights
    self.factor = factor
    self.diagonal = diagonal
    self.right = right
    self.values = values
  }

  private var vertices: Range<Graph.Vertex> { 0..<Graph.Vertex(truncatingIfNeeded: diagonal.count) }

  /// Gauss-Seidel: sets each vertex, in order, from its neighbours, until the sum of the absolute changes of a sweep
  /// is at most `allowedChange` of the sum of the absolute values, each times the diagonal.
  ///
  /// - Throws: `MeasureError.notConverged`; the change is not finite if the values grew beyond all bounds.
  mutating func sweep(
    in order: borrowing Buffer<Graph.Vertex>, allowedChange: Double, maximumIterations: Int
  ) throws(MeasureError) {
    let loops = rows.loopWeights(weights)
    var iteration = 0
    var change = Double.infinity
    while iteration < maximumIterations {
      (iteration, change) = (iteration + 1, 0)
      var total = 0.0
      for index in 0..<order.count {
        let vertex = order[index]
        let old = values[vertex]
        let inflow = rows.sum(of: vertex, weights: weights) { values[$0] } - old * loops[vertex]
        let new = (right[vertex] + factor * inflow) / (diagonal[vertex] - factor * loops[vertex])
        values[vertex] = new
        change += abs(new - old) * diagonal[vertex]
        total += abs(new) * diagonal[vertex]
      }
      if change <= allowedChange * total && total.isFinite { return }
      guard change.isFinite else { break }
    }
    throw .notConverged(iterations: iteration, change: change)
  }

  /// Conjugate gradients with the diagonal as preconditioner (M. R. Hestenes and E. Stiefel, 'Methods of conjugate
  /// gradients for solving linear systems', Journal of Research of the National Bureau of Standards 49, 1952), for
  /// symmetric equations, until the sum of the absolute residuals is at most `allowedResidual`.
  ///
  /// - Throws: `MeasureError.singular` if the equations turn out not to be positive definite, `.notConverged`.
  mutating func descend(allowedResidual: Double, maximumIterations: Int) throws(MeasureError) {
    var residual = Buffer<Double>(repeating: 0, count: diagonal.count)
    var direction = residual.copy()
    var image = residual.copy()
    for vertex in vertices {
      let inflow = rows.sum(of: vertex, weights: weights) { values[$0] }
      residual[vertex] = right[vertex] - (diagonal[vertex] * values[vertex] - factor * inflow)
    }
    var (norm, product) = measure(residual)
    var lastProduct = Double.infinity
    var iteration = 0
    // Written so that it goes on, and is stopped below, if the norm is not a number.
    while !(norm <= allowedResidual) {
      guard iteration < maximumIterations else { throw .notConverged(iterations: iteration, change: norm) }
      iteration += 1
      let momentum = product / lastProduct
      for vertex in vertices {
        direction[vertex] = residual[vertex] / diagonal[vertex] + momentum * direction[vertex]
      }
      var curvature = 0.0
      for vertex in vertices {
        let inflow = rows.sum(of: vertex, weights: weights) { direction[$0] }
        image[vertex] = diagonal[vertex] * direction[vertex] - factor * inflow
        curvature += direction[vertex] * image[vertex]
      }
      guard curvature > 0 else { throw .singular }
      let step = product / curvature
      for vertex in vertices {
        values[vertex] += step * direction[vertex]
        residual[vertex] -= step * image[vertex]
      }
      lastProduct = product
      (norm, product) = measure(residual)
    }
  }

  /// The sum of the absolute residuals, and that of their squares divided by the diagonal.
  private func measure(_ residual: borrowing Buffer<Double>) -> (norm: Double, product: Double) {
    var (norm, product) = (0.0, 0.0)
    for vertex in vertices {
      norm += abs(residual[vertex])
      product += residual[vertex] * residual[vertex] / diagonal[vertex]
    }
    return (norm, product)
  }
}
