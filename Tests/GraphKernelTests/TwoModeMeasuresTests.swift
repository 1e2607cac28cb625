import Foundation
import GraphKernel
import Testing

/// The measures of two-mode networks against networkx, and against definitions where networkx has none.
@Suite struct TwoModeMeasuresTests {
  struct Fixture: Decodable {
    var cases: [Case]
  }

  struct Case: Decodable {
    var name: String
    var memberCount, groupCount: Int
    var memberships: [[UInt32]]
    var degree, closeness: [Double]
    var betweenness: [Double]?
    var density, robinsAlexander: Double
    var union, smaller, larger: [Double]
    var redundancy: [Double?]

    func graph() throws -> TwoModeGraph {
      try TwoModeGraph(
        memberCount: memberCount, groupCount: groupCount,
        memberships: memberships.map { (member: $0[0], group: $0[1]) })
    }
  }

  /// See Fixtures/make-two-mode-fixtures.py.
  static func cases() throws -> [Case] {
    let url = try #require(
      Bundle.module.url(forResource: "two-mode-measures", withExtension: "json", subdirectory: "Fixtures"))
    let cases = try JSONDecoder().decode(Fixture.self, from: Data(contentsOf: url)).cases
    try #require(cases.count == 81)
    return cases
  }

  private func expect(
    _ found: TwoModeValues<Double>, _ expected: [Double], _ comment: String,
    location: SourceLocation = #_sourceLocation
  ) {
    let values = found.members + found.groups
    #expect(values.count == expected.count, sourceLocation: location)
    for (one, other) in zip(values, expected) {
      #expect(abs(one - other) < 1e-11, "\(comment)", sourceLocation: location)
    }
  }

  /// Where we say nil, networkx says 0.
  private func expect(
    _ found: TwoModeValues<Double?>, orZero expected: [Double], _ comment: String,
    location: SourceLocation = #_sourceLocation
  ) {
    let plain = TwoModeValues(members: found.members.map { $0 ?? 0 }, groups: found.groups.map { $0 ?? 0 })
    expect(plain, expected, comment, location: location)
  }

  @Test func centralitiesEqualNetworkX() async throws {
    for example in try Self.cases() {
      let graph = try example.graph()
      expect(graph.degreeCentrality(), example.degree, example.name)
      expect(try await graph.closenessCentrality(), example.closeness, example.name)
      let betweenness = try await graph.betweennessCentrality()
      if let expected = example.betweenness {
        expect(betweenness, expected, example.name)
      } else {
        #expect(min(example.memberCount, example.groupCount) == 1)
      }
      #expect(try await graph.closenessCentrality(cores: 1) == graph.closenessCentrality(cores: 3))
      #expect(try await graph.betweennessCentrality(cores: 1) == betweenness)
      #expect(abs((graph.density ?? -1) - example.density) < 1e-12)
    }
  }

  @Test func clusteringAndRedundancyEqualNetworkX() throws {
    for example in try Self.cases() {
      let graph = try example.graph()
      #expect(abs((graph.robinsAlexanderClustering() ?? 0) - example.robinsAlexander) < 1e-12)
      #expect(graph.transposed.robinsAlexanderClustering() == graph.robinsAlexanderClustering())
      expect(graph.latapyClustering(by: .union), orZero: example.union, example.name)
      expect(graph.latapyClustering(by: .smaller), orZero: example.smaller, example.name)
      expect(graph.latapyClustering(by: .larger), orZero: example.larger, example.name)
      let redundancy = graph.redundancyCoefficients()
      for (one, other) in zip(redundancy.members + redundancy.groups, example.redundancy) {
        #expect((one == nil) == (other == nil), "\(example.name)")
        if let one, let other { #expect(abs(one - other) < 1e-11, "\(example.name)") }
      }
    }
  }

  /// By definition, over all choices of members and groups.
  @Test func robinsAlexanderEqualsItsDefinition() throws {
    var generator = SeededGenerator(seed: 2004)
    for _ in 0..<100 {
      let (members, groups) = (
        Int.random(in: 0...6, using: &generator), Int.random(in: 0...6, using: &generator)
      )
      let tied = (0..<members).map { _ in (0..<groups).map { _ in generator.chance(oneIn: 2) } }
      var (paths, closed) = (0, 0)
      for one in 0..<members {
        for other in 0..<members where other != one {
          for first in 0..<groups {
            for second in 0..<groups where second != first {
              // first - one - second - other
              guard tied[one][first], tied[one][second], tied[other][second] else { continue }
              paths += 1
              if tied[other][first] { closed += 1 }
            }
          }
        }
      }
      var memberships: [(member: UInt32, group: UInt32)] = []
      for one in 0..<members {
        for group in 0..<groups where tied[one][group] {
          memberships.append((UInt32(one), UInt32(group)))
        }
      }
      let graph = try TwoModeGraph(memberCount: members, groupCount: groups, memberships: memberships)
      let found = graph.robinsAlexanderClustering()
      if paths == 0 {
        #expect(found == nil)
      } else {
        #expect(abs(try #require(found) - Double(closed) / Double(paths)) < 1e-12)
      }
    }
  }

  /// A vertex has betweenness 1 in the network in which it has the largest its mode allows: all of the other
  /// mode are tied to it, and the others of its own mode hang evenly on those.
  @Test func theLargestBetweennessIsReached() async throws {
    for own in 1...7 {
      for other in 2...5 {
        var memberships = (0..<other).map { (member: UInt32(0), group: UInt32($0)) }
        memberships += (1..<own).map { (member: UInt32($0), group: UInt32(($0 - 1) % other)) }
        let graph = try TwoModeGraph(memberCount: own, groupCount: other, memberships: memberships)
        let members = try await graph.betweennessCentrality().members
        #expect(abs(members[0] - 1) < 1e-12, "\(own), \(other)")
        let groups = try await graph.transposed.betweennessCentrality().groups
        #expect(abs(groups[0] - 1) < 1e-12, "\(own), \(other)")
      }
    }
  }

  private func values<Value>(_ value: Value, _ members: Int, _ groups: Int) -> TwoModeValues<Value> {
    TwoModeValues(
      members: [Value](repeating: value, count: members), groups: [Value](repeating: value, count: groups))
  }

  @Test func emptyNetworksHaveValues() async throws {
    for (members, groups) in [(0, 0), (0, 3), (2, 0), (1, 1), (2, 2)] {
      let graph = try TwoModeGraph(memberCount: members, groupCount: groups, memberships: [])
      let zeros = values(0.0, members, groups)
      #expect(graph.degreeCentrality() == zeros)
      #expect(try await graph.closenessCentrality() == zeros)
      #expect(try await graph.betweennessCentrality() == zeros)
      #expect(graph.density == (members * groups == 0 ? nil : 0))
      #expect(graph.robinsAlexanderClustering() == nil)
      #expect(graph.latapyClustering() == values(nil, members, groups))
      #expect(graph.redundancyCoefficients() == values(nil, members, groups))
    }
  }

  @Test func aMembershipGivenTwiceCountsOnce() async throws {
    let memberships: [(member: UInt32, group: UInt32)] = [(0, 0), (0, 1), (1, 1), (2, 1), (2, 0)]
    let once = try TwoModeGraph(memberCount: 3, groupCount: 2, memberships: memberships)
    let twice = try TwoModeGraph(memberCount: 3, groupCount: 2, memberships: memberships + memberships)
    #expect(once.degreeCentrality() == twice.degreeCentrality())
    #expect(once.density == twice.density)
    #expect(try await once.betweennessCentrality() == twice.betweennessCentrality())
    #expect(once.redundancyCoefficients() == twice.redundancyCoefficients())
  }
}
