public import Atlas
import GraphKernel

/// Some groups and every way their members fall into them, or some members and their groups: the cells of a Venn
/// diagram, or the columns of an UpSet plot.
///
/// Each combination is counted in three modes: distinct, in all of these sets and in no other of them; intersect, in
/// all of these; union, in any of these.
public struct Intersections: Sendable {
  /// How a combination of sets is read.
  public enum Mode: String, Sendable, Hashable, Codable, CaseIterable {
    /// In all of these sets and in no other of them.
    case distinct
    /// In all of these sets.
    case intersect
    /// In any of these sets.
    case union
  }

  /// One set.
  public struct Row: Sendable, Hashable {
    /// The group, or the member.
    public let entity: EntityReference
    /// The number of its members, or of its groups.
    public let size: Int
  }

  /// A combination of sets.
  public struct Cell: Sendable, Hashable {
    /// The places of its sets among `sets`, ascending.
    public let sets: [Int]
    /// Who is in, by mode, in the order of ids.
    public let contents: [Mode: [EntityReference]]
    /// How many would be in by chance, by mode; empty where chance is not measured.
    public let chances: [Mode: Double]

    /// How many would be in all of these sets by chance; nil where chance is not measured.
    public var expected: Double? { chances[.intersect] }
    /// Who is in by a mode.
    public func contents(_ mode: Mode) -> [EntityReference] { contents[mode] ?? [] }
  }

  /// What was compared, and how chance is measured.
  public let query: OverlapQuery
  /// The date the memberships hold on.
  public let on: PartialDate
  /// The ids of the merged data sets.
  public let atlas: String
  /// The sets, in the order given.
  public let sets: [Row]
  /// The combinations: of fewer sets first, then in the order given. Of more than four sets, only those that have
  /// anything in all of them.
  public let cells: [Cell]
  /// The test of a pair; nil unless there are two sets.
  public let pair: OverlapPair?
  /// Why chance was not measured though it was asked for.
  public let refusal: String?

  /// The most sets that are combined.
  public static let mostSets = 12

  /// Combines sets, by their ids.
  ///
  /// - Throws: `RouteQueryError.noDate`, `.unknownEntity`, `.repeatedStop` for a set named twice, `.outOfRange` for
  ///   fewer than two sets or more than 12, `.refused` for an entity without memberships; `CancellationError`.
  /// - Complexity: O(2^k · (n + m)) for k sets
  public init(_ atlas: Atlas, of ids: [String], query: OverlapQuery) async throws {
    guard let date = query.on ?? atlas.asOf else { throw RouteQueryError.noDate }
    guard (2...Self.mostSets).contains(ids.count) else {
      throw RouteQueryError.outOfRange(name: "the number of sets", value: ids.count)
    }
    if let twice = ids.indices.first(where: { ids[..<$0].contains(ids[$0]) }) {
      throw RouteQueryError.repeatedStop(ids[twice])
    }
    let memberships = try MembershipGraph(atlas, query: query, on: date)
    let side = memberships.compared(query.mode)
    let places = try ids.map { id throws(RouteQueryError) in try side.place(of: id, in: atlas) }
    // A pair is tested, and the model is that of the test.
    let tested = places.count == 2 ? try await OverlapTesting(memberships, query) : nil
    let (model, refusal) =
      try tested.map { ($0.model, $0.model == nil ? $0.refusal : nil) } ?? Self.model(memberships, query)
    self.query = query
    on = date
    self.atlas = atlas.title
    self.refusal = refusal
    sets = places.map { place in
      Row(
        entity: EntityReference(atlas.entities[side.entities[Int(place)]]),
        size: side.graph.memberCount(of: place))
    }
    cells = try Self.cells(places, side, model, atlas)
    pair = tested.map { side.pair(side.graph.overlap(places[0], places[1]), $0.chances, in: atlas) }
  }

  private static func model(
    _ memberships: MembershipGraph, _ query: OverlapQuery
  ) throws(RouteQueryError) -> (OverlapNullModel?, String?) {
    do throws(MeasureError) {
      return (try memberships.nullModel(query)?.model, nil)
    } catch {
      return (nil, "\(error); take --null hypergeometric, or fewer by kind or country")
    }
  }

  private static func cells(
    _ places: [UInt32], _ side: MembershipGraph.Side, _ model: OverlapNullModel?, _ atlas: Atlas
  ) throws -> [Cell] {
    // For each of the other side the sets it is in, as bits.
    var signatures = [Int](repeating: 0, count: side.others.count)
    for (bit, place) in places.enumerated() {
      for other in side.graph.members(of: place) { signatures[Int(other)] |= 1 << bit }
    }
    let present = signatures.indices.filter { signatures[$0] != 0 }
    let combinations = (1..<1 << places.count).sorted {
      ($0.nonzeroBitCount, order($0)) < ($1.nonzeroBitCount, order($1))
    }
    return try combinations.compactMap { combination in
      let inAll = present.filter { signatures[$0] & combination == combination }
      if places.count > 4, inAll.isEmpty { return nil }
      func references(_ others: [Int]) -> [EntityReference] {
        others.map { EntityReference(atlas.entities[side.others[$0]]) }
      }
      let chosen = places.indices.filter { combination >> $0 & 1 == 1 }
      return Cell(
        sets: chosen,
        contents: [
          .distinct: references(present.filter { signatures[$0] == combination }),
          .intersect: references(inAll),
          .union: references(present.filter { signatures[$0] & combination != 0 }),
        ],
        chances: try model.map { try chances(of: combination, of: places, $0) } ?? [:])
    }
  }

  /// Combinations of equal size in the order of their sets: 1 2 before 1 3 before 2 3.
  private static func order(_ combination: Int) -> Int {
    -(0..<mostSets).reduce(0) { $0 | (combination >> $1 & 1) << (mostSets - 1 - $1) }
  }

  /// The mean number in a combination of sets: memberships are independent, so in all of these sets and no other is a
  /// product for each of the other side, and in any of these what is left of being in none.
  private static func chances(
    of combination: Int, of places: [UInt32], _ model: OverlapNullModel
  ) throws -> [Mode: Double] {
    var sums: [Mode: Double] = [.distinct: 0, .intersect: 0, .union: 0]
    for member in 0..<UInt32(truncatingIfNeeded: model.graph.memberCount) {
      var (inAll, inNone, inNoOther) = (1.0, 1.0, 1.0)
      for (bit, place) in places.enumerated() {
        let probability = try model.probability(member: member, group: place)
        if combination >> bit & 1 == 1 {
          inAll *= probability
          inNone *= 1 - probability
        } else {
          inNoOther *= 1 - probability
        }
      }
      sums[.distinct, default: 0] += inAll * inNoOther
      sums[.intersect, default: 0] += inAll
      sums[.union, default: 0] += 1 - inNone
    }
    return sums
  }
}

extension MembershipGraph.Side {
  /// A pair with all that is said of it.
  func pair(_ pair: Overlap, _ chances: OverlapChances?, in atlas: Atlas) -> OverlapPair {
    func reference(_ index: Int) -> EntityReference { EntityReference(atlas.entities[index]) }
    return OverlapPair(
      a: reference(entities[Int(pair.first)]), b: reference(entities[Int(pair.second)]),
      sizeA: graph.memberCount(of: pair.first), sizeB: graph.memberCount(of: pair.second),
      common: graph.sharedMembers(pair.first, pair.second).map { reference(others[Int($0)]) },
      indices: Dictionary(
        uniqueKeysWithValues: OverlapIndex.allCases.map { ($0, graph.value(of: $0, for: pair)) }),
      chance: chances?.chance(of: pair))
  }
}
