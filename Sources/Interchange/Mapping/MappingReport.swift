import Atlas

/// What a mapping read, and what became of it.
public struct MappingReport: Sendable, Encodable {
  /// What became of one entity that was looked for.
  public struct Match: Sendable, Encodable {
    /// The outcomes.
    public enum Outcome: String, Sendable, Encodable {
      /// It is one that was there.
      case matched
      /// It may be several, or several rows may be it; none was chosen.
      case ambiguous
      /// Nothing there bears its name.
      case unmatched
    }

    /// The table.
    public let file: String
    /// The first row that speaks of it, as a spreadsheet counts.
    public let row: Int
    /// What the mapping calls it.
    public let role: String
    /// Its key.
    public let key: String
    /// Its name in the row.
    public let name: String
    /// Its country.
    public let country: String?
    /// What became of it.
    public let outcome: Outcome
    /// The id it has now; nil where it was left out.
    public let entity: String?
    /// How it was matched, or why not.
    public let how: String
    /// Ids of the entities it may be; of one that is not matched, suggestions.
    public let candidates: [String]
  }

  /// The entities of one name in one table.
  public struct Entities: Sendable, Encodable {
    /// What the mapping calls them.
    public let role: String
    /// Distinct keys.
    public var keys = 0
    /// New entities.
    public var added = 0
    /// Entities that were there.
    public var matched = 0
    /// Entities that may be several; none was chosen.
    public var ambiguous = 0
    /// Keys that became nothing.
    public var leftOut = 0
  }

  /// Rows that were left out for one reason.
  public struct LeftOut: Sendable, Encodable {
    /// Why.
    public let reason: String
    /// How many rows.
    public var count: Int
    /// The first of them, as a spreadsheet counts.
    public let firstRow: Int
  }

  /// What was read of one table.
  public struct File: Sendable, Encodable {
    /// Its path.
    public let path: String
    /// Its rows.
    public var rows = 0
    /// Those that the conditions let through.
    public var rowsRead = 0
    /// Its entities.
    public var entities: [Entities] = []
    /// Ties stated for the first time.
    public var ties = 0
    /// Rows that state a tie again.
    public var repeated = 0
    /// Ties that a row denies.
    public var denied = 0
    /// What was left out.
    public var leftOut: [LeftOut] = []

    init(path: String) { self.path = path }

    /// Counts a text that holds an e-mail address, of which an atlas stores none. - Returns: whether it does.
    mutating func leavesOutMailAddress(_ text: String, row: Int) -> Bool {
      guard text.looksLikeMailAddress else { return false }
      leaveOut("an e-mail address", row: row)
      return true
    }

    mutating func leaveOut(_ reason: String, row: Int) {
      if let index = leftOut.firstIndex(where: { $0.reason == reason }) {
        leftOut[index].count += 1
      } else {
        leftOut.append(LeftOut(reason: reason, count: 1, firstRow: row))
      }
    }
  }

  /// The version of the written form.
  public let schema = "corridor.map/1"
  /// The tables, in the order they were read.
  public internal(set) var files: [File] = []
  /// What was looked for, in the order of the tables.
  public internal(set) var matches: [Match] = []

  private enum CodingKeys: String, CodingKey { case schema, files, matches }
}

extension MappingReport.Match {
  private enum CodingKeys: String, CodingKey {
    case file, row, role, key, name, country, outcome, entity, how, candidates
  }

  /// Writes every key, what is not known as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(file, forKey: .file)
    try container.encode(row, forKey: .row)
    try container.encode(role, forKey: .role)
    try container.encode(key, forKey: .key)
    try container.encode(name, forKey: .name)
    try container.encode(country, forKey: .country)
    try container.encode(outcome, forKey: .outcome)
    try container.encode(entity, forKey: .entity)
    try container.encode(how, forKey: .how)
    try container.encode(candidates, forKey: .candidates)
  }
}

extension MappingReport {
  /// One row for each entity that was looked for.
  public var matchTable: Table {
    var table = Table(columns: [
      .init("File", key: "file"), .init("Row", key: "row", isNumeric: true), .init("What", key: "role"),
      .init("Name", key: "name"), .init("Country", key: "country"), .init("Outcome", key: "outcome"),
      .init("Entity", key: "entity"), .init("How", key: "how"), .init("Candidates", key: "candidates"),
    ])
    for match in matches {
      table.append([
        .text(match.file), .count(match.row), .text(match.role), .text(match.name),
        match.country.map { .text($0) } ?? .empty, .text(match.outcome.rawValue),
        match.entity.map { .text($0) } ?? .empty, .text(match.how),
        .text(match.candidates.joined(separator: ", ")),
      ])
    }
    return table
  }

  /// One row for each thing that was counted.
  public var table: Table {
    var table = Table(columns: [
      .init("File", key: "file"), .init("What", key: "what"), .init("Count", key: "count", isNumeric: true),
      .init("First row", key: "firstRow", isNumeric: true),
    ])
    for file in files {
      func add(_ what: String, _ count: Int, row: Int? = nil, always: Bool = false) {
        guard count > 0 || always else { return }
        table.append([.text(file.path), .text(what), .count(count), row.map { .count($0) } ?? .empty])
      }
      add("rows", file.rows, always: true)
      if file.rowsRead != file.rows { add("rows read", file.rowsRead, always: true) }
      for entities in file.entities {
        add("\(entities.role): keys", entities.keys, always: true)
        add("\(entities.role): new", entities.added)
        add("\(entities.role): matched", entities.matched)
        add("\(entities.role): ambiguous, kept apart", entities.ambiguous)
        add("\(entities.role): left out", entities.leftOut)
      }
      add("ties", file.ties)
      add("rows that repeat a tie", file.repeated)
      add("rows that deny a tie", file.denied)
      for item in file.leftOut { add("left out: \(item.reason)", item.count, row: item.firstRow) }
    }
    return table
  }
}

extension MappingReport {
  /// How many entities that were looked for had which outcome, in words.
  public var summary: String {
    func count(_ outcome: Match.Outcome) -> Int { matches.count { $0.outcome == outcome } }
    return "\(count(.matched)) matched, \(count(.ambiguous)) ambiguous, \(count(.unmatched)) unmatched"
  }
}
