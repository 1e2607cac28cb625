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
    try checkNames(column, nodes, document, "the row names no node")
    if before == 0 {
      let lines = table.lineNumbers
      for (row, node) in nodes.enumerated() {
        document.note(line: lines.line(of: row) ?? 0, ofNode: Int(node))
      }
    }
    for (index, name) in columns.attributes.enumerated() {
      guard let name else { continue }
      let remark = try set(name, column: index, rows: nodes, in: &document.nodeAttributes)
      if let remark { document.remark(remark) }
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
    try checkNames(sourceColumn, sources, document, "the tie starts from no node")
    try checkNames(targetColumn, targets, document, "the tie leads to no node")
    let directions = directions(&document)
    let first = document.edgeCount
    if first == 0 { document.edgeLines = table.lineNumbers }
    document.addEdges(sources, targets, isDirected: directions.isDirected)
    let rows = (0..<table.rowCount).map { UInt32(first + $0) }
    for (index, name) in columns.attributes.enumerated() {
      guard let name, index != directions.column else { continue }
      let remark = try set(name, column: index, rows: rows, in: &document.edgeAttributes)
      if let remark { document.remark(remark) }
    }
  }

  /// Refuses a row whose node has no name.
  private func checkNames(
    _ column: Int, _ nodes: [UInt32], _ document: NetworkDocument, _ reason: String
  ) throws(InterchangeError) {
    guard let nameless = document.nodes.index(of: ""), let row = nodes.firstIndex(of: nameless) else {
      return
    }
    throw table.error(row: row, column: column, "\(reason): fill the field, or take the row out")
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

  /// Sets an attribute from a column: numbers if all fields that are not empty are numbers, otherwise text. A column
  /// without a name and without values is none.
  ///
  /// - Returns: What is worth a remark.
  private func set(
    _ name: String, column: Int, rows: [UInt32], in attributes: inout AttributeTable
  ) throws(InterchangeError) -> String? {
    let values = DelimitedValues(table, column: column)
    if name.isEmpty, values.areEmpty { return nil }
    let name = name.isEmpty ? "column \(column + 1)" : name
    if name.lowercased() == "timeset" || name.lowercased() == "interval" {
      setPeriods(column: column, rows: rows, in: &attributes)
    }
    if name == NetworkDocument.Name.weight, isOverTime(column) {
      setTexts("weight over time", column: column, rows: rows, in: &attributes)
      return "the weights are intervals with a weight each: kept as 'weight over time', and counted as 1"
    }
    let place = attributes.declare(name, values.type)
    for row in 0..<table.rowCount {
      let text = table.text(row: row, column: column)
      guard let value = values.value(text) else { continue }
      if name == NetworkDocument.Name.weight, value.double?.isFinite != true {
        throw table.error(row: row, column: column, "the weight '\(text)' is no finite number")
      }
      attributes.set(value, ofRow: Int(rows[row]), column: place)
    }
    return values.remark(name)
  }

  // MARK: Times of Gephi

  /// Whether a column holds `<[1.0, 2.0, 3.5]; ...>` and the like: values that hold for a time.
  private func isOverTime(_ column: Int) -> Bool {
    table.rowCount > 0
      && (0..<table.rowCount).allSatisfy {
        let text = table.text(row: $0, column: column)
        return text.isEmpty || isOverTimeText(text)
      }
  }

  private func setTexts(_ name: String, column: Int, rows: [UInt32], in attributes: inout AttributeTable) {
    for row in 0..<table.rowCount {
      let text = table.text(row: row, column: column)
      if !text.isEmpty { attributes.set(.text(text), ofRow: Int(rows[row]), named: name) }
    }
  }

  /// Sets since and until to the first and the last time of `<[2016-02-03, 2016-02-04]; [...]>`.
  private func setPeriods(column: Int, rows: [UInt32], in attributes: inout AttributeTable) {
    for row in 0..<table.rowCount {
      let text = table.text(row: row, column: column)
      let times = text.split { "<>[]();, ".contains($0) }
      guard isOverTimeText(text), let first = times.first, let last = times.last else { continue }
      for (name, time) in [(NetworkDocument.Name.since, first), (NetworkDocument.Name.until, last)]
      where !time.hasSuffix("Infinity") {
        let year = Double(time).flatMap { Int(exactly: $0) }.map { String($0) }
        attributes.set(.text(year ?? String(time)), ofRow: Int(rows[row]), named: name)
      }
    }
  }

  private func isOverTimeText(_ text: String) -> Bool { text.hasPrefix("<[") || text.hasPrefix("[") }
}
