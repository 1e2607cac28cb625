import CGraphviz

/// From the C library's memory to what a graph holds.
extension CGraph {
  /// The graph as a text states it.
  var contents: DOTGraph {
    let root = unsafe UnsafeMutableRawPointer(graph)
    let name = unsafe Self.name(of: root)
    var contents = unsafe DOTGraph(
      name: name.isEmpty || name.hasPrefix("%") ? nil : name, isDirected: agisdirected(graph) != 0,
      isStrict: agisstrict(graph) != 0, attributes: attributes(of: root, kind: AGRAPH))
    // Nodes and edges are numbered as they are made; numbers of what is left out are missing.
    var places: [UInt64: Int] = [:]
    unsafe forEachNode(of: graph) { node in
      let object = UnsafeMutableRawPointer(node)
      unsafe places[corridor_sequence(object)] = contents.nodes.count
      unsafe contents.add(
        DOTGraph.Node(
          name: Self.name(of: object), attributes: attributes(of: object, kind: AGNODE), cluster: nil))
    }
    for edge in edges(places) { contents.add(edge) }
    unsafe addClusters(of: graph, in: nil, places, to: &contents)
    return contents
  }

  private func edges(_ places: [UInt64: Int]) -> [DOTGraph.Edge] {
    var edges: [(sequence: UInt64, edge: DOTGraph.Edge)] = []
    unsafe forEachNode(of: graph) { node in
      var edge = unsafe agfstout(graph, node)
      while let current = unsafe edge {
        let object = UnsafeMutableRawPointer(current)
        let tail = unsafe corridor_sequence(UnsafeMutableRawPointer(corridor_tail(current)))
        let head = unsafe corridor_sequence(UnsafeMutableRawPointer(corridor_head(current)))
        let key = unsafe Self.name(of: object)
        let made = unsafe DOTGraph.Edge(
          tail: places[tail] ?? 0, head: places[head] ?? 0, key: key.isEmpty ? nil : key,
          attributes: attributes(of: object, kind: AGEDGE))
        unsafe edges.append((corridor_sequence(object), made))
        unsafe edge = agnxtout(graph, current)
      }
    }
    return edges.sorted { $0.sequence < $1.sequence }.map(\.edge)
  }

  /// Adds the clusters in a subgraph. One that is no cluster only groups.
  private func addClusters(
    of owner: UnsafeMutablePointer<Agraph_t>, in parent: Int?, _ places: [UInt64: Int],
    to contents: inout DOTGraph
  ) {
    unsafe forEachSubgraph(of: owner) { subgraph in
      let object = UnsafeMutableRawPointer(subgraph)
      let name = unsafe Self.name(of: object)
      guard name.hasPrefix("cluster") else {
        return unsafe addClusters(of: subgraph, in: parent, places, to: &contents)
      }
      let attributes = unsafe attributes(of: object, kind: AGRAPH)
      let cluster = contents.add(DOTGraph.Cluster(name: name, parent: parent, attributes: attributes))
      unsafe forEachNode(of: subgraph) { node in
        let sequence = unsafe corridor_sequence(UnsafeMutableRawPointer(node))
        if let place = places[sequence] { contents.put(node: place, into: cluster) }
      }
      unsafe addClusters(of: subgraph, in: cluster, places, to: &contents)
    }
  }

  func forEachNode(
    of owner: UnsafeMutablePointer<Agraph_t>, _ body: (UnsafeMutablePointer<Agnode_t>) -> Void
  ) {
    var node = unsafe agfstnode(owner)
    while let current = unsafe node {
      unsafe body(current)
      unsafe node = agnxtnode(owner, current)
    }
  }

  private func attributes(of object: UnsafeMutableRawPointer, kind: Int32) -> [DOTGraph.Attribute] {
    unsafe values(of: object, kind: kind, beside: [:]).sorted { $0.key < $1.key }
      .map { DOTGraph.Attribute(name: $0.key, value: $0.value) }
  }
}
