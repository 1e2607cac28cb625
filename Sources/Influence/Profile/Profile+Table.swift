public import Interchange

extension Profile {
  /// The measures side by side, for reading: value, rank of how many, percentile, the median and the rank among its
  /// kind, and between which ranks the trials lie.
  public var standingTable: Table {
    var table = Table(columns: [
      .init("Measure", key: "measure"), .init("Value", key: "value", isNumeric: true),
      .init("Rank", key: "rank", isNumeric: true), .init("Of", key: "of", isNumeric: true),
      .init("Before %", key: "percentile", isNumeric: true),
      .init("5-95 %", key: "interval", isNumeric: true),
      .init("In kind", key: "groupRank", isNumeric: true), .init("Median", key: "median", isNumeric: true),
    ])
    for standing in standings {
      table.append([
        .text(standing.measure.rawValue), standing.measure.cell(standing.value), .init(standing.rank),
        .count(standing.of), .init(standing.percentile, decimals: 0),
        standing.interval.map { .text("\($0.lowerBound)-\($0.upperBound)") } ?? .empty,
        standing.groupRank.map { .text("\($0)/\(standing.groupCount)") } ?? .empty,
        .init(standing.groupMedian, decimals: standing.measure.isCount ? 1 : standing.measure.decimals),
      ])
    }
    return table
  }

  /// The roles of a broker, for reading: how often, how often by chance, and how far above that.
  public var roleTable: Table {
    var table = Table(columns: [
      .init("Broker as", key: "role"), .init("Count", key: "count", isNumeric: true),
      .init("By chance", key: "expected", isNumeric: true), .init("z", key: "z", isNumeric: true),
    ])
    for role in roles {
      table.append([
        .text(role.role?.rawValue ?? "any"), .count(role.count), .number(role.expected, decimals: 1),
        .init(role.zScore, decimals: 2),
      ])
    }
    return table
  }

  /// Both tables in one, for other programs.
  public var table: Table {
    var table = Table(columns: [
      .init("What", key: "section"), .init("Of", key: "name"),
      .init("Value", key: "value", isNumeric: true), .init("Rank", key: "rank", isNumeric: true),
      .init("Ranked", key: "of", isNumeric: true), .init("Percentile", key: "percentile", isNumeric: true),
      .init("Lowest rank", key: "rankFrom", isNumeric: true),
      .init("Highest rank", key: "rankTo", isNumeric: true),
      .init("Rank in kind", key: "groupRank", isNumeric: true),
      .init("In kind", key: "groupCount", isNumeric: true),
      .init("Median of kind", key: "groupMedian", isNumeric: true),
      .init("By chance", key: "expected", isNumeric: true), .init("z", key: "z", isNumeric: true),
    ])
    for standing in standings {
      table.append([
        .text("measure"), .text(standing.measure.rawValue), standing.measure.cell(standing.value),
        .init(standing.rank), .count(standing.of), .init(standing.percentile, decimals: 1),
        .init(standing.interval?.lowerBound), .init(standing.interval?.upperBound),
        .init(standing.groupRank), .count(standing.groupCount),
        .init(standing.groupMedian, decimals: standing.measure.isCount ? 1 : standing.measure.decimals),
      ])
    }
    for role in roles {
      table.append(
        [.text("brokerage"), .text(role.role?.rawValue ?? "any"), .count(role.count)]
          + [Table.Cell](repeating: .empty, count: 8)
          + [.number(role.expected, decimals: 1), .init(role.zScore, decimals: 2)])
    }
    return table
  }

  /// The position in a sentence.
  public var sentence: String {
    "\(entity.name) (\(entity.kind)): \(position.rawValue). It \(position.meaning)."
  }

  /// What is said under the tables: the graph, the trials, how each measure is counted.
  public var notes: [String] {
    let trials =
      samples == 0
      ? []
      : [
        "5-95 %: the ranks of nine tenths of \(samples) trials that each drop \(dropCount) of "
          + "\(summary.ties) ties at random, seed \(query.graph.seed)"
      ]
    let undefined = standings.filter { $0.trials < samples && $0.trials > 0 }.map {
      "\($0.measure.rawValue) is defined in \($0.trials) of the trials"
    }
    return [summary.description, "In kind: among \(standings.first?.groupCount ?? 0) of kind \(entity.kind)"]
      + trials + undefined + ["by chance: ties of the same number drawn at random (Gould and Fernandez 1989)"]
      + conventions
  }
}

extension Table.Cell {
  /// A whole number, or nothing.
  fileprivate init(_ count: Int?) { self = count.map { .count($0) } ?? .empty }

  /// A number, or nothing.
  fileprivate init(_ number: Double?, decimals: Int) {
    self = number.map { .number($0, decimals: decimals) } ?? .empty
  }
}
