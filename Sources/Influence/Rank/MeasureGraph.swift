public import Atlas
import GraphKernel

/// An atlas, or a part of it, on a date as the graph a measure needs.
///
/// Vertices stand in the order of entity ids. Parallel ties are merged into one arc, so that a path is a row of
/// entities and a degree a number of neighbours; self-ties are left out. Merged arcs keep what the ties behind them
/// carry together:
/// - as a strength, which adds up: the sum of the ties' chances (in a projection, how many they share),
/// - as a chance: that at least one of the ties carries,
/// - as a length: -ln of the largest chance, as routes count (in a projection, the reciprocal of how many they share).
public struct MeasureGraph: Sendable {
  /// What was asked for.
  public let query: MeasureQuery
  /// The date the ties hold on.
  public let on: PartialDate
  /// The entities, by vertex.
  public let entities: [EntityReference]
  /// How many ties of the atlas the arcs stand for.
  public let tieCount: Int

  let atlas: Atlas
  /// The index in the atlas of each vertex.
  let indices: [Int]
  let graph: Graph
  /// By arc.
  let strengths: [Double]
  let chances: [Double]
  let lengths: [Double]
  private let selection: MeasureSelection
  private let ties: [Int]
  /// The memberships among the selected entities, by index in the atlas, each once. - Complexity: O(ties log ties)
  var memberships: [Membership] { Self.memberships(of: ties, selection) }

  struct Membership: Hashable, Sendable {
    let member: Int
    let group: Int
  }

  /// Makes the graph.
  ///
  /// - Throws: `RouteQueryError.noDate`, `.unknownEntity`, `.refused` for a projection that is too large.
  /// - Complexity: O(entities + ties log ties); of a projection, O(the sum of the squared sizes)
  public init(_ atlas: Atlas, query: MeasureQuery) throws(RouteQueryError) {
    let selection = try MeasureSelection(atlas, query: query)
    try self.init(selection, ties: selection.ties)
  }

  /// Makes the graph of some of the selected ties; the vertices are those of all.
  init(_ selection: MeasureSelection, ties: [Int]) throws(RouteQueryError) {
    let (atlas, query) = (selection.atlas, selection.query)
    self.selection = selection
    self.ties = ties
    let links: MergedLinks
    if let projection = query.projection {
      let memberships = Self.memberships(of: ties, selection)
      let all =
        ties.count == selection.ties.count ? memberships : Self.memberships(of: selection.ties, selection)
      let vertices = Set(all.map { projection == .groups ? $0.group : $0.member })
      indices = vertices.sorted()
      links = try MergedLinks(sharing: memberships, by: projection, indices)
    } else {
      indices = selection.entities
      links = MergedLinks(ties, selection, indices)
    }
    self.query = query
    self.atlas = atlas
    on = selection.date
    tieCount = ties.count
    entities = indices.map { EntityReference(atlas.entities[$0]) }
    (strengths, chances, lengths) = (links.strengths, links.chances, links.lengths)
    do throws(GraphError) {
      graph = try Graph(vertexCount: indices.count, arcs: links.arcs, isDirected: links.isDirected)
    } catch {
      throw .refused("\(error)")
    }
  }

  private static func memberships(of ties: [Int], _ selection: MeasureSelection) -> [Membership] {
    let atlas = selection.atlas
    var pairs: Set<Membership> = []
    for tie in ties.lazy.map({ atlas.ties[$0] }) where selection.query.isMembership(tie, in: atlas) {
      pairs.insert(Membership(member: tie.from, group: tie.to))
    }
    return pairs.sorted { ($0.group, $0.member) < ($1.group, $1.member) }
  }

  /// Whether arcs lead one way only.
  public var isDirected: Bool { graph.isDirected }
  /// How many arcs there are, parallel ties merged.
  public var arcCount: Int { graph.arcCount }

  /// The arcs there are by those there could be; nil for fewer than two entities.
  public var density: Double? {
    let count = Double(entities.count)
    guard count > 1 else { return nil }
    return Double(arcCount) / (count * (count - 1)) * (isDirected ? 1 : 2)
  }

  /// How many parts hang together, whichever way arcs lead.
  public var componentCount: Int { graph.weaklyConnectedComponents().sizes.count }

  /// The share of pairs of neighbours that are neighbours; nil if there is no such pair.
  public var transitivity: Double? {
    let clustering = graph.clustering()
    return clustering.pairs.contains { $0 > 0 } ? clustering.transitivity : nil
  }

  /// The vertex of an entity, by its id; nil if it is not in the graph. - Complexity: O(log entities)
  public func vertex(of id: String) -> Int? {
    guard let index = atlas.index(of: id) else { return nil }
    var (low, high) = (0, indices.count)
    while low < high {
      let middle = (low + high) / 2
      if indices[middle] < index { low = middle + 1 } else { high = middle }
    }
    return low < indices.count && indices[low] == index ? low : nil
  }
}
