/// The state of reading a Pajek file, a line at a time.
struct PajekParser {
  /// What the lines after a command are.
  enum Section {
    case none, vertices, arcs, edges, arcLists, edgeLists, matrix, leftOut
    /// A partition or a vector of that name.
    case values(String)
  }

  let file: NetworkFile
  var document: NetworkDocument
  var scanner = TextScanner()
  /// The number of vertices; nil before the network begins.
  var vertexCount: Int?
  /// The number of vertices of the first mode of a two-mode network.
  var firstMode: Int?
  var section = Section.none
  /// The relation of the edges that follow, by its name or number.
  var relation: String?
  /// Whether a label whose quote is not closed was met.
  var hasOpenLabel = false
  /// The vertex that the next value of a partition or vector is for.
  private var valueRow = 0
  private var relationNames: [Int: String] = [:]
  private var networkCount = 0
  private var leftOut: [String] = []

  init(file: NetworkFile, document: NetworkDocument) {
    self.file = file
    self.document = document
    self.document.isDirectedByDefault = true
  }

  mutating func parse(_ bytes: Span<UInt8>) throws(InterchangeError) {
    var lineCount = 0
    while scanner.position < bytes.count {
      lineCount += 1
      if lineCount % 65_536 == 0 { file.progress?(Double(scanner.position) / Double(bytes.count)) }
      scanner.skipBlanks(bytes)
      if scanner.isAtLineEnd(bytes) || bytes[scanner.position] == UInt8(ascii: "%") {
        scanner.skipLine(bytes)
      } else if bytes[scanner.position] == UInt8(ascii: "*") {
        try parseCommand(bytes)
      } else {
        try parseLine(bytes)
        scanner.skipLine(bytes)
      }
    }
    guard vertexCount != nil else { throw file.error(line: 1, "there is no '*Vertices' with their number") }
    if !leftOut.isEmpty {
      document.remark("left out, as the file has more than one network: " + leftOut.joined(separator: ", "))
    }
  }

  private mutating func parseLine(_ bytes: Span<UInt8>) throws(InterchangeError) {
    switch section {
    case .none: document.remark("lines before the first command were left out")
    case .leftOut: break
    case .vertices: try parseVertex(bytes)
    case .arcs: try parseEdge(bytes, isDirected: true)
    case .edges: try parseEdge(bytes, isDirected: false)
    case .arcLists: try parseNeighbours(bytes, isDirected: true)
    case .edgeLists: try parseNeighbours(bytes, isDirected: false)
    case .matrix: throw scanner.error(file, "there are more numbers than the matrix has places")
    case .values(let name): try parseValue(bytes, name)
    }
  }

  // MARK: Commands

  private mutating func parseCommand(_ bytes: Span<UInt8>) throws(InterchangeError) {
    let line = scanner.line
    scanner.advance(bytes)
    let command = TextField.lowercased(bytes, scanner.word(bytes) { _ in false })
    scanner.skipBlanks(bytes)
    switch command {
    case "network":
      startNetwork(restOfLine(bytes))
    case "vertices":
      try startVertices(bytes, line)
    case "arcs", "edges", "arcslist", "edgeslist", "matrix":
      try startEdges(command, bytes, line)
    case "partition", "vector", "permutation", "cluster":
      startValues(command, restOfLine(bytes))
    default:
      document.remark("the command '*\(command)' is not known here; its lines were left out")
      section = .leftOut
    }
    scanner.skipLine(bytes)
    if case .matrix = section { try parseMatrix(bytes) }
  }

  private func restOfLine(_ bytes: Span<UInt8>) -> String {
    var end = scanner
    end.skipToLineEnd(bytes)
    var range = scanner.position..<end.position
    while let last = range.last, TextScanner.isSpace(bytes[last]) { range = range.dropLast() }
    if range.count >= 2, bytes[range.lowerBound] == 34, bytes[range.upperBound - 1] == 34 {
      range = range.lowerBound + 1..<range.upperBound - 1
    }
    return CharacterEntities.decoded(bytes, range)
  }

  private mutating func startNetwork(_ name: String) {
    networkCount += 1
    section = .leftOut
    relation = nil
    if vertexCount == nil {
      document.title = name.isEmpty ? nil : name
    } else {
      leftOut.append(name.isEmpty ? "a network" : "the network '\(name)'")
    }
  }

