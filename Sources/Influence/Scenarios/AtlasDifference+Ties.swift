import Atlas

/// Comparing the ties of two atlases.
extension AtlasDifference {
  /// A tie and the places of its ends among the entities of both atlases.
  private struct PlacedTie {
    let from: Int
    let to: Int
    let tie: Tie

    var ends: (Int, Int) { (from, to) }
  }

  static func ties(_ before: Atlas, _ after: Atlas, _ pairs: [Pair]) -> [Item] {
    let (olds, news) = (placed(before, pairs.map(\.before)), placed(after, pairs.map(\.after)))
    var items: [Item] = []
    var (old, new) = (0, 0)
    // Both are gone through side by side, from one pair of ends to the next.
    while old < olds.count || new < news.count {
      let heads = [olds[old...].first?.ends, news[new...].first?.ends].compactMap(\.self)
      guard let ends = heads.min(by: <) else { break }
      let (firstOld, firstNew) = (old, new)
      while old < olds.count, olds[old].ends == ends { old += 1 }
      while new < news.count, news[new].ends == ends { new += 1 }
      let (one, other) = (olds[firstOld..<old], news[firstNew..<new])
      if one.elementsEqual(other, by: { isSame($0.tie, $1.tie) }) { continue }
      items += differences((one.map(\.tie), before), (other.map(\.tie), after))
    }
    return items
  }

  /// The ties of an atlas by their ends. They stand so in an atlas, unless a query has added some at its end.
  ///
  /// - Parameter places: the place in the atlas of each entity of both; nil where it is not.
  private static func placed(_ atlas: Atlas, _ places: [Int?]) -> [PlacedTie] {
    var common = [Int](repeating: 0, count: atlas.entities.count)
    for (place, own) in places.enumerated() { if let own { common[own] = place } }
    let ties = atlas.ties.map { PlacedTie(from: common[$0.from], to: common[$0.to], tie: $0) }
    if zip(ties, ties.dropFirst()).allSatisfy({ $0.ends <= $1.ends }) { return ties }
    return ties.indices.sorted { (ties[$0].from, ties[$0].to, $0) < (ties[$1].from, ties[$1].to, $1) }
      .map { ties[$0] }
  }

  private static func isSame(_ one: Tie, _ other: Tie) -> Bool {
    one === other || (one.type == other.type && one.claims == other.claims)
  }

  /// What differs among the ties between two entities, by the names of their types.
  private static func differences(_ before: (ties: [Tie], atlas: Atlas), _ after: (ties: [Tie], atlas: Atlas))
    -> [Item]
  {
    Set((before.ties + after.ties).map(\.type)).sorted().flatMap { type -> [Item] in
      let (one, other) = (before.ties.filter { $0.type == type }, after.ties.filter { $0.type == type })
      guard one.map(\.claims) != other.map(\.claims) else { return [] }
      let way: Way = one.isEmpty ? .added : other.isEmpty ? .removed : .changed
      let (shown, atlas) = other.isEmpty ? (one, before.atlas) : (other, after.atlas)
      return shown.map { tie in
        let (from, to) = (atlas.entities[tie.from].id, atlas.entities[tie.to].id)
        return Item(
          subject: .ties(Scenario.TieKey(from: from, type: type, to: to)), way: way,
          says: sentence(tie, in: atlas), evidence: tie.evidence)
      }
    }
  }

  private static func sentence(_ tie: Tie, in atlas: Atlas) -> String {
    let phrase = atlas.vocabulary.tieType(tie.type)?.phrase ?? tie.type
    var text = "\(atlas.entities[tie.from].name) \(phrase) \(atlas.entities[tie.to].name)"
    if let since = tie.statement.period.since { text += ", since \(since)" }
    if let until = tie.statement.period.until { text += ", until \(until)" }
    if tie.statement.isPotential { text += " (an opening)" }
    if tie.statement.isDenied { text += " (denied)" }
    return text
  }
}
