/// What stands after `data:`, collected before it becomes a document: whether a matrix is symmetric is known at its end.
struct DLData {
  /// A tie from a row to a column.
  struct Tie {
    let row: Int
    let column: Int
    let weight: NetworkValue?
    let level: Int
    let line: Int
  }

  let file: NetworkFile
  let header: DLHeader
  var ties: [Tie] = []
  /// Labels of rows, those of the header first.
  private(set) var rows: Names
  private(set) var columns: Names
  private(set) var remarks: [String] = []

  /// Labels by their places.
  struct Names {
    var labels: [String]
    var places: [String: Int]

    init(_ labels: [String]) {
      self.labels = labels
      places = Dictionary(zip(labels, 0...)) { first, _ in first }
    }

    /// The place of a label, which is added if it is new. Once there are as many as there should be, one that differs
    /// from a known one in case alone is that one, as UCINET does not heed case.
    mutating func place(of label: String, upTo count: Int) -> Int {
      if let place = places[label] { return place }
      if labels.count >= count,
        let place = labels.firstIndex(where: { $0.lowercased() == label.lowercased() })
      {
        places[label] = place
        return place
      }
      places[label] = labels.count
      labels.append(label)
      return labels.count - 1
    }
  }

  init(file: NetworkFile, header: DLHeader) {
    self.file = file
    self.header = header
    rows = Names(header.rowLabels)
    columns = Names(header.columnLabels)
  }

  mutating func parse(_ bytes: Span<UInt8>, _ scanner: inout TextScanner) throws(InterchangeError) {
    switch header.format {
    case .fullmatrix, .lowerhalf, .upperhalf:
      if header.rows > 0, header.columns > 0 {
        for level in 0..<header.levelCount { try parseMatrix(level, bytes, &scanner) }
      }
      Self.skipSeparators(bytes, &scanner)
      guard scanner.position == bytes.count else {
        throw scanner.error(file, "there are more numbers than the matrices have places")
      }
    case .edgelist1, .edgelist2, .nodelist1, .nodelist2:
      try parseLists(bytes, &scanner)
    }
  }

  // MARK: Matrices

  private mutating func parseMatrix(
    _ level: Int, _ bytes: Span<UInt8>, _ scanner: inout TextScanner
  ) throws(InterchangeError) {
    var columnPlaces: [Int] = []
    if header.hasColumnLabelsInData, header.format == .fullmatrix {
      for _ in 0..<header.columns {
        columnPlaces.append(try labelled(ofRow: !header.hasTwoModes, header.columns, bytes, &scanner))
      }
    }
    for row in 0..<header.rows {
      let place =
        try header.hasRowLabelsInData ? labelled(ofRow: true, header.rows, bytes, &scanner) : row
      let range: Range<Int> =
        switch header.format {
        case .lowerhalf: 0..<row + 1
        case .upperhalf: row..<header.columns
        default: 0..<header.columns
        }
      for column in range where column != row || header.hasDiagonal || header.hasTwoModes {
        guard let weight = try number(row, bytes, &scanner), weight.double != 0 else { continue }
        let columnPlace = columnPlaces.isEmpty ? column : columnPlaces[column]
        ties.append(Tie(row: place, column: columnPlace, weight: weight, level: level, line: scanner.line))
      }
    }
  }

  /// The place of the node whose label stands here.
  private mutating func labelled(
    ofRow isRow: Bool, _ count: Int, _ bytes: Span<UInt8>, _ scanner: inout TextScanner
  ) throws(InterchangeError) -> Int {
    let start = scanner
    guard let label = DLHeader.label(bytes, &scanner) else {
      throw start.error(file, "the file ends where a label is expected")
    }
    let place =
      isRow ? rows.place(of: label, upTo: count) : columns.place(of: label, upTo: count)
    guard place < count else {
      throw start.error(file, "'\(label.prefix(40))' is a node more than the \(count) of the header")
    }
    return place
  }

