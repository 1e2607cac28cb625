import Atlas
public import Interchange

extension CoalitionAnswer {
  /// One row a goal and reading of its quorum.
  public var table: Table {
    var table = Table(columns: [
      .init("Group", key: "group"), .init("To", key: "action"), .init("Needed", key: "needs"),
      .init("Counts", key: "used"), .init("Possible", key: "verdict"),
      .init("Willing and ready", key: "ready"), .init("Missing", key: "short"),
      .init("Cheapest", key: "cheapest"),
      .init("Strongest", key: "strongest"), .init("Smallest", key: "smallest"),
      .init("To be won", key: "toBeWon"), .init("To be met", key: "toBeMet"),
      .init("Evidence", key: "evidence"),
    ])
    for goal in goals {
      for variant in goal.variants {
        table.append([
          .text(goal.group.name), .text(goal.action), .text(variant.needsWords),
          .text(variant.isUsed ? "yes" : "no"),
          .text(variant.verdict.rawValue), .text(variant.ready.map(String.init).joined(separator: ", ")),
          .text(variant.short.map(String.init).joined(separator: ", ")), .text(variant.cheapest?.names ?? ""),
          .text(variant.strongest?.names ?? ""), .text(variant.smallest?.names ?? ""),
          .text(goal.toBeWon.map(\.explanation).joined(separator: "; ")),
          .text(goal.toBeMet.map(\.explanation).joined(separator: "; ")),
          .text(variant.evidence.citations.map(\.description).joined(separator: "; ")),
        ])
      }
    }
    return table
  }
}

extension CoalitionVariant {
  /// '4 cities', '5 cities and 5 countries'; 'no number is given' where the rule is silent.
  public var needsWords: String {
    needs.isEmpty ? "no number is given" : needs.map { "\($0.atLeast) \($0.of)" }.joined(separator: ", ")
  }
}

extension CoalitionSet {
  /// The names of the members.
  public var names: String { members.map(\.entity.name).joined(separator: ", ") }
}
