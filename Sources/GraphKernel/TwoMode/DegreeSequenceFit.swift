#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The fit of the bipartite configuration model on classes: a log-odds for each class of members and of groups such
/// that the expected number of free memberships of each is the observed one.
///
/// The sum of log(1 + exp(a_i + b_k)) over the cells, less the margins times the log-odds, is convex; it is brought
/// to its minimum by Newton's method, each step being solved by conjugate gradients.
struct DegreeSequenceFit: ~Copyable {
  let freedom: DegreeSequenceFreedom
  /// The log-odds of the classes of members, then of the classes of groups.
  var logOdds: Buffer<Double>
  /// The probability of each free cell, row by row.
  var probabilities: Buffer<Double>
  /// What the margins lack, for each class.
  private var residuals: Buffer<Double>
  private var potential = 0.0
  /// The most by which a margin is missed, as a share of the margin if that is more than 1.
  private(set) var largestResidual = 0.0

  private var rowCount: Int { freedom.members.count }
  private var columnCount: Int { freedom.groups.count }

  init(_ freedom: DegreeSequenceFreedom) {
    self.freedom = freedom
    let count = freedom.members.count + freedom.groups.count
    logOdds = Buffer(repeating: 0, count: count)
    residuals = Buffer(repeating: 0, count: count)
    probabilities = Buffer(repeating: 0, count: freedom.members.count * freedom.groups.count)
    let total = zip(freedom.memberMargins, freedom.members.counts).reduce(0) { $0 + $1.0 * Double($1.1) }
    let margins = freedom.memberMargins + freedom.groupMargins
    for (index, margin) in margins.enumerated() where margin > 0 {
      logOdds[index] = log(margin / total.squareRoot())
    }
    evaluate(at: logOdds.copy())
  }

  /// Improves the fit until every margin is met.
  ///
  /// - Throws: `MeasureError.notConverged`.
  mutating func run(tolerance: Double, maximumIterations: Int) throws(MeasureError) {
    var iteration = 0
    while largestResidual > tolerance {
      guard iteration < maximumIterations, step() else {
        throw .notConverged(iterations: iteration, change: largestResidual)
      }
      iteration += 1
    }
  }

  /// One step of Newton's method, shortened until it leads down; false if it cannot.
  private mutating func step() -> Bool {
    let direction = newtonDirection()
    var slope = 0.0
    for index in 0..<logOdds.count { slope -= weight(index) * residuals[index] * direction[index] }
    let start = logOdds.copy(), before = potential, residual = largestResidual
    let rounding = 1e-12 * max(1, abs(before))
    var length = 1.0
    for _ in 0..<50 {
      var trial = start.copy()
      for index in 0..<trial.count { trial[index] += length * direction[index] }
      evaluate(at: trial)
      if potential <= before + 1e-4 * length * slope { return true }
      // Near the minimum the potential is flat, and what the margins lack tells more. Farther off it does not: a step
      // that misses less may lead to where all probabilities are 0 or 1 and nothing leads back.
      if largestResidual < residual, potential <= before + rounding { return true }
      length /= 2
    }
    evaluate(at: start)
    return false
  }

  private func weight(_ index: Int) -> Double {
    Double(index < rowCount ? freedom.members.counts[index] : freedom.groups.counts[index - rowCount])
  }

  private func margin(_ index: Int) -> Double {
    index < rowCount ? freedom.memberMargins[index] : freedom.groupMargins[index - rowCount]
  }

  /// Computes the probabilities, what the margins lack, and the potential.
  private mutating func evaluate(at point: consuming Buffer<Double>) {
    logOdds = point
    potential = 0
    for index in 0..<logOdds.count {
      residuals[index] = margin(index)
      potential -= weight(index) * residuals[index] * logOdds[index]
    }
    for row in 0..<rowCount {
      let rows = weight(row)
      for column in 0..<columnCount where freedom.isFree[row * columnCount + column] {
        let columns = weight(rowCount + column)
        let sum = logOdds[row] + logOdds[rowCount + column]
        let probability = 1 / (1 + exp(-sum))
        probabilities[row * columnCount + column] = probability
        residuals[row] -= columns * probability
        residuals[rowCount + column] -= rows * probability
        potential += rows * columns * (max(sum, 0) + log1p(exp(-abs(sum))))
      }
    }
    largestResidual = 0
    for index in 0..<residuals.count {
      largestResidual = max(largestResidual, abs(residuals[index]) / max(1, margin(index)))
    }
  }

  /// Multiplies the matrix of second derivatives with a vector.
  private func curvature(times vector: borrowing Buffer<Double>) -> Buffer<Double> {
    var product = Buffer<Double>(repeating: 0, count: vector.count)
    for row in 0..<rowCount {
      let rows = weight(row), mine = vector[row]
      for column in 0..<columnCount where freedom.isFree[row * columnCount + column] {
        let probability = probabilities[row * columnCount + column]
        let slope =
          rows * weight(rowCount + column) * probability * (1 - probability)
          * (mine + vector[rowCount + column])
        product[row] += slope
        product[rowCount + column] += slope
      }
    }
    return product
  }

  private func diagonal() -> Buffer<Double> {
    var diagonal = Buffer<Double>(repeating: 0, count: logOdds.count)
    for row in 0..<rowCount {
      for column in 0..<columnCount where freedom.isFree[row * columnCount + column] {
        let probability = probabilities[row * columnCount + column]
        let slope = weight(row) * weight(rowCount + column) * probability * (1 - probability)
        diagonal[row] += slope
        diagonal[rowCount + column] += slope
      }
    }
    return diagonal
  }

  /// Solves for Newton's step by conjugate gradients, preconditioned by the diagonal. The matrix is singular along
  /// the shift of odds from the members to the groups of a component, which changes no probability.
  private func newtonDirection() -> Buffer<Double> {
    let count = logOdds.count
    let diagonal = diagonal()
    var solution = Buffer<Double>(repeating: 0, count: count)
    var rest = Buffer<Double>(repeating: 0, count: count)
    var direction = Buffer<Double>(repeating: 0, count: count)
    var fit = 0.0
    for index in 0..<count {
      rest[index] = weight(index) * residuals[index]
    }
    removeShift(from: &rest)
    for index in 0..<count {
      direction[index] = diagonal[index] > 0 ? rest[index] / diagonal[index] : 0
      fit += rest[index] * direction[index]
    }
    let goal = fit * 1e-16
    for _ in 0..<(2 * count + 20) where fit > goal {
      let image = curvature(times: direction)
      var along = 0.0
      for index in 0..<count { along += direction[index] * image[index] }
      guard along > 0 else { break }
      let length = fit / along
      var next = 0.0
      for index in 0..<count {
        solution[index] += length * direction[index]
        rest[index] -= length * image[index]
        next += diagonal[index] > 0 ? rest[index] * rest[index] / diagonal[index] : 0
      }
      for index in 0..<count {
        direction[index] =
          (diagonal[index] > 0 ? rest[index] / diagonal[index] : 0) + next / fit * direction[index]
      }
      fit = next
    }
    return solution
  }

  /// Takes away what rounding leaves along the shifts, which has no solution and would be blown up.
  private func removeShift(from vector: inout Buffer<Double>) {
    var sums = [Double](repeating: 0, count: vector.count)
    var sizes = sums
    for index in 0..<vector.count {
      sums[freedom.components[index]] += index < rowCount ? vector[index] : -vector[index]
      sizes[freedom.components[index]] += 1
    }
    for index in 0..<vector.count {
      let share = sums[freedom.components[index]] / sizes[freedom.components[index]]
      vector[index] -= index < rowCount ? share : -share
    }
  }
}
