import GraphKernel
import Interchange

/// One generated data set: the graph, undirected, with its weights, memberships and the queries to make.
struct Workload {
  let folder: String
  let graph: Graph
  let weights: ArcWeights
  private let edges: DelimitedTable
  private let nodes: DelimitedTable
  private let targets: [UInt32]
  private let sources: [UInt32]

  /// Reads `nodes.csv` and `edges.csv`.
  init(folder: String) throws {
    self.folder = folder
    nodes = try DelimitedTable(path: folder + "/nodes.csv")
    edges = try DelimitedTable(path: folder + "/edges.csv")
    var identifiers = IdentifierTable()
    _ = nodes.intern(column: try nodes.column("id"), into: &identifiers)
    sources = try edges.indices(column: edges.column("source"), in: identifiers)
    targets = try edges.indices(column: edges.column("target"), in: identifiers)
    graph = try Graph(vertexCount: identifiers.count, sources: sources, targets: targets, isDirected: false)
    weights = try graph.weights(edges.numbers(column: edges.column("weight")))
  }

  /// The pairs of vertices in a file of two columns.
  func pairs(_ name: String) throws -> [(UInt32, UInt32)] {
    let table = try DelimitedTable(path: "\(folder)/\(name).csv")
    let columns = try (table.numbers(column: 0), table.numbers(column: 1))
    return zip(columns.0, columns.1).map { (UInt32($0), UInt32($1)) }
  }

  /// The vertices in a file of one column.
  func vertices(_ name: String) throws -> [UInt32] {
    try DelimitedTable(path: "\(folder)/\(name).csv").numbers(column: 0).map { UInt32($0) }
  }

  /// Whole capacities, a thousand to a unit of weight.
  func capacities() throws -> ArcWeights {
    try graph.weights((0..<UInt32(graph.arcCount)).map { (weights[$0] * 1000).rounded(.toNearestOrEven) })
  }

  /// Members of networks, forums, working groups and projects. Groups are numbered as their vertices stand.
  func memberships() throws -> TwoModeGraph {
    let groupKinds: Set = ["network", "forum", "working_group", "project"]
    let memberTypes: Set = ["member_of", "participates"]
    var (nodeKinds, edgeKinds) = (IdentifierTable(), IdentifierTable())
    let kinds = nodes.intern(column: try nodes.column("kind"), into: &nodeKinds)
    let types = edges.intern(column: try edges.column("kind"), into: &edgeKinds)
    var groups = [UInt32?](repeating: nil, count: graph.vertexCount)
    var groupCount: UInt32 = 0
    for vertex in kinds.indices where groupKinds.contains(nodeKinds[kinds[vertex]]) {
      groups[vertex] = groupCount
      groupCount += 1
    }
    let isMembership = (0..<UInt32(edgeKinds.count)).map { memberTypes.contains(edgeKinds[$0]) }
    let memberships = types.indices.compactMap { edge -> (member: UInt32, group: UInt32)? in
      guard isMembership[Int(types[edge])], let group = groups[Int(targets[edge])] else { return nil }
      return (sources[edge], group)
    }
    return try TwoModeGraph(
      memberCount: graph.vertexCount, groupCount: Int(groupCount), memberships: memberships)
  }
}
