import Atlas

/// The part of an atlas that a measure query takes: entities and ties, before any graph is made of them.
struct MeasureSelection: Sendable {
  let atlas: Atlas
  let query: MeasureQuery
  let date: PartialDate
  /// The indices of the entities, in the order of their ids.
  let entities: [Int]
  /// The indices of the ties that hold among them and count, in the order of the atlas.
  let ties: [Int]
  /// By tie of the atlas: the chances that it carries a message one way and the other; nil where none flows. Looked up
  /// once, since trials make many graphs of one selection.
  let chances: [(along: Double?, against: Double?)]

  /// Selects.
  ///
  /// - Throws: `RouteQueryError.noDate`, `.unknownEntity`.
  /// - Complexity: O(entities + ties)
  init(_ atlas: Atlas, query: MeasureQuery) throws(RouteQueryError) {
    guard let date = query.on ?? atlas.asOf else { throw .noDate }
    let inside = try Self.membersAndItself(of: query.within, in: atlas, on: date)
    var isIn = atlas.entities.map { entity in
      atlas.exists(entity, on: date)
        && (query.onlyKinds.isEmpty || query.onlyKinds.contains(entity.kind))
        && (query.countries.isEmpty || query.countries.contains(entity.text("country") ?? ""))
    }
    if let inside { for index in isIn.indices where !inside.contains(index) { isIn[index] = false } }
    // Memberships stay in any case, for the measures of two-mode data.
    let needsFlow = query.direction == .influence || query.isWeighted
    self.atlas = atlas
    self.query = query
    self.date = date
    entities = isIn.indices.filter { isIn[$0] }
    let chances = atlas.ties.map { tie in
      (
        along: InfluenceView.grade(of: tie, along: true, in: atlas)?.chance,
        against: InfluenceView.grade(of: tie, along: false, in: atlas)?.chance
      )
    }
    ties = atlas.ties.indices.filter { index in
      let tie = atlas.ties[index]
      guard tie.from != tie.to, isIn[tie.from], isIn[tie.to], atlas.holds(tie, on: date) else { return false }
      let isMembership = query.isMembership(tie, in: atlas)
      if query.projection != nil || isMembership { return isMembership }
      let carries = chances[index].along != nil || chances[index].against != nil
      return query.counts(tie) && (!needsFlow || carries)
    }
    self.chances = chances
  }

  private static func membersAndItself(
    of id: String?, in atlas: Atlas, on date: PartialDate
  ) throws(RouteQueryError) -> Set<Int>? {
    guard let id else { return nil }
    guard let group = atlas.index(of: id) else { throw .unknownEntity(id) }
    var inside: Set = [group]
    for tie in atlas.ties where tie.to == group && atlas.holds(tie, on: date) {
      if atlas.vocabulary.tieType(tie.type)?.tieClass == "membership" { inside.insert(tie.from) }
    }
    return inside
  }
}
