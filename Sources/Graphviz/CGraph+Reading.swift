import CGraphviz

/// From the C library's memory back to a value.
extension CGraph {
  /// The graph as a diagram. Attributes equal to their defaults are left to the defaults.
  var diagram: Diagram {
    var diagram = Diagram(isDirected: unsafe agisdirected(graph) != 0)
    let root = unsafe UnsafeMutableRawPointer(graph)
    diagram.graphAttributes = unsafe values(of: root, kind: AGRAPH, beside: [:])
    diagram.nodeAttributes = defaults(AGNODE)
    diagram.edgeAttributes = defaults(AGEDGE)
    var placed: Set<String> = []
    unsafe forEachSubgraph(of: graph) { subgraph in
      if let cluster = unsafe cluster(subgraph, in: diagram, placed: &placed) { diagram.add(cluster) }
    }
    var node = unsafe agfstnode(graph)
    while let current = unsafe node {
      let id = unsafe Self.name(of: UnsafeMutableRawPointer(current))
      if placed.insert(id).inserted {
        let own = unsafe values(
          of: UnsafeMutableRawPointer(current), kind: AGNODE, beside: diagram.nodeAttributes)
        diagram.addNode(id, attributes: own)
      }
      unsafe addEdges(from: current, to: &diagram)
      unsafe node = agnxtnode(graph, current)
    }
    return diagram
  }

  private func addEdges(from node: UnsafeMutablePointer<Agnode_t>, to diagram: inout Diagram) {
    var edge = unsafe agfstout(graph, node)
    while let current = unsafe edge {
      let own = unsafe values(
        of: UnsafeMutableRawPointer(current), kind: AGEDGE, beside: diagram.edgeAttributes)
      unsafe diagram.addEdge(
        Self.name(of: UnsafeMutableRawPointer(corridor_tail(current))),
        Self.name(of: UnsafeMutableRawPointer(corridor_head(current))), attributes: own)
      unsafe edge = agnxtout(graph, current)
    }
  }

  // A subgraph that is no cluster only groups; its nodes are read with the others.
  private func cluster(
    _ subgraph: UnsafeMutablePointer<Agraph_t>, in diagram: Diagram, placed: inout Set<String>
  ) -> Diagram.Cluster? {
    let name = unsafe Self.name(of: UnsafeMutableRawPointer(subgraph))
    guard name.hasPrefix("cluster") else { return nil }
    let short = name.dropFirst("cluster".count)
    var cluster = unsafe Diagram.Cluster(
      String(short.hasPrefix("_") ? short.dropFirst() : short),
      attributes: values(of: UnsafeMutableRawPointer(subgraph), kind: AGRAPH, beside: diagram.graphAttributes)
    )
    unsafe forEachSubgraph(of: subgraph) { inner in
      if let inner = unsafe self.cluster(inner, in: diagram, placed: &placed) { cluster.add(inner) }
    }
    var node = unsafe agfstnode(subgraph)
    while let current = unsafe node {
      let id = unsafe Self.name(of: UnsafeMutableRawPointer(current))
      if placed.insert(id).inserted {
        let own = unsafe values(
          of: UnsafeMutableRawPointer(current), kind: AGNODE, beside: diagram.nodeAttributes)
        cluster.addNode(id, attributes: own)
      }
      unsafe node = agnxtnode(subgraph, current)
    }
    return cluster
  }

  func forEachSubgraph(
    of graph: UnsafeMutablePointer<Agraph_t>, _ body: (UnsafeMutablePointer<Agraph_t>) -> Void
  ) {
    var next = unsafe agfstsubg(graph)
    while let current = unsafe next {
      unsafe body(current)
      unsafe next = agnxtsubg(current)
    }
  }

  private func defaults(_ kind: Int32) -> [String: Diagram.Value] {
    var result: [String: Diagram.Value] = [:]
    unsafe forEachAttribute(kind) { symbol in
      guard let value = unsafe symbol.pointee.defval, unsafe value.pointee != 0 else { return }
      unsafe result[String(cString: symbol.pointee.name)] = Self.value(value)
    }
    return result
  }

  func values(
    of object: UnsafeMutableRawPointer, kind: Int32, beside defaults: [String: Diagram.Value]
  ) -> [String: Diagram.Value] {
    var result: [String: Diagram.Value] = [:]
    unsafe forEachAttribute(kind) { symbol in
      guard let text = unsafe agxget(object, symbol) else { return }
      let name = unsafe String(cString: symbol.pointee.name)
      let value = unsafe Self.value(text)
      let usual = defaults[name] ?? .raw("")
      if value != usual { result[name] = value }
    }
    return result
  }

  private func forEachAttribute(_ kind: Int32, _ body: (UnsafeMutablePointer<Agsym_t>) -> Void) {
    var symbol = unsafe agnxtattr(graph, kind, nil)
    while let current = unsafe symbol {
      unsafe body(current)
      unsafe symbol = agnxtattr(graph, kind, current)
    }
  }

  private static func value(_ text: UnsafeMutablePointer<CChar>) -> Diagram.Value {
    let content = unsafe String(cString: text)
    return unsafe aghtmlstr(text) != 0 ? .html(HTMLLabel(markup: content)) : .raw(content)
  }

  static func name(of object: UnsafeMutableRawPointer) -> String {
    unsafe agnameof(object).map { unsafe String(cString: $0) } ?? ""
  }
}
