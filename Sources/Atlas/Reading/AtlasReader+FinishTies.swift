/// Putting the ties together once all entities have their places.
extension AtlasReader {
  /// Makes ties of what the files say of them, in the order ties stand in.
  ///
  /// - Parameter places: the place of each entity in the atlas by its number; nil where it has none.
  func finishTies(_ places: [Int?]) {
    let (vocabulary, drafts) = (atlas.vocabulary, tieDrafts)
    // Keys are moved about and not ties, which are large.
    var keys: [(ends: TieEnds, draft: Int)] = []
    keys.reserveCapacity(drafts.count)
    for index in drafts.indices {
      // What is unknown was reported.
      guard let from = places[drafts[index].from], let to = places[drafts[index].to] else { continue }
      let type = vocabulary.order(ofTieType: drafts[index].type)
      keys.append((TieEnds(from: from, to: to, type: type), index))
    }
    keys.sort { $0.ends == $1.ends ? $0.draft < $1.draft : $0.ends < $1.ends }
    let kinds = atlas.entities.map(\.kind)
    var ties: [Tie] = []
    ties.reserveCapacity(keys.count)
    func add(_ draft: TieDraft, _ ends: TieEnds) {
      if ends.type < vocabulary.tieTypes.count {
        check(ends, of: draft, vocabulary.tieTypes[ends.type], kinds)
      }
      ties.append(Tie(from: ends.from, type: draft.type, to: ends.to, claims: draft.claims))
    }
    var next = 0
    while next < keys.count {
      let (ends, draft) = keys[next]
      let first = next
      repeat { next += 1 } while next < keys.count && keys[next].ends == ends
      if next == first + 1 {
        add(drafts[draft], ends)
      } else {
        for draft in merged(keys[first..<next].map { drafts[$0.draft] }) { add(draft, ends) }
      }
    }
    atlas.ties = ties
  }

  /// Ties of one type between the same two whose periods touch are one tie with several claims. By their beginnings.
  private func merged(_ drafts: [TieDraft]) -> [TieDraft] {
    var merged: [TieDraft] = []
    for draft in drafts {
      let period = draft.claims.used.value.period
      guard let match = merged.firstIndex(where: { $0.claims.used.value.period.touches(period) }) else {
        merged.append(draft)
        continue
      }
      let disagrees = draft.claims.used.value.disagrees(with: merged[match].claims.used.value)
      for claim in draft.claims.all { merged[match].claims.add(claim) }
      guard disagrees, merged[match].claims.all.count(where: { $0.usedBecause != nil }) != 1 else { continue }
      if draft.yields {
        merged[match].claims.useFirst(because: Claims<Tie.Statement>.firstOfTable)
      } else {
        let ids = self.drafts.ids
        conflict(
          "the tie '\(ids[draft.from]) \(draft.type) \(ids[draft.to])' is stated in another way",
          at: draft.position, with: merged[match].position)
      }
    }
    func beginning(_ draft: TieDraft) -> Int { draft.claims.used.value.period.since?.firstDay ?? 0 }
    return merged.sorted { beginning($0) < beginning($1) }
  }

  /// Whether the type of a tie may join the kinds of its ends.
  private func check(_ ends: TieEnds, of draft: TieDraft, _ type: Vocabulary.TieType, _ kinds: [String]) {
    func check(_ end: Int, is allowed: [String], _ way: String) {
      if allowed.isEmpty || allowed.contains(kinds[end]) { return }
      append(
        Diagnostic(
          .error, at: draft.position,
          "'\(type.name)' cannot \(way) '\(atlas.entities[end].id)', a \(kinds[end])",
          expected: "expected a \(allowed.joined(separator: " or "))"))
    }
    check(ends.from, is: type.from, "start from")
    check(ends.to, is: type.to, "lead to")
  }
}

/// What tells one tie from another, but for its period: the indices of its ends and the place of its type in the vocabulary.
/// Ties stand in this order.
private struct TieEnds: Equatable, Comparable {
  let from: Int
  let to: Int
  let type: Int

  static func < (left: TieEnds, right: TieEnds) -> Bool {
    (left.from, left.to, left.type) < (right.from, right.to, right.type)
  }
}
