/// The stochastic degree sequence model of a two-mode network: each membership is independent of the others and has
/// the probability that the sizes of its group and its member's number of groups, with the certain cells, imply.
public struct DegreeSequenceModel: Sendable {
  /// The network.
  public let graph: TwoModeGraph
  let freedom: DegreeSequenceFreedom
  /// For each class of members and each of groups the probability of a membership, row by row.
  let probabilities: Column<Double>

  /// The probability that a member is in a group: 0 or 1 if the cell is certain.
  ///
  /// - Throws: `MeasureError.indexOutOfRange`.
  /// - Complexity: O(1).
  public func probability(member: UInt32, group: UInt32) throws(MeasureError) -> Double {
    let (row, column) = try classes(member, group)
    return probabilities[row * freedom.groups.count + column]
  }

  /// Whether the cell of a member and a group has the same value in every network with the same degrees: because it
  /// was prohibited or required, because a row or column is full or empty, or because those force it.
  ///
  /// - Throws: `MeasureError.indexOutOfRange`.
  /// - Complexity: O(1).
  public func isCertain(member: UInt32, group: UInt32) throws(MeasureError) -> Bool {
    let (row, column) = try classes(member, group)
    return !freedom.isFree[row * freedom.groups.count + column]
  }

  private func classes(_ member: UInt32, _ group: UInt32) throws(MeasureError) -> (Int, Int) {
    guard member < graph.memberCount else { throw .indexOutOfRange(member, count: graph.memberCount) }
    guard group < graph.groupCount else { throw .indexOutOfRange(group, count: graph.groupCount) }
    return (freedom.members.classes[Int(member)], freedom.groups.classes[Int(group)])
  }
}

extension TwoModeGraph {
  /// Fits the bipartite configuration model, the null model of the stochastic degree sequence model (SDSM).
  ///
  /// The probability that member i is in group k is x_i y_k / (1 + x_i y_k), where x and y are such that the expected
  /// number of groups of each member and of members of each group is the observed one: among all distributions of
  /// networks with these expected degrees the one of greatest entropy. Z. Neal, 'The backbone of bipartite
  /// projections', Social Networks 39 (2014); F. Saracco, R. Di Clemente, A. Gabrielli and T. Squartini, 'Randomizing
  /// bipartite networks: the case of the World Trade Web', Scientific Reports 5 (2015).
  ///
  /// Cells may be prohibited, as a city that a rule bars is no member by chance, or required: Z. P. Neal and
  /// J. W. Neal, 'Stochastic degree sequence model with edge constraints (SDSM-EC) for backbone extraction', Complex
  /// Networks and their Applications XII (2024). They, and all others that the degrees leave no choice, as those of
  /// full and empty rows and columns, have probability 0 or 1 and take no part in the fit.
  ///
  /// - Parameters:
  ///   - prohibited: Cells that cannot be memberships, and are none in the network.
  ///   - required: Memberships that cannot be otherwise.
  ///   - tolerance: By how much an expected degree may miss the observed one, as a share of it if it is more than 1.
  ///   - maximumIterations: The most steps of Newton's method.
  /// - Throws: `MeasureError.indexOutOfRange`, `.cellContradictsNetwork`, `.invalidParameter`, `.notConverged`,
  ///   `.tooLarge`.
  /// - Complexity: O(n + m + e + i·c·r·s) time for i steps of c conjugate gradients and r classes of members by s
  ///   classes of groups, a class being what has the same degree and the same fixed cells; O(n + m + r·s) space.
  ///
  /// ## Example
  ///
  ///     let graph = try TwoModeGraph(
  ///       memberCount: 3, groupCount: 2, memberships: [(0, 0), (1, 0), (1, 1)])
  ///     let model = try graph.degreeSequenceModel(prohibited: [(member: 0, group: 1)])
  ///     // try model.probability(member: 0, group: 1) == 0
  ///     // try model.isCertain(member: 2, group: 0)
  public func degreeSequenceModel(
    prohibited: [(member: UInt32, group: UInt32)] = [], required: [(member: UInt32, group: UInt32)] = [],
    tolerance: Double = 1e-10, maximumIterations: Int = 200
  ) throws(MeasureError) -> DegreeSequenceModel {
    guard tolerance > 0, tolerance.isFinite else {
      throw .invalidParameter(name: "tolerance", value: tolerance, allowed: "a number more than 0")
    }
    guard maximumIterations >= 0 else {
      throw .invalidParameter(
        name: "maximumIterations", value: Double(maximumIterations), allowed: "0 or more")
    }
    let cells = try DegreeSequenceCells(self, prohibited: prohibited, required: required)
    let freedom = try DegreeSequenceFreedom(cells)
    var fit = DegreeSequenceFit(freedom)
    try fit.run(tolerance: tolerance, maximumIterations: maximumIterations)
    var probabilities = fit.probabilities.copy()
    for cell in 0..<probabilities.count where !freedom.isFree[cell] {
      probabilities[cell] = freedom.certainValue[cell] ? 1 : 0
    }
    return DegreeSequenceModel(graph: self, freedom: freedom, probabilities: Column(probabilities))
  }
}
