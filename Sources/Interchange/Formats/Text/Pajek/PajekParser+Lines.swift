/// Vertices, edges and matrices.
extension PajekParser {
  typealias Name = NetworkDocument.Name

  /// A word of a line, or what stands in its quotes; nil at the end of the line.
  mutating func word(_ bytes: Span<UInt8>) throws(InterchangeError) -> (range: Range<Int>, isQuoted: Bool)? {
    scanner.skipBlanks(bytes)
    if scanner.isAtLineEnd(bytes) { return nil }
    if bytes[scanner.position] == UInt8(ascii: "[") { return (bracketed(bytes), false) }
    guard bytes[scanner.position] == 34 else { return (scanner.word(bytes) { _ in false }, false) }
    guard let range = scanner.quoted(bytes, spansLines: false) else {
      let start = scanner
      scanner.advance(bytes)
      scanner.skipBlanks(bytes)
      if scanner.isAtLineEnd(bytes) {
        document.remark("a quote at the end of line \(start.line) belongs to nothing and was left out")
        return nil
      }
      scanner = start
      throw scanner.error(file, "a quoted label is not closed in its line")
    }
    return (range, true)
  }

  /// From a bracket to the one that closes it, or to the end of the line.
  private mutating func bracketed(_ bytes: Span<UInt8>) -> Range<Int> {
    let start = scanner.position
    while !scanner.isAtLineEnd(bytes) {
      let isLast = bytes[scanner.position] == UInt8(ascii: "]")
      scanner.advance(bytes)
      if isLast { break }
    }
    return start..<scanner.position
  }

