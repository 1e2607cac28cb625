import CGraphviz

/// A graph in the C library's memory, closed when this value goes away.
///
/// Invariant: `graph` is a live root graph from `agopen` until `deinit`; nodes and clusters found by name belong to it.
@safe struct CGraph: ~Copyable {
  let graph: UnsafeMutablePointer<Agraph_t>

  /// Reads the next graph of a text; nil at its end and after a fault. Diagnostics tell which.
  init?(readingFrom text: inout corridor_text) {
    guard let parsed = unsafe corridor_read(&text) else { return nil }
    unsafe graph = parsed
  }

  /// Builds a diagram in C memory; nil when that is exhausted.
  init?(_ diagram: Diagram) {
    let opened = unsafe "diagram".withMutableCString { unsafe corridor_open($0, diagram.isDirected ? 1 : 0) }
    guard let opened = unsafe opened else { return nil }
    unsafe graph = opened
    declareDefaults(of: diagram)
    unsafe set(diagram.graphAttributes, of: UnsafeMutableRawPointer(opened))
    unsafe add(nodes: diagram.nodes, to: opened)
    for cluster in diagram.clusters { unsafe add(cluster, to: opened) }
    unsafe add(edges: diagram.edges, to: opened)
    for rank in diagram.ranks { add(rank: rank) }
  }

  deinit { unsafe _ = agclose(graph) }

  /// Lays out, renders and frees the layout.
  func rendered(in context: OpaquePointer, engine: String, format: String) throws(GraphvizError) -> Rendering
  {
    let warnings = try unsafe layOut(in: context, engine: engine)
    defer { unsafe freeLayout(in: context) }
    let rendering = try unsafe render(in: context, format: format)
    return Rendering(bytes: rendering.bytes, warnings: warnings + rendering.warnings)
  }

  /// Lays out, which must be freed when no error is thrown. Returns what the library warned of.
  func layOut(in context: OpaquePointer, engine: String) throws(GraphvizError) -> [String] {
    let laidOut = unsafe gvLayout(context, graph, engine)
    let faults = GraphvizDiagnostics.take()
    guard laidOut == 0, faults.errors.isEmpty else {
      unsafe freeLayout(in: context)
      throw .failed(faults.errors.isEmpty ? ["the layout failed"] + faults.warnings : faults.errors)
    }
    return faults.warnings
  }

  /// Renders what was laid out.
  func render(in context: OpaquePointer, format: String) throws(GraphvizError) -> Rendering {
    var bytes = unsafe Self.bytes(from: gvRenderData, context, graph, format)
    let faults = GraphvizDiagnostics.take()
    guard bytes != nil, faults.errors.isEmpty else {
      throw .failed(faults.errors.isEmpty ? ["the render failed"] + faults.warnings : faults.errors)
    }
    if format.hasPrefix("pdf") { PDFDate.normalise(&bytes) }
    return Rendering(bytes: bytes ?? [], warnings: faults.warnings)
  }

  func freeLayout(in context: OpaquePointer) { unsafe _ = gvFreeLayout(context, graph) }

  // The length is an unsigned int up to 2.42 and a size_t later: the imported function decides.
  private static func bytes<Length: FixedWidthInteger>(
    from render: (
      OpaquePointer?, UnsafeMutablePointer<Agraph_t>?, UnsafePointer<CChar>?,
      UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?, UnsafeMutablePointer<Length>?
    ) -> Int32,
    _ context: OpaquePointer, _ graph: UnsafeMutablePointer<Agraph_t>, _ format: String
  ) -> [UInt8]? {
    var data: UnsafeMutablePointer<CChar>? = nil
    var length: Length = 0
    let status = unsafe render(context, graph, format, &data, &length)
    guard let data = unsafe data else { return nil }
    defer { unsafe gvFreeRenderData(data) }
    guard status == 0 else { return nil }
    return unsafe Array(UnsafeRawBufferPointer(start: data, count: Int(length)))
  }
}

