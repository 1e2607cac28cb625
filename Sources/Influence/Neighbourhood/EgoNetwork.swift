public import Atlas
public import Interchange

/// An entity with those it is tied to: an ego network, in the field's words.
public struct EgoNetwork: Sendable {
  /// Someone the entity is tied to.
  public struct Neighbour: Sendable, Hashable {
    /// Who.
    public let entity: EntityReference
    /// How many ties away: 1, or 2.
    public let distance: Int
    /// The ties to those one step nearer, by their indices in the atlas, the strongest first.
    public let ties: [Int]
    /// The chance that a message is carried over the strongest of them, whichever way.
    public let strength: Double
  }

  /// The entity in the middle.
  public let ego: EntityReference
  /// The date the ties hold on.
  public let on: PartialDate
  /// The nearest first, then the strongest tied, then by id.
  public let neighbours: [Neighbour]
  /// How many more there are.
  public let omittedCount: Int
  private let atlas: Atlas

  /// Gathers the ties that hold on a date.
  ///
  /// - Parameters:
  ///   - steps: 1, or 2 for those the neighbours are tied to as well.
  ///   - limit: The most neighbours; of equal ones those with the first ids stay.
  /// - Throws: `RouteQueryError`.
  /// - Complexity: O(ties log ties)
  public init(of id: String, in atlas: Atlas, on date: PartialDate, steps: Int = 1, limit: Int = .max)
    throws(RouteQueryError)
  {
    guard let ego = atlas.index(of: id) else { throw .unknownEntity(id) }
    if !(1...2).contains(steps) { throw .refused("the number of steps is \(steps); expected 1 or 2") }
    let held = atlas.ties.indices.filter { atlas.holds(atlas.ties[$0], on: date) }
    var distances = [ego: 0]
    var found: [Neighbour] = []
    for distance in 1...steps {
      var ties: [Int: [Int]] = [:]
      for index in held {
        let tie = atlas.ties[index]
        for (near, far) in [(tie.from, tie.to), (tie.to, tie.from)]
        where distances[near] == distance - 1 && distances[far] == nil {
          ties[far, default: []].append(index)
        }
      }
      for far in ties.keys { distances[far] = distance }
      found += ties.map { far, ties in
        let ordered = ties.sorted {
          (Self.strength($0, in: atlas), $1) > (Self.strength($1, in: atlas), $0)
        }
        return Neighbour(
          entity: EntityReference(atlas.entities[far]), distance: distance, ties: ordered,
          strength: ordered.first.map { Self.strength($0, in: atlas) } ?? 0)
      }
    }
    found.sort {
      if $0.distance != $1.distance { return $0.distance < $1.distance }
      return ($0.strength, $1.entity.id) > ($1.strength, $0.entity.id)
    }
    self.ego = EntityReference(atlas.entities[ego])
    on = date
    neighbours = Array(found.prefix(max(0, limit)))
    omittedCount = found.count - neighbours.count
    self.atlas = atlas
  }

  /// The chance of the stronger way over a tie; 0 where no influence flows.
  private static func strength(_ index: Int, in atlas: Atlas) -> Double {
    let tie = atlas.ties[index]
    return [true, false].compactMap { InfluenceView.grade(of: tie, along: $0, in: atlas)?.chance }.max() ?? 0
  }

  /// One row a tie.
  public var table: Table {
    var table = Table(columns: [
      .init("Distance", key: "distance", isNumeric: true), .init("Neighbour", key: "neighbour"),
      .init("Kind", key: "kind"), .init("From", key: "from"), .init("Tie", key: "tie"),
      .init("To", key: "to"),
      .init("Strongest way", key: "strength", isNumeric: true), .init("Since", key: "since"),
      .init("Until", key: "until"), .init("Basis", key: "basis"), .init("Evidence", key: "evidence"),
    ])
    for neighbour in neighbours {
      for index in neighbour.ties {
        let tie = atlas.ties[index]
        let period = tie.statement.period
        table.append([
          .count(neighbour.distance), .text(neighbour.entity.name), .text(neighbour.entity.kind),
          .text(atlas.entities[tie.from].name), .text(tie.type), .text(atlas.entities[tie.to].name),
          .number(Self.strength(index, in: atlas), decimals: 2), .text(period.since?.description ?? ""),
          .text(period.until?.description ?? ""), .text(tie.evidence.basis.rawValue),
          .text(tie.evidence.citations.map(\.description).joined(separator: "; ")),
        ])
      }
    }
    return table
  }
}
