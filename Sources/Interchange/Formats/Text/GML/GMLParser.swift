/// The state of reading a GML file: a first way over the graph for its nodes, a second for its edges, as edges may stand
/// before their nodes.
struct GMLParser {
  /// Deeper lists are refused.
  static let deepest = 100

  let file: NetworkFile
  var document: NetworkDocument
  var scanner = TextScanner()
  var keys = GMLKeys()
  /// The ids of the nodes, by the numbers of the nodes in the document.
  var ids = IdentifierTable()
  /// For each key its place in the values that are being merged, or -1.
  var places: [Int] = []
  /// Where each edge's key ends and its list begins.
  private var edges: [TextScanner] = []
  /// Whether an edge has a key `weight`, so that `value` is none.
  var edgesHaveWeight = false
  /// Whether this program wrote the file: then a node's `name` is its identifier.
  var isOurs = false

  init(file: NetworkFile, document: NetworkDocument) {
    self.file = file
    self.document = document
  }

  mutating func parse(_ bytes: Span<UInt8>) throws(InterchangeError) {
    var graphs = 0
    var top: [GMLField] = []
    while let (key, _) = try nextKey(bytes) {
      let (token, line) = try scanner.gmlToken(bytes, file)
      if key == GMLKeys.Known.graph.rawValue, case .open = token {
        graphs += 1
        if graphs == 1 { try parseGraph(bytes, line) } else { try skipList(bytes, line) }
        continue
      }
      try take(token, GMLField(key: key, value: .boolean(false), line: line), bytes, into: &top, depth: 0)
      if keys.text(key) == "Creator", top.last?.value == .text(GMLWriter.creator) { isOurs = true }
    }
    guard graphs > 0 else { throw file.error(line: 1, "there is no 'graph [ ... ]'") }
    if graphs > 1 { document.remark("the file has \(graphs) graphs; the first was read") }
    let outer = merged(top).map { (name: keys.text($0.key), value: $0.value) }
    document.attributes = outer.filter { !isOurs || $0.name != "Creator" } + document.attributes
    for (index, start) in edges.enumerated() {
      if index % 4096 == 0 { file.progress?(Double(start.position) / Double(max(1, bytes.count))) }
      scanner = start
      let line = try scanner.gmlToken(bytes, file).line
      try parseEdge(bytes, line)
    }
  }

  private mutating func parseGraph(_ bytes: Span<UInt8>, _ opened: Int) throws(InterchangeError) {
    var fields: [GMLField] = []
    document.isDirectedByDefault = false
    while let (key, line) = try nextKey(bytes, openedIn: opened) {
      let start = scanner
      let (token, place) = try scanner.gmlToken(bytes, file)
      if case .open = token, key == GMLKeys.Known.node.rawValue {
        try parseNode(bytes, place)
      } else if case .open = token, key == GMLKeys.Known.edge.rawValue {
        edges.append(start)
        try checkEdge(bytes, place)
      } else {
        let field = GMLField(key: key, value: .boolean(false), line: line)
        try take(token, field, bytes, into: &fields, depth: 1)
      }
    }
    for field in merged(fields) {
      switch GMLKeys.Known(rawValue: field.key) {
      case .directed: setDirection(field.value)
      // It only says that there may be parallel edges, which stay anyhow.
      case nil where keys.text(field.key) == "multigraph": break
      case .label: document.title = field.value.description
      default: document.attributes.append((keys.text(field.key), field.value))
      }
    }
  }

  private mutating func setDirection(_ value: NetworkValue) {
    document.isDirectedByDefault = value != .integer(0)
    if value != .integer(0), value != .integer(1) {
      document.remark("'directed' is \(value), neither 0 nor 1; the edges were read as directed")
    }
  }

  /// Steps over a list whose bracket was read.
  private mutating func skipList(_ bytes: Span<UInt8>, _ opened: Int) throws(InterchangeError) {
    var openings = [opened]
    while let opening = openings.last {
      let (token, line) = try scanner.gmlToken(bytes, file)
      switch token {
      case .open: openings.append(line)
      case .close: openings.removeLast()
      case .end: throw notClosed(opening)
      case .word, .string: break
      }
      if openings.count > Self.deepest { throw tooDeep(line) }
    }
  }

  func notClosed(_ line: Int) -> InterchangeError {
    file.error(line: line, "the list that begins here is not closed; add ']'")
  }

  func tooDeep(_ line: Int) -> InterchangeError {
    file.error(line: line, "lists are nested more than \(Self.deepest) deep")
  }
}
