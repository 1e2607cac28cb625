public import Atlas
public import Interchange

/// What an entity is made of, and what it is itself part of: networks, forums, groups and bodies as a tree, with who
/// leads each part and how many members of it are known.
public struct StructureTree: Sendable {
  /// One part, or the whole.
  public struct Part: Sendable, Hashable {
    /// The part.
    public let entity: EntityReference
    /// How deep it stands: 0 the outermost whole.
    public let depth: Int
    /// The tie to the whole it stands under, by its index in the atlas; nil at the root.
    public let tie: Int?
    /// Who leads, chairs, coordinates, decides for or oversees it: indices of ties.
    public let leaders: [Int]
    /// Its members, by the indices of their ties.
    public let members: [Int]
  }

  /// Types of tie that make one a part of the other.
  private static let containing: Set<String> = ["part of", "belongs to"]

  /// The entity asked for.
  public let entity: EntityReference
  /// The date the ties hold on.
  public let on: PartialDate
  /// Each whole before its parts, parts by kind in the order of the vocabulary, then by name.
  public let parts: [Part]
  private let atlas: Atlas

  /// Gathers the parts. What is part of two wholes stands under the first of them by id.
  ///
  /// - Throws: `RouteQueryError`.
  /// - Complexity: O(ties + parts log parts)
  public init(of id: String, in atlas: Atlas, on date: PartialDate) throws(RouteQueryError) {
    guard let asked = atlas.index(of: id) else { throw .unknownEntity(id) }
    let builder = Builder(atlas, date)
    entity = EntityReference(atlas.entities[asked])
    on = date
    parts = builder.parts(around: asked)
    self.atlas = atlas
  }

  private struct Builder {
    private let atlas: Atlas
    private var inside: [Int: [(part: Int, tie: Int)]] = [:]
    private var whole: [Int: (whole: Int, tie: Int)] = [:]
    private var leaders: [Int: [Int]] = [:]
    private var members: [Int: [Int]] = [:]

    init(_ atlas: Atlas, _ date: PartialDate) {
      self.atlas = atlas
      for (index, tie) in atlas.ties.enumerated() where atlas.holds(tie, on: date) {
        let tieClass = atlas.vocabulary.tieType(tie.type)?.tieClass
        if StructureTree.containing.contains(tie.type) {
          if whole[tie.from] == nil { whole[tie.from] = (tie.to, index) }
          inside[tie.to, default: []].append((tie.from, index))
        }
        if tieClass == "membership" { members[tie.to, default: []].append(index) }
        if tieClass == "leading", tie.type != "founded" { leaders[tie.to, default: []].append(index) }
      }
    }

    /// The wholes that an entity is part of, the entity, and all below it.
    func parts(around asked: Int) -> [Part] {
      var chain: [(entity: Int, tie: Int?)] = []
      var seen: Set<Int> = [asked]
      var current = asked
      while let next = whole[current], seen.insert(next.whole).inserted {
        chain.insert((current, next.tie), at: 0)
        current = next.whole
      }
      chain.insert((current, nil), at: 0)
      var found = chain.dropLast().enumerated().map { part($1.entity, depth: $0, tie: $1.tie) }
      let depth = chain.count - 1
      descend(asked, depth: depth, tie: chain[depth].tie, &seen, into: &found)
      return found
    }

    private func part(_ entity: Int, depth: Int, tie: Int?) -> Part {
      Part(
        entity: EntityReference(atlas.entities[entity]), depth: depth, tie: tie,
        leaders: leaders[entity] ?? [], members: members[entity] ?? [])
    }

    private func descend(
      _ entity: Int, depth: Int, tie: Int?, _ seen: inout Set<Int>, into found: inout [Part]
    ) {
      found.append(part(entity, depth: depth, tie: tie))
      let kinds = atlas.vocabulary.kinds.map(\.name)
      func order(_ index: Int) -> (Int, String, Int) {
        let known = atlas.entities[index]
        return (kinds.firstIndex(of: known.kind) ?? kinds.count, known.name, index)
      }
      let below = (inside[entity] ?? []).sorted { order($0.part) < order($1.part) }
      for (part, tie) in below where seen.insert(part).inserted {
        descend(part, depth: depth + 1, tie: tie, &seen, into: &found)
      }
    }
  }

  /// One row a part.
  public var table: Table {
    var table = Table(columns: [
      .init("Depth", key: "depth", isNumeric: true), .init("Part", key: "part"), .init("Kind", key: "kind"),
      .init("Of", key: "whole"), .init("Led by", key: "leaders"),
      .init("Members known", key: "members", isNumeric: true), .init("Evidence", key: "evidence"),
    ])
    for part in parts {
      let tie = part.tie.map { atlas.ties[$0] }
      let evidence = tie.map(\.evidence) ?? atlas.entity(part.entity.id)?.evidence
      table.append([
        .count(part.depth), .text(part.entity.name), .text(part.entity.kind),
        .text(tie.map { atlas.entities[$0.to].name } ?? ""),
        .text(leaders(of: part).joined(separator: "; ")), .count(part.members.count),
        .text(evidence?.citations.map(\.description).joined(separator: "; ") ?? ""),
      ])
    }
    return table
  }

  /// Who leads a part, in words: 'chaired by Barcelona'.
  public func leaders(of part: Part) -> [String] {
    part.leaders.map { index in
      let tie = atlas.ties[index]
      let inverse = atlas.vocabulary.tieType(tie.type)?.inverse ?? tie.type
      return "\(inverse) \(atlas.entities[tie.from].name)"
    }
  }
}
