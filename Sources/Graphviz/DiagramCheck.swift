/// Refuses what makes the installed library crash, hang or open files, before it is asked.
///
/// The bounds were found with Graphviz 2.42.2. Each has a test that shows the refusal.
struct DiagramCheck {
  /// More nodes than this take a layout minutes and gigabytes.
  static let maximumNodes = 20_000
  /// Deeper clusters than this overflow the library's stack.
  static let maximumClusterDepth = 100
  /// Dots an inch; a bitmap at 100,000 runs for ever.
  static let maximumResolution = 1_200.0
  /// Inches on a side.
  static let maximumSize = 400.0

  /// Attributes that make the library open files.
  private static let fileAttributes: Set<String> = [
    "image", "shapefile", "fontpath", "imagepath", "stylesheet",
  ]
  private static let linkAttributes: Set<String> = [
    "URL", "href", "edgeURL", "edgehref", "headURL", "headhref", "labelURL", "labelhref", "tailURL",
    "tailhref",
  ]

  /// Longer edges and heavier ones exhaust the memory of the layered layout.
  static let maximumLength = 1_000.0
  /// Heavier edges overflow the layered layout.
  static let maximumWeight = 1_000_000.0
  /// Cells of a label's table that one cell may span; at 60,000 the library does not come back.
  static let maximumSpan = 1_000

  private let engine: String
  private var nodeCount = 0
  private var clusterOfNode: [String: String] = [:]

  private init(engine: String) { self.engine = engine }

  /// Looks through a diagram. - Complexity: O(attributes)
  static func check(_ diagram: Diagram, engine: String) throws(GraphvizError) {
    var check = DiagramCheck(engine: engine)
    for attributes in [diagram.graphAttributes, diagram.nodeAttributes, diagram.edgeAttributes] {
      try check.check(attributes)
    }
    try check.check(nodes: diagram.nodes, edges: diagram.edges)
    for cluster in diagram.clusters { try check.check(cluster, depth: 1) }
    for node in diagram.ranks.joined() { try check.checkText(node) }
  }

  private mutating func check(_ cluster: Diagram.Cluster, depth: Int) throws(GraphvizError) {
    guard depth <= Self.maximumClusterDepth else {
      throw .refused("clusters are nested more than \(Self.maximumClusterDepth) deep")
    }
    try checkText(cluster.name)
    try check(cluster.attributes)
    try check(nodes: cluster.nodes, edges: cluster.edges)
    let members = cluster.nodes.map(\.id) + cluster.edges.flatMap { [$0.tail, $0.head] }
    for node in members where engine == "osage" {
      guard clusterOfNode[node] == nil || clusterOfNode[node] == cluster.name else {
        throw .refused("the node '\(node)' is in two clusters, on which the engine 'osage' crashes")
      }
      clusterOfNode[node] = cluster.name
    }
    for inner in cluster.clusters { try check(inner, depth: depth + 1) }
  }

  private mutating func check(nodes: [Diagram.Node], edges: [Diagram.Edge]) throws(GraphvizError) {
    nodeCount += nodes.count
    guard nodeCount <= Self.maximumNodes else {
      throw .refused("the diagram has more than \(Self.maximumNodes) nodes; draw a part of it")
    }
    for node in nodes {
      try checkText(node.id)
      try check(node.attributes)
    }
    for edge in edges {
      try checkText(edge.tail)
      try checkText(edge.head)
      try check(edge.attributes)
    }
  }

  private func check(_ attributes: [String: Diagram.Value]) throws(GraphvizError) {
    for (name, value) in attributes {
      try checkText(name)
      let text = value.content
      try checkText(text)
      if Self.fileAttributes.contains(name) {
        throw .refused("the attribute '\(name)' would open a file; take it out")
      }
      if name == "_background", !BackgroundCheck.isHarmless(text) {
        throw .refused("a '_background' may draw polygons and lines alone; others open files")
      }
      if case .html(let label) = value, label.markup.lowercased().contains("<img") {
        throw .refused("an image in a label would open a file; take it out")
      }
      if Self.linkAttributes.contains(name), !Self.isSafeLink(text) {
        throw .refused("the link '\(text)' is neither http, https, a fragment nor a relative path")
      }
      try checkSize(name, text)
      try checkLayout(name, text)
      if case .html(let label) = value { try checkSpans(label.markup) }
    }
  }

