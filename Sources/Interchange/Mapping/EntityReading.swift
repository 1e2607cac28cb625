import Atlas

/// Reads the entities that the rows of a table speak of under one name.
struct EntityReading {
  /// The rows with one key.
  struct Group {
    let key: String
    let firstRow: Int
    var kind: String
    var kindRank: Int
    var name: String
    var country: String?
    /// The entity it is; nil where it is none.
    var entity: Int?
    var isNew = false
    /// How rows write the name, and how many do.
    var spellings: [(text: String, count: Int)] = []

    /// The key as people write it.
    var shownKey: String {
      key.utf8.contains(0x1F) ? key.replacing("\u{1F}", with: " | ") : key
    }
  }

  let mapping: EntityMapping
  let table: MappedTable
  private let keyColumns: [Int]
  private let kind: BoundValue?
  private let name: BoundValue?
  private let spelling: Int?
  let country: BoundValue?
  let aliases: [BoundValue]
  let attributes: [(name: String, value: BoundValue)]
  let location: (latitude: Int, longitude: Int)?
  let note: BoundValue?
  let names: [BoundValue]
  private let conditions: BoundConditions
  var groups: [Group] = []
  /// The group of each row; -1 for none.
  private(set) var groupOfRow: [Int32]

  init(_ mapping: EntityMapping, _ table: MappedTable) throws(Diagnostic) {
    func bound(_ value: MappedValue?) throws(Diagnostic) -> BoundValue? {
      guard let value else { return nil }
      return try BoundValue(value, table)
    }
    self.mapping = mapping
    self.table = table
    var columns: [Int] = []
    for column in mapping.key { columns.append(try table.column(column, at: mapping.position)) }
    keyColumns = columns
    kind = try bound(mapping.kind)
    name = try bound(mapping.name)
    country = try bound(mapping.country)
    note = try bound(mapping.note)
    if let column = mapping.spelling {
      spelling = try table.column(column, at: mapping.position)
    } else {
      spelling = nil
    }
    if let location = mapping.location {
      self.location = (
        try table.column(location.latitude, at: mapping.position),
        try table.column(location.longitude, at: mapping.position)
      )
    } else {
      location = nil
    }
    var (aliases, names): ([BoundValue], [BoundValue]) = ([], [])
    for value in mapping.aliases { aliases.append(try BoundValue(value, table)) }
    for value in mapping.match?.names ?? [] { names.append(try BoundValue(value, table)) }
    (self.aliases, self.names) = (aliases, names)
    var attributes: [(name: String, value: BoundValue)] = []
    for (name, value) in mapping.attributes { attributes.append((name, try BoundValue(value, table))) }
    self.attributes = attributes
    conditions = try BoundConditions(mapping.conditions, table)
    groupOfRow = [Int32](repeating: -1, count: table.table.rowCount)
  }

  /// The register of keys that its keys are of: keys of one source and role are of one register where none is named.
  var space: String { mapping.register ?? "\(table.mapping.source) \(mapping.role)" }

  /// Puts the rows with one key together.
  mutating func group(_ rows: [Int], _ counts: inout MappingReport.File, _ faults: inout [Diagnostic]) {
    var known: [String: Int32] = [:]
    for row in rows where conditions.isEmpty || conditions.hold(row, table) {
      let key = key(row)
      guard !key.utf8.allSatisfy({ $0 == 0x1F }) else {
        counts.leaveOut("no key of the \(mapping.role)", row: table.number(ofRow: row))
        continue
      }
      guard let kind = kind?.text(row, table) ?? (kind == nil ? "" : nil) else {
        refuse("kind", self.kind, row, &faults)
        continue
      }
      if self.kind != nil, kind.isEmpty {
        counts.leaveOut("no kind of the \(mapping.role)", row: table.number(ofRow: row))
        continue
      }
      if let group = known[key] {
        groupOfRow[row] = group
        merge(row, kind: kind, into: Int(group))
      } else {
        known[key] = Int32(truncatingIfNeeded: groups.count)
        groupOfRow[row] = Int32(truncatingIfNeeded: groups.count)
        groups.append(
          Group(
            key: key, firstRow: row, kind: kind,
            kindRank: self.kind?.rank(row, table) ?? 0, name: name(row), country: country(row)))
        countSpelling(row, of: groups.count - 1)
      }
    }
    chooseSpellings()
  }

  private func key(_ row: Int) -> String {
    guard keyColumns.count > 1 else { return table.table.text(row: row, column: keyColumns[0]).trimmed }
    return keyColumns.map { table.table.text(row: row, column: $0).trimmed }.joined(separator: "\u{1F}")
  }

  /// What a further row says of the same: its kind if that is listed before the others, how it writes the name.
  private mutating func merge(_ row: Int, kind: String, into index: Int) {
    if let rank = self.kind?.rank(row, table), rank < groups[index].kindRank {
      groups[index].kind = kind
      groups[index].kindRank = rank
    }
    if groups[index].country == nil { groups[index].country = country(row) }
    if groups[index].name.isEmpty { groups[index].name = name(row) }
    countSpelling(row, of: index)
  }

  private func name(_ row: Int) -> String {
    guard let name = name?.text(row, table), !name.looksLikeMailAddress else { return "" }
    guard name.isEmpty, let spelling else { return name }
    return table.table.text(row: row, column: spelling).trimmed
  }

  /// Counts how a row writes the name, where it writes the same name.
  private mutating func countSpelling(_ row: Int, of index: Int) {
    guard let spelling else { return }
    let name = groups[index].name
    guard name.utf8.allSatisfy({ $0 < 0x80 }) else { return }
    let other = table.table.text(row: row, column: spelling).trimmed
    if let known = groups[index].spellings.firstIndex(where: { $0.text == other }) {
      groups[index].spellings[known].count += 1
    } else if NameKeys.exact(other).contains(name.folded) {
      groups[index].spellings.append((other, 1))
    }
  }

  /// Takes the spelling that most rows have, if it has accents; of equals the one stated first.
  private mutating func chooseSpellings() {
    for index in groups.indices {
      var best: (text: String, count: Int)?
      for spelling in groups[index].spellings where spelling.count > (best?.count ?? 0) { best = spelling }
      if let best, best.text.utf8.contains(where: { $0 >= 0x80 }) { groups[index].name = best.text }
    }
  }

  /// The country of a row as an ISO code; nil where it has none or another word.
  func country(_ row: Int) -> String? {
    guard let text = country?.text(row, table), !text.isEmpty else { return nil }
    return CountryCode.code(for: text)
  }

  func refuse(_ what: String, _ value: BoundValue?, _ row: Int, _ faults: inout [Diagnostic]) {
    guard faults.count < MappingApplication.maximumFaults else { return }
    let text = value?.source(row, table) ?? ""
    faults.append(
      Diagnostic(
        .error, at: table.position(ofRow: row), "the mapping gives no \(what) for '\(text)'",
        expected: "list it under 'values' or say 'else:' (\(mapping.position))"))
  }
}