  private mutating func startVertices(_ bytes: Span<UInt8>, _ line: Int) throws(InterchangeError) {
    // Partitions and vectors say again how many vertices they are for.
    if case .values(let name) = section { return try checkValueCount(bytes, name) }
    guard networkCount < 2, vertexCount == nil else {
      if networkCount < 2 { leftOut.append("the network of line \(line)") }
      section = .leftOut
      return
    }
    guard let count = TextField.integer(bytes, scanner.word(bytes) { _ in false }), count >= 0 else {
      throw scanner.error(file, "'*Vertices' needs their number")
    }
    guard count <= 1_000_000 + bytes.count else {
      throw file.error(
        line: line, "\(count) vertices are more than a file of \(bytes.count) bytes can be about")
    }
    vertexCount = count
    section = .vertices
    for number in 0..<count { document.addNode(String(number + 1)) }
    scanner.skipBlanks(bytes)
    let range = scanner.word(bytes) { _ in false }
    guard !range.isEmpty else { return }
    guard let first = TextField.integer(bytes, range), 0...count ~= first else {
      throw scanner.error(file, "the first mode has between 0 and \(count) vertices")
    }
    guard first < count else { return }
    firstMode = first
    document.isDirectedByDefault = false
    let column = document.nodeAttributes.declare(NetworkDocument.Name.mode, .integer)
    for node in 0..<count {
      document.nodeAttributes.set(.integer(node < first ? 1 : 2), ofRow: node, column: column)
    }
  }

  private mutating func startEdges(
    _ command: String, _ bytes: Span<UInt8>, _ line: Int
  ) throws(InterchangeError) {
    if networkCount > 1 || isBesideNetwork { return section = .leftOut }
    guard vertexCount != nil else { throw file.error(line: line, "'*\(command)' stands before '*Vertices'") }
    switch command {
    case "arcs": section = .arcs
    case "edges": section = .edges
    case "arcslist": section = .arcLists
    case "edgeslist": section = .edgeLists
    default: section = .matrix
    }
    if document.edgeCount == 0 { document.isDirectedByDefault = command.hasPrefix("arcs") }
    relation = nil
    guard scanner.peek(bytes) == UInt8(ascii: ":") else { return }
    scanner.advance(bytes)
    scanner.skipBlanks(bytes)
    let number = TextField.integer(bytes, scanner.word(bytes) { $0 == 34 })
    scanner.skipBlanks(bytes)
    let name = restOfLine(bytes)
    if let number, !name.isEmpty { relationNames[number] = name }
    relation = name.isEmpty ? number.map(relationName) : name
  }

  /// Whether the lines are those of another network than the first, or of none.
  private var isBesideNetwork: Bool {
    if case .leftOut = section { return vertexCount != nil && !leftOut.isEmpty }
    return false
  }

  /// The name of a relation by its number.
  func relationName(_ number: Int) -> String { relationNames[number] ?? String(number) }

  // MARK: Partitions and vectors

  private mutating func startValues(_ command: String, _ name: String) {
    guard command == "partition" || command == "vector" else {
      document.remark("a \(command) was left out; a document has no place for it")
      return section = .leftOut
    }
    valueRow = 0
    section = .values(name.isEmpty ? command : name)
  }

  private mutating func checkValueCount(_ bytes: Span<UInt8>, _ name: String) throws(InterchangeError) {
    let count = TextField.integer(bytes, scanner.word(bytes) { _ in false })
    guard let vertexCount, count == vertexCount else {
      document.remark("'\(name)' is for another number of vertices than the network has and was left out")
      return section = .leftOut
    }
    let isTaken = document.nodeAttributes.index(of: name) != nil
    if isTaken { section = .values("\(name) (line \(scanner.line))") }
  }

  private mutating func parseValue(_ bytes: Span<UInt8>, _ name: String) throws(InterchangeError) {
    let range = scanner.word(bytes) { _ in false }
    guard let value = TextField.value(bytes, range) else {
      throw scanner.error(file, "'\(name)' needs a number here")
    }
    guard valueRow < document.nodeCount else {
      throw scanner.error(file, "'\(name)' has more values than there are vertices")
    }
    document.nodeAttributes.set(value, ofRow: valueRow, named: name)
    valueRow += 1
  }
}
