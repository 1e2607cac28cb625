import CGraphviz

/// From the C library's memory to where things are.
extension CGraph {
  private static let nodePlaces = ["pos", "width", "height"]
  private static let edgePlaces = ["pos", "lp", "head_lp", "tail_lp", "xlp"]
  private static let clusterPlaces = ["bb", "lp", "lwidth", "lheight"]

  /// Lays out and says where everything is.
  ///
  /// - Parameter diagram: what this graph was built from.
  func placed(_ diagram: Diagram, in context: OpaquePointer, engine: String) throws(GraphvizError)
    -> PlacedDiagram
  {
    let warnings = try unsafe layOut(in: context, engine: engine)
    defer { unsafe freeLayout(in: context) }
    unsafe attach_attrs(graph)
    let places = writtenPlaces
    guard let box = places.whole["bb"], let size = WrittenPlaces.size(ofBox: box.content) else {
      throw .failed(["the layout has no extent"])
    }
    return PlacedDiagram(
      diagram: places.applied(to: diagram), size: size, nodeSizes: places.nodeSizes, warnings: warnings
    )
  }

  private var writtenPlaces: WrittenPlaces {
    var places = WrittenPlaces()
    var edges: [(sequence: UInt64, attributes: WrittenPlaces.Attributes)] = []
    unsafe places.whole = written(["bb"], of: UnsafeMutableRawPointer(graph))
    unsafe forEachNode(of: graph) { node in
      let object = UnsafeMutableRawPointer(node)
      unsafe places.nodes[Self.name(of: object)] = written(Self.nodePlaces, of: object)
      var edge = unsafe agfstout(graph, node)
      while let current = unsafe edge {
        let object = UnsafeMutableRawPointer(current)
        unsafe edges.append((corridor_sequence(object), written(Self.edgePlaces, of: object)))
        unsafe edge = agnxtout(graph, current)
      }
    }
    places.edges = edges.sorted { $0.sequence < $1.sequence }.map(\.attributes)
    unsafe addClusterPlaces(of: graph, to: &places)
    return places
  }

  private func addClusterPlaces(of owner: UnsafeMutablePointer<Agraph_t>, to places: inout WrittenPlaces) {
    unsafe forEachSubgraph(of: owner) { subgraph in
      let object = UnsafeMutableRawPointer(subgraph)
      let name = unsafe Self.name(of: object)
      if name.hasPrefix("cluster_") {
        unsafe places.clusters[String(name.dropFirst("cluster_".count))] = written(
          Self.clusterPlaces, of: object)
      }
      unsafe addClusterPlaces(of: subgraph, to: &places)
    }
  }

  /// The values of some attributes, without those that are empty.
  private func written(_ names: [String], of object: UnsafeMutableRawPointer) -> WrittenPlaces.Attributes {
    var values: WrittenPlaces.Attributes = [:]
    for name in names {
      let value = unsafe name.withMutableCString { unsafe agget(object, $0) }
      if let value = unsafe value, unsafe value[0] != 0 { unsafe values[name] = .raw(String(cString: value)) }
    }
    return values
  }
}
