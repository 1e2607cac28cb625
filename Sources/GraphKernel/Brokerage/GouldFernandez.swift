/// The brokerage of each vertex and of the whole graph.
public struct GouldFernandezBrokerage: Hashable, Sendable {
  /// That of each vertex.
  public let vertices: [Brokerage]
  /// That of all vertices together.
  public let whole: Brokerage
}

extension Graph {
  /// Counts how often each vertex brokers between others, in five roles by the groups of those concerned, and
  /// compares the counts with chance.
  ///
  /// R. V. Gould and R. M. Fernandez, 'Structures of mediation: a formal approach to brokerage in transaction
  /// networks', Sociological Methodology 19 (1989). Chance draws each arc on its own, with the density of the
  /// graph, and leaves the groups as they are.
  ///
  /// For each vertex, all figures equal those of `brokerage` in the R package sna. For the whole graph the
  /// deviations are exact, while those of sna leave out pairs of two-paths that exclude each other: its
  /// deviations of coordinators, gatekeepers, representatives and the total are a little larger.
  ///
  /// Parallel arcs count once, self-loops not at all. An edge of an undirected graph counts as two arcs.
  ///
  /// ## Example
  ///
  ///     let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2)])
  ///     let brokerage = try graph.gouldFernandezBrokerage(groups: [0, 1, 1])
  ///     // brokerage.vertices[1].count.gatekeeper == 1
  ///     // brokerage.whole.count.total == 1
  ///
  /// - Parameter groups: The group of each vertex, named by any number.
  /// - Throws: `MeasureError.columnCount`.
  /// - Complexity: O(n + the sum over vertices of the product of their two degrees) time, O(n + m) space.
  public func gouldFernandezBrokerage(groups: [Int]) throws(MeasureError) -> GouldFernandezBrokerage {
    guard groups.count == vertexCount else {
      throw .columnCount(column: "groups", expected: vertexCount, actual: groups.count)
    }
    let (numbers, groupCount) = Self.labelsByFirstVertex(groups)
    let ties = BrokerageTies.leaving(self)
    let counts = countRoles(ties, groups: Buffer(numbers.map { UInt32(truncatingIfNeeded: $0) }))
    var sizes = [Double](repeating: 0, count: groupCount)
    for group in numbers { sizes[group] += 1 }
    let chance = BrokerageChance(groupSizes: sizes, arcCount: ties.count)
    let moments = sizes.map { chance.ofVertex(inGroupOf: $0) }

    var whole = BrokerageRoles(repeating: 0)
    var brokerages: [Brokerage] = []
    brokerages.reserveCapacity(vertexCount)
    for (vertex, count) in counts.enumerated() {
      whole.add(count)
      let (expected, variance) = moments[numbers[vertex]]
      brokerages.append(
        Brokerage(count: count, expected: expected, deviation: variance.map { $0.squareRoot() }))
    }
    let (expected, variance) = chance.ofWhole
    return GouldFernandezBrokerage(
      vertices: brokerages,
      whole: Brokerage(count: whole, expected: expected, deviation: variance.map { $0.squareRoot() }))
  }

  /// Walks all open two-paths.
  private func countRoles(_ ties: BrokerageTies, groups: borrowing Buffer<UInt32>) -> [BrokerageRoles<Int>] {
    var counts = Buffer(repeating: BrokerageCounts(), count: vertexCount)
    // The last vertex from which each other was found to be one arc away.
    var reachedFrom = Buffer<UInt32>(repeating: .max, count: vertexCount)
    for origin in vertices {
      let originGroup = groups[origin]
      for slot in ties.slots(of: origin) { reachedFrom[ties.neighbours[slot]] = origin }
      for slot in ties.slots(of: origin) {
        let broker = ties.neighbours[slot]
        let group = groups[broker]
        var count = counts[broker]
        for next in ties.slots(of: broker) {
          let end = ties.neighbours[next]
          guard end != origin, reachedFrom[end] != origin else { continue }
          let (leaves, enters) = (originGroup == group, groups[end] == group)
          if leaves {
            if enters { count.coordinator += 1 } else { count.representative += 1 }
          } else if enters {
            count.gatekeeper += 1
          } else if groups[end] == originGroup {
            count.itinerant += 1
          } else {
            count.liaison += 1
          }
        }
        counts[broker] = count
      }
    }
    return counts.array.map(\.roles)
  }
}

/// Plain numbers, to stand in a buffer.
private struct BrokerageCounts: BitwiseCopyable {
  var coordinator = 0
  var itinerant = 0
  var gatekeeper = 0
  var representative = 0
  var liaison = 0

  var roles: BrokerageRoles<Int> {
    var roles = BrokerageRoles(repeating: coordinator + itinerant + gatekeeper + representative + liaison)
    roles.coordinator = coordinator
    roles.itinerant = itinerant
    roles.gatekeeper = gatekeeper
    roles.representative = representative
    roles.liaison = liaison
    return roles
  }
}

extension BrokerageRoles<Int> {
  fileprivate mutating func add(_ other: Self) {
    coordinator += other.coordinator
    itinerant += other.itinerant
    gatekeeper += other.gatekeeper
    representative += other.representative
    liaison += other.liaison
    total += other.total
  }
}
