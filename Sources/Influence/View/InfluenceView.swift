import Atlas
import GraphKernel

/// An atlas on a date, as a kernel graph: one vertex an entity, one arc a way that influence takes over a tie.
///
/// Vertices stand in the order of entity ids and arcs in the order of ties, so the kernel's order of equal paths
/// is the order of ids.
struct InfluenceView {
  /// One way over one tie.
  struct Way {
    /// The index of the tie in the atlas.
    let tie: Int
    /// Whether it is taken from its first entity to its second.
    let along: Bool
    /// The grade of influence this way.
    let grade: Vocabulary.Grade
  }

  let atlas: Atlas
  let date: PartialDate
  let graph: Graph
  let ways: [Way]
  /// By way, whether a route may end over it and not go on.
  let isFinal: [Bool]
  /// By entity, whether a route may end there and not run through it.
  let isHub: [Bool]

  /// Builds the view, or refuses an atlas that is too large to index. - Complexity: O(entities + ties)
  static func compiled(_ atlas: Atlas, on date: PartialDate) throws(RouteQueryError) -> InfluenceView {
    try compiled(atlas, on: date) { atlas.holds($0, on: date) }
  }

  /// Builds a view of the ties that a test lets through, whatever their dates.
  static func compiled(
    _ atlas: Atlas, on date: PartialDate, including isIncluded: (Tie) -> Bool
  ) throws(RouteQueryError) -> InfluenceView {
    do throws(GraphError) {
      return try InfluenceView(atlas, on: date, including: isIncluded)
    } catch {
      throw .refused("\(error)")
    }
  }

  private init(
    _ atlas: Atlas, on date: PartialDate, including isIncluded: (Tie) -> Bool
  ) throws(GraphError) {
    var ways: [Way] = []
    var arcs: [(source: UInt32, target: UInt32)] = []
    var isFinal: [Bool] = []
    ways.reserveCapacity(atlas.ties.count * 2)
    arcs.reserveCapacity(atlas.ties.count * 2)
    isFinal.reserveCapacity(atlas.ties.count * 2)
    for (index, tie) in atlas.ties.enumerated() where isIncluded(tie) {
      guard let type = atlas.vocabulary.tieType(tie.type) else { continue }
      if let grade = Self.grade(of: tie, type, along: true, in: atlas) {
        ways.append(Way(tie: index, along: true, grade: grade))
        arcs.append((UInt32(tie.from), UInt32(tie.to)))
        isFinal.append(type.isFinal)
      }
      if let grade = Self.grade(of: tie, type, along: false, in: atlas) {
        ways.append(Way(tie: index, along: false, grade: grade))
        arcs.append((UInt32(tie.to), UInt32(tie.from)))
        isFinal.append(type.isFinal)
      }
    }
    self.atlas = atlas
    self.date = date
    self.ways = ways
    self.isFinal = isFinal
    isHub = atlas.entities.map { !atlas.allowsTransit($0) }
    graph = try Graph(vertexCount: atlas.entities.count, arcs: arcs)
  }

  /// The grade of influence one way over a tie: its own, or its type's; nil where none flows.
  static func grade(of tie: Tie, along: Bool, in atlas: Atlas) -> Vocabulary.Grade? {
    atlas.vocabulary.tieType(tie.type).flatMap { grade(of: tie, $0, along: along, in: atlas) }
  }

  private static func grade(
    of tie: Tie, _ type: Vocabulary.TieType, along: Bool, in atlas: Atlas
  ) -> Vocabulary.Grade? {
    let own = along ? tie.statement.grade : tie.statement.gradeBack
    return own.flatMap(atlas.vocabulary.grade) ?? (along ? type.flow.along : type.flow.against)
  }

  /// Whether it is so large that an estimate draws fewer random worlds unless it is told how many.
  var isLarge: Bool { ways.count > 20_000 }

  /// The weight of each arc: how unlikely it is that a message is carried, in sums that are exact, so that routes of the
  /// same grades in another order compare equal.
  func weights(by criterion: RouteQuery.Criterion) -> [Double] {
    ways.map { Self.weight(of: $0.grade.chance, by: criterion) }
  }

  /// The weight of a way that carries with some chance.
  static func weight(of chance: Double, by criterion: RouteQuery.Criterion) -> Double {
    let unlikeliness = Unlikeliness.weight(of: chance)
    return criterion == .hops ? hopUnit + unlikeliness : unlikeliness
  }

  /// What one hop weighs when hops count first: more than the unlikeliness of any route, which strength then
  /// ranks among routes of equal hops.
  static let hopUnit = 4096.0
}
