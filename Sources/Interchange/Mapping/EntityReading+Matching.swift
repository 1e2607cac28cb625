import Atlas

/// Finding which known entity each key stands for.
extension EntityReading {
  private typealias Outcome = MappingReport.Match.Outcome

  /// Resolves every key: by key, by the ids the mapping gives, by name, or as a new entity.
  mutating func resolve(_ application: inout MappingApplication, _ counts: inout MappingReport.File) {
    var entities = MappingReport.Entities(role: mapping.role)
    entities.keys = groups.count
    var open: [Int] = []
    for index in groups.indices {
      if let known = application.registry.index(ofKey: groups[index].key, in: space) {
        take(known, index, &application)
        entities.matched += 1
        if mapping.match != nil {
          record(index, .matched, "\(mapping.register ?? "") \(groups[index].key)", [], &application)
        }
      } else if let id = mapping.ids[groups[index].shownKey] {
        resolve(index, id: id, &application, &entities)
      } else {
        open.append(index)
      }
    }
    if mapping.match != nil { open = match(open, &application, &entities) }
    for index in open {
      addNew(index, &application, &counts, &entities)
      guard mapping.match != nil else { continue }
      let near = application.suggests ? suggestions(for: index, application.registry) : []
      record(index, .unmatched, near.isEmpty ? "no such name" : "no such name; near ones", near, &application)
    }
    counts.entities.append(entities)
  }

  private mutating func take(_ known: Int, _ index: Int, _ application: inout MappingApplication) {
    groups[index].entity = known
    application.registry.bind(known, to: groups[index].key, of: space)
    application.registry.update(known, country: groups[index].country)
  }

  private mutating func resolve(
    _ index: Int, id: String, _ application: inout MappingApplication,
    _ entities: inout MappingReport.Entities
  ) {
    if let known = application.registry.index(of: id) {
      take(known, index, &application)
      entities.matched += 1
      record(index, .matched, "id given by the mapping", [], &application)
    } else if mapping.isAdded {
      add(index, id: id, &application)
      entities.added += 1
    } else {
      entities.leftOut += 1
      record(index, .unmatched, "the id '\(id)' given by the mapping is not in the atlas", [], &application)
    }
  }

  /// Matches whole names before simplified ones, and the columns in their order.
  ///
  /// - Returns: the keys that are still open.
  private mutating func match(
    _ open: [Int], _ application: inout MappingApplication, _ entities: inout MappingReport.Entities
  ) -> [Int] {
    var open = open
    for tier in EntityRegistry.Tier.allCases {
      for column in names.indices { open = match(open, tier, column, &application, &entities) }
    }
    return open
  }

  private mutating func match(
    _ open: [Int], _ tier: EntityRegistry.Tier, _ column: Int, _ application: inout MappingApplication,
    _ entities: inout MappingReport.Entities
  ) -> [Int] {
    var (found, left): ([(group: Int, candidates: [Int])], [Int]) = ([], [])
    var claimed: [Int: [Int]] = [:]
    for index in open {
      let candidates = candidates(of: index, tier, column, application.registry)
      if candidates.isEmpty { left.append(index) } else { found.append((index, candidates)) }
      for candidate in candidates { claimed[candidate, default: []].append(index) }
    }
    for (index, candidates) in found {
      let record = application.registry.records[candidates[0]]
      guard candidates.count == 1, isOnly(index, claimed[candidates[0]] ?? [], record) else {
        keepApart(index, candidates, claimed, &application, &entities)
        continue
      }
      let isName = application.registry.isName(names(of: index, column), of: candidates[0], tier: tier)
      let how = (isName ? "name" : "alias") + (tier == .simplified ? ", simplified" : "")
      take(candidates[0], index, &application)
      entities.matched += 1
      self.record(index, .matched, how, [], &application)
    }
    return left
  }

  /// Whether a key is the only one that claims an entity, or the only one whose row gives the entity's country.
  private func isOnly(_ index: Int, _ claimants: [Int], _ record: EntityRegistry.Record) -> Bool {
    if claimants.count == 1 { return true }
    guard let country = record.country, groups[index].country == country else { return false }
    return claimants.allSatisfy { $0 == index || groups[$0].country == nil }
  }

  private func names(of index: Int, _ column: Int = 0) -> [String] {
    names.indices.contains(column) ? names[column].texts(groups[index].firstRow, table) : []
  }

  private func kinds(of index: Int) -> [String] {
    let kind = groups[index].kind
    let kinds = mapping.match?.kinds ?? [:]
    return kinds[kind] ?? kinds[""] ?? (kind.isEmpty ? [] : [kind])
  }

  private func candidates(
    of index: Int, _ tier: EntityRegistry.Tier, _ column: Int, _ registry: EntityRegistry
  ) -> [Int] {
    guard let match = mapping.match else { return [] }
    return registry.candidates(
      names(of: index, column), tier: tier, kinds: kinds(of: index), country: groups[index].country,
      match: match,
      space: space)
  }

  private func suggestions(for index: Int, _ registry: EntityRegistry) -> [String] {
    guard let name = names(of: index).first else { return [] }
    return registry.suggestions(
      name, kinds: kinds(of: index), country: groups[index].country,
      except: groups[index].entity)
  }

  private mutating func keepApart(
    _ index: Int, _ candidates: [Int], _ claimed: [Int: [Int]], _ application: inout MappingApplication,
    _ entities: inout MappingReport.Entities
  ) {
    let rivals = candidates.flatMap { claimed[$0] ?? [] }.filter { $0 != index }
    let how =
      candidates.count > 1
      ? "\(candidates.count) bear the name"
      : "row \(rivals.first.map { table.number(ofRow: groups[$0].firstRow) } ?? 0) has the same name and another key"
    if mapping.isAdded { add(index, id: nil, &application) }
    entities.ambiguous += 1
    record(
      index, .ambiguous, how, candidates.map { application.registry.records[$0].id }, &application)
  }

  private mutating func addNew(
    _ index: Int, _ application: inout MappingApplication, _ counts: inout MappingReport.File,
    _ entities: inout MappingReport.Entities
  ) {
    guard mapping.isAdded, !groups[index].name.isEmpty else {
      entities.leftOut += 1
      if mapping.match == nil {
        counts.leaveOut(
          mapping.name == nil ? "unknown \(mapping.role)" : "no name of the \(mapping.role)",
          row: table.number(ofRow: groups[index].firstRow))
      }
      return
    }
    add(index, id: nil, &application)
    entities.added += 1
  }

  private mutating func add(_ index: Int, id: String?, _ application: inout MappingApplication) {
    let group = groups[index]
    let id = id ?? application.builder.identifier(for: group.name)
    let record = EntityRegistry.Record(id: id, kind: group.kind, name: group.name, country: group.country)
    let known = application.registry.add(record, aliases: [])
    application.registry.bind(known, to: group.key, of: space)
    groups[index].entity = known
    groups[index].isNew = true
  }

  private func record(
    _ index: Int, _ outcome: Outcome, _ how: String, _ candidates: [String],
    _ application: inout MappingApplication
  ) {
    let group = groups[index]
    let name = group.name.isEmpty ? names(of: index).first ?? "" : group.name
    application.report.matches.append(
      MappingReport.Match(
        file: table.mapping.path, row: table.number(ofRow: group.firstRow), role: mapping.role,
        key: group.shownKey, name: name, country: group.country, outcome: outcome,
        entity: group.entity.map { application.registry.records[$0].id }, how: how, candidates: candidates))
  }
}
