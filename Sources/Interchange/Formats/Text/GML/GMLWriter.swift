/// Writes GML that igraph, NetworkX, Gephi and yEd read: ASCII with entities, whole numbers of 32 bits, lines of two
/// blanks a level.
///
/// Nodes have the numbers of their identifiers where all identifiers are numbers; otherwise they are counted from 0 and
/// the identifier is the attribute `name`. Every node gets a label, as NetworkX looks for one.
enum GMLWriter: NetworkWriter {
  /// What stands as the creator.
  static let creator = "Corridor"

  static func write(_ document: NetworkDocument) -> WrittenNetwork {
    var output = GMLOutput()
    output.line("Creator", .text(creator), 0)
    output.text("graph [\n")
    let direction = document.direction
    output.line("directed", .integer(direction == .undirected ? 0 : 1), 1)
    // NetworkX refuses parallel edges without it.
    if hasParallelEdges(document) { output.line("multigraph", .integer(1), 1) }
    if let title = document.title { output.line("label", .text(title), 1) }
    var names = GMLNames(reserved: ["directed", "label", "node", "edge", "graph", "Creator", "multigraph"])
    for (name, value) in document.attributes where name != "Creator" {
      output.values(names.key(name), value, 1)
    }
    let numbers = numbers(of: document)
    writeNodes(document, numbers, &output)
    writeEdges(document, numbers, &output)
    output.text("]\n")
    if document.attributes.contains(where: { $0.name == "Creator" && $0.value != .text(creator) }) {
      output.losses.append("the creator that the file named; this program stands there")
    }
    output.losses += names.losses
    if direction == .mixed { output.losses.append("the direction of single edges is known to few programs") }
    return WrittenNetwork(output.bytes, losses: output.losses)
  }

  private static func hasParallelEdges(_ document: NetworkDocument) -> Bool {
    var pairs: Set<UInt64> = []
    let isDirected = document.direction != .undirected
    return zip(document.sources, document.targets).contains { source, target in
      let (first, second) = isDirected ? (source, target) : (min(source, target), max(source, target))
      return !pairs.insert(UInt64(first) << 32 | UInt64(second)).inserted
    }
  }

  /// The identifiers as numbers, where each is one.
  private static func numbers(of document: NetworkDocument) -> [Int]? {
    var numbers: [Int] = []
    for node in 0..<document.nodeCount {
      let identifier = document.nodes[UInt32(node)]
      guard let number = Int32(identifier), number >= 0, String(number) == identifier else { return nil }
      numbers.append(Int(number))
    }
    return numbers
  }

  private static func writeNodes(_ document: NetworkDocument, _ numbers: [Int]?, _ output: inout GMLOutput) {
    typealias Name = NetworkDocument.Name
    var names = GMLNames(reserved: ["id", "label", "name", "graphics"])
    let drawn: [(String, String)] = [
      (Name.x, "x"), (Name.y, "y"), (Name.z, "z"), (Name.size, "w"), (Name.size, "h"), (Name.colour, "fill"),
    ]
    let drawing = drawn.filter { document.nodeAttributes.index(of: $0.0) != nil }
    let inDrawing = Set(drawing.map(\.0) + [Name.label])
    let columns = document.nodeAttributes.columns.filter { !inDrawing.contains($0.name) }
    let keys = columns.map { names.key($0.name) }
    let labels = document.nodeAttributes.column(Name.label)
    for node in 0..<document.nodeCount {
      let identifier = document.nodes[UInt32(node)]
      output.text("  node [\n")
      output.line("id", .integer(numbers?[node] ?? node), 2)
      if numbers == nil { output.line("name", .text(identifier), 2) }
      output.line("label", .text(labels?.value(ofRow: node)?.description ?? identifier), 2)
      for (column, key) in zip(columns, keys) {
        if let value = column.value(ofRow: node) { output.values(key, value, 2) }
      }
      let graphics = drawing.compactMap { name, key in
        document.nodeAttributes.value(name, ofRow: node).map { (key, $0) }
      }
      if !graphics.isEmpty {
        output.text("    graphics [\n")
        for (key, value) in graphics { output.values(key, value, 3) }
        output.text("    ]\n")
      }
      output.text("  ]\n")
    }
    if numbers == nil {
      output.losses.append(
        "identifiers that are no numbers stand in the attribute 'name'; nodes are numbered from 0")
    }
    output.losses += names.losses
  }

  private static func writeEdges(_ document: NetworkDocument, _ numbers: [Int]?, _ output: inout GMLOutput) {
    var names = GMLNames(reserved: ["source", "target", "directed"])
    let columns = document.edgeAttributes.columns
    let keys = columns.map { names.key($0.name) }
    let isMixed = document.direction == .mixed
    for edge in 0..<document.edgeCount {
      let (source, target) = (Int(document.sources[edge]), Int(document.targets[edge]))
      output.text("  edge [\n")
      output.line("source", .integer(numbers?[source] ?? source), 2)
      output.line("target", .integer(numbers?[target] ?? target), 2)
      if isMixed { output.line("directed", .integer(document.isDirected[edge] ? 1 : 0), 2) }
      for (column, key) in zip(columns, keys) {
        if let value = column.value(ofRow: edge) { output.values(key, value, 2) }
      }
      output.text("  ]\n")
    }
    output.losses += names.losses
  }
}
