public import Atlas

/// Gathers what is dated in an atlas.
public struct AgendaFinder: Sendable {
  let atlas: Atlas
  private let ties: TiesByEntity
  /// The most work that is spent on routes: starts times entries times ties. About two seconds.
  static let workLimit = 100_000_000

  /// Prepares an atlas. - Complexity: O(entities + ties)
  public init(_ atlas: Atlas) {
    self.atlas = atlas
    ties = TiesByEntity(atlas)
  }

  /// What is dated, in order: who may go, at whose cost, which routes it serves and which are lost without.
  ///
  /// An occasion known only by its end is listed where its end lies. Ties and entities are listed on the day they end.
  ///
  /// - Throws: `RouteQueryError` where the query names what is not there, or neither it nor the atlas has a date.
  /// - Complexity: O(entries · starts · (m + n log n)) for the routes
  public func agenda(_ asked: AgendaQuery) throws(RouteQueryError) -> Agenda {
    guard let on = atlas.asOf ?? asked.from else { throw .noDate }
    var query = asked
    if query.from == nil, on != .any, query.until.map({ $0.lastDay >= on.firstDay }) ?? true {
      query.from = on
    }
    if let from = query.from, let until = query.until, until.lastDay < from.firstDay {
      throw .refused("--until \(until) lies before --from \(from)")
    }
    let circle = try query.entity.map { id throws(RouteQueryError) in
      guard let index = atlas.index(of: id) else { throw .unknownEntity(id) }
      return AgendaCircle(index, in: atlas, on: on)
    }
    let starts = circle.map { $0.starts } ?? defaultStarts(on: on)
    let all = (events() + ends() + recommendations() + openings())
      .filter { query.only.isEmpty || query.only.contains($0.kind) }
      .filter { entry in circle.map { $0.concerns(entry) } ?? true }
      .sorted { $0.order < $1.order }
    let dated = all.filter { $0.period != .always }
    let inTime = dated.filter { Self.lies($0, in: query) }
    let open = all.filter { $0.period == .always }
    let (work, isMuch) = starts.count.multipliedReportingOverflow(
      by: (inTime.count + open.count) * atlas.ties.count)
    let tellsRoutes = !isMuch && work <= Self.workLimit
    var routes = try AgendaRoutes(atlas, ties, starts: starts, targetKind: query.targetKind, asOf: on)
    let attendance = AgendaAttendance(atlas, ties, starts: starts, on: on)
    func completed(_ entry: AgendaEntry) throws(RouteQueryError) -> AgendaEntry {
      var entry = entry
      entry.ending = entry.endingTies.map { AgendaEntry.EndingTie(atlas.ties[$0], in: atlas) }
      entry.isOver = on != .any && entry.period.isOver(before: on)
      attendance.complete(&entry)
      if tellsRoutes { entry.service = try routes.service(of: entry) }
      return entry
    }
    var entries: [AgendaEntry] = []
    for entry in inTime { entries.append(try completed(entry)) }
    var undated: [AgendaEntry] = []
    for entry in open { undated.append(try completed(entry)) }
    return Agenda(
      query: query, on: on, starts: starts.map { EntityReference(atlas.entities[$0]) },
      targetCount: routes.targets.count, areRoutesLeftOut: !tellsRoutes, entries: entries, undated: undated,
      none: entries.isEmpty ? none(query, dated) : nil)
  }

  private static func lies(_ entry: AgendaEntry, in query: AgendaQuery) -> Bool {
    let order = entry.order
    return order.last >= query.from?.firstDay ?? .min && order.first <= query.until?.lastDay ?? .max
  }

  private func none(_ query: AgendaQuery, _ dated: [AgendaEntry]) -> String {
    var text = "Nothing"
    if let id = query.entity, let entity = atlas.entity(id) { text += " that concerns \(entity.name)" }
    text += " is dated"
    if let from = query.from { text += " from \(from)" }
    if let until = query.until { text += " until \(until)" }
    text += "."
    if let next = dated.first(where: { $0.order.first > query.until?.lastDay ?? .max }) {
      text += " Next is \(next.name), \(next.when)."
    }
    if let last = dated.last(where: { $0.order.last < query.from?.firstDay ?? .min }) {
      text += " The last before is \(last.name), \(last.when)."
    }
    return text
  }

  /// Those whom the recommendations address, cities and regions, by themselves or as members; all cities where there
  /// are none.
  private func defaultStarts(on: PartialDate) -> [Int] {
    var starts: Set<Int> = []
    for id in Set(atlas.recommendations.flatMap(\.who)) {
      guard let index = atlas.index(of: id) else { continue }
      starts.formUnion(atlas.members(of: index, on: on))
      if ["city", "region"].contains(atlas.entities[index].kind) { starts.insert(index) }
    }
    if starts.isEmpty { starts = Set(atlas.entities.indices.filter { atlas.entities[$0].kind == "city" }) }
    return starts.sorted()
  }
}

// MARK: Entries

extension AgendaFinder {
  private func events() -> [AgendaEntry] {
    atlas.entities.indices.compactMap { index in
      let entity = atlas.entities[index]
      guard atlas.vocabulary.kind(entity.kind)?.isOccasion == true else { return nil }
      var entry = AgendaEntry(
        id: entity.id, kind: .event, name: entity.name, period: entity.period, evidence: entity.evidence,
        entity: index)
      entry.notes = entity.notes
      entry.about = [index]
      for tie in ties[index].map({ atlas.ties[$0] }) where tie.to == index && !tie.statement.isDenied {
        entry.about.insert(tie.from)
        if tie.type == "organises" { entry.organisers.append(EntityReference(atlas.entities[tie.from])) }
        if tie.type == "hosts" { entry.hosts.append(EntityReference(atlas.entities[tie.from])) }
      }
      entry.recommendations = atlas.recommendations.filter { $0.towards.contains(entity.id) }
      for id in entry.recommendations.flatMap(\.who) {
        entry.about.formUnion(atlas.index(of: id).map { [$0] } ?? [])
      }
      entry.contested = atlas.contestedPoints.filter { $0.about.contains(entity.id) }
      return entry
    }
  }

