import Atlas
import GraphKernel
import Interchange

/// Computes the measures of one graph, each family once.
struct MeasureValues {
  let graph: MeasureGraph
  private let weights: ArcWeights?
  private let lengths: ArcWeights?
  private let work: WorkLimit
  private var holes: [StructuralHoles?]?
  private var brokerage: [Brokerage]?
  private var eigenvalue: Double?
  private var closeness: ClosenessSample?
  /// What to say of values that are drawn at random or depend on a number chosen here.
  private(set) var remarks: [String] = []

  /// - Parameter work: Beyond how many steps betweenness and reach are drawn from fewer samples.
  init(_ graph: MeasureGraph, work: WorkLimit = WorkLimit()) throws(RouteQueryError) {
    self.graph = graph
    self.work = work
    do throws(PathQueryError) {
      weights = graph.query.isWeighted ? try graph.graph.weights(graph.strengths) : nil
      lengths = graph.query.isWeighted ? try graph.graph.weights(graph.lengths) : nil
    } catch {
      throw .refused("\(error)")
    }
  }

  /// The value of each vertex; nil where it is undefined.
  ///
  /// - Throws: `RouteQueryError.refused` where the measure cannot be computed on this graph; `CancellationError`.
  mutating func values(of measure: Measure) async throws -> [Double?] {
    do {
      return try await computed(measure)
    } catch let error as MeasureError {
      throw RouteQueryError.refused("\(measure.rawValue): \(error)")
    }
  }

  private mutating func computed(_ measure: Measure) async throws -> [Double?] {
    let kernel = graph.graph
    switch measure {
    case .degree: return kernel.degrees().map { Double($0) }
    case .inDegree: return kernel.degrees(.incoming).map { Double($0) }
    case .outDegree: return kernel.degrees(.outgoing).map { Double($0) }
    case .strength:
      guard let strengths = try? kernel.weights(graph.strengths) else { return [] }
      return try kernel.strengths(weights: strengths)
    case .closeness:
      let values: [Double]
      if let sample = try await closenessSample() {
        values = sample.closeness
      } else {
        values = try await kernel.closeness(.outgoing, weights: lengths)
      }
      return values.map { $0 > 0 ? $0 : nil }
    case .harmonic:
      if let sample = try await closenessSample() { return sample.harmonic }
      return try await kernel.harmonicCentrality(.outgoing, weights: lengths)
    case .betweenness: return try await betweenness()
    case .coreness: return kernel.coreNumbers().map { Double($0) }
    case .clustering:
      let clustering = kernel.clustering()
      return zip(clustering.local, clustering.pairs).map { $1 > 0 ? $0 : nil }
    case .constraint: return try structuralHoles().map { $0?.constraint }
    case .effectiveSize: return try structuralHoles().map { $0?.effectiveSize }
    case .efficiency: return try structuralHoles().map { $0?.efficiency }
    case .honestBroker: return kernel.honestBrokerIndices().map { $0.shares?[0] }
    case .eigenvector, .katz, .pagerank, .bonacich: return try spectral(measure)
    case .brokerage, .coordinator, .itinerant, .gatekeeper, .representative, .liaison:
      return try roles().map { Double($0.count[measure.role]) }
    case .twoModeDegree, .twoModeCloseness, .twoModeBetweenness, .redundancy:
      return try await twoMode(measure)
    case .reach: return try reach()
    }
  }

  /// The brokerage of each vertex between the groups that the query names.
  mutating func roles() throws -> [Brokerage] {
    if let brokerage { return brokerage }
    var numbers: [String: Int] = [:]
    let groups = graph.indices.map { index -> Int in
      let entity = graph.atlas.entities[index]
      let group = graph.query.grouping == .kind ? entity.kind : entity.text("country") ?? ""
      if let number = numbers[group] { return number }
      numbers[group] = numbers.count
      return numbers.count - 1
    }
    let found = try graph.graph.gouldFernandezBrokerage(groups: groups).vertices
    brokerage = found
    return found
  }

  private mutating func structuralHoles() throws -> [StructuralHoles?] {
    if let holes { return holes }
    let found = try graph.graph.structuralHoles(weights: weights)
    holes = found
    return found
  }

