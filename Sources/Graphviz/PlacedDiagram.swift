/// A diagram that has been laid out: every node, edge and cluster says where it is.
///
/// Rendered with the engine `nop2`, it is drawn as it stands, in any number of formats and with more beside it, without
/// another layout.
public struct PlacedDiagram: Sendable {
  /// The width and the height of a node's box, in points.
  public struct Size: Sendable, Hashable {
    /// In points.
    public let width, height: Double

    /// Makes a size.
    public init(width: Double, height: Double) {
      self.width = width
      self.height = height
    }
  }

  /// The engine that lays nothing out.
  static let engine = "nop2"

  /// The diagram with its places: positions, sizes, splines and boxes as the library writes them, in points from the
  /// lower left corner. What only shaped the layout is gone.
  public let diagram: Diagram
  /// The extent of the whole.
  public let size: Size
  /// The sizes of the nodes, by name.
  public let nodeSizes: [String: Size]
  /// What the library warned of.
  public let warnings: [String]

  /// A diagram whose nodes, edges and clusters say where they are.
  public init(diagram: Diagram, size: Size, nodeSizes: [String: Size] = [:], warnings: [String] = []) {
    self.diagram = diagram
    self.size = size
    self.nodeSizes = nodeSizes
    self.warnings = warnings
  }
}

extension GraphvizRenderer {
  /// Renders a diagram as it stands. Warnings of its layout are told again.
  ///
  /// - Parameter format: a format the installed library can write, such as `svg`, `pdf` or `png`.
  /// - Throws: `GraphvizError`
  public static func render(_ placed: PlacedDiagram, as format: String) throws(GraphvizError) -> Rendering {
    let rendering = try render(placed.diagram, engine: PlacedDiagram.engine, as: format)
    return Rendering(bytes: rendering.bytes, warnings: placed.warnings + rendering.warnings)
  }
}

/// What the library wrote of places, as attributes, in the order the things were made.
struct WrittenPlaces {
  typealias Attributes = [String: Diagram.Value]

  /// Attributes of the whole that a layout obeys and a drawing in place must not.
  private static let layoutAttributes: Set<String> = [
    "rankdir", "ranksep", "nodesep", "ratio", "size", "splines", "overlap", "sep", "esep", "concentrate",
    "layout", "pack", "packmode", "newrank", "remincross", "ordering", "compound", "mode", "model", "start",
    "label", "labelloc", "labeljust", "center", "normalize", "root",
  ]

  var whole: Attributes = [:]
  var nodes: [String: Attributes] = [:]
  var edges: [Attributes] = []
  var clusters: [String: Attributes] = [:]

  /// A box as 'left,bottom,right,top'.
  static func size(ofBox text: String) -> PlacedDiagram.Size? {
    let parts = text.split(separator: ",").compactMap { Double($0) }
    return parts.count == 4
      ? PlacedDiagram.Size(width: parts[2] - parts[0], height: parts[3] - parts[1]) : nil
  }

  /// The sizes of nodes, whose widths and heights are written in inches.
  var nodeSizes: [String: PlacedDiagram.Size] {
    nodes.compactMapValues { attributes in
      guard let width = attributes["width"].flatMap({ Double($0.content) }),
        let height = attributes["height"].flatMap({ Double($0.content) })
      else { return nil }
      return PlacedDiagram.Size(width: width * 72, height: height * 72)
    }
  }

  /// The diagram with its places. Edges must be listed as `CGraph` makes them: clusters first, inner ones before their
  /// outer ones.
  func applied(to diagram: Diagram) -> Diagram {
    var placed = diagram
    var next = 0
    placed.graphAttributes = diagram.graphAttributes.filter { !Self.layoutAttributes.contains($0.key) }
    placed.ranks = []
    placed.nodes = diagram.nodes.map(applied)
    placed.clusters = diagram.clusters.map { applied(to: $0, &next) }
    placed.edges = applied(to: diagram.edges, &next)
    return placed
  }

  private func applied(to node: Diagram.Node) -> Diagram.Node {
    var node = node
    node.attributes.merge(nodes[node.id] ?? [:]) { $1 }
    return node
  }

  private func applied(to cluster: Diagram.Cluster, _ next: inout Int) -> Diagram.Cluster {
    var placed = cluster
    placed.attributes.merge(clusters[cluster.name] ?? [:]) { $1 }
    placed.nodes = cluster.nodes.map(applied)
    placed.clusters = cluster.clusters.map { applied(to: $0, &next) }
    placed.edges = applied(to: cluster.edges, &next)
    return placed
  }

  /// Invisible edges have done their work and go.
  private func applied(to list: [Diagram.Edge], _ next: inout Int) -> [Diagram.Edge] {
    list.compactMap { edge in
      defer { next += 1 }
      guard edge.attributes["style"] != .raw("invis"), edges.indices.contains(next) else { return nil }
      var edge = edge
      edge.attributes.merge(edges[next]) { $1 }
      return edge
    }
  }
}
