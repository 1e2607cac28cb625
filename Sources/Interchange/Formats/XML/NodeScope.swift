#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Which node an identifier means while a file with one or several graphs is read.
///
/// In the first graph an identifier is a node of the document. Where a later graph declares one that an earlier has too,
/// it is another node, under the name of its graph and its own.
struct NodeScope {
  private(set) var document = NetworkDocument()
  /// The bytes of the file, for the lines of nodes and edges.
  var text = Data()
  private(set) var graphs: [(name: String, firstNode: Int, firstEdge: Int)] = []
  /// For each node whether the file declares it.
  private(set) var isDeclared: [Bool] = []
  /// How many declarations repeat one, and the first of them.
  private(set) var repeated: (count: Int, first: String) = (0, "")
  private(set) var renamedCount = 0
  private var nodeOffsets = RecordOffsets()
  private var edgeOffsets = RecordOffsets()
  private var local = IdentifierTable()
  private var globals: [Int] = []

  /// A graph begins that lies in no node.
  mutating func beginGraph(_ name: String?) {
    graphs.append((name ?? "graph \(graphs.count + 1)", document.nodeCount, document.edgeCount))
    local = IdentifierTable()
    globals = []
  }

  /// The node that a declaration means.
  mutating func declare(_ span: Span<UInt8>, _ range: Range<Int>, at position: Int) -> Int {
    let node: Int
    if graphs.count <= 1 {
      let (index, isNew) = document.addNode(span, range)
      if isNew { isDeclared.append(false) }
      node = index
    } else {
      node = ownNode(span, range)
    }
    if isDeclared[node] {
      if repeated.count == 0 { repeated.first = ByteText.string(span, range) }
      repeated.count += 1
    }
    isDeclared[node] = true
    nodeOffsets.note(position, of: node)
    return node
  }

  /// The node that the end of an edge means; it comes into being if there is none.
  mutating func refer(_ span: Span<UInt8>, _ range: Range<Int>) -> Int {
    if graphs.count > 1 {
      if let index = local.index(of: span, range) { return globals[Int(index)] }
      if let index = document.nodes.index(of: span, range) { return Int(index) }
      return ownNode(span, range)
    }
    let (index, isNew) = document.addNode(span, range)
    if isNew { isDeclared.append(false) }
    return index
  }

  private mutating func ownNode(_ span: Span<UInt8>, _ range: Range<Int>) -> Int {
    let (index, isNew) = local.insert(span, range)
    guard isNew else { return globals[Int(index)] }
    var (node, isFree) = document.addNode(span, range)
    if !isFree {
      renamedCount += 1
      var name = "\(graphs[graphs.count - 1].name)/\(ByteText.string(span, range))"
      while document.nodes.index(of: name) != nil { name += "'" }
      node = document.addNode(name)
      isFree = true
    }
    isDeclared.append(false)
    globals.append(node)
    return node
  }

  mutating func addEdge(from source: Int, to target: Int, isDirected: Bool, at position: Int) -> Int {
    let edge = document.addEdge(from: source, to: target, isDirected: isDirected)
    edgeOffsets.note(position, of: edge)
    return edge
  }

  /// The document with its attributes, the graph of each node and edge if there are several, and what was noted.
  mutating func finish(
    nodes: inout AttributeTableBuilder, edges: inout AttributeTableBuilder
  ) -> NetworkDocument {
    (nodeOffsets.text, edgeOffsets.text) = (text, text)
    document.nodeLines = LineNumbers(nodeOffsets)
    document.edgeLines = LineNumbers(edgeOffsets)
    if graphs.count > 1 {
      Self.fill(&nodes, graphs.map { ($0.name, $0.firstNode) }, document.nodeCount)
      Self.fill(&edges, graphs.map { ($0.name, $0.firstEdge) }, document.edgeCount)
      document.remark("the file has \(graphs.count) graphs: they became one, with the attribute 'graph'")
    }
    if renamedCount > 0 {
      document.remark(
        "\(renamedCount) nodes have an identifier that an earlier graph has too: "
          + "the name of their graph was put before it")
    }
    let impliedCount = isDeclared.count { !$0 }
    document.impliedNodeCount = impliedCount
    if impliedCount > 0 {
      document.remark(
        "\(impliedCount) nodes are not declared: they came into being by the edges that name them")
    }
    if repeated.count > 0 {
      document.remark(
        "\(repeated.count) nodes are declared again, the first of them '\(repeated.first)': they were merged")
    }
    var remarks: [String] = []
    (document.nodeAttributes, remarks) = nodes.finish("nodes")
    remarks.forEach { document.remark($0) }
    (document.edgeAttributes, remarks) = edges.finish("edges")
    remarks.forEach { document.remark($0) }
    return document
  }

  private static func fill(
    _ table: inout AttributeTableBuilder, _ starts: [(name: String, first: Int)], _ count: Int
  ) {
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1].first : count
      for row in start.first..<end {
        table.append(start.name, row: row, named: NetworkDocument.Name.graph)
      }
    }
  }

  mutating func edit(_ change: (inout NetworkDocument) -> Void) { change(&document) }
}
