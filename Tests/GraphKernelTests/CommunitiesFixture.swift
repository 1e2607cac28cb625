import Foundation
import GraphKernel
import Testing

/// See Fixtures/make-communities-fixtures.py.
struct CommunitiesFixture: Decodable {
  struct Modularity: Decodable {
    var seed, vertexCount: Int
    var directed: Bool
    var arcs: [[Double]]
    var labels: [Int]
    var resolution, modularity, unweighted: Double
  }

  struct Leiden: Decodable {
    var name: String
    var vertexCount: Int
    var arcs: [[Double]]
    var resolution, best, worst: Double
  }

  var modularity: [Modularity]
  var leiden: [Leiden]

  static func load() throws -> CommunitiesFixture {
    let url = try #require(
      Bundle.module.url(forResource: "communities", withExtension: "json", subdirectory: "Fixtures"))
    return try JSONDecoder().decode(Self.self, from: Data(contentsOf: url))
  }
}

/// A small weighted multigraph with the modularity written out pair by pair from its definition.
struct WeightedMultigraph {
  var vertexCount: Int
  var arcs: [(source: UInt32, target: UInt32)] = []
  var weights: [Double] = []
  var isDirected = false

  init(vertexCount: Int, arcs: [[Double]], isDirected: Bool = false) {
    self.vertexCount = vertexCount
    self.arcs = arcs.map { (source: UInt32($0[0]), target: UInt32($0[1])) }
    weights = arcs.map { $0[2] }
    self.isDirected = isDirected
  }

  init(random generator: inout SeededGenerator, upTo limit: Int, isDirected: Bool = false) {
    vertexCount = Int.random(in: 1...limit, using: &generator)
    let heavy = generator.chance(oneIn: 5)
    for _ in 0..<Int.random(in: 0...(3 * vertexCount), using: &generator) {
      let bound = UInt32(vertexCount)
      arcs.append(
        (
          source: UInt32.random(in: 0..<bound, using: &generator),
          target: UInt32.random(in: 0..<bound, using: &generator)
        ))
      weights.append([0, 1, 1, 1, 2, 0.5, heavy ? 1e300 : 3].randomElement(using: &generator) ?? 1)
    }
    self.isDirected = isDirected
  }

  func graph() throws -> Graph {
    try Graph(vertexCount: vertexCount, arcs: arcs, isDirected: isDirected)
  }

  /// The matrix of weights; of an undirected graph symmetric, with loops twice on the diagonal.
  var matrix: [[Double]] {
    var matrix = [[Double]](repeating: [Double](repeating: 0, count: vertexCount), count: vertexCount)
    for (arc, weight) in zip(arcs, weights) {
      matrix[Int(arc.source)][Int(arc.target)] += weight
      if !isDirected { matrix[Int(arc.target)][Int(arc.source)] += weight }
    }
    return matrix
  }

  /// The sum over pairs in one community of their share of weight less the expected share; NaN without
  /// weight.
  func modularity(_ labels: [Int], resolution: Double) -> Double {
    let largest = weights.max() ?? 0
    let matrix = matrix.map { $0.map { $0 / largest } }
    let total = matrix.joined().reduce(0, +)
    let out = matrix.map { $0.reduce(0, +) }
    let into = (0..<vertexCount).map { column in matrix.reduce(0) { $0 + $1[column] } }
    var sum = 0.0
    for one in 0..<vertexCount {
      for other in 0..<vertexCount where labels[one] == labels[other] {
        sum += matrix[one][other] / total - resolution * (out[one] / total) * (into[other] / total)
      }
    }
    return sum
  }

  /// Whether the vertices of each label hang together by edges of weight above 0.
  func isConnected(_ labels: [Int]) -> Bool {
    Set(labels).allSatisfy { label in
      let members = Set((0..<vertexCount).filter { labels[$0] == label })
      var reached: Set<Int> = []
      var open = members.min().map { [$0] } ?? []
      while let vertex = open.popLast() {
        guard reached.insert(vertex).inserted else { continue }
        for (arc, weight) in zip(arcs, weights) where weight > 0 {
          let (source, target) = (Int(arc.source), Int(arc.target))
          if source == vertex, members.contains(target) { open.append(target) }
          if target == vertex, members.contains(source) { open.append(source) }
        }
      }
      return reached == members
    }
  }
}
