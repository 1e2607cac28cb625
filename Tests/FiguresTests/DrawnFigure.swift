import Graphviz
import Testing

@testable import Figures

/// What stands in the diagram of a figure, for tests to ask.
struct DrawnFigure {
  let figure: Figure

  init(_ figure: Figure) { self.figure = figure }

  /// All nodes outside the legend, frames included.
  var nodes: [Diagram.Node] {
    func inside(_ cluster: Diagram.Cluster) -> [Diagram.Node] {
      cluster.nodes + cluster.clusters.flatMap(inside)
    }
    return figure.diagram.nodes + figure.diagram.clusters.filter { $0.name != "legend" }.flatMap(inside)
  }

  /// 'tail head' of every edge that is seen.
  var edges: [String] {
    figure.diagram.edges.filter { $0.attributes["style"] != .raw("invis") }.map { "\($0.tail) \($0.head)" }
  }

  func edge(_ tail: String, _ head: String) throws -> [String: Diagram.Value] {
    try #require(figure.diagram.edges.first { $0.tail == tail && $0.head == head }).attributes
  }

  func node(_ id: String) throws -> [String: Diagram.Value] {
    try #require(nodes.first { $0.id == id }).attributes
  }

  /// The words of an attribute.
  static func words(_ value: Diagram.Value?) -> String {
    switch value {
    case .text(let text)?, .raw(let text)?: text
    case .html(let label)?: label.markup
    case nil: ""
    }
  }

  /// The words on an edge, one line after the other.
  func words(on tail: String, _ head: String) throws -> String {
    try Self.words(edge(tail, head)["label"]).replacing("<BR/>", with: "\n").replacing(#/<[^>]*>/#, with: "")
  }

  func label(of node: String) throws -> String { Self.words(try self.node(node)["label"]) }

  /// The nodes of a frame by its title, those of frames inside it too.
  func nodes(inFrame title: String) -> [String] {
    func found(_ clusters: [Diagram.Cluster]) -> Diagram.Cluster? {
      for cluster in clusters {
        if cluster.attributes["label"] == .text(title) { return cluster }
        if let inner = found(cluster.clusters) { return inner }
      }
      return nil
    }
    func inside(_ cluster: Diagram.Cluster) -> [String] {
      cluster.nodes.map(\.id) + cluster.clusters.flatMap(inside)
    }
    return found(figure.diagram.clusters).map(inside) ?? []
  }

  /// Draws it in every variant; Graphviz finds nothing to say.
  func drawsCleanly() throws {
    for format in ["svg", "pdf"] { #expect(try figure.rendered(as: format).warnings.isEmpty) }
  }
}
