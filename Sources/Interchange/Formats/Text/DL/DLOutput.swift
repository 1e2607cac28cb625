/// The two sets of nodes of a two-mode network.
struct DLModes {
  private(set) var rows: [Int] = []
  private(set) var columns: [Int] = []
  /// The place of each node in its set.
  private var places: [Int] = []
  private var isRow: [Bool] = []

  /// The modes of a document; nil where its nodes or edges do not fit two.
  init?(_ document: NetworkDocument) {
    guard let modes = document.nodeAttributes.column(NetworkDocument.Name.mode) else { return nil }
    for node in 0..<document.nodeCount {
      switch modes.value(ofRow: node) {
      case .integer(1):
        places.append(rows.count)
        rows.append(node)
      case .integer(2):
        places.append(columns.count)
        columns.append(node)
      default: return nil
      }
      isRow.append(modes.value(ofRow: node) == .integer(1))
    }
    for (source, target) in zip(document.sources, document.targets)
    where isRow[Int(source)] == isRow[Int(target)] { return nil }
  }

  /// The row and the column of an edge.
  func place(ofEdge edge: Int, _ document: NetworkDocument) -> (row: Int, column: Int) {
    let (source, target) = (Int(document.sources[edge]), Int(document.targets[edge]))
    return isRow[source] ? (places[source], places[target]) : (places[target], places[source])
  }
}

/// Bytes of a DL file.
struct DLOutput {
  private(set) var bytes: [UInt8] = []
  private(set) var losses: [String] = []
  /// What stands for each node: its label, or its identifier where labels are missing or the same.
  let names: [String]

  init(_ document: NetworkDocument) {
    typealias Name = NetworkDocument.Name
    let identifiers = (0..<document.nodeCount).map { document.nodes[UInt32($0)] }
    let column = document.nodeAttributes.column(Name.label)
    let labels = identifiers.indices.map { column?.value(ofRow: $0)?.description ?? identifiers[$0] }
    let areLabelsUsable = Set(labels).count == labels.count && !labels.contains("")
    names = areLabelsUsable ? labels : identifiers
    if labels != identifiers {
      lose(areLabelsUsable ? "identifiers beside labels" : "labels that are not unique")
    }
    for attribute in document.nodeAttributes.columns where ![Name.label, Name.mode].contains(attribute.name) {
      lose("the attribute '\(attribute.name)' of nodes")
    }
    let hasRelation = document.edgeAttributes.index(of: Name.relation) != nil
    let used = [Name.weight, hasRelation ? Name.relation : Name.type]
    for attribute in document.edgeAttributes.columns where !used.contains(attribute.name) {
      lose("the attribute '\(attribute.name)' of edges")
    }
    for (name, _) in document.attributes { lose("the attribute '\(name)' of the network") }
    if document.title != nil { lose("the title") }
  }

  mutating func line(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    bytes.append(10)
  }

  /// Notes what is lost, once.
  mutating func lose(_ what: String) {
    let loss = "DL does not hold \(what)"
    if !losses.contains(loss) { losses.append(loss) }
  }

  /// A label as it can stand in a list: in quotes where it has to be.
  mutating func label(_ label: String) -> String {
    let isPlain = label.utf8.allSatisfy {
      switch $0 {
      case 48...57, 65...90, 97...122, 95, 45, 46, 128...255: true
      default: false
      }
    }
    if isPlain, !label.isEmpty { return label }
    var text = String(String.UnicodeScalarView(label.unicodeScalars.map { $0.value < 32 ? " " : $0 }))
    if text.contains("\"") {
      text = text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "'")
    }
    if text != label { lose("quotes and line ends in labels; ' and a space stand for them") }
    return "\"\(text)\""
  }

  mutating func weight(_ weight: Double) -> String {
    if weight.isFinite { return NetworkValue.written(weight) }
    lose("weights that are infinite or no number; 0 stands for them")
    return "0"
  }
}
