import GraphKernel
import Testing

@Suite struct SampledClosenessTests {
  /// A ring of 200 with chords, directed, with lengths of 1 to 5.
  private func ring() throws -> (Graph, ArcWeights) {
    let count: UInt32 = 200
    let arcs = (0..<count).flatMap { [($0, ($0 + 1) % count), ($0, ($0 * 7 + 3) % count)] }
    let graph = try Graph(
      vertexCount: Int(count), arcs: arcs.filter { $0.0 != $0.1 }.map { (source: $0.0, target: $0.1) })
    return (graph, try graph.weights((0..<graph.arcCount).map { Double($0 * 31 % 5 + 1) }))
  }

  @Test(arguments: [ArcDirection.incoming, .outgoing, .both])
  func allPivotsGiveTheExactValues(_ direction: ArcDirection) async throws {
    let (graph, weights) = try ring()
    let sample = try await graph.sampledCloseness(direction, pivotCount: 200, weights: weights)
    let closeness = try await graph.closeness(direction, weights: weights)
    let harmonic = try await graph.harmonicCentrality(direction, weights: weights)
    for vertex in 0..<200 {
      #expect(abs(sample.closeness[vertex] - closeness[vertex]) < 1e-12)
      #expect(abs(sample.harmonic[vertex] - harmonic[vertex]) < 1e-9)
    }
  }

  // The longest distance is at most that of 199 steps of length 5; the mean lies far within the bound.
  @Test func fewPivotsComeNear() async throws {
    let (graph, weights) = try ring()
    let sample = try await graph.sampledCloseness(.outgoing, pivotCount: 100, weights: weights, seed: 4)
    let closeness = try await graph.closeness(.outgoing, weights: weights)
    let longest =
      try (0..<200).map { try graph.distances(from: [$0], weights: weights).max() ?? 0 }.max() ?? 0
    #expect(Set(sample.pivots).count == 100)
    for vertex in 0..<200 {
      #expect(abs(1 / sample.closeness[vertex] - 1 / closeness[vertex]) <= sample.errorShare * longest)
    }
    let again = try await graph.sampledCloseness(
      .outgoing, pivotCount: 100, weights: weights, seed: 4, cores: 1)
    #expect(again == sample)
  }

  @Test func whatCannotBeAsked() async throws {
    let (graph, weights) = try ring()
    for count in [0, 201] {
      await #expect(throws: MeasureError.self) {
        try await graph.sampledCloseness(pivotCount: count, weights: weights)
      }
    }
    await #expect(throws: MeasureError.weightsOfAnotherGraph) {
      try await graph.sampledCloseness(pivotCount: 1, weights: ring().1)
    }
  }
}
