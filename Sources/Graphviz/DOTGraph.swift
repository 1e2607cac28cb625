/// A graph as a DOT text states it: what it holds, not how it is drawn.
///
/// Nodes and edges stand in the order in which the text first names them. Nothing is laid out, and no file that an
/// attribute names is opened.
public struct DOTGraph: Sendable, Hashable {
  /// An attribute and its value. Those without a value are left out.
  public struct Attribute: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// Its value, defaults included.
    public let value: Diagram.Value
  }

  /// A node.
  public struct Node: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// Its attributes, by name.
    public let attributes: [Attribute]
    /// The innermost cluster it is in, as a place among the clusters; of several, the first.
    public fileprivate(set) var cluster: Int?
  }

  /// An edge.
  public struct Edge: Sendable, Hashable {
    /// The node it starts from, as a place among the nodes.
    public let tail: Int
    /// The node it leads to, as a place among the nodes.
    public let head: Int
    /// Its key, where it has one.
    public let key: String?
    /// Its attributes, by name.
    public let attributes: [Attribute]
  }

  /// A subgraph whose name begins with `cluster`.
  public struct Cluster: Sendable, Hashable {
    /// Its name, with `cluster`.
    public let name: String
    /// The cluster it lies in, as a place among the clusters.
    public let parent: Int?
    /// Its attributes, by name.
    public let attributes: [Attribute]
  }

  /// Its name; nil where it has none.
  public let name: String?
  /// Whether edges have a direction.
  public let isDirected: Bool
  /// Whether parallel edges were merged.
  public let isStrict: Bool
  /// Its attributes, by name.
  public let attributes: [Attribute]
  /// The nodes.
  public private(set) var nodes: [Node] = []
  /// The edges.
  public private(set) var edges: [Edge] = []
  /// The clusters, outer ones before those inside.
  public private(set) var clusters: [Cluster] = []

  /// Reads every graph of a text in the DOT language.
  ///
  /// - Throws: `GraphvizError.syntax` with the line of the first fault; `.refused` for a text the library cannot take.
  /// - Complexity: O(characters + objects · attributes)
  public static func read(_ text: String) throws(GraphvizError) -> [DOTGraph] {
    try GraphvizRenderer.readGraphs(DOTCheck.cleaned(text))
  }

  init(name: String?, isDirected: Bool, isStrict: Bool, attributes: [Attribute]) {
    self.name = name
    self.isDirected = isDirected
    self.isStrict = isStrict
    self.attributes = attributes
  }

  mutating func add(_ node: Node) { nodes.append(node) }
  mutating func add(_ edge: Edge) { edges.append(edge) }

  /// Adds a cluster and gives its place.
  mutating func add(_ cluster: Cluster) -> Int {
    clusters.append(cluster)
    return clusters.count - 1
  }

  /// Puts a node into a cluster, unless it is in one that lies as deep.
  mutating func put(node: Int, into cluster: Int) {
    guard let present = nodes[node].cluster else { return nodes[node].cluster = cluster }
    if depth(of: cluster) > depth(of: present) { nodes[node].cluster = cluster }
  }

  private func depth(of cluster: Int) -> Int {
    var depth = 0
    var next = clusters[cluster].parent
    while let parent = next {
      depth += 1
      next = clusters[parent].parent
    }
    return depth
  }
}