  private func recommendations() -> [AgendaEntry] {
    atlas.recommendations.compactMap { recommendation in
      guard let date = recommendation.date else { return nil }
      // One that is about an occasion stands there.
      let ends = recommendation.towards.compactMap { atlas.index(of: $0) }
      guard !ends.contains(where: isOccasion) else { return nil }
      var entry = AgendaEntry(
        id: recommendation.id, kind: .recommendation, name: recommendation.says,
        period: Period(since: date, until: date), evidence: recommendation.evidence, entity: nil)
      entry.recommendations = [recommendation]
      entry.about = Set(ends + recommendation.who.compactMap { atlas.index(of: $0) })
      return entry
    }
  }

  private func openings() -> [AgendaEntry] {
    atlas.ties.indices.compactMap { index in
      let tie = atlas.ties[index]
      let statement = tie.statement
      guard statement.isPotential, !statement.isDenied, statement.period != .always, !isOccasion(tie.from),
        !isOccasion(tie.to)
      else { return nil }
      return entry(.opening, of: [index], until: statement.period.until ?? statement.period.since)
    }
  }

  /// Entities that end, with the ties that end with them, and other ties that end, those of a kind together.
  private func ends() -> [AgendaEntry] {
    var entries: [AgendaEntry] = []
    var folded: Set<Int> = []
    for (index, entity) in atlas.entities.enumerated() where !isOccasion(index) {
      guard let until = entity.period.until else { continue }
      // One between two that end together is told once.
      let ties = self.ties[index].filter { place in
        let tie = atlas.ties[place]
        return !folded.contains(place) && tie.isHeld && tie.statement.period.until == until
      }
      folded.formUnion(ties)
      var entry = AgendaEntry(
        id: entity.id, kind: .end, name: "Ends: \(entity.name)", period: Period(until: until),
        evidence: entity.evidence, entity: index)
      entry.notes = entity.notes
      entry.about = Set([index] + ties.flatMap { [atlas.ties[$0].from, atlas.ties[$0].to] })
      entry.endingTies = ties
      entries.append(entry)
    }
    var groups: [[Int]] = []
    var places: [EndKey: Int] = [:]
    for (index, tie) in atlas.ties.enumerated() where tie.isHeld && !folded.contains(index) {
      guard let until = tie.statement.period.until, !isOccasion(tie.from), !isOccasion(tie.to) else {
        continue
      }
      let key = EndKey(type: tie.type, to: tie.to, until: until)
      if let place = places[key] {
        groups[place].append(index)
      } else {
        places[key] = groups.count
        groups.append([index])
      }
    }
    return entries + groups.map { entry(.end, of: $0, until: atlas.ties[$0[0]].statement.period.until) }
  }

  private struct EndKey: Hashable {
    let type: String
    let to: Int
    let until: PartialDate
  }

  /// An entry of ties of one type to one entity.
  private func entry(_ kind: AgendaEntry.Kind, of ties: [Int], until: PartialDate?) -> AgendaEntry {
    let first = atlas.ties[ties[0]]
    let names = ties.map { atlas.entities[atlas.ties[$0].from].name }
    let phrase = atlas.vocabulary.tieType(first.type)?.phrase ?? first.type
    var evidence = first.evidence
    for tie in ties.dropFirst() {
      for citation in atlas.ties[tie].evidence.citations where !evidence.citations.contains(citation) {
        evidence.citations.append(citation)
      }
    }
    let until = until.map { Period(until: $0) } ?? .always
    let of = ties.count == 1 ? atlas.entities[first.from].id : "\(ties.count)"
    var entry = AgendaEntry(
      id:
        "\(of)-\(first.type.replacingSpaces)-\(atlas.entities[first.to].id)-\(until.until.map { "\($0)" } ?? "")",
      kind: kind,
      name: (kind == .end ? "Ends: " : "Opening: ")
        + "\(names.joined(separator: ", ")) \(phrase) \(atlas.entities[first.to].name)", period: until,
      evidence: evidence, entity: nil)
    entry.notes = ties.flatMap { atlas.ties[$0].notes }
    entry.about = Set(ties.flatMap { [atlas.ties[$0].from, atlas.ties[$0].to] })
    entry.endingTies = kind == .end ? ties : []
    return entry
  }

  func isOccasion(_ index: Int) -> Bool {
    atlas.vocabulary.kind(atlas.entities[index].kind)?.isOccasion == true
  }
}

extension AgendaEntry.EndingTie {
  fileprivate init(_ tie: Tie, in atlas: Atlas) {
    let type = atlas.vocabulary.tieType(tie.type)
    self.init(
      from: EntityReference(atlas.entities[tie.from]), tie: type?.id ?? tie.type,
      phrase: type?.phrase ?? tie.type,
      to: EntityReference(atlas.entities[tie.to]), since: tie.statement.period.since,
      until: tie.statement.period.until, evidence: tie.evidence)
  }
}

extension String {
  /// With hyphens for spaces.
  fileprivate var replacingSpaces: String { String(map { $0 == " " ? "-" : $0 }) }
}
