public import Graphviz
public import Interchange

/// A diagram with what a reader needs beside it: a title, a caption, a text alternative, and the table behind it.
public struct Figure: Sendable {
  /// A short name for files: 'landscape', 'routes'.
  public let name: String
  /// The heading.
  public let title: String
  /// What is shown, from what data, on what date, from which sources.
  public let caption: String
  /// What the figure says, in words, for those who cannot see it: one line for all entities of a kind, then one for
  /// each tie.
  public let description: String
  /// The drawing, without legend and caption.
  public let diagram: Diagram
  /// The layout engine.
  public let engine: String
  /// How it looks.
  public let theme: Theme
  /// The numbers behind it.
  public let table: Table
  /// The samples of its legend.
  let entries: [Legend.Entry]
  /// Its number among the figures of a report.
  public var number: Int?

  /// What the legend explains, in words.
  public var legend: [String] { entries.map(\.words) }

  /// The diagram without its legend and caption, with where everything stands, and both below it.
  ///
  /// - Throws: `GraphvizError`
  /// - Complexity: that of the layout engine
  public func composed() throws(GraphvizError) -> PlacedDiagram {
    let composition = Composition(
      theme: theme, entries: entries, heading: (number.map { "Figure \($0). " } ?? "") + title,
      caption: caption)
    return try composition.below(GraphvizRenderer.place(diagram, engine: engine))
  }
}

extension Figure {
  /// The figure as a file.
  ///
  /// - Parameter format: svg, pdf, png, dot or any other that the installed Graphviz writes.
  /// - Throws: `GraphvizError`.
  public func rendered(as format: String) throws(GraphvizError) -> Rendering {
    try GraphvizRenderer.render(try composed(), as: format)
  }

  /// Draws into a file, whole or not at all; its ending says the format.
  ///
  /// - Returns: what Graphviz warned of.
  /// - Throws: `FigureError.noFormat`, `GraphvizError` or `FileWriteError`.
  @discardableResult
  public func write(to path: String) throws -> [String] {
    let parts = path.split(separator: "/").last?.split(separator: ".", omittingEmptySubsequences: false) ?? []
    guard parts.count > 1, let format = parts.last, !format.isEmpty else { throw FigureError.noFormat(path) }
    let rendering = try rendered(as: String(format))
    try AtomicFile.write(rendering.bytes, to: path)
    return rendering.warnings
  }
}
