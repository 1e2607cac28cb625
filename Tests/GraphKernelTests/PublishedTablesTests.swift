import Foundation
import GraphKernel
import Testing

/// Tables published for textbook networks, found again from the ties. The data stand beside the repository; where they
/// are absent the tests are skipped. Brokerage is in `GouldFernandezTests`, Florentine centralities in
/// `FlorentineTests`, Yen's example without a file in `LooplessPathsTests`.
@Suite(.enabled(if: PolicyData.classic != nil, "needs ../shared/data/classic"))
struct PublishedTablesTests {
  /// A graph whose vertices have names.
  struct Named {
    let names: [String]
    let graph: Graph

    /// Numbers the names of two columns in the order of the alphabet.
    init(_ rows: [[String]], isDirected: Bool) throws {
      names = Set(rows.flatMap { $0.prefix(2) }).sorted()
      let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, UInt32($0)) })
      let arcs = try rows.map { (source: try #require(numbers[$0[0]]), target: try #require(numbers[$0[1]])) }
      graph = try Graph(vertexCount: names.count, arcs: arcs, isDirected: isDirected)
    }

    func vertex(_ name: String) throws -> UInt32 { UInt32(try #require(names.firstIndex(of: name))) }

    /// Vertices that every path between some two others runs through.
    func articulationPoints() throws -> [String] {
      var found: Set<UInt32> = []
      for source in 0..<UInt32(names.count) {
        let tree = try graph.dominatorTree(from: source)
        for target in 0..<UInt32(names.count) {
          let chain = try tree.dominators(of: target) ?? []
          found.formUnion(chain.filter { $0 != source && $0 != target })
        }
      }
      return found.sorted().map { names[Int($0)] }
    }

    /// Edges that every path between their ends runs through.
    func bridges() throws -> [String] {
      try (0..<UInt32(graph.arcCount)).compactMap { edge in
        let ends = (graph.source(of: edge), graph.target(of: edge))
        guard try graph.disjointPathCount(from: ends.0, to: ends.1, kind: .arc) == 1 else { return nil }
        return [ends.0, ends.1].map { names[Int($0)] }.sorted().joined(separator: "-")
      }.sorted()
    }
  }

  private func marriages() throws -> Named {
    try Named(try PolicyData.table("florentine-marriage.csv"), isDirected: false)
  }

  @Test func whatHoldsFlorenceTogether() throws {
    let families = try marriages()
    #expect(families.names.count == 15)
    #expect(
      try families.bridges() == [
        "Acciaiuoli-Medici", "Albizzi-Ginori", "Guadagni-Lamberteschi", "Medici-Salviati", "Pazzi-Salviati",
      ])
    #expect(try families.articulationPoints() == ["Albizzi", "Guadagni", "Medici", "Salviati"])
    let (medici, strozzi) = (try families.vertex("Medici"), try families.vertex("Strozzi"))
    #expect(try families.graph.disjointPathCount(from: medici, to: strozzi) == 3)
    let routes = try families.graph.disjointPaths(from: medici, to: strozzi, count: 9)
    #expect(routes.count == 3)
    let between = routes.flatMap { $0.vertices.dropFirst().dropLast() }
    #expect(Set(between).count == between.count)
  }

  @Test func theShortestWaysOfPazziToPeruzzi() throws {
    let families = try marriages()
    let query = PathQuery(from: [try families.vertex("Pazzi")], to: [try families.vertex("Peruzzi")])
    let search = try LooplessPaths(query, in: families.graph, weights: families.graph.unitWeights)
    #expect(search.shortest(8).paths.map(\.hops) == [5, 5, 6, 6, 6, 6, 6, 6])
    #expect(search.shortest(8).equalAtCut?.count == 6)
  }

  /// Eight pairs are tied by marriage and by business.
  @Test func whoMarriesAndTrades() throws {
    func pairs(_ file: String) throws -> Set<[String]> {
      Set(try PolicyData.table(file).map { $0.prefix(2).sorted() })
    }
    #expect(
      try pairs("florentine-marriage.csv").intersection(pairs("florentine-business.csv")).count == 8)
  }

  @Test func structuralHolesOfTheFamilies() throws {
    let families = try marriages()
    let holes = try families.graph.structuralHoles()
    let rows = try PolicyData.table("results-florentine-marriage.csv").filter { $0[0] != "Pucci" }
    #expect(rows.count == 15)
    for row in rows {
      let hole = try #require(holes[Int(try families.vertex(row[0]))])
      #expect(abs(hole.constraint - (try #require(Double(row[8])))) < 2e-6, "constraint of \(row[0])")
      #expect(abs(hole.effectiveSize - (try #require(Double(row[9])))) < 2e-6, "effective size of \(row[0])")
      #expect(try families.articulationPoints().contains(row[0]) == (row[10] == "yes"))
    }
  }

  /// All seven paths from C to H. Those of equal cost may stand in any order in the table.
  @Test func yensSevenPaths() throws {
    let rows = try PolicyData.table("yen-example.csv")
    let named = try Named(rows, isDirected: true)
    let weights = try named.graph.weights(rows.map { try #require(Double($0[2])) })
    let query = PathQuery(from: [try named.vertex("C")], to: [try named.vertex("H")])
    let found = try LooplessPaths(query, in: named.graph, weights: weights).map { path in
      ([path.vertices.map { named.names[Int($0)] }.joined(separator: "-"), "\(Int(path.weight))"])
    }
    let table = try PolicyData.table("results-yen-example.csv").map { Array($0.dropFirst()) }
    #expect(found.map { $0[1] } == table.map { $0[1] })
    #expect(Set(found) == Set(table) && found.count == 7)
  }

  /// A two-mode network with the names of those on whom the pairs are counted.
  private func projected(_ file: String, on column: Int) throws -> (network: TwoModeGraph, names: [String]) {
    let rows = try PolicyData.table(file)
    let names = Set(rows.map { $0[column] }).sorted()
    let others = Set(rows.map { $0[1 - column] }).sorted()
    let memberships = try rows.map { row in
      (
        member: UInt32(try #require(others.firstIndex(of: row[1 - column]))),
        group: UInt32(try #require(names.firstIndex(of: row[column])))
      )
    }
    let network = try TwoModeGraph(
      memberCount: others.count, groupCount: names.count, memberships: memberships)
    return (network, names)
  }

  @Test func theProjectionOfTheDeepSouth() throws {
    let (network, women) = try projected("davis-93.csv", on: 0)
    #expect(network.groupCount == 18 && network.memberCount == 14 && network.membershipCount == 93)
    let overlaps = network.overlapsOnOneCore()
    let (jaccard, newman) = (overlaps.values(of: .jaccard), overlaps.values(of: .newman))
    var found: [Set<String>: (shared: Int, jaccard: Double, newman: Double)] = [:]
    for (place, pair) in overlaps.enumerated() {
      found[[women[Int(pair.first)], women[Int(pair.second)]]] = (
        Int(pair.shared), jaccard[place], newman[place]
      )
    }
    // The table has all 153 pairs, 14 of them with nothing in common.
    let rows = try PolicyData.table("results-davis93-women-projection.csv").filter { $0[2] != "0" }
    #expect(rows.count == 139 && found.count == 139)
    for row in rows {
      let pair = try #require(found[[row[0], row[1]]])
      #expect(pair.shared == Int(row[2]))
      #expect(abs(pair.jaccard - (try #require(Double(row[3])))) < 2e-6)
      #expect(abs(pair.newman - (try #require(Double(row[4])))) < 2e-6, "\(row)")
    }
    #expect(found[["Evelyn", "Theresa"]]?.shared == 7)
  }

  /// Davis exists in two versions; both have 139 pairs of women.
  @Test func theOtherDeepSouth() throws {
    let (network, _) = try projected("davis-89.csv", on: 0)
    #expect(network.membershipCount == 89)
    #expect(network.overlapsOnOneCore().count == 139)
  }

  @Test func clubsOfChiefExecutives() throws {
    let (network, clubs) = try projected("ceo-clubs.csv", on: 1)
    #expect(network.memberCount == 26 && network.groupCount == 15 && network.membershipCount == 98)
    let overlaps = network.overlapsOnOneCore()
    #expect(overlaps.sizes.max() == 22)
    let best = try network.topOverlapsOnOneCore(1, by: .count)
    #expect(best.values == [11])
    let pair = try #require(best.pairs.first)
    #expect([clubs[Int(pair.first)], clubs[Int(pair.second)]] == ["Club02", "Club03"])
    let arcs = try PolicyData.table("ceo-clubs.csv")
    #expect(try Named(arcs, isDirected: false).graph.weaklyConnectedComponents().count == 1)
  }

  /// The ties of a GML file of the plain form that Newman's are in, and the names of their ends.
  private func gml(_ name: String) throws -> [[String]] {
    let folder = try #require(PolicyData.classic).deletingLastPathComponent().appending(path: "formats/gml")
    let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    var labels: [String: String] = [:]
    var (id, source) = ("", "")
    var rows: [[String]] = []
    for line in text.split(whereSeparator: \.isNewline) {
      let words = line.split(separator: " ").map(String.init)
      guard words.count >= 2 else { continue }
      switch words[0] {
      case "id": id = words[1]
      case "label": labels[id] = words[1].filter { $0 != "\"" }
      case "source": source = words[1]
      case "target": rows.append([labels[source] ?? source, labels[words[1]] ?? words[1]])
      default: break
      }
    }
    return rows
  }

  @Test func zacharysKarateClub() async throws {
    let club = try Named(try gml("igraph-karate.gml"), isDirected: false)
    #expect(club.names.count == 34 && club.graph.arcCount == 78)
    #expect(abs(club.graph.clustering().transitivity - 0.255682) < 1e-6)
    #expect(try club.articulationPoints() == ["1"])
    let betweenness = try await club.graph.betweenness()
    for (name, value) in [("1", 231.0714), ("34", 160.5516), ("33", 76.6905)] {
      #expect(abs(betweenness[Int(try club.vertex(name))] - value) < 1e-4)
    }
  }

  @Test func lesMiserables() async throws {
    let novel = try Named(try gml("newman-lesmis.gml"), isDirected: false)
    #expect(novel.names.count == 77 && novel.graph.arcCount == 254)
    #expect(novel.graph.degrees()[Int(try novel.vertex("Valjean"))] == 36)
    let betweenness = try await novel.graph.betweenness()
    for (name, value) in [
      ("Valjean", 1624.4688), ("Myriel", 504.0), ("Gavroche", 470.5706), ("Marius", 376.2926),
    ] {
      #expect(abs(betweenness[Int(try novel.vertex(name))] - value) < 1e-4, "\(name)")
    }
  }
}
