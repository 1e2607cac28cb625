/// A network as a file of another program tells it: nodes and edges with attributes, nothing interpreted yet.
///
/// Nodes and edges are numbered in the order of the file. Parallel edges and loops stay. Several graphs or relations in
/// one file become one document whose nodes or edges say which they are from (`Name.graph`, `Name.relation`).
public struct NetworkDocument: Sendable {
  /// Attributes that mean the same in every format, by the name they have here.
  public enum Name {
    /// What a node or an edge is called.
    public static let label = "label"
    /// What kind of thing a node is.
    public static let kind = "kind"
    /// What type an edge is of.
    public static let type = "type"
    /// The weight of an edge.
    public static let weight = "weight"
    /// The identifier of an edge.
    public static let identifier = "id"
    /// When a node or an edge begins, as the file writes it.
    public static let since = "since"
    /// When a node or an edge ends, as the file writes it.
    public static let until = "until"
    /// The node that a node lies in.
    public static let parent = "parent"
    /// Which mode of a two-mode network a node is in: 1 or 2.
    public static let mode = "mode"
    /// Which of several graphs in one file a node or an edge is from.
    public static let graph = "graph"
    /// Which of several relations in one file an edge is from.
    public static let relation = "relation"
    /// Words about it.
    public static let description = "description"
    /// The place of a node in a drawing.
    public static let (x, y, z) = ("x", "y", "z")
    /// The colour of a node or an edge in a drawing, as `#rrggbb`.
    public static let colour = "colour"
    /// The size of a node in a drawing.
    public static let size = "size"
  }

  /// Which way edges go.
  public enum Direction: String, Sendable, Hashable {
    case directed, undirected, mixed
  }

  /// The format it was read from.
  public var format: NetworkFormat?
  /// The title, if the file has one.
  public var title: String?
  /// Attributes of the network as a whole, in the order of the file.
  public var attributes: [(name: String, value: NetworkValue)] = []
  /// Identifiers of the nodes, by number.
  public private(set) var nodes = IdentifierTable()
  /// Attributes of the nodes, a row a node.
  public var nodeAttributes = AttributeTable()
  /// For each edge the node it starts from.
  public private(set) var sources: [UInt32] = []
  /// For each edge the node it leads to.
  public private(set) var targets: [UInt32] = []
  /// For each edge whether it has a direction.
  public private(set) var isDirected: [Bool] = []
  /// Attributes of the edges, a row an edge.
  public var edgeAttributes = AttributeTable()
  /// Whether edges have a direction where the file has no edge to tell.
  public var isDirectedByDefault = true
  /// The lines of the file that the edges stand on, where the reader knows them.
  public internal(set) var edgeLines: LineNumbers?
  /// The lines of the file that declare the nodes, where the reader knows them.
  public internal(set) var nodeLines: LineNumbers?
  /// How many of the nodes the file does not declare, where its format has a place to declare them: they came into being
  /// by the edges that name them.
  public internal(set) var impliedNodeCount = 0
  /// What was found on the way that a reader of the file should know: guesses, and what has no place here.
  public private(set) var remarks: [String] = []

  /// Makes an empty document.
  public init() {}

  /// The number of nodes.
  public var nodeCount: Int { nodes.count }
  /// The number of edges.
  public var edgeCount: Int { sources.count }

  /// Which way the edges go: as they all do, or mixed.
  public var direction: Direction {
    guard let first = isDirected.first else { return isDirectedByDefault ? .directed : .undirected }
    if isDirected.contains(!first) { return .mixed }
    return first ? .directed : .undirected
  }

  /// The number of a node, which is added if its identifier is new.
  @discardableResult
  public mutating func addNode(_ identifier: String) -> Int { Int(nodes.insert(identifier)) }

  /// The number of a node whose identifier is bytes of a span, and whether it is new.
  mutating func addNode(_ span: Span<UInt8>, _ range: Range<Int>) -> (index: Int, isNew: Bool) {
    let (index, isNew) = nodes.insert(span, range)
    return (Int(index), isNew)
  }

  /// Adds an edge between two nodes by their numbers, and returns its number.
  @discardableResult
  public mutating func addEdge(from source: Int, to target: Int, isDirected: Bool) -> Int {
    precondition(source < nodeCount && target < nodeCount, "the ends of an edge are nodes")
    sources.append(UInt32(source))
    targets.append(UInt32(target))
    self.isDirected.append(isDirected)
    return sources.count - 1
  }

  /// The numbers of the nodes that a column of a table names, which are added if they are new.
  mutating func intern(column: Int, of table: DelimitedTable) -> [UInt32] {
    table.intern(column: column, into: &nodes)
  }

  /// Adds an edge a row.
  mutating func addEdges(_ sources: [UInt32], _ targets: [UInt32], isDirected: [Bool]) {
    self.sources += sources
    self.targets += targets
    self.isDirected += isDirected
  }

  /// Notes the line that declares a node.
  mutating func note(line: Int, ofNode node: Int) {
    if nodeLines == nil { nodeLines = LineNumbers() }
    nodeLines?.note(line, of: node)
  }

  /// Notes the line that an edge stands on.
  mutating func note(line: Int, ofEdge edge: Int) {
    if edgeLines == nil { edgeLines = LineNumbers() }
    edgeLines?.note(line, of: edge)
  }

  /// Notes something, once.
  public mutating func remark(_ text: String) {
    if !remarks.contains(text) { remarks.append(text) }
  }

  /// The weight of an edge; 1 if it has none. - Complexity: O(log edges)
  public func weight(ofEdge edge: Int) -> Double {
    edgeAttributes.value(Name.weight, ofRow: edge)?.double ?? 1
  }
}
