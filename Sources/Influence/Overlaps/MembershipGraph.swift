import Atlas
import GraphKernel

/// Who is a member of what on a date, as a two-mode graph: the data under every overlap.
///
/// A place counts once however many ties state it; an entity that ceased to exist, or whose membership ended
/// before the date, is not in.
struct MembershipGraph {
  let atlas: Atlas
  let date: PartialDate
  /// Indices of the members of at least one group, in the order of their ids: the members of the graph.
  let members: [Int]
  /// Indices of the groups that have at least one member, in the order of their ids.
  let groups: [Int]
  let graph: TwoModeGraph
  /// How many of the memberships rest on assumed ties alone.
  let assumedCount: Int

  /// Gathers the memberships.
  ///
  /// - Throws: `RouteQueryError.refused` for more memberships than can be indexed.
  /// - Complexity: O(ties log ties)
  init(_ atlas: Atlas, query: OverlapQuery, on date: PartialDate) throws(RouteQueryError) {
    let ofThemes = query.groupsOfThemes(in: atlas, on: date)
    let ties = atlas.ties.filter { tie in
      query.counts(tie, in: atlas) && atlas.holds(tie, on: date)
        && ofThemes.map { $0.contains(tie.to) } ?? true
    }
    self.atlas = atlas
    self.date = date
    members = Self.ascending(ties.lazy.map(\.from), of: atlas)
    groups = Self.ascending(ties.lazy.map(\.to), of: atlas)
    let memberPlaces = Self.places(members, of: atlas), groupPlaces = Self.places(groups, of: atlas)
    do throws(MeasureError) {
      graph = try TwoModeGraph(
        memberCount: members.count, groupCount: groups.count,
        memberships: ties.map { (member: memberPlaces[$0.from], group: groupPlaces[$0.to]) })
    } catch {
      throw .refused("\(error)")
    }
    assumedCount = Self.assumedCount(ties)
  }

  private static func assumedCount(_ ties: [Tie]) -> Int {
    // Ties stand in the order of their ends: those of one membership side by side.
    var count = 0
    var start = 0
    while start < ties.count {
      let first = ties[start]
      let end = ties[start...].firstIndex { $0.from != first.from || $0.to != first.to } ?? ties.count
      let rest = ties[start..<end].allSatisfy { $0.evidence.basis == .assumed }
      if rest { count += 1 }
      start = end
    }
    return count
  }

  private static func ascending(_ indices: some Sequence<Int>, of atlas: Atlas) -> [Int] {
    var isIn = [Bool](repeating: false, count: atlas.entities.count)
    for index in indices { isIn[index] = true }
    return isIn.indices.filter { isIn[$0] }
  }

  private static func places(_ indices: [Int], of atlas: Atlas) -> [UInt32] {
    var places = [UInt32](repeating: 0, count: atlas.entities.count)
    for (place, index) in indices.enumerated() { places[index] = UInt32(truncatingIfNeeded: place) }
    return places
  }
}

extension MembershipGraph {
  /// The compared side as groups of a two-mode graph.
  struct Side {
    let graph: TwoModeGraph
    /// The entities compared, by index in the atlas.
    let entities: [Int]
    /// What they have.
    let others: [Int]

    /// The place of an entity, by id.
    func place(of id: String, in atlas: Atlas) throws(RouteQueryError) -> UInt32 {
      guard let index = atlas.index(of: id) else { throw .unknownEntity(id) }
      guard let place = entities.firstIndex(of: index) else {
        throw .refused("'\(id)' has nothing to share in this part of the atlas on this date")
      }
      return UInt32(truncatingIfNeeded: place)
    }
  }

  /// The groups with their members, or the members with their groups.
  func compared(_ mode: OverlapQuery.Mode) -> Side {
    switch mode {
    case .groups: Side(graph: graph, entities: groups, others: members)
    case .members: Side(graph: graph.transposed, entities: members, others: groups)
    }
  }

  /// The null model of the compared side.
  ///
  /// - Throws: `MeasureError` where the model is too large or cannot be fitted.
  func nullModel(_ query: OverlapQuery) throws(MeasureError) -> (model: OverlapNullModel, prohibited: Int)? {
    let side = compared(query.mode).graph
    switch query.nullModel {
    case .none: return nil
    case .hypergeometric: return (.hypergeometric(side), 0)
    case .sdsm:
      let cells = barredCells()
      let oriented = query.mode == .groups ? cells : cells.map { (member: $0.group, group: $0.member) }
      return (.degreeSequence(try side.degreeSequenceModel(prohibited: oriented)), cells.count)
    }
  }

  /// The memberships that a rule of the atlas bars. What is a membership all the same is not among them.
  func barredCells() -> [(member: UInt32, group: UInt32)] {
    var cells: [(member: UInt32, group: UInt32)] = []
    let applicants = members.map { JoiningBar.Applicant(atlas.entities[$0]) }
    for (column, group) in groups.enumerated() {
      let bar = JoiningBar(atlas.entities[group])
      guard bar.hasRules else { continue }
      let column = UInt32(truncatingIfNeeded: column)
      let held = Set(graph.members(of: column))
      for (row, applicant) in applicants.enumerated() where bar.bars(applicant) {
        let row = UInt32(truncatingIfNeeded: row)
        if !held.contains(row) { cells.append((row, column)) }
      }
    }
    return cells
  }
}
