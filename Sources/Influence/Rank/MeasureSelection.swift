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
    ties = atlas.ties.indices.filter { index in
      let tie = atlas.ties[index]
      guard tie.from != tie.to, isIn[tie.from], isIn[tie.to], atlas.holds(tie, on: date) else { return false }
      let isMembership = query.isMembership(tie, in: atlas)
      if query.projection != nil || isMembership { return isMembership }
      return query.counts(tie) && (!needsFlow || Self.carries(tie, in: atlas))
    }
  }

  /// Whether influence flows over a tie, either way.
  private static func carries(_ tie: Tie, in atlas: Atlas) -> Bool {
    InfluenceView.grade(of: tie, along: true, in: atlas) != nil
      || InfluenceView.grade(of: tie, along: false, in: atlas) != nil
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
