/// A table with a node or an edge a row, under names that are known.
struct DelimitedList {
  private let table: DelimitedTable
  private let columns: DelimitedColumns

  init(_ table: DelimitedTable, _ columns: DelimitedColumns) {
    self.table = table
    self.columns = columns
  }

  /// - Complexity: O(bytes)
  func readNodes(into document: inout NetworkDocument) throws(InterchangeError) {
    guard let column = columns.identifier else { return }
    let before = document.nodeCount
    let nodes = document.intern(column: column, of: table)
    let repeated = nodes.count - (document.nodeCount - before)
    if repeated > 0 { document.remark("\(repeated) rows name a node that stands above already") }
    for (index, name) in columns.attributes.enumerated() {
      guard let name else { continue }
      try set(name, column: index, rows: nodes, in: &document.nodeAttributes)
    }
  }

  /// - Complexity: O(bytes)
  func readEdges(into document: inout NetworkDocument) throws(InterchangeError) {
    guard let sourceColumn = columns.source, let targetColumn = columns.target else { return }
    let hasNodes = document.nodeCount > 0
    let declared = document.nodeCount
    let sources = document.intern(column: sourceColumn, of: table)
    let targets = document.intern(column: targetColumn, of: table)
    if hasNodes, document.nodeCount > declared {
      document.remark("\(document.nodeCount - declared) nodes stand in the edges only")
    }
    let directions = directions(&document)
    let first = document.edgeCount
    if first == 0 { document.edgeLines = table.lineNumbers }
    document.addEdges(sources, targets, isDirected: directions.isDirected)
    let rows = (0..<table.rowCount).map { UInt32(first + $0) }
    for (index, name) in columns.attributes.enumerated() {
      guard let name, index != directions.column else { continue }
      try set(name, column: index, rows: rows, in: &document.edgeAttributes)
    }
  }

  /// Whether each edge has a direction, and the column that says so: Gephi's `Type` or Kumu's `Direction`.
  private func directions(_ document: inout NetworkDocument) -> (isDirected: [Bool], column: Int?) {
    let words: [String: Bool] = ["directed": true, "undirected": false, "mutual": false]
    for (index, name) in columns.attributes.enumerated()
    where name == NetworkDocument.Name.type || name?.lowercased() == "direction" {
      let texts = (0..<table.rowCount).map { table.text(row: $0, column: index).lowercased() }
      guard !texts.isEmpty, texts.allSatisfy({ words[$0] != nil || $0.isEmpty }) else { continue }
      return (texts.map { words[$0] ?? true }, index)
    }
    document.remark("the file does not say which way edges go: they were read as directed")
    return ([Bool](repeating: true, count: table.rowCount), nil)
  }

  /// Sets an attribute from a column: numbers if all fields that are not empty are numbers, otherwise text.
  private func set(_ name: String, column: Int, rows: [UInt32], in attributes: inout AttributeTable)
    throws(InterchangeError)
  {
    let areWhole = (0..<table.rowCount).allSatisfy {
      isEmpty($0, column) || isWhole(table.text(row: $0, column: column))
    }
    let areNumbers =
      areWhole
      || (0..<table.rowCount).allSatisfy {
        isEmpty($0, column) || isDecimal(table.text(row: $0, column: column))
      }
    let place = attributes.declare(name, areWhole ? .integer : areNumbers ? .number : .text)
    for row in 0..<table.rowCount {
      let text = table.text(row: row, column: column)
      guard !text.isEmpty else { continue }
      if name == NetworkDocument.Name.weight, Double(text)?.isFinite != true {
        throw table.error(row: row, column: column, "the weight '\(text)' is no finite number")
      }
      let value: NetworkValue =
        if areWhole, let number = Int(text) { .integer(number) } else if areNumbers, let number = Double(text)
        {
          .number(number)
        } else {
          .text(text)
        }
      attributes.set(value, ofRow: Int(rows[row]), column: place)
    }
  }

  private func isEmpty(_ row: Int, _ column: Int) -> Bool { table.text(row: row, column: column).isEmpty }

  /// A whole number that is written as we would write it; `007` is text.
  private func isWhole(_ text: String) -> Bool { Int(text).map { String($0) == text } ?? false }

  /// A decimal number; `007` and words like `nan` and hexadecimal are text.
  private func isDecimal(_ text: String) -> Bool {
    let digits = text.utf8.drop { $0 == 45 }
    if digits.first == 48, let second = digits.dropFirst().first, (48...57).contains(second) { return false }
    return isNumeric(text)
  }

  private func isNumeric(_ text: String) -> Bool {
    text.utf8.allSatisfy { (48...57).contains($0) || [43, 45, 46, 69, 101].contains($0) }
      && Double(text) != nil
  }
}
