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
  }

  /// What was asked for.
  public let query: CommunityQuery
  /// The date the ties hold on.
  public let on: PartialDate
  /// The communities of two members or more, the largest first.
  public let communities: [Community]
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
    var inside = [Int](repeating: 0, count: found.count)
    var outside = inside
    for arc in 0..<UInt32(truncatingIfNeeded: graph.arcCount) {
      let ends = (
        found.labels[Int(graph.graph.source(of: arc))], found.labels[Int(graph.graph.target(of: arc))]
      )
      if ends.0 == ends.1 {
        inside[ends.0] += 1
      } else {
        outside[ends.0] += 1
        outside[ends.1] += 1
      }
    }
    let bonds = BondFinder(graph)
    self.query = query
    on = graph.on
    modularity = found.modularity
    summary = MeasureGraphSummary(graph)
    alone = sorted.filter { $0.count == 1 }.map { graph.entities[$0[0]] }
    communities = sorted.filter { $0.count > 1 }.enumerated().map { place, members in
      let label = found.labels[members[0]]
      return Community(
        number: place + 1, members: members.map { graph.entities[$0] }, inside: inside[label],
        outside: outside[label], bonds: bonds.bonds(of: members))
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
