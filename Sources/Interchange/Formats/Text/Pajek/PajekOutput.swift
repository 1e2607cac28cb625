/// Bytes of a Pajek file.
struct PajekOutput {
  private(set) var bytes: [UInt8] = []
  private(set) var losses: [String] = []
  private var numbers: [String: Int] = [:]

  mutating func line(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    bytes.append(10)
  }

  /// Notes what is lost, once.
  mutating func lose(_ what: String) {
    let loss = "Pajek's format does not hold \(what)"
    if !losses.contains(loss) { losses.append(loss) }
  }

  mutating func tellOfRelations() {
    losses.append(
      "igraph and NetworkX do not read Pajek's relations, nor arcs and edges in one file; Pajek does")
  }

  /// The number of a relation, from 1 in the order they come in.
  mutating func number(of relation: String) -> Int {
    if let number = numbers[relation] { return number }
    numbers[relation] = numbers.count + 1
    return numbers.count
  }

  /// A label in quotes. Quotes, line ends and what would read as an entity are written as entities; so are backslashes
  /// at the end and in rows, which igraph and NetworkX take for escapes.
  mutating func quoted(_ label: String) -> String {
    var result = "\""
    let mayHoldEntity = label.utf8.contains(UInt8(ascii: ";"))
    let scalars = Array(label.unicodeScalars)
    for (place, scalar) in scalars.enumerated() {
      let isEscape =
        scalar == "\\"
        && (place + 1 == scalars.count || scalars[place + 1] == "\\" || scalars[place + 1] == "\"")
      if scalar == "\"" || scalar.value < 32 || isEscape || (scalar == "&" && mayHoldEntity) {
        lose("quotes, entities and line ends in labels; they are written as &#34; and the like")
        result += "&#\(scalar.value);"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  mutating func weight(_ weight: Double) -> String {
    if weight.isFinite { return NetworkValue.written(weight) }
    lose("weights that are infinite or no number; 0 stands for them")
    return "0"
  }

  static func oneLine(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 32 ? " " : $0 }))
  }

  static func isWord(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { 97...122 ~= $0 | 0x20 }
  }

  /// The time of a row as Pajek writes it, where it is one of whole numbers.
  static func interval(_ attributes: AttributeTable, _ row: Int) -> String {
    let since = attributes.value(NetworkDocument.Name.since, ofRow: row)?.description
    let until = attributes.value(NetworkDocument.Name.until, ofRow: row)?.description
    guard let first = since.map({ Int($0) }) ?? 1, let last = until.map({ Int($0) }) ?? .max,
      since != nil || until != nil
    else { return "" }
    return " [\(first)-\(last == .max ? "*" : String(last))]"
  }

  /// Notes the attributes that have no place.
  mutating func noteLosses(of document: NetworkDocument) {
    typealias Name = NetworkDocument.Name
    let times = [Name.since, Name.until]
    let ofNodes = [Name.label, Name.mode, Name.x, Name.y, Name.z, Name.colour, "shape"] + times
    let ofEdges = [Name.label, Name.weight, Name.relation] + times
    let relations = document.edgeAttributes.index(of: Name.relation) != nil
    for column in document.nodeAttributes.columns where !ofNodes.contains(column.name) {
      lose("the attribute '\(column.name)' of nodes")
    }
    for column in document.edgeAttributes.columns where !ofEdges.contains(column.name) {
      if column.name == Name.type, !relations {
        lose("types of edges apart from relations; each type is a relation")
      } else {
        lose("the attribute '\(column.name)' of edges")
      }
    }
    for column in document.nodeAttributes.columns + document.edgeAttributes.columns
    where times.contains(column.name) {
      let isWhole = (0..<column.count).allSatisfy { Int(column.value(at: $0).description) != nil }
      if !isWhole { lose("times that are no whole numbers") }
    }
    for (name, _) in document.attributes { lose("the attribute '\(name)' of the network") }
  }
}
