/// A table without names that are known: its first two columns are who is tied to whom, a third of numbers is the weight.
///
/// If nothing stands in both columns, and the first row is a heading, the table says who belongs to what: a two-mode
/// network, whose kinds are the headings.
struct DelimitedPairs {
  private let table: DelimitedTable

  init(_ table: DelimitedTable) { self.table = table }

  func read(into document: inout NetworkDocument) throws(InterchangeError) {
    guard table.header.count >= 2 else {
      for row in rows { document.addNode(row[0]) }
      document.remark("the table has one column: it was read as nodes without edges")
      return
    }
    let hasHeading = hasHeading
    let rows = hasHeading ? Array(rows.dropFirst()) : rows
    document.remark(
      hasHeading
        ? "the first row was taken for names of columns"
        : "the table has no names of columns: all rows are edges")
    let isTwoMode = hasHeading && Set(rows.map { $0[0] }).isDisjoint(with: rows.map { $0[1] })
    let hasWeight = rows.allSatisfy { $0.count > 2 && ($0[2].isEmpty || Double($0[2])?.isFinite == true) }
    if let row = rows.firstIndex(where: { $0[0].isEmpty || $0[1].isEmpty }) {
      let reason = "one end of the tie has no name: fill the field, or take the row out"
      throw row == 0 && !hasHeading
        ? InterchangeError(path: table.path, line: 1, column: 1, reason: reason)
        : table.error(row: hasHeading ? row : row - 1, column: 0, reason)
    }
    for row in rows { document.addNode(row[0]) }
    for row in rows { document.addNode(row[1]) }
    for row in rows {
      let edge = document.addEdge(
        from: document.addNode(row[0]), to: document.addNode(row[1]), isDirected: !isTwoMode)
      for column in row.indices.dropFirst(2) where !row[column].isEmpty {
        guard column != 2 || !hasWeight else { continue }
        let name = hasHeading && !table.header[column].isEmpty ? table.header[column] : "column \(column + 1)"
        document.edgeAttributes.set(.text(row[column]), ofRow: edge, named: name)
      }
      if hasWeight, let weight = Double(row[2]) {
        document.edgeAttributes.set(.number(weight), ofRow: edge, named: NetworkDocument.Name.weight)
      }
    }
    document.edgeLines = hasHeading ? table.lineNumbers : table.lineNumbersWithHeader
    if isTwoMode { nameModes(rows, &document) }
  }

  private func nameModes(_ rows: [[String]], _ document: inout NetworkDocument) {
    document.remark(
      "nothing stands in both columns: read as two-mode, '\(table.header[0])' by '\(table.header[1])'")
    let members = Set(rows.map { $0[0] })
    for node in 0..<document.nodeCount {
      let mode = members.contains(document.nodes[UInt32(node)]) ? 1 : 2
      document.nodeAttributes.set(.integer(mode), ofRow: node, named: NetworkDocument.Name.mode)
      document.nodeAttributes.set(
        .text(table.header[mode - 1]), ofRow: node, named: NetworkDocument.Name.kind)
    }
  }

  /// Every row, the first too.
  private var rows: [[String]] {
    [table.header]
      + (0..<table.rowCount).map { row in table.header.indices.map { table.text(row: row, column: $0) } }
  }

  /// Words that are headings and no names.
  private static let headings: Set<String> = [
    "actor", "affiliation", "author", "body", "city", "committee", "company", "country", "entity", "event",
    "forum", "group", "institution", "item", "member", "municipality", "name", "network", "node1", "node2",
    "organisation", "organization", "paper", "partner", "partnership", "person", "project", "region", "user",
    "woman", "man", "col1", "col2", "v1", "v2", "ego", "alter", "sender", "receiver", "parent",
    "child", "follower", "followee",
  ]

  /// Whether the first row is a heading: both fields are words of headings; or none of its fields comes again below,
  /// none is a number, and numbers stand below one of them, or such a row would be rare as an edge, for most edges below
  /// have an end that others have too.
  private var hasHeading: Bool {
    guard table.rowCount > 0, table.header.allSatisfy({ Double($0) == nil && !$0.isEmpty }) else {
      return false
    }
    if table.header.prefix(2).allSatisfy({ Self.headings.contains($0.trimmingBlanks.lowercased()) }) {
      return true
    }
    let areNumbersBelow = (0..<2).contains { column in
      (0..<table.rowCount).allSatisfy { Double(table.text(row: $0, column: column)) != nil }
    }
    if areNumbersBelow { return true }
    var occurrences: [String: Int] = [:]
    for row in 0..<table.rowCount {
      for column in 0..<2 { occurrences[table.text(row: row, column: column), default: 0] += 1 }
    }
    guard table.header.prefix(2).allSatisfy({ occurrences[$0] == nil }) else { return false }
    // Under a heading a third column of numbers has a word.
    if table.header.count > 2 {
      let areNumbers = (0..<table.rowCount).allSatisfy { Double(table.text(row: $0, column: 2)) != nil }
      if areNumbers { return true }
    }
    let apart = (0..<table.rowCount).count { row in
      (0..<2).allSatisfy { occurrences[table.text(row: row, column: $0)] == 1 }
    }
    return apart * 10 <= table.rowCount
  }
}
