import Atlas
import GraphKernel

/// How likely a message is to arrive, and how much of that each body's loss takes away.
struct ReachLoss: Sendable {
  let reach: Reach
  /// By vertex of the space; the ends count too, and are not used.
  let losses: [(loss: Double, interval: ClosedRange<Double>)]

  /// How many decisions the exact counts may take together, a few tenths of a second; beyond, random worlds are drawn.
  private static let stepBudget = 200_000

  /// Counts exactly where few steps suffice, otherwise in random worlds, the same for all bodies.
  ///
  /// - Throws: `CancellationError`, or what the kernel refuses.
  init(
    _ space: RouteSpace, chances: [Double], query: GatekeeperQuery, progress: (@Sendable (Double) -> Void)?
  ) async throws {
    if let exact = try? Self(exactly: space, chances: chances, seed: query.seed) {
      self = exact
      return
    }
    var handler: ProgressHandler?
    if let progress {
      handler = { progress(Double($0.completed) / Double(max(1, $0.total))) }
    }
    let sampling = WorldSampling(
      halfWidth: nil, maximumWorlds: query.worlds ?? Reach.worlds(tieCount: chances.count), seed: query.seed)
    let estimate = try await space.graph.estimatedReachImportance(
      from: [RouteSpace.source], to: [RouteSpace.target], probabilities: chances, sampling: sampling,
      progress: handler)
    reach = Reach(estimate.reliability, seed: query.seed)
    // No body fails by itself, so that its importance is the loss.
    losses = estimate.vertices.map { ($0.loss, $0.birnbaumInterval) }
  }

  private init(exactly space: RouteSpace, chances: [Double], seed: UInt64) throws(MeasureError) {
    let graph = space.graph
    let limit = max(200, Self.stepBudget / graph.vertexCount)
    func chance(without body: Graph.Vertex?) throws(MeasureError) -> Double {
      var constraints = PathConstraints()
      if let body { constraints.avoidedVertices = graph.vertices.map { $0 == body } }
      return try graph.reliability(
        from: [RouteSpace.source], to: [RouteSpace.target], probabilities: chances, constraints: constraints,
        stepLimit: limit)
    }
    let whole = try chance(without: nil)
    var losses = [(loss: Double, interval: ClosedRange<Double>)](repeating: (whole, whole...whole), count: 2)
    for body in space.bodies {
      let loss = Self.cleared(whole - (try chance(without: body)))
      losses.append((loss, loss...loss))
    }
    reach = Reach(chance: whole, interval: whole...whole, isExact: true, worlds: 0, seed: seed)
    self.losses = losses
  }

  /// A loss without the rounding errors that would tell equal ones apart, and make some of nothing.
  private static func cleared(_ loss: Double) -> Double { max(0, (loss * 1e12).rounded() / 1e12) }
}
