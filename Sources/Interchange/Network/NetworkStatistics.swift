/// What a network file holds, counted.
public struct NetworkStatistics: Sendable, Hashable {
  /// The path of the file, as it was given.
  public let file: String
  /// The format it was read as.
  public let format: NetworkFormat?
  /// The number of nodes; where the format has a place to declare them, of those declared.
  public let nodes: Int
  /// The number of nodes not declared, which came into being by the edges that name them.
  public let impliedNodes: Int
  /// The number of edges; parallel ones and loops count.
  public let ties: Int
  /// Which way the edges go.
  public let direction: NetworkDocument.Direction
  /// The sum of the edges' weights; an edge without one counts 1.
  public let totalWeight: Double
  /// Nodes without an edge.
  public let isolated: Int
  /// Edges from a node to itself.
  public let loops: Int
  /// Edges whose ends another edge before them joins too; of directed ones, the same way.
  public let parallel: Int
  /// Connected components, whatever way edges go.
  public let components: Int
  /// Attributes of nodes: name, type, how many nodes have one.
  public let nodeAttributes: [Attribute]
  /// Attributes of edges.
  public let tieAttributes: [Attribute]
  /// What the reader guessed or left out.
  public let remarks: [String]

  /// An attribute and how many have it.
  public struct Attribute: Sendable, Hashable, Encodable {
    /// Its name.
    public let name: String
    /// What its values are.
    public let type: String
    /// How many rows have a value of their own.
    public let count: Int
  }

  /// Counts. - Complexity: O(nodes + edges)
  public init(_ document: NetworkDocument, file: String) {
    self.file = file
    format = document.format
    nodes = document.nodeCount - document.impliedNodeCount
    impliedNodes = document.impliedNodeCount
    ties = document.edgeCount
    direction = document.direction
    totalWeight = Self.totalWeight(document)
    remarks = document.remarks
    nodeAttributes = Self.attributes(document.nodeAttributes)
    tieAttributes = Self.attributes(document.edgeAttributes)
    var hasEdge = [Bool](repeating: false, count: document.nodeCount)
    var components = DisjointSets(count: document.nodeCount)
    var seen: Set<UInt64> = []
    var (loops, parallel) = (0, 0)
    for edge in 0..<ties {
      var (source, target) = (document.sources[edge], document.targets[edge])
      hasEdge[Int(source)] = true
      hasEdge[Int(target)] = true
      components.join(source, target)
      if source == target { loops += 1 }
      if !document.isDirected[edge], source > target { swap(&source, &target) }
      if !seen.insert(UInt64(source) << 32 | UInt64(target)).inserted { parallel += 1 }
    }
    (self.loops, self.parallel) = (loops, parallel)
    isolated = hasEdge.count { !$0 }
    self.components = components.setCount
  }

  private static func totalWeight(_ document: NetworkDocument) -> Double {
    guard let column = document.edgeAttributes.column(NetworkDocument.Name.weight) else {
      return Double(document.edgeCount)
    }
    let usual = column.defaultValue?.double ?? 1
    var total = Double(document.edgeCount - column.count) * usual
    for place in 0..<column.count { total += column.value(at: place).double ?? 1 }
    return total
  }

  private static func attributes(_ table: AttributeTable) -> [Attribute] {
    table.columns.map { Attribute(name: $0.name, type: $0.type.rawValue, count: $0.count) }
  }

  /// One row a count.
  public var table: Table {
    var table = Table(columns: [
      .init("What", key: "name"), .init("Count", key: "count", isNumeric: true), .init("Of", key: "of"),
    ])
    table.append([.text("nodes"), .count(nodes)])
    if impliedNodes > 0 { table.append([.text("nodes not declared"), .count(impliedNodes)]) }
    table.append([.text("ties"), .count(ties), .text(direction.rawValue)])
    table.append([.text("total weight"), .text(NetworkValue.written(totalWeight))])
    for (name, count) in [
      ("components", components), ("nodes without a tie", isolated), ("loops", loops),
      ("parallel ties", parallel),
    ] {
      table.append([.text(name), .count(count)])
    }
    for attribute in nodeAttributes {
      table.append([
        .text("node attribute"), .count(attribute.count), .text("\(attribute.name) (\(attribute.type))"),
      ])
    }
    for attribute in tieAttributes {
      table.append([
        .text("tie attribute"), .count(attribute.count), .text("\(attribute.name) (\(attribute.type))"),
      ])
    }
    return table
  }
}

extension NetworkStatistics: Encodable {
  private enum CodingKeys: String, CodingKey {
    case schema, file, format, nodes, impliedNodes, ties, directed, weight, components, isolated, loops,
      parallel,
      nodeAttributes
    case tieAttributes, remarks
  }

  /// Writes the counts under the schema `corridor.stats/1`. `directed` is true, false, or `"mixed"`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("corridor.stats/1", forKey: .schema)
    try container.encode(file, forKey: .file)
    try container.encode(format?.rawValue, forKey: .format)
    try container.encode(nodes, forKey: .nodes)
    try container.encode(impliedNodes, forKey: .impliedNodes)
    try container.encode(ties, forKey: .ties)
    if direction == .mixed {
      try container.encode("mixed", forKey: .directed)
    } else {
      try container.encode(direction == .directed, forKey: .directed)
    }
    try container.encode(totalWeight.isFinite ? totalWeight : nil, forKey: .weight)
    try container.encode(components, forKey: .components)
    try container.encode(isolated, forKey: .isolated)
    try container.encode(loops, forKey: .loops)
    try container.encode(parallel, forKey: .parallel)
    try container.encode(nodeAttributes, forKey: .nodeAttributes)
    try container.encode(tieAttributes, forKey: .tieAttributes)
    try container.encode(remarks, forKey: .remarks)
  }
}

/// Sets that are joined two by two (R. E. Tarjan, 'Efficiency of a good but not linear set union algorithm', Journal of the
/// ACM 22, 1975), with paths halved.
private struct DisjointSets {
  private var parents: [UInt32]
  private(set) var setCount: Int

  init(count: Int) {
    parents = (0..<UInt32(count)).map { $0 }
    setCount = count
  }

  private mutating func root(of element: UInt32) -> UInt32 {
    var element = element
    while parents[Int(element)] != element {
      parents[Int(element)] = parents[Int(parents[Int(element)])]
      element = parents[Int(element)]
    }
    return element
  }

  mutating func join(_ first: UInt32, _ second: UInt32) {
    let (a, b) = (root(of: first), root(of: second))
    guard a != b else { return }
    parents[Int(max(a, b))] = min(a, b)
    setCount -= 1
  }
}
