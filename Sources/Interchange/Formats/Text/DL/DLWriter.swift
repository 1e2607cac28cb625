/// Writes UCINET's DL: an edge list with labels, which igraph reads too, or a full matrix of rows and columns for a
/// network of two modes.
///
/// DL's edge lists have arcs only: an edge without a direction is written both ways. Each relation, or else each type of
/// edges, is a matrix of its own.
enum DLWriter: NetworkWriter {
  private typealias Name = NetworkDocument.Name
  /// A matrix of more places than this is written as a list of pairs.
  private static let largestMatrix = 1_000_000

  static func write(_ document: NetworkDocument) -> WrittenNetwork {
    var output = DLOutput(document)
    let levels = levels(of: document)
    if let modes = DLModes(document) {
      if modes.rows.count * modes.columns.count * levels.count <= largestMatrix {
        writeMatrices(document, modes, levels, &output)
      } else {
        writePairs(document, modes, levels, &output)
      }
    } else {
      writeArcs(document, levels, &output)
      if document.nodeAttributes.index(of: Name.mode) != nil {
        output.lose("modes where ties are within one, or nodes in none")
      }
    }
    return WrittenNetwork(output.bytes, losses: output.losses)
  }

  /// The edges of each relation.
  private static func levels(of document: NetworkDocument) -> [(name: String, edges: [Int])] {
    let column = document.edgeAttributes.column(Name.relation) ?? document.edgeAttributes.column(Name.type)
    var places: [String: Int] = [:]
    var levels: [(name: String, edges: [Int])] = []
    for edge in 0..<document.edgeCount {
      let name = column?.value(ofRow: edge)?.description ?? ""
      if places[name] == nil {
        places[name] = levels.count
        levels.append((name, []))
      }
      if let place = places[name] { levels[place].edges.append(edge) }
    }
    return levels.isEmpty ? [("", [])] : levels
  }

  private static func head(
    _ numbers: String, _ format: String, _ levels: [(name: String, edges: [Int])], _ output: inout DLOutput
  ) {
    output.line("dl \(numbers)" + (levels.count > 1 ? " nm=\(levels.count)" : ""))
    output.line("format = \(format)")
    guard levels.count > 1 || !levels[0].name.isEmpty else { return }
    output.line("matrix labels:")
    for level in levels { output.line(output.label(level.name.isEmpty ? "other" : level.name)) }
  }

  private static func writeArcs(
    _ document: NetworkDocument, _ levels: [(name: String, edges: [Int])], _ output: inout DLOutput
  ) {
    head("n=\(document.nodeCount)", "edgelist1", levels, &output)
    if document.nodeCount > 0 { output.line("labels:") }
    for node in 0..<document.nodeCount { output.line(output.label(output.names[node])) }
    output.line("data:")
    for (place, level) in levels.enumerated() {
      if place > 0 { output.line("!") }
      for edge in level.edges {
        let (source, target) = (document.sources[edge] + 1, document.targets[edge] + 1)
        let weight = output.weight(document.weight(ofEdge: edge))
        output.line("\(source) \(target) \(weight)")
        guard !document.isDirected[edge] else { continue }
        output.lose("ties without a direction in a list; each is written both ways")
        if source != target { output.line("\(target) \(source) \(weight)") }
      }
    }
  }

  private static func writePairs(
    _ document: NetworkDocument, _ modes: DLModes, _ levels: [(name: String, edges: [Int])],
    _ output: inout DLOutput
  ) {
    head("nr=\(modes.rows.count) nc=\(modes.columns.count)", "edgelist2", levels, &output)
    writeLabels(modes, &output)
    for (place, level) in levels.enumerated() {
      if place > 0 { output.line("!") }
      for edge in level.edges {
        let (row, column) = modes.place(ofEdge: edge, document)
        output.line("\(row + 1) \(column + 1) \(output.weight(document.weight(ofEdge: edge)))")
      }
    }
  }

  private static func writeMatrices(
    _ document: NetworkDocument, _ modes: DLModes, _ levels: [(name: String, edges: [Int])],
    _ output: inout DLOutput
  ) {
    head("nr=\(modes.rows.count) nc=\(modes.columns.count)", "fullmatrix diagonal present", levels, &output)
    writeLabels(modes, &output)
    for level in levels {
      var matrix = [Double](repeating: 0, count: modes.rows.count * modes.columns.count)
      var isTaken = [Bool](repeating: false, count: matrix.count)
      for edge in level.edges {
        let (row, column) = modes.place(ofEdge: edge, document)
        let place = row * modes.columns.count + column
        if isTaken[place] { output.lose("parallel ties; their weights are added up") }
        isTaken[place] = true
        matrix[place] += document.weight(ofEdge: edge)
      }
      for row in modes.rows.indices {
        let start = row * modes.columns.count
        let numbers = matrix[start..<start + modes.columns.count].map { output.weight($0) }
        output.line(numbers.joined(separator: " "))
      }
    }
    if document.isDirected.contains(true) { output.lose("the direction of ties between two modes") }
  }

  private static func writeLabels(_ modes: DLModes, _ output: inout DLOutput) {
    if !modes.rows.isEmpty { output.line("row labels:") }
    for node in modes.rows { output.line(output.label(output.names[node])) }
    if !modes.columns.isEmpty { output.line("column labels:") }
    for node in modes.columns { output.line(output.label(output.names[node])) }
    output.line("data:")
  }
}
