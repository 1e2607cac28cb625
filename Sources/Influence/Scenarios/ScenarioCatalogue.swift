public import Atlas
public import Interchange

/// The scenarios there are.
public struct ScenarioCatalogue: Sendable, Encodable {
  private struct Entry: Sendable, Encodable {
    let id: String
    let title: String
    let note: String?
    let recommendations: [String]
    let follows: [String]
    let changes: Int
    let evidence: Evidence
  }

  private let schema = "corridor.scenarios/1"
  private let scenarios: [Entry]

  /// - Parameter stacks: Each scenario after those that it follows.
  public init(_ stacks: [[Scenario]]) {
    scenarios = stacks.compactMap { stack in
      stack.last.map { scenario in
        Entry(
          id: scenario.id, title: scenario.title, note: scenario.note,
          recommendations: scenario.recommendations,
          follows: scenario.follows, changes: stack.reduce(0) { $0 + $1.steps.count },
          evidence: scenario.evidence)
      }
    }
  }

  /// One row a scenario.
  public var table: Table {
    var table = Table(columns: [
      .init("Scenario", key: "id"), .init("What", key: "title"),
      .init("Changes", key: "changes", isNumeric: true), .init("Places", key: "evidence"),
    ])
    for scenario in scenarios {
      table.append([
        .text(scenario.id), .text(scenario.title), .count(scenario.changes), .text(scenario.evidence.summary),
      ])
    }
    return table
  }
}
