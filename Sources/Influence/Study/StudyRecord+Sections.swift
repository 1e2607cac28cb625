import Atlas

extension StudyRecord {
  static func ofEntities(
    in atlas: Atlas, _ entries: (Entity, Atlas) -> [EntityRecord.Entry]
  ) -> [Entry] {
    atlas.entities.flatMap { entity in
      entries(entity, atlas).map { entry in
        Entry(
          group: "", of: entity.name, label: entry.label, value: entry.value,
          evidence: Evidence(citations: entry.evidence, basis: entry.basis), note: entry.note)
      }
    }
  }

  static func names(_ ids: [String], in atlas: Atlas) -> String {
    ids.map { atlas.entity($0)?.name ?? $0 }.joined(separator: ", ")
  }

  static func recommendations(of atlas: Atlas) -> [Entry] {
    let inTime = inOrder(atlas.recommendations, of: \.date)
    let dated = inTime.filter { $0.date != nil }
    let others = inTime.filter { $0.date == nil }
    return (dated + others.filter { $0.needs != nil } + others.filter { $0.needs == nil }).map { item in
      let group =
        item.date != nil
        ? "With a date" : item.needs != nil ? "With a precondition and no date" : "With neither"
      let note = [item.date.map { "date: \($0)" }, item.needs.map { "needs: \($0)" }].compactMap(\.self)
      return Entry(
        group: group, of: names(item.towards, in: atlas), label: names(item.who, in: atlas), value: item.says,
        evidence: item.evidence, note: note.isEmpty ? nil : note.joined(separator: "; "))
    }
  }

  static func statements(of atlas: Atlas) -> [Entry] {
    atlas.statements.map { item in
      Entry(
        group: "", of: names(item.about, in: atlas),
        label: item.by.map { "said by \(names([$0], in: atlas))" } ?? "",
        value: item.says, evidence: item.evidence, note: item.evidence.reason)
    }
  }

  static func contested(of atlas: Atlas) -> [Entry] {
    atlas.contestedPoints.flatMap { point in
      point.sides.map { side in
        let note = side.usedBecause.map { "used: \($0)" } ?? point.openBecause.map { "open: \($0)" }
        return Entry(
          group: point.point, of: names(point.about, in: atlas), label: point.point, value: side.says,
          evidence: side.evidence,
          note: note)
      }
    }
  }

  static func events(of atlas: Atlas) -> [Entry] {
    let events = atlas.entities.filter { atlas.vocabulary.kind($0.kind)?.isOccasion == true }
    return inOrder(events, of: { $0.period.since ?? $0.period.until }).map { event in
      return Entry(
        group: "", of: event.name, label: event.kind, value: dates(of: event),
        evidence: event.evidence, note: event.notes.first)
    }
  }

  /// Those with a date first, the earliest first; equal ones keep their order.
  static func inOrder<Item>(_ items: [Item], of date: (Item) -> PartialDate?) -> [Item] {
    items.enumerated().sorted { left, right in
      switch (date(left.element), date(right.element)) {
      case (let first?, let second?) where first != second: first < second
      case (.some, nil): true
      case (nil, .some): false
      default: left.offset < right.offset
      }
    }.map(\.element)
  }
}
