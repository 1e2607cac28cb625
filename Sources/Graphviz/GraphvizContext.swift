import CGraphviz

/// Graphviz's context and the only code that holds its pointers. Used under the renderer's lock alone.
@safe final class GraphvizContext {
  let context: OpaquePointer
  /// The layout engines, asked for once: the library searches its plugins each time.
  private(set) lazy var engines = plugins("layout")
  /// The formats it can write. Those that open a window are left out: they wait for a user who is not there.
  private(set) lazy var formats = plugins("device").filter { !["gtk", "x11", "xlib"].contains($0) }

  /// Whether labels can be drawn. Where the system cannot be asked, the library is trusted.
  private lazy var hasFont = corridor_font_count() != 0

  init() throws(GraphvizError) {
    GraphvizDiagnostics.install()
    guard let made = unsafe gvContext() else { throw .failed(["Graphviz cannot be started"]) }
    unsafe context = made
  }

  deinit { unsafe _ = gvFreeContext(context) }

  var version: String { unsafe gvcVersion(context).map { unsafe String(cString: $0) } ?? "unknown" }

  /// The names of plugins of a kind ('layout', 'device'), sorted, each once.
  private func plugins(_ kind: String) -> [String] {
    var count: Int32 = 0
    guard let list = unsafe gvPluginList(context, kind, &count, nil) else { return [] }
    var names: Set<String> = []
    for index in 0..<Int(count) {
      guard let name = unsafe list[index] else { continue }
      unsafe names.insert(String(cString: name))
      unsafe free(name)
    }
    unsafe free(list)
    return names.sorted()
  }

  func render(_ diagram: Diagram, engine: String, format: String) throws(GraphvizError) -> Rendering {
    let graph = try graph(diagram, engine: engine, formats: [format])
    return try unsafe graph.rendered(in: context, engine: engine, format: format)
  }

  func place(_ diagram: Diagram, engine: String) throws(GraphvizError) -> PlacedDiagram {
    let graph = try graph(diagram, engine: engine, formats: [])
    return try unsafe graph.placed(diagram, in: context, engine: engine)
  }

  /// A diagram in C memory, once all that it needs is known to be there.
  func graph(_ diagram: Diagram, engine: String, formats: [String]) throws(GraphvizError) -> CGraph {
    guard engines.contains(engine) else { throw .unknownEngine(engine, known: engines) }
    for format in formats where !self.formats.contains(format) {
      throw .unknownFormat(format, known: self.formats)
    }
    guard hasFont else { throw .noFont }
    _ = GraphvizDiagnostics.take()
    guard let graph = CGraph(diagram) else { throw .failed(["out of memory"]) }
    return graph
  }
}
