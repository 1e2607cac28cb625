public import Atlas
import GraphKernel

/// The communities of a graph: parts with many ties inside and few between.
///
/// Found by the Leiden method, which maximises modularity (V. A. Traag, L. Waltman and N. J. van Eck, 'From Louvain to
/// Leiden: guaranteeing well-connected communities', Scientific Reports 9, 2019). Ties count either way: of a graph
/// along the flow of influence, two arcs that meet head to head count twice.
public struct CommunityTable: Sendable {
  /// What most members of a community have in common.
  public struct Bond: Sendable, Hashable, Encodable {
    /// In what: 'kind', 'country' or 'group'.
    public let of: String
    /// The kind, the country or the group's name.
    public let value: String
    /// How many members have it.
    public let count: Int
  }

  /// One community.
  public struct Community: Sendable, Hashable {
    /// Its number, from 1: the largest first, of equal ones the one with the first id.
    public let number: Int
    /// Its members, in the order of ids.
    public let members: [EntityReference]
    /// How many arcs join its members to each other.
    public let inside: Int
    /// How many arcs join its members to others.
    public let outside: Int
    /// The commonest kind, country and group of its members; the first by name of equally common ones. Left out where
    /// no two members share one.
    public let bonds: [Bond]
    /// Its members, those with the most arcs inside first; equal ones in the order of ids.
    public let central: [EntityReference]
  }

  /// The arcs between two communities.
  public struct Link: Sendable, Hashable, Encodable {
    /// The number of the one.
    public let first: Int
    /// The number of the other, greater.
    public let second: Int
    /// How many arcs join them, either way.
    public let arcs: Int
  }

  /// What was asked for.
  public let query: CommunityQuery
  /// The date the ties hold on.
  public let on: PartialDate
  /// The communities of two members or more, the largest first.
  public let communities: [Community]
  /// The arcs between communities, in the order of their numbers.
  public let links: [Link]
  /// The entities that are a community of their own, in the order of ids.
  public let alone: [EntityReference]
  /// The modularity at the resolution asked for; nil without a tie.
  public let modularity: Double?
  /// How many times the search began anew.
  public let runs: Int
  /// The graph.
  public let summary: MeasureGraphSummary

  /// Finds communities.
  ///
  /// - Throws: `RouteQueryError`.
  /// - Complexity: About O(entities + ties) a pass, of which there are a few a run
  public init(_ atlas: Atlas, query: CommunityQuery) throws(RouteQueryError) {
    let graph = try MeasureGraph(atlas, query: query.graph)
    runs = query.runs ?? (graph.arcCount <= 10_000 ? 10 : 1)
    let found = try Self.found(graph, query, runs: runs)
    var vertices = [[Int]](repeating: [], count: found.count)
    for (vertex, label) in found.labels.enumerated() { vertices[label].append(vertex) }
    let sorted = vertices.sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
    let arcs = ArcCounts(graph, labels: found.labels, communityCount: found.count)
    let bonds = BondFinder(graph)
    self.query = query
    on = graph.on
    modularity = found.modularity
    summary = MeasureGraphSummary(graph)
    alone = sorted.filter { $0.count == 1 }.map { graph.entities[$0[0]] }
    communities = sorted.filter { $0.count > 1 }.enumerated().map { place, members in
      let label = found.labels[members[0]]
      let central = members.sorted { (arcs.degrees[$1], $0) < (arcs.degrees[$0], $1) }
      return Community(
        number: place + 1, members: members.map { graph.entities[$0] }, inside: arcs.inside[label],
        outside: arcs.outside[label], bonds: bonds.bonds(of: members),
        central: central.map { graph.entities[$0] })
    }
    links = arcs.links(sorted.map { found.labels[$0[0]] })
  }

  /// Arcs inside communities and between them, by label.
  private struct ArcCounts {
    private(set) var inside: [Int]
    private(set) var outside: [Int]
    /// By vertex: the arcs that join it to others of its community.
    private(set) var degrees: [Int]
    private var between: [[Int]: Int] = [:]

    init(_ graph: MeasureGraph, labels: [Int], communityCount: Int) {
      inside = [Int](repeating: 0, count: communityCount)
      outside = inside
      degrees = [Int](repeating: 0, count: labels.count)
      for arc in 0..<UInt32(truncatingIfNeeded: graph.arcCount) {
        let (tail, head) = (Int(graph.graph.source(of: arc)), Int(graph.graph.target(of: arc)))
        let (one, other) = (labels[tail], labels[head])
        if one == other {
          inside[one] += 1
          degrees[tail] += 1
          degrees[head] += 1
        } else {
          outside[one] += 1
          outside[other] += 1
          between[[min(one, other), max(one, other)], default: 0] += 1
        }
      }
    }

    /// The links, given the labels in the order of the communities' numbers.
    func links(_ order: [Int]) -> [Link] {
      let numbers = Dictionary(
        order.enumerated().map { ($1, $0 + 1) }, uniquingKeysWith: { first, _ in first })
      return between.map { pair, arcs in
        let ends = pair.map { numbers[$0] ?? 0 }.sorted()
        return Link(first: ends[0], second: ends[1], arcs: arcs)
      }.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    }
  }

  private static func found(_ graph: MeasureGraph, _ query: CommunityQuery, runs: Int) throws(RouteQueryError)
    -> Communities
  {
    let arcs = (0..<UInt32(truncatingIfNeeded: graph.arcCount)).map {
      (source: graph.graph.source(of: $0), target: graph.graph.target(of: $0))
    }
    do {
      let undirected = try Graph(vertexCount: graph.entities.count, arcs: arcs, isDirected: false)
      return try undirected.leidenCommunities(
        weights: graph.query.isWeighted ? undirected.weights(graph.strengths) : nil,
        resolution: query.resolution, runs: runs, seed: graph.query.seed)
    } catch {
      throw .refused("\(error)")
    }
  }

  /// Each entity's community, by id; those alone have none.
  public var numbers: [String: Int] {
    Dictionary(
      communities.flatMap { community in community.members.map { ($0.id, community.number) } },
      uniquingKeysWith: { first, _ in first })
  }
}
