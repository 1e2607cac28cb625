public import Interchange

extension Ranking {
  /// One row an entity: its rank by the sorting measure, its name and kind, its value by each measure, its id.
  ///
  /// - Parameter limit: The most rows; those that share the last rank are kept.
  public func table(limit: Int? = nil) -> Table { table(limit: limit, withKind: true, withId: true) }

  /// The same for a terminal: without ids, and without kinds where there are many measures.
  public func readingTable(limit: Int? = nil) -> Table {
    table(limit: limit, withKind: measures.count < 5, withId: false)
  }

  private func table(limit: Int?, withKind: Bool, withId: Bool) -> Table {
    var table = Table(
      columns: [.init("Rank", key: "rank", isNumeric: true), .init("Entity", key: "name")]
        + (withKind ? [.init("Kind", key: "kind")] : [])
        + measures.map { .init($0.title, key: $0.key, isNumeric: true) }
        + (withId ? [.init("Id", key: "id")] : []))
    let sorting = measures.firstIndex(of: by) ?? 0
    for row in top(limit) {
      let rank = row.ranks[sorting].map { Table.Cell.count($0) } ?? .empty
      table.append(
        [rank, .text(row.entity.name)] + (withKind ? [.text(row.entity.kind)] : [])
          + zip(measures, row.values).map { $0.cell($1) } + (withId ? [.text(row.entity.id)] : []))
    }
    return table
  }

  /// What the graph is and how each measure is counted, to be said under the table.
  public var notes: [String] { [summary.description] + conventions }
}

extension Measure {
  /// A value as a cell; nothing where it is undefined.
  func cell(_ value: Double?) -> Table.Cell {
    guard let value else { return .empty }
    if isCount, let count = Int(exactly: value) { return .count(count) }
    return .number(value, decimals: decimals)
  }
}
