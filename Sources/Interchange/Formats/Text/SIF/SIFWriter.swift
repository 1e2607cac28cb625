/// Writes Cytoscape's simple interaction format with tabs between the names: an edge a line, and each node without an
/// edge alone. The type of an edge is its relation, or `edge` where it has none.
enum SIFWriter: NetworkWriter {
  static func write(_ document: NetworkDocument) -> WrittenNetwork {
    typealias Name = NetworkDocument.Name
    var output: [UInt8] = []
    var losses: [String] = []
    func lose(_ what: String) {
      let loss = "SIF does not hold \(what)"
      if !losses.contains(loss) { losses.append(loss) }
    }
    var names: [String] = []
    var taken: Set<String> = []
    for node in 0..<document.nodeCount {
      let identifier = document.nodes[UInt32(node)]
      var name = field(identifier)
      while !taken.insert(name).inserted { name += "'" }
      if name != identifier { lose("tabs, line ends and outer spaces in names; they were changed") }
      names.append(name)
    }
    let attributes = document.edgeAttributes
    let types = attributes.column(Name.type) ?? attributes.column(Name.relation)
    var hasEdge = [Bool](repeating: false, count: document.nodeCount)
    for edge in 0..<document.edgeCount {
      let (source, target) = (Int(document.sources[edge]), Int(document.targets[edge]))
      (hasEdge[source], hasEdge[target]) = (true, true)
      if !document.isDirected[edge] { lose("whether an edge has a direction") }
      let type = types?.value(ofRow: edge)?.description ?? "edge"
      if field(type) != type { lose("tabs, line ends and outer spaces in names; they were changed") }
      output.append(contentsOf: "\(names[source])\t\(field(type))\t\(names[target])\n".utf8)
    }
    // A tab at the end keeps spaces in a lone name apart from those between names.
    for node in names.indices where !hasEdge[node] { output.append(contentsOf: "\(names[node])\t\n".utf8) }
    for column in document.nodeAttributes.columns { lose("the attribute '\(column.name)' of nodes") }
    for column in attributes.columns where column.name != types?.name {
      lose("the attribute '\(column.name)' of edges")
    }
    for (name, _) in document.attributes { lose("the attribute '\(name)' of the network") }
    if document.title != nil { lose("the title") }
    return WrittenNetwork(output, losses: losses)
  }

  /// A name without what divides names.
  private static func field(_ name: String) -> String {
    var scalars = name.unicodeScalars.map { $0.value < 32 ? " " : $0 }[...]
    while scalars.first == " " { scalars.removeFirst() }
    while scalars.last == " " { scalars.removeLast() }
    return scalars.isEmpty ? "_" : String(String.UnicodeScalarView(scalars))
  }
}
