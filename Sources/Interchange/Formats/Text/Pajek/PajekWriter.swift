/// Writes a Pajek network in UTF-8 without a byte order mark, as igraph and NetworkX read it too.
///
/// Vertices are numbered from 1 in the order of the document; one whose nodes have the modes 1 and 2 is written as a
/// two-mode network, the first mode first. Relations are written apart, each with its number and name; igraph and NetworkX
/// read but one kind of lines without a name, and the losses say so.
enum PajekWriter: NetworkWriter {
  private typealias Name = NetworkDocument.Name

  static func write(_ document: NetworkDocument) -> WrittenNetwork {
    var output = PajekOutput()
    if let title = document.title { output.line("*Network \(PajekOutput.oneLine(title))") }
    let order = vertexOrder(of: document)
    writeVertices(document, order, &output)
    writeEdges(document, order, &output)
    output.noteLosses(of: document)
    return WrittenNetwork(output.bytes, losses: output.losses)
  }

  /// The nodes in the order of their numbers, and how many are of the first mode in a two-mode network.
  private static func vertexOrder(of document: NetworkDocument) -> (nodes: [Int], firstMode: Int?) {
    let nodes = Array(0..<document.nodeCount)
    guard let modes = document.nodeAttributes.column(Name.mode) else { return (nodes, nil) }
    let first = nodes.filter { modes.value(ofRow: $0) == .integer(1) }
    let second = nodes.filter { modes.value(ofRow: $0) == .integer(2) }
    guard first.count + second.count == nodes.count, !second.isEmpty else { return (nodes, nil) }
    return (first + second, first.count)
  }

  private static func writeVertices(
    _ document: NetworkDocument, _ order: (nodes: [Int], firstMode: Int?), _ output: inout PajekOutput
  ) {
    output.line("*Vertices \(document.nodeCount)" + (order.firstMode.map { " \($0)" } ?? ""))
    let (attributes, labels) = (document.nodeAttributes, document.nodeAttributes.column(Name.label))
    let places = [Name.x, Name.y, Name.z].compactMap { attributes.column($0) }
    var hidesIdentifier = order.nodes.enumerated().contains { $0.offset != $0.element }
    for (place, node) in order.nodes.enumerated() {
      let identifier = document.nodes[UInt32(node)]
      let label = labels?.value(ofRow: node)?.description
      hidesIdentifier = hidesIdentifier || identifier != label ?? "" && identifier != String(place + 1)
      var line = "\(place + 1) " + output.quoted(label ?? identifier)
      let values = places.compactMap { $0.value(ofRow: node)?.double }.filter(\.isFinite)
      let isPlaced = places.count >= 2 && values.count == places.count
      if !isPlaced, !values.isEmpty { output.lose("places of nodes of which a coordinate is missing") }
      if isPlaced {
        for value in values { line += " \(value)" }
        if let shape = attributes.value("shape", ofRow: node)?.description, PajekOutput.isWord(shape) {
          line += " " + shape
        }
      }
      if let colour = attributes.value(Name.colour, ofRow: node)?.description {
        if colour.utf8.count == 7, colour.hasPrefix("#") {
          line += " ic RGB" + colour.dropFirst()
        } else {
          output.lose("colours that are not of the form #rrggbb")
        }
      }
      output.line(line + PajekOutput.interval(attributes, node))
    }
    if order.firstMode == nil, attributes.index(of: Name.mode) != nil {
      output.lose("modes where nodes are in others than 1 and 2, or in none")
    }
    if hidesIdentifier { output.lose("identifiers; nodes are known by their numbers and labels") }
  }

  private static func writeEdges(
    _ document: NetworkDocument, _ order: (nodes: [Int], firstMode: Int?), _ output: inout PajekOutput
  ) {
    var numbers = [Int](repeating: 0, count: document.nodeCount)
    for (place, node) in order.nodes.enumerated() { numbers[node] = place + 1 }
    let attributes = document.edgeAttributes
    let column = attributes.column(Name.relation) ?? attributes.column(Name.type)
    var relations: [String: Int] = [:]
    var edges: [(name: String?, edges: [Int])] = []
    for edge in 0..<document.edgeCount {
      let name = column?.value(ofRow: edge)?.description
      let key = "\(document.isDirected[edge] ? "a" : "e")\(name.map { "=" + $0 } ?? "")"
      if relations[key] == nil {
        relations[key] = edges.count
        edges.append((name, []))
      }
      if let place = relations[key] { edges[place].edges.append(edge) }
    }
    if edges.isEmpty { output.line(document.isDirectedByDefault ? "*Arcs" : "*Edges") }
    if edges.count > 1 || edges.contains(where: { $0.name != nil }) { output.tellOfRelations() }
    for (name, members) in edges {
      let command = document.isDirected[members[0]] ? "*Arcs" : "*Edges"
      output.line(name.map { "\(command) :\(output.number(of: $0)) \(output.quoted($0))" } ?? command)
      for edge in members {
        let ends = "\(numbers[Int(document.sources[edge])]) \(numbers[Int(document.targets[edge])])"
        var line = ends + " " + output.weight(document.weight(ofEdge: edge))
        if let label = attributes.value(Name.label, ofRow: edge) {
          line += " l " + output.quoted(label.description)
        }
        output.line(line + PajekOutput.interval(attributes, edge))
      }
    }
  }
}
