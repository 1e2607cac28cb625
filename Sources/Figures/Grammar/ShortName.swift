import Atlas

extension Atlas {
  /// The name of an entity for a heading with little room: where the name is long, the shortest other name that is no
  /// mere abbreviation.
  func shortName(of entity: Int, longest: Int = 14) -> String {
    let known = entities[entity]
    guard known.name.count > longest else { return known.name }
    let others = known.aliases.filter { $0.count >= 4 && $0.count < known.name.count }
    return others.min { ($0.count, $0) < ($1.count, $1) } ?? known.name
  }
}