  /// The number of a vertex as that of a node.
  private func node(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(InterchangeError) -> Int {
    let count = vertexCount ?? 0
    guard let number = TextField.integer(bytes, range), 1...max(1, count) ~= number, count > 0 else {
      let word = TextField.text(bytes, range).prefix(40)
      throw scanner.error(file, "'\(word)' is no vertex; they are numbered from 1 to \(count)")
    }
    return number - 1
  }

  private mutating func nextNode(_ bytes: Span<UInt8>) throws(InterchangeError) -> Int {
    guard let (range, _) = try word(bytes) else {
      throw scanner.error(file, "the line ends where the number of a vertex is expected")
    }
    return try node(bytes, range)
  }

  // MARK: Vertices

  /// The label of a vertex. One that is not closed in its line ends with it, as files typed by hand have such.
  private mutating func label(_ bytes: Span<UInt8>) throws(InterchangeError) -> Range<Int>? {
    scanner.skipBlanks(bytes)
    let start = scanner
    if scanner.peek(bytes) == 34, scanner.quoted(bytes, spansLines: false) == nil {
      scanner.skipToLineEnd(bytes)
      if !hasOpenLabel {
        document.remark(
          "in line \(start.line) a quote is not closed; the label was read to the end of the line")
      }
      hasOpenLabel = true
      return start.position + 1..<scanner.position
    }
    scanner = start
    return try word(bytes)?.range
  }

  mutating func parseVertex(_ bytes: Span<UInt8>) throws(InterchangeError) {
    let row = try nextNode(bytes)
    document.note(line: scanner.line, ofNode: row)
    guard let range = try label(bytes) else { return }
    if document.nodeAttributes.value(Name.label, ofRow: row) != nil {
      document.remark("a vertex is described twice; the later label counts")
    }
    document.nodeAttributes.set(.text(CharacterEntities.decoded(bytes, range)), ofRow: row, named: Name.label)
    var coordinates = [Name.x, Name.y, Name.z][...]
    var mayBeShape = true
    while let (range, isQuoted) = try word(bytes) {
      if !isQuoted, bytes[range.lowerBound] == UInt8(ascii: "[") {
        setIntervals(bytes, range, ofEdge: false, row)
      } else if let name = coordinates.first, !isQuoted, let number = TextField.number(bytes, range) {
        document.nodeAttributes.set(.number(number), ofRow: row, named: name)
        coordinates = coordinates.dropFirst()
      } else if mayBeShape, !Self.vertexWords.contains(TextField.lowercased(bytes, range)) {
        document.nodeAttributes.set(
          .text(TextField.text(bytes, range)), ofRow: row, named: "shape")
        (mayBeShape, coordinates) = (false, [])
      } else {
        try setValue(bytes, range, ofEdge: false, row)
        (mayBeShape, coordinates) = (false, [])
      }
    }
  }

  /// Words that begin a pair, so that they are no shape.
  private static let vertexWords: Set<String> = [
    "ic", "bc", "bw", "lc", "la", "lr", "lphi", "fos", "font", "x_fact", "y_fact", "s_size", "phi", "r", "q",
    "hook", "url", "size",
  ]

  // MARK: Edges

  mutating func parseEdge(_ bytes: Span<UInt8>, isDirected: Bool) throws(InterchangeError) {
    var relation = relation
    var before = scanner
    // "2: 1 5 1" says the relation in the line.
    if let (range, isQuoted) = try word(bytes), !isQuoted, range.count > 1, bytes[range.upperBound - 1] == 58,
      let number = TextField.integer(bytes, range.dropLast())
    {
      relation = relationName(number)
      before = scanner
    }
    scanner = before
    let (source, target) = (try nextNode(bytes), try nextNode(bytes))
    let edge = document.addEdge(from: source, to: target, isDirected: isDirected)
    document.note(line: scanner.line, ofEdge: edge)
    if let relation { document.edgeAttributes.set(.text(relation), ofRow: edge, named: Name.relation) }
    var isFirst = true
    while let (range, isQuoted) = try word(bytes) {
      if !isQuoted, bytes[range.lowerBound] == UInt8(ascii: "[") {
        setIntervals(bytes, range, ofEdge: true, edge)
      } else if isFirst, !isQuoted, Self.looksLikeNumber(bytes[range.lowerBound]) {
        guard let weight = TextField.value(bytes, range) else {
          throw scanner.error(file, "'\(TextField.text(bytes, range).prefix(40))' is no weight")
        }
        document.edgeAttributes.set(weight, ofRow: edge, named: Name.weight)
      } else {
        try setValue(bytes, range, ofEdge: true, edge)
      }
      isFirst = false
    }
  }

  private static func looksLikeNumber(_ byte: UInt8) -> Bool {
    48...57 ~= byte || byte == 43 || byte == 45 || byte == 46
  }

  /// A vertex and its neighbours.
  mutating func parseNeighbours(_ bytes: Span<UInt8>, isDirected: Bool) throws(InterchangeError) {
    let source = try nextNode(bytes)
    while let (range, _) = try word(bytes) {
      let edge = document.addEdge(from: source, to: try node(bytes, range), isDirected: isDirected)
      document.note(line: scanner.line, ofEdge: edge)
      if let relation { document.edgeAttributes.set(.text(relation), ofRow: edge, named: Name.relation) }
    }
  }

  /// The numbers of a matrix, row by row: from the first mode to the second, or from all vertices to all.
  mutating func parseMatrix(_ bytes: Span<UInt8>) throws(InterchangeError) {
    let count = vertexCount ?? 0
    let rows = firstMode ?? count
    let firstColumn = firstMode ?? 0
    var weights: [NetworkValue] = []
    for row in 0..<rows {
      let isLonger = firstMode != nil && hasLongerRow(bytes, than: count - firstColumn)
      for column in firstColumn..<count {
        let weight = try matrixValue(bytes, row)
        guard weight.double != 0 else { continue }
        let edge = document.addEdge(from: row, to: column, isDirected: firstMode == nil)
        document.note(line: scanner.line, ofEdge: edge)
        if let relation { document.edgeAttributes.set(.text(relation), ofRow: edge, named: Name.relation) }
        weights.append(weight)
      }
      if isLonger { scanner.skipLine(bytes) }
    }
    // A matrix of noughts and ones only says who is tied to whom.
    guard weights.contains(where: { $0.double != 1 }) else { return }
    let first = document.edgeCount - weights.count
    for (place, weight) in weights.enumerated() {
      document.edgeAttributes.set(weight, ofRow: first + place, named: Name.weight)
    }
  }

  /// Whether the row of a matrix that begins with the next line has some numbers more than there are columns. Rows that
  /// run on in one line have as many more as columns, at least.
  private mutating func hasLongerRow(_ bytes: Span<UInt8>, than columns: Int) -> Bool {
    var ahead = scanner
    ahead.skipSpace(bytes)
    var count = 0
    while !ahead.isAtLineEnd(bytes), count < 2 * columns {
      _ = ahead.word(bytes) { _ in false }
      ahead.skipBlanks(bytes)
      count += 1
    }
    guard count > columns, count < 2 * columns else { return false }
    document.remark("rows of the matrix have more numbers than it has columns: what is beyond was left out")
    return true
  }

  private mutating func matrixValue(_ bytes: Span<UInt8>, _ row: Int) throws(InterchangeError) -> NetworkValue
  {
    scanner.skipSpace(bytes)
    while scanner.peek(bytes) == UInt8(ascii: "%") {
      scanner.skipLine(bytes)
      scanner.skipSpace(bytes)
    }
    let start = scanner
    let range = scanner.word(bytes) { _ in false }
    guard let value = TextField.value(bytes, range) else {
      let found = range.isEmpty ? "the file ends" : "'\(TextField.text(bytes, range).prefix(40))' stands"
      throw start.error(file, "\(found) where a number of row \(row + 1) of the matrix is expected")
    }
    return value
  }

  // MARK: Values

  private mutating func set(_ value: NetworkValue, _ name: String, ofEdge isEdge: Bool, _ row: Int) {
    if isEdge {
      document.edgeAttributes.set(value, ofRow: row, named: name)
    } else {
      document.nodeAttributes.set(value, ofRow: row, named: name)
    }
  }

  /// Sets the value of a key, which follows it in the line.
  private mutating func setValue(
    _ bytes: Span<UInt8>, _ key: Range<Int>, ofEdge isEdge: Bool, _ row: Int
  ) throws(InterchangeError) {
    var name = TextField.text(bytes, key)
    guard let (range, isQuoted) = try word(bytes) else {
      return document.remark("words without a value at the end of a line were left out")
    }
    guard document.nodeAttributes.columns.count + document.edgeAttributes.columns.count < 1_000 else {
      throw scanner.error(file, "there are more than 1,000 different keys")
    }
    var value = isQuoted ? nil : TextField.value(bytes, range)
    if value == nil { value = .text(CharacterEntities.decoded(bytes, range)) }
    guard let value else { return }
    switch name.lowercased() {
    case "l": name = Name.label
    case "ic", "c":
      if let colour = PajekColours.code(of: value.description) {
        set(.text(colour), Name.colour, ofEdge: isEdge, row)
        return
      }
    default: break
    }
    set(value, name, ofEdge: isEdge, row)
  }

  /// Sets when something is there: `[2-5]`, `[3-*]`, `[4]`; several intervals stay as they are written.
  private mutating func setIntervals(
    _ bytes: Span<UInt8>, _ range: Range<Int>, ofEdge isEdge: Bool, _ row: Int
  ) {
    let text = TextField.text(bytes, range)
    let inner = text.dropFirst().prefix { $0 != "]" }
    let ends = inner.split(separator: "-", omittingEmptySubsequences: false)
    let isSimple = ends.count <= 2 && ends.allSatisfy { Int($0) != nil || $0 == "*" }
    guard isSimple, text.hasSuffix("]"), let first = ends.first, let last = ends.last else {
      return set(.text(text), "intervals", ofEdge: isEdge, row)
    }
    if first != "*" { set(.text(String(first)), Name.since, ofEdge: isEdge, row) }
    if last != "*" { set(.text(String(last)), Name.until, ofEdge: isEdge, row) }
  }
}
