/// A table whose first row and first column are names and whose other fields are numbers: who is tied to whom, or, if the
/// names differ, who belongs to what. A square of more than four rows of numbers alone is one without names.
struct DelimitedMatrix {
  private let table: DelimitedTable
  private let rowNames: [String]
  private let columnNames: [String]
  /// Whether the first row and the first column are numbers of the matrix too.
  private let isPlain: Bool

  /// Nil if the table is none.
  init?(_ table: DelimitedTable) {
    isPlain = Self.isPlain(table)
    if isPlain {
      self.table = table
      rowNames = table.header.indices.map { String($0 + 1) }
      columnNames = rowNames
      return
    }
    let hasCorner = table.header.first?.trimmingBlanks.isEmpty == true
    guard table.header.count >= 3 || (table.header.count == 2 && hasCorner), table.rowCount > 0
    else {
      return nil
    }
    for row in 0..<table.rowCount {
      for column in 1..<table.header.count {
        let text = table.text(row: row, column: column).trimmingBlanks
        guard text.isEmpty || Double(text) != nil else { return nil }
      }
    }
    rowNames = (0..<table.rowCount).map { table.text(row: $0, column: 0).trimmingBlanks }
    columnNames = table.header.dropFirst().map(\.trimmingBlanks)
    // Three columns of which the third is a weight are a list of edges.
    let isSquare = rowNames == columnNames
    guard isSquare || hasCorner || table.header.count > 4,
      Set(rowNames).count == rowNames.count,
      Set(columnNames).count == columnNames.count
    else { return nil }
    self.table = table
  }

  private static func isPlain(_ table: DelimitedTable) -> Bool {
    let count = table.header.count
    guard count > 4, table.rowCount + 1 == count else { return false }
    return table.header.allSatisfy { Double($0.trimmingBlanks) != nil }
      && (0..<table.rowCount).allSatisfy { row in
        (0..<count).allSatisfy { Double(table.text(row: row, column: $0).trimmingBlanks) != nil }
      }
  }

  func read(into document: inout NetworkDocument) throws(InterchangeError) {
    let isSquare = Set(rowNames) == Set(columnNames)
    let isSymmetric = isSquare && isSymmetric
    document.remark(
      isSquare
        ? "read as a matrix of who is tied to whom, \(isSymmetric ? "the same both ways" : "by direction")"
        : "read as a matrix of \(rowNames.count) members by \(columnNames.count) groups")
    for name in rowNames { document.addNode(name) }
    let offset = isSquare ? 0 : rowNames.count
    if !isSquare { for name in columnNames { document.addNode(isTaken(name) ? name + " (column)" : name) } }
    let lines = isPlain ? table.lineNumbersWithHeader : table.lineNumbers
    for row in rowNames.indices {
      document.note(line: lines.line(of: row) ?? 0, ofNode: row)
      for column in columnNames.indices {
        let target = isSquare ? document.addNode(columnNames[column]) : offset + column
        guard !isSymmetric || target >= row else { continue }
        let first = document.edgeCount
        try addEdge(row, column, to: target, isDirected: isSquare && !isSymmetric, &document)
        if document.edgeCount > first { document.note(line: lines.line(of: row) ?? 0, ofEdge: first) }
      }
    }
    guard !isSquare else { return }
    for node in 0..<document.nodeCount {
      document.nodeAttributes.set(
        .integer(node < offset ? 1 : 2), ofRow: node, named: NetworkDocument.Name.mode)
    }
  }

  private func isTaken(_ name: String) -> Bool { rowNames.contains(name) }

  private func addEdge(
    _ row: Int, _ column: Int, to target: Int, isDirected: Bool, _ document: inout NetworkDocument
  ) throws(InterchangeError) {
    guard let weight = value(row, column), weight != 0 else { return }
    guard weight.isFinite else {
      throw table.error(
        row: max(0, isPlain ? row - 1 : row), column: isPlain ? column : column + 1,
        "the number is not finite")
    }
    let edge = document.addEdge(from: row, to: target, isDirected: isDirected)
    if weight != 1 {
      document.edgeAttributes.set(.number(weight), ofRow: edge, named: NetworkDocument.Name.weight)
    }
  }

  private func value(_ row: Int, _ column: Int) -> Double? {
    if isPlain, row == 0 { return Double(table.header[column].trimmingBlanks) }
    let place = isPlain ? (row: row - 1, column: column) : (row: row, column: column + 1)
    return Double(table.text(row: place.row, column: place.column).trimmingBlanks)
  }

  private var isSymmetric: Bool {
    guard rowNames == columnNames else { return false }
    return rowNames.indices.allSatisfy { row in
      (0..<row).allSatisfy { (value(row, $0) ?? 0) == (value($0, row) ?? 0) }
    }
  }
}