  private func checkSize(_ name: String, _ text: String) throws(GraphvizError) {
    let limit: Double
    switch name {
    case "dpi", "resolution": limit = Self.maximumResolution
    case "size", "page", "width", "height", "margin", "pad": limit = Self.maximumSize
    case "minlen": limit = Self.maximumLength
    case "weight": limit = Self.maximumWeight
    default: return
    }
    for part in text.split(whereSeparator: { ", !".contains($0) }) {
      guard let number = Double(part), number.isFinite else { continue }
      guard number <= limit else {
        throw .refused("'\(name)' is \(part); the most is \(Int(limit))")
      }
    }
  }

  private func checkLayout(_ name: String, _ text: String) throws(GraphvizError) {
    if name == "splines", text == "ortho", engine != "dot" {
      throw .refused("'splines=ortho' crashes the engine '\(engine)'; use 'dot', or other splines")
    }
    if name == "smoothing", text == "spring" {
      throw .refused("'smoothing=spring' crashes the engine 'sfdp'; use another smoothing")
    }
  }

  private func checkSpans(_ markup: String) throws(GraphvizError) {
    let lowered = markup.lowercased()
    for key in ["colspan=", "rowspan="] {
      for range in lowered.ranges(of: key) {
        let digits = lowered[range.upperBound...].drop { $0 == "\"" || $0 == "'" }.prefix { $0.isNumber }
        guard let span = Int(digits), span <= Self.maximumSpan else {
          throw .refused("a cell of a label spans more than \(Self.maximumSpan) cells")
        }
      }
    }
  }

  private func checkText(_ text: String) throws(GraphvizError) {
    if text.utf8.contains(0) { throw .refused("a name or label holds a NUL character") }
  }

  static func isSafeLink(_ text: String) -> Bool {
    if text.hasPrefix("https://") || text.hasPrefix("http://") || text.hasPrefix("#") { return true }
    let head = text.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    return !head.contains(":") && !text.utf8.contains { $0 < 0x20 } && !text.hasPrefix("//")
  }
}

extension Diagram.Value {
  /// The text of the value, before escaping.
  var content: String {
    switch self {
    case .text(let text), .raw(let text): text
    case .html(let label): label.markup
    }
  }

  /// The text as Graphviz takes it through its C API. A backslash of plain text is doubled, since labels are
  /// escape strings, and a line end becomes the escape for a centred line.
  ///
  /// What looks like a reference, such as `&lt;`, the library would take for the character it names, in some formats
  /// and not in others, and the backslashes of tooltips it unescapes twice; an invisible character behind them keeps both
  /// as they are.
  func escaped(for attribute: String) -> String {
    switch self {
    case .raw(let text): return text
    case .html(let label): return Self.guarded(label.markup, ampersand: "&amp;")
    case .text(let text):
      let isUnescapedTwice = attribute.hasSuffix("tooltip")
      var result = ""
      for scalar in text.unicodeScalars {
        switch scalar {
        case "\\": result += "\\\\" + (isUnescapedTwice ? HTMLLabel.guardCharacter : "")
        case "\n": result += "\\n"
        case "\r": continue
        case _ where scalar.isUnfit && scalar != "\t": result += "\u{FFFD}"
        default: result.unicodeScalars.append(scalar)
        }
      }
      return Self.guarded(result, ampersand: "&")
    }
  }

  /// A text in which no ampersand begins what looks like a reference.
  private static func guarded(_ text: String, ampersand: String) -> String {
    guard text.contains(ampersand) else { return text }
    var result = ""
    var rest = text[...]
    while let found = rest.firstRange(of: ampersand) {
      result += rest[..<found.upperBound]
      rest = rest[found.upperBound...]
      let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "#") }
      if !name.isEmpty, rest[name.endIndex...].hasPrefix(";") { result += HTMLLabel.guardCharacter }
    }
    return result + rest
  }
}

extension Unicode.Scalar {
  /// Whether XML, and so a label, cannot hold it.
  var isUnfit: Bool { value < 0x20 || value == 0xFFFE || value == 0xFFFF }
}
