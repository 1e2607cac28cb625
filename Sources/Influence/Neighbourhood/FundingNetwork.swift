public import Atlas
public import Interchange

/// Who funds, manages and awards what, with the amounts that are known, and the precedents: what was funded before.
public struct FundingNetwork: Sendable {
  /// A flow of money, or who decides about it.
  public struct Flow: Sendable, Hashable {
    /// The index of the tie in the atlas.
    public let tie: Int
    /// How it stands on the date.
    public let state: State
    /// The amount that the tie states, in EUR.
    public let euros: Double?
  }

  /// How a flow stands on the date.
  public enum State: String, Sendable, Hashable, Codable, CaseIterable {
    /// It goes on.
    case held
    /// It has ended, and is a precedent.
    case past
    /// It begins later.
    case later
    /// An opening, not taken up.
    case opening
  }

  /// The date.
  public let on: PartialDate
  /// The flows, in the order of their ends and types.
  public let flows: [Flow]
  private let atlas: Atlas

  /// Gathers all ties of the class 'money' that no source denies.
  ///
  /// - Parameter about: ids that a flow must touch, or a fund that it touches; empty for all.
  /// - Throws: `RouteQueryError`.
  /// - Complexity: O(ties)
  public init(_ atlas: Atlas, on date: PartialDate, about ids: [String] = []) throws(RouteQueryError) {
    var asked: Set<Int> = []
    for id in ids {
      guard let index = atlas.index(of: id) else { throw .unknownEntity(id) }
      asked.insert(index)
    }
    let money = atlas.ties.indices.filter { index in
      let tie = atlas.ties[index]
      return atlas.vocabulary.tieType(tie.type)?.tieClass == "money" && !tie.statement.isDenied
    }
    let touched = money.filter { asked.contains(atlas.ties[$0].from) || asked.contains(atlas.ties[$0].to) }
    let near = asked.union(touched.flatMap { [atlas.ties[$0].from, atlas.ties[$0].to] })
    flows = money.filter { index in
      let tie = atlas.ties[index]
      return asked.isEmpty || (near.contains(tie.from) && near.contains(tie.to))
    }.map { index in
      let tie = atlas.ties[index]
      let state: State =
        tie.statement.isPotential
        ? .opening
        : atlas.holds(tie, on: date) ? .held : tie.statement.period.hasBegun(by: date) ? .past : .later
      return Flow(tie: index, state: state, euros: tie.statement.euros)
    }
    on = date
    self.atlas = atlas
  }

  /// One row a flow.
  public var table: Table {
    var table = Table(columns: [
      .init("From", key: "from"), .init("Tie", key: "tie"), .init("To", key: "to"),
      .init("EUR", key: "euros", isNumeric: true), .init("State", key: "state"),
      .init("Since", key: "since"), .init("Until", key: "until"), .init("Basis", key: "basis"),
      .init("Evidence", key: "evidence"), .init("Note", key: "note"),
    ])
    for flow in flows {
      let tie = atlas.ties[flow.tie]
      table.append([
        .text(atlas.entities[tie.from].name), .text(tie.type), .text(atlas.entities[tie.to].name),
        flow.euros.map { .number($0, decimals: 0) } ?? .empty, .text(flow.state.rawValue),
        .text(tie.statement.period.since?.description ?? ""),
        .text(tie.statement.period.until?.description ?? ""),
        .text(tie.evidence.basis.rawValue),
        .text(tie.evidence.citations.map(\.description).joined(separator: "; ")),
        .text(tie.notes.joined(separator: "; ")),
      ])
    }
    return table
  }
}
