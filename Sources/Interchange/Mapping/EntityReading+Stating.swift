import Atlas

/// Stating what the rows say of each entity.
extension EntityReading {
  private struct Said {
    var aliases: [String] = []
    var notes: [String] = []
    var claims: [AtlasBuilder.TableClaim] = []
  }

  /// Adds the entities to the atlas.
  ///
  /// - Returns: for each row of the table the entity it speaks of; -1 for none.
  func state(_ application: inout MappingApplication, _ counts: inout MappingReport.File) -> [Int32] {
    var entityOfRow = groupOfRow
    var said = [Said](repeating: Said(), count: groups.count)
    for row in groupOfRow.indices where groupOfRow[row] >= 0 {
      let index = Int(groupOfRow[row])
      entityOfRow[row] = groups[index].entity.map { Int32(truncatingIfNeeded: $0) } ?? -1
      guard groups[index].entity != nil else { continue }
      read(row, into: &said[index], of: index, application.vocabulary, &counts)
    }
    for (index, group) in groups.enumerated() {
      guard let entity = group.entity else { continue }
      state(group, said[index], entity, &application)
    }
    return entityOfRow
  }

  private func state(_ group: Group, _ said: Said, _ entity: Int, _ application: inout MappingApplication) {
    let record = application.registry.records[entity]
    var said = said
    if !group.isNew, !group.name.isEmpty { said.aliases.append(group.name) }
    let known = record.name.folded
    var seen: Set<String> = [known]
    said.aliases.removeAll { alias in
      let folded = alias.folded
      return folded.isEmpty || !seen.insert(folded).inserted
    }
    let position = table.position(ofRow: group.firstRow)
    let evidence = table.evidence(ofRow: group.firstRow)
    if let register = mapping.register {
      said.claims.append(
        .init(name: register, value: .text(group.key), evidence: evidence, position: position))
    }
    guard group.isNew || !said.aliases.isEmpty || !said.notes.isEmpty || !said.claims.isEmpty else { return }
    application.registry.addNames(said.aliases, of: entity)
    application.builder.add(
      entity: record.id, definition: group.isNew ? (group.kind, group.name) : nil, aliases: said.aliases,
      notes: said.notes, claims: said.claims, evidence: evidence, at: position)
  }

  private func read(
    _ row: Int, into said: inout Said, of index: Int, _ vocabulary: Vocabulary,
    _ counts: inout MappingReport.File
  ) {
    for alias in aliases {
      for text in alias.texts(row, table) where !said.aliases.contains(text) {
        guard !counts.leavesOutMailAddress(text, row: table.number(ofRow: row)) else { continue }
        said.aliases.append(text)
      }
    }
    if let note = note?.text(row, table), !note.isEmpty, !said.notes.contains(note),
      !counts.leavesOutMailAddress(note, row: table.number(ofRow: row))
    {
      said.notes.append(note)
    }
    if let country = country?.text(row, table), !country.isEmpty {
      if let code = CountryCode.code(for: country) {
        claim("country", .text(code), row, &said)
      } else {
        counts.leaveOut("'\(country)' is no country", row: table.number(ofRow: row))
      }
    }
    if let location, !table.table.text(row: row, column: location.latitude).isEmpty {
      if let place = place(row) {
        claim("location", place, row, &said)
      } else {
        counts.leaveOut("a location that is no place on Earth", row: table.number(ofRow: row))
      }
    }
    for (name, value) in attributes {
      guard let text = value.text(row, table), !text.isEmpty, let attribute = vocabulary.attribute(name),
        !counts.leavesOutMailAddress(text, row: table.number(ofRow: row))
      else { continue }
      if let value = AttributeValue(text, value: value, row: row, table, of: attribute) {
        claim(name, value, row, &said)
      } else {
        counts.leaveOut(
          "'\(name)' is no \(attribute.type.rawValue)", row: table.number(ofRow: row))
      }
    }
  }

  private func claim(_ name: String, _ value: AttributeValue, _ row: Int, _ said: inout Said) {
    guard !said.claims.contains(where: { $0.name == name && $0.value == value }) else { return }
    said.claims.append(
      .init(
        name: name, value: value, evidence: table.evidence(ofRow: row), position: table.position(ofRow: row)))
  }

  private func place(_ row: Int) -> AttributeValue? {
    guard let location,
      let latitude = Double(table.table.text(row: row, column: location.latitude).trimmed),
      let longitude = Double(table.table.text(row: row, column: location.longitude).trimmed),
      abs(latitude) <= 90, abs(longitude) <= 180
    else { return nil }
    return .location(latitude: latitude, longitude: longitude)
  }
}

extension AttributeValue {
  /// The value of a field, or nil if the attribute cannot have it.
  fileprivate init?(
    _ text: String, value: BoundValue, row: Int, _ table: MappedTable, of attribute: Vocabulary.Attribute
  ) {
    switch attribute.type {
    case .text: self = .text(text)
    case .choice:
      guard attribute.choices.contains(text) else { return nil }
      self = .text(text)
    case .country:
      guard let code = CountryCode.code(for: text) else { return nil }
      self = .text(code)
    case .date:
      guard let date = value.date(row, table).date else { return nil }
      self = .date(date)
    case .number, .money, .count, .share:
      guard let number = Double(text), number.isFinite else { return nil }
      if attribute.type == .count, number != number.rounded() { return nil }
      if attribute.type == .share, number > 1 { return nil }
      let minimum = attribute.type == .number ? attribute.minimum : 0
      if let minimum, number < minimum { return nil }
      self = .number(number)
    case .location, .entity, .entities: return nil
    }
  }
}
