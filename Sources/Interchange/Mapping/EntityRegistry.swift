import Atlas

/// The entities known so far, by key and by name.
struct EntityRegistry {
  /// What is compared of an entity.
  struct Record {
    let id: String
    var kind: String
    var name: String
    var country: String?
  }

  /// How well a name fits.
  enum Tier: CaseIterable {
    case exact, simplified
  }

  private(set) var records: [Record] = []
  private var indices: [String: Int] = [:]
  private var keys: [String: [String: Int]] = [:]
  private var keyed: [String: Set<Int>] = [:]
  private var exact: [String: [Int]] = [:]
  private var simplified: [String: [Int]] = [:]
  private var beginnings: [String: [Int]] = [:]
  /// The kinds that will be looked for by name; nil for any.
  private var wanted: Set<String>?

  /// Starts from the entities of atlases.
  ///
  /// - Parameters:
  ///   - registers: attributes that hold keys.
  ///   - wanted: the kinds that will be looked for by name; nil for any.
  /// - Complexity: O(names)
  init(_ entities: [Entity], registers: Set<String>, wanted: Set<String>?) {
    self.wanted = wanted
    for entity in entities {
      let record = Record(
        id: entity.id, kind: entity.kind, name: entity.name, country: entity.text("country"))
      let index = add(record, aliases: entity.aliases)
      for register in registers.sorted() {
        if let key = entity.text(register) { bind(index, to: key, of: register) }
      }
    }
  }

  /// Adds an entity. - Returns: its index.
  mutating func add(_ record: Record, aliases: [String]) -> Int {
    let index = records.count
    records.append(record)
    indices[record.id] = index
    addNames([record.name] + aliases, of: index)
    if isWanted(index) { beginnings[Self.beginning(record.name.folded), default: []].append(index) }
    return index
  }

  /// Says which kinds will still be looked for by name, so that others are not indexed for nothing.
  mutating func expect(_ kinds: Set<String>?) { wanted = kinds }

  private func isWanted(_ index: Int) -> Bool { wanted?.contains(records[index].kind) ?? true }

  /// Makes an entity known by more names.
  mutating func addNames(_ names: [String], of index: Int) {
    guard isWanted(index) else { return }
    for name in names {
      for key in NameKeys.exact(name) { Self.insert(index, key, &exact) }
      for key in NameKeys.simplified(name) { Self.insert(index, key, &simplified) }
    }
  }

  private static func insert(_ index: Int, _ key: String, _ table: inout [String: [Int]]) {
    guard !key.isEmpty, table[key]?.contains(index) != true else { return }
    table[key, default: []].append(index)
  }

  /// Makes an entity known by a key.
  mutating func bind(_ index: Int, to key: String, of space: String) {
    if keys[space]?[key] == nil { keys[space, default: [:]][key] = index }
    keyed[space, default: []].insert(index)
  }

  /// The entity with a key.
  func index(ofKey key: String, in space: String) -> Int? { keys[space]?[key] }

  /// The entity with an id.
  func index(of id: String) -> Int? { indices[id] }

  /// Says of which kind and country an entity is, once that is known better.
  mutating func update(_ index: Int, country: String?) {
    if records[index].country == nil { records[index].country = country }
  }

  /// The entities that bear one of the names, are of a kind asked for and in the same country where both are known.
  /// Those that have another key of the same space are others.
  func candidates(
    _ names: [String], tier: Tier, kinds: [String], country: String?, match: EntityMapping.Match,
    space: String
  ) -> [Int] {
    var found: [Int] = []
    guard !exact.isEmpty else { return [] }
    for name in names {
      let nameKeys = tier == .exact ? NameKeys.exact(name) : NameKeys.simplified(name)
      for key in nameKeys {
        for index in (tier == .exact ? exact[key] : simplified[key]) ?? [] where !found.contains(index) {
          let record = records[index]
          guard kinds.isEmpty || kinds.contains(record.kind) else { continue }
          if let country, let other = record.country {
            if country != other { continue }
          } else if match.needsCountry {
            continue
          }
          if keyed[space]?.contains(index) == true { continue }
          if !match.includesAliases, !isName(key, of: record, tier) { continue }
          found.append(index)
        }
      }
    }
    return found.sorted { records[$0].id < records[$1].id }
  }

  /// Whether one of the names is the entity's own name, and no alias.
  func isName(_ names: [String], of index: Int, tier: Tier) -> Bool {
    names.contains { name in
      (tier == .exact ? NameKeys.exact(name) : NameKeys.simplified(name))
        .contains { isName($0, of: records[index], tier) }
    }
  }

  private func isName(_ key: String, of record: Record, _ tier: Tier) -> Bool {
    (tier == .exact ? NameKeys.exact(record.name) : NameKeys.simplified(record.name)).contains(key)
  }

  /// Entities that may be meant by a name that nothing bears: those with a name near it that begins alike, and those
  /// that are called like one of its longer words. They are suggestions, never matches.
  func suggestions(_ name: String, kinds: [String], country: String?, except own: Int?) -> [String] {
    var found: [Int] = []
    func consider(_ indices: [Int]) {
      for index in indices where index != own && !found.contains(index) {
        let record = records[index]
        guard kinds.isEmpty || kinds.contains(record.kind) else { continue }
        if let country, let other = record.country, country != other { continue }
        found.append(index)
      }
    }
    for word in name.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) where word.count >= 4 {
      consider(exact[String(word).folded] ?? [])
    }
    let named = found.map { records[$0].id }.sorted().prefix(3)
    found = []
    consider(beginnings[Self.beginning(name.folded)] ?? [])
    let close = closest(to: Array(name.folded.unicodeScalars), among: found)
    return close + named.filter { !close.contains($0) }
  }

  /// The ids of the three entities whose names differ least, in a sixth of the letters at most.
  private func closest(to wanted: [Unicode.Scalar], among indices: [Int]) -> [String] {
    let limit = max(1, wanted.count / 6)
    var scored: [(distance: Int, id: String)] = []
    for index in indices {
      let other = Array(records[index].name.folded.unicodeScalars)
      guard abs(other.count - wanted.count) <= limit else { continue }
      let distance = alignmentDistance(wanted, other)
      if distance <= limit { scored.append((distance, records[index].id)) }
    }
    return scored.sorted { ($0.distance, $0.id) < ($1.distance, $1.id) }.prefix(3).map(\.id)
  }

  private static func beginning(_ folded: String) -> String { String(folded.prefix(2)) }
}
