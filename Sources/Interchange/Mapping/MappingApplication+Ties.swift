import Atlas

/// Stating the ties of a table.
extension MappingApplication {
  private struct Columns {
    let type: BoundValue
    let role: BoundValue?
    let grade: BoundValue?
    let since: BoundValue?
    let until: BoundValue?
    let euros: BoundValue?
    let note: BoundValue?
    let conditions: BoundConditions
    let denials: BoundConditions

    init(_ mapping: TieMapping, _ table: MappedTable) throws(Diagnostic) {
      func bound(_ value: MappedValue?) throws(Diagnostic) -> BoundValue? {
        guard let value else { return nil }
        return try BoundValue(value, table)
      }
      type = try BoundValue(mapping.type, table)
      role = try bound(mapping.role)
      grade = try bound(mapping.grade)
      since = try bound(mapping.since)
      until = try bound(mapping.until)
      euros = try bound(mapping.euros)
      note = try bound(mapping.note)
      conditions = try BoundConditions(mapping.conditions, table)
      denials = try BoundConditions(mapping.denials, table)
    }
  }

  mutating func stateTies(
    _ mapping: TieMapping, _ table: MappedTable, _ rows: [Int], _ entities: [String: [Int32]],
    _ counts: inout MappingReport.File
  ) throws(Diagnostic) {
    let columns = try Columns(mapping, table)
    var rows = columns.conditions.isEmpty ? rows : rows.filter { columns.conditions.hold($0, table) }
    // A place that left by one of its bodies may still be in by another, so who denies speaks last.
    if !columns.denials.isEmpty {
      let denying = rows.filter { columns.denials.hold($0, table) }
      rows = rows.filter { !columns.denials.hold($0, table) } + denying
    }
    for row in rows {
      let number = table.number(ofRow: row)
      guard let type = columns.type.text(row, table) else {
        refuse("tie type", columns.type, row, table, mapping)
        continue
      }
      guard !type.isEmpty else {
        counts.leaveOut("a tie of no type", row: number)
        continue
      }
      guard let from = end(mapping.from, row, entities), let to = end(mapping.to, row, entities) else {
        counts.leaveOut("a tie without one of its ends", row: number)
        continue
      }
      guard from != to else {
        counts.leaveOut("a tie of an entity to itself", row: number)
        continue
      }
      guard let statement = statement(columns, row, table, mapping, &counts) else { continue }
      let isNew = stated.insert(TieKey(from: from, to: to, type: type)).inserted
      counts.ties += isNew ? 1 : 0
      counts.repeated += isNew ? 0 : 1
      counts.denied += statement.isDenied ? 1 : 0
      var note = columns.note?.text(row, table) ?? ""
      if counts.leavesOutMailAddress(note, row: number) { note = "" }
      builder.add(
        tableTie: type, from: registry.records[from].id, to: registry.records[to].id, statement: statement,
        evidence: table.evidence(ofRow: row, basis: mapping.basis, reason: mapping.reason),
        note: note.isEmpty ? nil : note, at: table.position(ofRow: row))
    }
  }

  private func end(_ end: TieMapping.End, _ row: Int, _ entities: [String: [Int32]]) -> Int? {
    switch end {
    case .entity(let id): return registry.index(of: id)
    case .role(let role):
      guard let entity = entities[role]?[row], entity >= 0 else { return nil }
      return Int(entity)
    }
  }

  private mutating func statement(
    _ columns: Columns, _ row: Int, _ table: MappedTable, _ mapping: TieMapping,
    _ counts: inout MappingReport.File
  ) -> Tie.Statement? {
    var statement = Tie.Statement()
    if let grade = columns.grade {
      guard let text = grade.text(row, table) else {
        refuse("grade", grade, row, table, mapping)
        return nil
      }
      statement.grade = text.isEmpty ? nil : text
    }
    if let role = columns.role?.text(row, table), !role.isEmpty,
      !counts.leavesOutMailAddress(role, row: table.number(ofRow: row))
    {
      statement.role = role
    }
    statement.period = period(columns, row, table, &counts)
    if let euros = columns.euros?.text(row, table), !euros.isEmpty {
      if let number = Double(euros), number.isFinite, number >= 0 {
        statement.euros = number
      } else {
        counts.leaveOut("'\(euros)' is no sum of money", row: table.number(ofRow: row))
      }
    }
    statement.isDenied = !columns.denials.isEmpty && columns.denials.hold(row, table)
    return statement
  }

  private func period(
    _ columns: Columns, _ row: Int, _ table: MappedTable, _ counts: inout MappingReport.File
  ) -> Period {
    func date(_ value: BoundValue?, _ what: String) -> PartialDate? {
      guard let value else { return nil }
      let (date, isRead) = value.date(row, table)
      if !isRead { counts.leaveOut("the \(what) of a tie that is no date", row: table.number(ofRow: row)) }
      return date
    }
    let period = Period(since: date(columns.since, "begin"), until: date(columns.until, "end"))
    if let since = period.since, let until = period.until, since.firstDay > until.lastDay {
      counts.leaveOut("the period of a tie that ends before it begins", row: table.number(ofRow: row))
      return .always
    }
    return period
  }

  private mutating func refuse(
    _ what: String, _ value: BoundValue, _ row: Int, _ table: MappedTable, _ mapping: TieMapping
  ) {
    guard faults.count < Self.maximumFaults else { return }
    faults.append(
      Diagnostic(
        .error, at: table.position(ofRow: row),
        "the mapping gives no \(what) for '\(value.source(row, table))'",
        expected: "list it under 'values' or say 'else:' (\(mapping.position))"))
  }
}
