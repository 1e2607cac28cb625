import Atlas

/// A value of a mapping bound to the columns of a table.
struct BoundValue {
  private let column: Int?
  private let constant: String
  private let mapping: MappedValue
  private let rank: [String: Int]

  init(_ mapping: MappedValue, _ table: MappedTable) throws(Diagnostic) {
    self.mapping = mapping
    rank = Dictionary(mapping.order.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    switch mapping.origin {
    case .column(let name): (column, constant) = (try table.column(name, at: mapping.position), "")
    case .constant(let text): (column, constant) = (nil, text)
    }
  }

  /// The value of a row; empty for none, nil for one that the table of values refuses.
  func text(_ row: Int, _ table: MappedTable) -> String? {
    let text = source(row, table)
    if mapping.values.isEmpty, mapping.unlisted == .kept { return text }
    if let value = mapping.values[text] { return value }
    switch mapping.unlisted {
    case .kept: return text
    case .refused: return nil
    case .replaced(let other): return other
    }
  }

  /// What stands in the row before the table of values changes it.
  func source(_ row: Int, _ table: MappedTable) -> String {
    guard let column else { return constant }
    return table.table.text(row: row, column: column).trimmed
  }

  /// The place of the row's text among the values listed: of rows that differ, the one listed first counts.
  func rank(_ row: Int, _ table: MappedTable) -> Int { rank[source(row, table)] ?? Int.max }

  /// The values of a field that may hold several.
  func texts(_ row: Int, _ table: MappedTable) -> [String] {
    guard let text = text(row, table), !text.isEmpty else { return [] }
    guard let separator = mapping.separator, !separator.isEmpty else { return [text] }
    return text.split(separator: separator).map { String($0).trimmed }.filter { !$0.isEmpty }
  }

  /// The date of a row; nil where there is none, false where the text is no date.
  func date(_ row: Int, _ table: MappedTable) -> (date: PartialDate?, isRead: Bool) {
    guard let text = text(row, table), !text.isEmpty else { return (nil, true) }
    if let date = PartialDate(text) { return (mapping.part == .last ? nil : date, true) }
    guard let part = mapping.part else { return (nil, false) }
    let years = text.split { !($0.isASCII && $0.isNumber) }.filter { $0.utf8.count == 4 }
      .compactMap { PartialDate($0) }
    guard let first = years.first else { return (nil, false) }
    return (part == .first ? first : years.count > 1 ? years.last : nil, true)
  }
}

/// Conditions bound to the columns of a table.
struct BoundConditions {
  private let conditions: [(column: Int, texts: Set<String>, isNegated: Bool)]

  init(_ conditions: [RowCondition], _ table: MappedTable) throws(Diagnostic) {
    var bound: [(column: Int, texts: Set<String>, isNegated: Bool)] = []
    for condition in conditions {
      let column = try table.column(condition.column, at: condition.position)
      bound.append((column, condition.texts, condition.isNegated))
    }
    self.conditions = bound
  }

  var isEmpty: Bool { conditions.isEmpty }

  /// Whether all hold in a row.
  func hold(_ row: Int, _ table: MappedTable) -> Bool {
    conditions.allSatisfy { condition in
      let text = table.table.text(row: row, column: condition.column).trimmed
      return condition.texts.contains(text) != condition.isNegated
    }
  }
}

extension String {
  /// Without white space at either end.
  var trimmed: String {
    func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }
    guard let first = utf8.first, let last = utf8.last, isSpace(first) || isSpace(last) else { return self }
    var text = self[...].utf8.drop(while: isSpace)
    while let last = text.last, isSpace(last) { text.removeLast() }
    return String(Substring(text))
  }
}
