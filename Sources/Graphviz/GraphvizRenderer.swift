import Synchronization

/// The one owner of Graphviz in a process.
///
/// The library keeps state for the whole process and crashes when two threads use it, even with a context each, so
/// every use goes through one lock. The context is made when it is first needed: that, with fonts, costs some 20 ms.
///
/// All memory that a render takes is freed, on every way out. The library itself (2.42.2) keeps 0.7 to 16 kB of each
/// layout that has clusters, more with labels (measured in `Benchmarks/Rendering`); a process that lives long and
/// draws much should draw in a child.
public enum GraphvizRenderer {
  private static let context = Mutex<GraphvizContext?>(nil)

  /// Lays a diagram out and renders it.
  ///
  /// - Parameters:
  ///   - engine: a layout engine, such as `dot` or `neato`.
  ///   - format: a format the installed library can write, such as `svg`, `pdf` or `png`.
  /// - Returns: the bytes of the file, the same for the same diagram, and what the library warned of.
  /// - Throws: `GraphvizError`; a fault the library merely reports, like a malformed HTML-like label, included.
  /// - Complexity: that of the engine
  public static func render(_ diagram: Diagram, engine: String = "dot", as format: String)
    throws(GraphvizError) -> Rendering
  {
    try DiagramCheck.check(diagram, engine: engine)
    return try withContext { (context) throws(GraphvizError) in
      try context.render(diagram, engine: engine, format: format)
    }
  }

  /// Lays a diagram out, to be measured, to have more set beside it, and to be rendered in several formats.
  ///
  /// - Parameter engine: a layout engine, such as `dot` or `neato`.
  /// - Throws: `GraphvizError`
  /// - Complexity: that of the engine
  public static func place(_ diagram: Diagram, engine: String = "dot") throws(GraphvizError) -> PlacedDiagram
  {
    try DiagramCheck.check(diagram, engine: engine)
    return try withContext { (context) throws(GraphvizError) in try context.place(diagram, engine: engine) }
  }

  /// Renders a diagram as it stands on a page, in several formats.
  ///
  /// - Parameters:
  ///   - formats: formats the installed library can write and that have pages, such as `svg`, `pdf` or `png`.
  ///   - page: takes how large the whole is and says where it stands.
  /// - Returns: a file for each format. Warnings of the layout are told again.
  /// - Throws: `GraphvizError`
  /// - Complexity: O(size of the diagram) a format
  public static func render(
    _ placed: PlacedDiagram, as formats: [String], on page: (PlacedDiagram.Size) -> Placement
  ) throws(GraphvizError) -> [Rendering] {
    try DiagramCheck.check(placed.diagram, engine: PlacedDiagram.engine)
    return try withContext { (context) throws(GraphvizError) in
      try context.render(placed, formats: formats, on: page)
    }
  }

  /// The layout engines of the installed library, in alphabetical order.
  public static var engines: [String] {
    (try? withContext { (context) throws(GraphvizError) in context.engines }) ?? []
  }

  /// The formats the installed library can write, in alphabetical order.
  public static var formats: [String] {
    (try? withContext { (context) throws(GraphvizError) in context.formats }) ?? []
  }

  /// The version of the installed library.
  public static var version: String {
    (try? withContext { (context) throws(GraphvizError) in context.version }) ?? "unknown"
  }

  static func read(_ text: [UInt8]) throws(GraphvizError) -> Diagram {
    try withContext { (context) throws(GraphvizError) in try context.read(text) }
  }

  static func readGraphs(_ text: [UInt8]) throws(GraphvizError) -> [DOTGraph] {
    try withContext { (context) throws(GraphvizError) in try context.readGraphs(text) }
  }

  private static func withContext<Result: Sendable>(
    _ body: (GraphvizContext) throws(GraphvizError) -> Result
  ) throws(GraphvizError) -> Result {
    try context.withLock { (owned: inout GraphvizContext?) throws(GraphvizError) -> Result in
      if let context = owned { return try body(context) }
      let context = try GraphvizContext()
      owned = context
      return try body(context)
    }
  }
}
