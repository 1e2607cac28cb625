public import Interchange

extension OverlapTable {
  /// One row a pair: both names and sizes, how many they share, Jaccard, and what they share.
  ///
  /// - Parameter limit: the most rows; rows equal to the last are kept, so none is cut by chance.
  public func table(limit: Int? = nil) -> Table {
    let noun = query.mode == .groups ? "members" : "groups"
    var table = Table(columns: [
      .init(query.mode == .groups ? "Group" : "Member", key: "first"),
      .init("Size", key: "firstSize", isNumeric: true),
      .init("And", key: "second"), .init("Size", key: "secondSize", isNumeric: true),
      .init("Shared", key: "count", isNumeric: true), .init("Jaccard", key: "jaccard", isNumeric: true),
      .init("Shared \(noun)", key: "shared"),
    ])
    for pair in pairs.prefix(shownCount(limit: limit)) {
      table.append([
        .text(pair.first.name), .count(pair.firstSize), .text(pair.second.name), .count(pair.secondSize),
        .count(pair.shared.count), .number(pair.jaccard, decimals: 3),
        .text(pair.shared.map(\.name).joined(separator: ", ")),
      ])
    }
    return table
  }

  /// How many pairs a limit lets through: those equal to the last in both measures are kept.
  public func shownCount(limit: Int?) -> Int {
    guard let limit, limit > 0, limit < pairs.count else { return pairs.count }
    let last = pairs[limit - 1]
    var count = limit
    while count < pairs.count, pairs[count].shared.count == last.shared.count,
      pairs[count].jaccard == last.jaccard
    {
      count += 1
    }
    return count
  }
}
