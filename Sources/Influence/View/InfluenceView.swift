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
    ways.reserveCapacity(atlas.ties.count * 2)
    arcs.reserveCapacity(atlas.ties.count * 2)
    for (index, tie) in atlas.ties.enumerated() where isIncluded(tie) {
      for along in [true, false] {
        guard let grade = Self.grade(of: tie, along: along, in: atlas) else { continue }
        ways.append(Way(tie: index, along: along, grade: grade))
        let ends = along ? (tie.from, tie.to) : (tie.to, tie.from)
        arcs.append((UInt32(ends.0), UInt32(ends.1)))
      }
    }
    self.atlas = atlas
    self.date = date
    self.ways = ways
    graph = try Graph(vertexCount: atlas.entities.count, arcs: arcs)
  }

  /// The grade of influence one way over a tie: its own, or its type's; nil where none flows.
  static func grade(of tie: Tie, along: Bool, in atlas: Atlas) -> Vocabulary.Grade? {
    guard let type = atlas.vocabulary.tieType(tie.type) else { return nil }
    let own = along ? tie.statement.grade : tie.statement.gradeBack
    return own.flatMap(atlas.vocabulary.grade) ?? (along ? type.flow.along : type.flow.against)
  }

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
