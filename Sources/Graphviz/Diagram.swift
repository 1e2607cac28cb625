/// A diagram to be laid out: nodes, edges, clusters and their attributes.
///
/// A value that knows nothing of Graphviz's memory. Things are drawn in the order they were added, so the same
/// diagram gives the same bytes.
public struct Diagram: Sendable, Hashable, Encodable {
  /// The value of an attribute.
  public enum Value: Sendable, Hashable, Encodable {
    /// Words, shown as they are: backslashes are backslashes, a line end is a line end.
    case text(String)
    /// What Graphviz interprets: a number, a colour, the name of a shape, escapes like `\l`.
    case raw(String)
    /// An HTML-like label.
    case html(HTMLLabel)
  }

  /// A node.
  public struct Node: Sendable, Hashable, Encodable {
    /// Its name, unique in the diagram.
    public let id: String
    /// Its attributes.
    public var attributes: [String: Value]

    /// Makes a node.
    public init(id: String, attributes: [String: Value] = [:]) {
      self.id = id
      self.attributes = attributes
    }
  }

  /// An edge. Several between the same two nodes stay distinct.
  public struct Edge: Sendable, Hashable, Encodable {
    /// The name of the node it starts from.
    public let tail: String
    /// The name of the node it leads to.
    public let head: String
    /// Its attributes.
    public var attributes: [String: Value]

    /// Makes an edge.
    public init(tail: String, head: String, attributes: [String: Value] = [:]) {
      self.tail = tail
      self.head = head
      self.attributes = attributes
    }
  }

  /// A part of a diagram that is drawn together, with a frame.
  public struct Cluster: Sendable, Hashable, Encodable {
    /// Its name, unique in the diagram.
    public let name: String
    /// Its attributes.
    public var attributes: [String: Value]
    /// Its own nodes.
    public internal(set) var nodes: [Node] = []
    /// Edges that belong to it.
    public internal(set) var edges: [Edge] = []
    /// Clusters inside it.
    public internal(set) var clusters: [Cluster] = []

    /// Makes an empty cluster.
    public init(_ name: String, attributes: [String: Value] = [:]) {
      self.name = name
      self.attributes = attributes
    }

    /// Adds a node.
    public mutating func addNode(_ id: String, attributes: [String: Value] = [:]) {
      nodes.append(Node(id: id, attributes: attributes))
    }

    /// Adds an edge. Nodes it names that do not exist come into being.
    public mutating func addEdge(_ tail: String, _ head: String, attributes: [String: Value] = [:]) {
      edges.append(Edge(tail: tail, head: head, attributes: attributes))
    }

    /// Adds a cluster inside this one.
    public mutating func add(_ cluster: Cluster) { clusters.append(cluster) }
  }

  /// Whether edges have a direction.
  public var isDirected: Bool
  /// Attributes of the diagram as a whole.
  public var graphAttributes: [String: Value] = [:]
  /// Attributes of every node that says nothing else.
  public var nodeAttributes: [String: Value] = [:]
  /// Attributes of every edge that says nothing else.
  public var edgeAttributes: [String: Value] = [:]
  /// Nodes outside any cluster.
  public internal(set) var nodes: [Node] = []
  /// Edges outside any cluster.
  public internal(set) var edges: [Edge] = []
  /// The clusters.
  public internal(set) var clusters: [Cluster] = []

  /// Nodes outside any cluster that stand on one rank each, for the layered layout.
  public var ranks: [[String]] = []

  /// Makes an empty diagram.
  public init(isDirected: Bool = true) { self.isDirected = isDirected }

  /// Adds a node.
  public mutating func addNode(_ id: String, attributes: [String: Value] = [:]) {
    nodes.append(Node(id: id, attributes: attributes))
  }

  /// Adds an edge. Nodes it names that do not exist come into being.
  public mutating func addEdge(_ tail: String, _ head: String, attributes: [String: Value] = [:]) {
    edges.append(Edge(tail: tail, head: head, attributes: attributes))
  }

  /// Adds a cluster.
  public mutating func add(_ cluster: Cluster) { clusters.append(cluster) }
}