// MARK: Building

extension CGraph {
  private func add(nodes: [Diagram.Node], to owner: UnsafeMutablePointer<Agraph_t>) {
    for node in nodes {
      let made = unsafe node.id.withMutableCString { unsafe agnode(owner, $0, 1) }
      if let made = unsafe made { unsafe set(node.attributes, of: UnsafeMutableRawPointer(made)) }
    }
  }

  private func add(edges: [Diagram.Edge], to owner: UnsafeMutablePointer<Agraph_t>) {
    for edge in edges {
      let tail = unsafe edge.tail.withMutableCString { unsafe agnode(owner, $0, 1) }
      let head = unsafe edge.head.withMutableCString { unsafe agnode(owner, $0, 1) }
      // Without a key every call makes an edge of its own, so parallel ones stay distinct.
      let made = unsafe agedge(owner, tail, head, nil, 1)
      if let made = unsafe made { unsafe set(edge.attributes, of: UnsafeMutableRawPointer(made)) }
    }
  }

  private func add(rank: [String]) {
    guard let made = unsafe agsubg(graph, nil, 1) else { return }
    unsafe set(["rank": .raw("same")], of: UnsafeMutableRawPointer(made))
    for node in rank { unsafe node.withMutableCString { unsafe _ = agnode(made, $0, 1) } }
  }

  private func add(_ cluster: Diagram.Cluster, to owner: UnsafeMutablePointer<Agraph_t>) {
    let made = unsafe "cluster_\(cluster.name)".withMutableCString { unsafe agsubg(owner, $0, 1) }
    guard let made = unsafe made else { return }
    unsafe set(cluster.attributes, of: UnsafeMutableRawPointer(made))
    unsafe add(nodes: cluster.nodes, to: made)
    for inner in cluster.clusters { unsafe add(inner, to: made) }
    unsafe add(edges: cluster.edges, to: made)
  }

  private func declareDefaults(of diagram: Diagram) {
    declare(diagram.nodeAttributes, kind: AGNODE)
    declare(diagram.edgeAttributes, kind: AGEDGE)
    // Text is UTF-8, whatever the locale.
    declare(["charset": .raw("UTF-8")], kind: AGRAPH)
  }

  private func declare(_ attributes: [String: Diagram.Value], kind: Int32) {
    for (name, value) in attributes.sorted(by: { $0.key < $1.key }) {
      unsafe withStored(value, of: name) { stored in
        unsafe name.withMutableCString { name in unsafe _ = agattr(graph, kind, name, stored) }
      }
    }
  }

  func set(_ attributes: [String: Diagram.Value], of object: UnsafeMutableRawPointer) {
    for (name, value) in attributes.sorted(by: { $0.key < $1.key }) {
      unsafe withStored(value, of: name) { stored in
        unsafe name.withMutableCString { name in
          unsafe "".withMutableCString { none in unsafe _ = agsafeset(object, name, stored, none) }
        }
      }
    }
  }

  /// Lends a value as a C string. An HTML-like label is one the library remembers as such for as long as it is used.
  private func withStored(
    _ value: Diagram.Value, of name: String, _ body: (UnsafeMutablePointer<CChar>?) -> Void
  ) {
    unsafe value.escaped(for: name).withMutableCString { text in
      guard case .html = value else { return unsafe body(text) }
      let stored = unsafe agstrdup_html(graph, text)
      unsafe body(stored)
      unsafe _ = agstrfree(graph, stored)
    }
  }
}

extension String {
  /// Lends the text to a C function that takes `char *` and does not write to it.
  func withMutableCString<Result>(_ body: (UnsafeMutablePointer<CChar>?) -> Result) -> Result {
    var characters = utf8CString
    return unsafe characters.withUnsafeMutableBufferPointer { unsafe body($0.baseAddress) }
  }
}
