import Atlas
import Influence
import Testing

/// Gatekeepers on random atlases against brute force over subsets of entities and worlds of ties.
struct GatekeeperRandomTests {
  private func indices(_ references: [EntityReference]) -> [Int] {
    references.compactMap { Int($0.id.dropFirst()) }
  }

  private func answer(_ random: RandomRoutes) async throws -> GatekeeperAnswer {
    try await GatekeeperFinder(try random.atlas()).gatekeepers(GatekeeperQuery(random.query))
  }

  /// All least sets of inner entities that every route touches.
  private func leastCuts(_ routes: [RandomRoutes.Found], _ count: Int) -> [[Int]] {
    let subsets = (0..<(1 << count)).map { mask in (0..<count).filter { mask >> $0 & 1 == 1 } }
    let cuts = subsets.filter { subset in
      routes.allSatisfy { route in route.inner.contains(where: subset.contains) }
    }
    let least = cuts.map(\.count).min() ?? 0
    return cuts.filter { $0.count == least }.sorted { $0.lexicographicallyPrecedes($1) }
  }

  @Test func smallestSetsAreThoseOfBruteForce() async throws {
    var (severalCount, unreachableCount) = (0, 0)
    for seed in 1...200 as ClosedRange<UInt64> {
      let random = try RandomRoutes(seed: seed)
      let answer = try await answer(random)
      let routes = random.routes()
      #expect((answer.none != nil) == routes.isEmpty, "seed \(seed)")
      if routes.isEmpty {
        unreachableCount += 1
        continue
      }
      if routes.contains(where: \.inner.isEmpty) {
        #expect(answer.cuts.size == nil, "seed \(seed)")
        #expect(answer.cuts.direct.count == Set(routes.filter(\.inner.isEmpty)).count, "seed \(seed)")
        continue
      }
      let expected = leastCuts(routes, random.count)
      if expected.count > 1 { severalCount += 1 }
      #expect(answer.cuts.isComplete)
      #expect(answer.cuts.size == expected.first?.count, "seed \(seed)")
      #expect(answer.cuts.sets.map(indices) == expected, "seed \(seed)")
      for gatekeeper in answer.gatekeepers {
        let index = indices([gatekeeper.entity])[0]
        #expect(gatekeeper.cutCount == expected.count { $0.contains(index) }, "seed \(seed)")
      }
    }
    // The atlases put the question.
    #expect(severalCount > 5)
    #expect(unreachableCount > 10)
  }

  @Test func whoIsOnEveryRouteIsOnEveryEnumeratedRoute() async throws {
    for seed in 1...200 as ClosedRange<UInt64> {
      let random = try RandomRoutes(seed: seed)
      let routes = random.routes()
      guard let first = routes.first else { continue }
      // In the order of any one route, for all pass them in the same order.
      let expected = first.inner.filter { entity in routes.allSatisfy { $0.inner.contains(entity) } }
      let answer = try await answer(random)
      #expect(indices(answer.everyRoute) == expected, "seed \(seed)")
      #expect(
        indices(answer.gatekeepers.filter(\.isOnEveryRoute).map(\.entity)).sorted() == expected.sorted(),
        "seed \(seed)")
    }
  }

  @Test func reachAndItsLossAreThoseOverAllWorlds() async throws {
    var testedCount = 0
    for seed in 1...150 as ClosedRange<UInt64> {
      let random = try RandomRoutes(seed: seed)
      guard let whole = random.reach(), whole > 0 else { continue }
      testedCount += 1
      let answer = try await answer(random)
      let reach = try #require(answer.reach)
      #expect(reach.isExact)
      #expect(abs(reach.chance - whole) < 1e-9, "seed \(seed)")
      for gatekeeper in answer.gatekeepers {
        let without = random.reach(without: Set(indices([gatekeeper.entity]))) ?? .nan
        #expect(abs(gatekeeper.reachLost - (whole - without)) < 1e-9, "seed \(seed)")
      }
      // Whoever is on a route and whose loss costs reach is listed.
      let listed = Set(indices(answer.gatekeepers.map(\.entity)))
      for entity in Set(random.routes().flatMap(\.inner)) where !listed.contains(entity) {
        #expect(abs((random.reach(without: [entity]) ?? .nan) - whole) < 1e-9, "seed \(seed)")
      }
    }
    #expect(testedCount > 40)
  }

  @Test func theNextBestRouteIsThatOfRoutesThatAvoid() async throws {
    for seed in 1...200 as ClosedRange<UInt64> {
      let random = try RandomRoutes(seed: seed)
      let answer = try await answer(random)
      guard let best = answer.best else { continue }
      let finder = RouteFinder(try random.atlas())
      #expect(try finder.routes(random.query).routes.first == best, "seed \(seed)")
      for gatekeeper in answer.gatekeepers {
        let isOnBest = best.entities.dropFirst().dropLast().contains(gatekeeper.entity)
        var query = random.query
        query.avoid.append(gatekeeper.entity.id)
        let expected = try finder.routes(query).routes.first
        switch gatekeeper.nextBest {
        case .stands: #expect(!isOnBest && expected == best, "seed \(seed)")
        case .none: #expect(isOnBest && expected == nil, "seed \(seed)")
        case .route(let route, let strengthLost, let hopsAdded):
          #expect(isOnBest && route == expected, "seed \(seed)")
          #expect(strengthLost >= 0)
          #expect(abs(best.strength - strengthLost - route.strength) < 1e-12)
          #expect(hopsAdded == route.hops - best.hops)
        }
      }
    }
  }

  @Test func backupsAreTheBestThatShareNobody() async throws {
    for seed in 1...200 as ClosedRange<UInt64> {
      let random = try RandomRoutes(seed: seed)
      let routes = random.routes()
      let answer = try await answer(random)
      guard let best = answer.best else { continue }
      let inner = Set(indices(best.entities).dropFirst().dropLast())
      if !inner.isEmpty {
        let apart = routes.filter { inner.isDisjoint(with: $0.inner) }
        let expected = apart.map(\.strength).max()
        #expect((answer.backup == nil) == (expected == nil), "seed \(seed)")
        #expect(abs((answer.backup?.strength ?? 0) - (expected ?? 0)) < 1e-12, "seed \(seed)")
      }
      var bestPair = 0.0
      for first in routes {
        for second in routes
        where first.ways != second.ways && Set(first.inner).isDisjoint(with: second.inner)
          && Set(first.ways).isDisjoint(with: second.ways)
        {
          bestPair = max(bestPair, first.strength * second.strength)
        }
      }
      let shown =
        answer.disjointPair.isEmpty
        ? (answer.backup.map { $0.strength * best.strength } ?? 0)
        : answer.disjointPair.map(\.strength).reduce(1, *)
      #expect(abs(shown - bestPair) < 1e-9, "seed \(seed)")
    }
  }
}