  private mutating func betweenness() async throws -> [Double?] {
    let kernel = graph.graph
    let pivots = work.pivotCount(kernel, isWeighted: lengths != nil)
    guard !graph.query.isExact, pivots < kernel.vertexCount else {
      return try await kernel.betweenness(weights: lengths)
    }
    let sample = try await kernel.sampledBetweenness(
      pivotCount: pivots, seed: graph.query.seed, weights: lengths)
    remarks.append(
      "betweenness is estimated from \(pivots) of \(kernel.vertexCount) entities as starts, seed "
        + "\(graph.query.seed); no value is off by more than \(bound(sample.errorBound)) with probability "
        + "0.95, most by far less; --exact counts all")
    return sample.values
  }

  /// Closeness from a sample, of a large graph; nil where all are counted.
  private mutating func closenessSample() async throws -> ClosenessSample? {
    if let closeness { return closeness }
    let kernel = graph.graph
    guard !graph.query.isExact else { return nil }
    let pivots = work.closenessPivotCount(kernel, isWeighted: lengths != nil)
    guard pivots < kernel.vertexCount else { return nil }
    let sample = try await kernel.sampledCloseness(
      .outgoing, pivotCount: pivots, weights: lengths, seed: graph.query.seed)
    closeness = sample
    remarks.append(
      "closeness and harmonic are estimated from the distances to \(pivots) of \(kernel.vertexCount) entities, "
        + "seed \(graph.query.seed); among entities that all reach one another no mean distance is off by more "
        + "than \(Table.Cell.fixed(100 * sample.errorShare, decimals: 0)) % of the longest with probability 0.95; "
        + "--exact counts all")
    return sample
  }

  private mutating func reach() throws -> [Double?] {
    guard graph.query.projection == nil else {
      throw RouteQueryError.refused("reach: a projection carries no message; leave out --projection")
    }
    let kernel = graph.graph
    let sets = work.setCount(kernel)
    let reach = try kernel.expectedReach(
      probabilities: graph.chances, setCount: sets, seed: graph.query.seed)
    remarks.append(
      "reach is estimated from \(sets) random worlds, seed \(graph.query.seed); no value is off by more than "
        + "\(bound(reach.errorBound)) with probability 0.95, most by far less")
    return reach.values
  }

  private func bound(_ value: Double) -> String { Table.Cell.fixed(value, decimals: value < 10 ? 2 : 0) }

  private mutating func spectral(_ measure: Measure) throws -> [Double?] {
    let kernel = graph.graph
    switch measure {
    case .pagerank: return try kernel.pageRank(weights: weights, tolerance: 1e-13)
    case .katz:
      let alpha = try graph.query.alpha ?? half()
      remarks.append("katz: alpha \(alpha)")
      return try kernel.katzCentrality(alpha: alpha, weights: weights)
    case .bonacich:
      let beta = try graph.query.beta ?? half()
      remarks.append("bonacich: beta \(beta)")
      return try kernel.bonacichPower(beta: beta, weights: weights)
    default:
      let found = try kernel.eigenvectorCentrality(weights: weights)
      eigenvalue = found.eigenvalue
      // Without a cycle there is no eigenvector but 0.
      return found.eigenvalue > 0 ? found.values : found.values.map { _ in nil }
    }
  }

  /// Half the reciprocal of the largest eigenvalue, to four digits; 0.5 without a cycle.
  private mutating func half() throws -> Double {
    let largest = try eigenvalue ?? graph.graph.eigenvectorCentrality(weights: weights).eigenvalue
    eigenvalue = largest
    guard largest > 0 else { return 0.5 }
    var scale = 1.0
    while 0.5 / largest * scale < 1000 { scale *= 10 }
    return (0.5 / largest * scale).rounded(.down) / scale
  }
}

extension BrokerageRoles {
  /// The value of a role; that of all together without one.
  subscript(role: BrokerRole?) -> Value {
    switch role {
    case .coordinator: coordinator
    case .itinerant: itinerant
    case .gatekeeper: gatekeeper
    case .representative: representative
    case .liaison: liaison
    case nil: total
    }
  }
}
