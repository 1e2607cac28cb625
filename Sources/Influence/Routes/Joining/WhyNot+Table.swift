import Atlas
public import Interchange

extension WhyNot {
  /// One row: the way, whether it is a route, its place, and why not.
  public var table: Table {
    var table = Table(columns: [
      .init("Way", key: "way"), .init("Strength", key: "strength", isNumeric: true),
      .init("Rank", key: "rank", isNumeric: true), .init("Why not", key: "summary"),
      .init("Evidence", key: "evidence"),
    ])
    let evidence = (gap?.evidence ?? []) + clauses.flatMap(\.evidence.citations)
    table.append([
      .text(stations.map(\.name).joined(separator: " > ")),
      strength.map { .number($0, decimals: 3) } ?? .empty, rank.map { .count($0) } ?? .empty, .text(summary),
      .text(evidence.map(\.description).joined(separator: "; ")),
    ])
    return table
  }
}