  /// A number of a matrix; nil where the file says that it is not known.
  private mutating func number(
    _ row: Int, _ bytes: Span<UInt8>, _ scanner: inout TextScanner
  ) throws(InterchangeError) -> NetworkValue? {
    Self.skipSeparators(bytes, &scanner)
    let start = scanner
    let range = scanner.word(bytes) { $0 == 44 }
    if let value = TextField.value(bytes, range) { return value }
    let text = TextField.text(bytes, range)
    if ["?", ".", "na"].contains(text.lowercased()) {
      if remarks.isEmpty { remarks.append("values that are missing were read as no tie") }
      return nil
    }
    let found = range.isEmpty ? "the file ends" : "'\(text.prefix(40))' stands"
    throw start.error(file, "\(found) where a number of row \(row + 1) of the matrix is expected")
  }

  private static func skipSeparators(_ bytes: Span<UInt8>, _ scanner: inout TextScanner) {
    while let byte = scanner.peek(bytes), TextScanner.isSpace(byte) || byte == 44 { scanner.advance(bytes) }
  }

  // MARK: Lists

  private mutating func parseLists(
    _ bytes: Span<UInt8>, _ scanner: inout TextScanner
  ) throws(InterchangeError) {
    var level = 0
    while true {
      scanner.skipSpace(bytes)
      guard let first = scanner.peek(bytes) else { return }
      if first == UInt8(ascii: "!") {
        level += 1
        guard level < header.levelCount else {
          throw scanner.error(file, "'!' begins a matrix more than 'nm=\(header.levelCount)' says")
        }
      } else if header.format == .edgelist1 || header.format == .edgelist2 {
        try parsePair(level, bytes, &scanner)
      } else {
        let row = try end(ofRow: true, bytes, &scanner)
        while hasMore(bytes, &scanner) {
          let column = try end(ofRow: false, bytes, &scanner)
          ties.append(Tie(row: row, column: column, weight: nil, level: level, line: scanner.line))
        }
      }
      scanner.skipLine(bytes)
    }
  }

  private mutating func parsePair(
    _ level: Int, _ bytes: Span<UInt8>, _ scanner: inout TextScanner
  ) throws(InterchangeError) {
    let row = try end(ofRow: true, bytes, &scanner)
    guard hasMore(bytes, &scanner) else { throw scanner.error(file, "the line has one node; a tie has two") }
    let column = try end(ofRow: false, bytes, &scanner)
    var weight: NetworkValue?
    if hasMore(bytes, &scanner) {
      let start = scanner
      weight = TextField.value(bytes, scanner.word(bytes) { $0 == 44 })
      if weight == nil { throw start.error(file, "the value of the tie is no number") }
    }
    if hasMore(bytes, &scanner) {
      throw scanner.error(file, "a line of an edge list has two nodes and a value")
    }
    ties.append(Tie(row: row, column: column, weight: weight, level: level, line: scanner.line))
  }

  /// Whether something follows in the line.
  private func hasMore(_ bytes: Span<UInt8>, _ scanner: inout TextScanner) -> Bool {
    while let byte = scanner.peek(bytes), byte == 32 || byte == 9 || byte == 44 { scanner.advance(bytes) }
    return !scanner.isAtLineEnd(bytes)
  }

  /// A node by its label or its number.
  private mutating func end(
    ofRow isRow: Bool, _ bytes: Span<UInt8>, _ scanner: inout TextScanner
  ) throws(InterchangeError) -> Int {
    let start = scanner
    let isLabelled = isRow ? header.hasRowLabelsInData : header.hasColumnLabelsInData
    let count = isRow || !header.hasTwoModes ? header.rows : header.columns
    guard isLabelled else {
      let range = scanner.word(bytes) { $0 == 44 }
      if let number = TextField.integer(bytes, range), number >= 1, number <= count { return number - 1 }
      let text = TextField.text(bytes, range).prefix(40)
      throw start.error(
        file,
        "'\(text)' is no node; they are numbered from 1 to \(count), and 'labels embedded' allows labels")
    }
    return try labelled(ofRow: isRow || !header.hasTwoModes, count, bytes, &scanner)
  }
}
