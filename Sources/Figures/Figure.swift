public import Atlas
public import Graphviz
public import Influence
public import Interchange

/// A diagram with what a reader needs beside it: a title, a caption, a text alternative, and the table behind it.
public struct Figure: Sendable {
  /// A short name for files: 'landscape', 'routes'.
  public let name: String
  /// The heading.
  public internal(set) var title: String
  /// What is shown, from what data, on what date, from which sources.
  public let caption: String
  /// Who made what it rests on: the authors of the sources cited, or the atlas.
  public let author: String
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
  /// All that the drawn things rest on, each place once.
  public let citations: [Citation]
  /// The samples of its legend.
  let entries: [Legend.Entry]
  /// Its number among the figures of a report.
  public var number: Int?
  /// Ways through it that a reader may want to see apart, such as its routes.
  public var paths: [Path] = []

  /// A way through a figure.
  public struct Path: Sendable, Hashable {
    /// What it is called: 'Route 1, strength 0.350'.
    public let name: String
    /// The entities along it.
    public let entities: [EntityReference]
  }

  /// The program that draws figures, as files name it.
  static let creator = "Corridor"

  /// The number and the title.
  var heading: String { (number.map { "Figure \($0). " } ?? "") + title }

  /// What the legend explains, in words.
  public var legend: [String] { entries.map(\.words) }

  /// The diagram without its legend and caption, with where everything stands, and both below it.
  ///
  /// - Throws: `GraphvizError`
  /// - Complexity: that of the layout engine
  public func composed() throws(GraphvizError) -> PlacedDiagram {
    let composition = Composition(
      theme: theme, entries: entries, heading: heading, caption: caption)
    return try composition.below(GraphvizRenderer.place(diagram, engine: engine))
  }
}

extension Figure {
  /// The figure as a file.
  ///
  /// - Parameters:
  ///   - format: svg, pdf, png, dot or any other that the installed Graphviz writes.
  ///   - resolution: dots an inch of a bitmap.
  /// - Throws: `FigureError.pageTooSmall`, `FigureError.tooManyDots` or `GraphvizError`.
  public func rendered(as format: String, resolution: Double = 300) throws -> Rendering {
    guard let file = try rendered(as: [format], resolution: resolution).first else {
      throw GraphvizError.failed(["nothing was drawn"])
    }
    return file
  }
}
