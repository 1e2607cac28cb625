import Atlas

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Applies mappings to their tables, one after the other.
struct MappingApplication {
  /// What tells one tie of the tables from another.
  struct TieKey: Hashable {
    let from: Int
    let to: Int
    let type: String
  }

  var builder: AtlasBuilder
  var registry: EntityRegistry
  var report = MappingReport()
  var faults: [Diagnostic] = []
  var stated: Set<TieKey> = []
  /// The entities still to be read.
  var remaining: [EntityMapping]
  let vocabulary: Vocabulary
  let suggests: Bool
  /// Faults beyond these are the same fault over and over.
  static let maximumFaults = 25

  init(_ builder: AtlasBuilder, suggests: Bool) {
    self.builder = builder
    self.suggests = suggests
    vocabulary = builder.vocabulary
    let files = builder.mappings.flatMap(\.files).sorted { $0.phase < $1.phase }
    let entities = files.flatMap(\.entities)
    registry = EntityRegistry(
      builder.entities, registers: Set(entities.compactMap(\.register)),
      wanted: Self.kinds(lookedForBy: entities))
    remaining = entities
    // An id that the author of a mapping gave is not to be taken by another's name.
    for id in entities.flatMap(\.ids.values) { self.builder.reserve(id) }
  }

  /// Reads every table of every mapping and puts the atlas together.
  mutating func run(data: [String]) throws(AtlasError) -> Atlas {
    var missing: [Diagnostic] = []
    var located: [(file: FileMapping, path: String)] = []
    for mapping in builder.mappings {
      for file in mapping.files {
        if let path = Self.locate(file, of: mapping, data: data) {
          located.append((file, path))
        } else {
          missing.append(Self.notFound(file, of: mapping, data: data))
        }
      }
    }
    guard missing.isEmpty else { throw AtlasError(.unreadable, missing) }
    // The sort is stable: within a phase the order given is kept.
    located.sort { $0.file.phase < $1.file.phase }
    for (file, path) in located where faults.count < Self.maximumFaults {
      do throws(Diagnostic) {
        try apply(file, at: path)
      } catch {
        faults.append(error)
      }
    }
    guard faults.isEmpty else { throw AtlasError(.invalid, faults) }
    return try builder.build()
  }

  /// The kinds that entities are looked for among by name; nil for any.
  private static func kinds(lookedForBy mappings: [EntityMapping]) -> Set<String>? {
    var kinds: Set<String> = []
    for mapping in mappings {
      guard let match = mapping.match else { continue }
      guard let kind = mapping.kind, kind.unlisted != .kept || kind.origin.isConstant else { return nil }
      kinds.formUnion(match.kinds.values.joined())
      kinds.formUnion(kind.words)
    }
    return kinds
  }

  /// Where a table is: in a folder of data, in the mapping's own folder below it, or beside the mapping.
  private static func locate(_ file: FileMapping, of mapping: TableMapping, data: [String]) -> String? {
    places(file, of: mapping, data: data).first { FileManager.default.fileExists(atPath: $0) }
  }

  private static func places(_ file: FileMapping, of mapping: TableMapping, data: [String]) -> [String] {
    if file.path.hasPrefix("/") { return [file.path] }
    let parts = mapping.position.file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let home = parts.isEmpty ? "." : parts.joined(separator: "/")
    return (data + [home]).flatMap { folder -> [String] in
      let folder = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
      let below = mapping.folder.map { ["\(folder)/\($0)/\(file.path)"] } ?? []
      return below + ["\(folder)/\(file.path)"]
    }
  }

  private static func notFound(_ file: FileMapping, of mapping: TableMapping, data: [String]) -> Diagnostic {
    let tried = places(file, of: mapping, data: data).map { "'\($0)'" }.joined(separator: ", ")
    let origin = mapping.origin.map { ". It comes from \($0)" } ?? ""
    return Diagnostic(
      .error, at: file.position, "the table '\(file.path)' is not there",
      expected: "expected \(tried); name the folder it stands in with --data\(origin)")
  }

  private mutating func apply(_ file: FileMapping, at path: String) throws(Diagnostic) {
    let table = try MappedTable(file, at: path)
    var counts = MappingReport.File(path: file.path)
    counts.rows = table.table.rowCount
    let conditions = try BoundConditions(file.conditions, table)
    let rows = (0..<table.table.rowCount).filter { conditions.isEmpty || conditions.hold($0, table) }
    counts.rowsRead = rows.count
    var entities: [String: [Int32]] = [:]
    for mapping in file.entities {
      remaining.removeFirst()
      registry.expect(Self.kinds(lookedForBy: remaining))
      var reading = try EntityReading(mapping, table)
      reading.group(rows, &counts, &faults)
      reading.resolve(&self, &counts)
      entities[mapping.role] = reading.state(&self, &counts)
    }
    for mapping in file.ties {
      try stateTies(mapping, table, rows, entities, &counts)
    }
    report.files.append(counts)
  }
}

extension FileMapping {
  /// Tables that only define come first, whatever the order of the mappings; then those that refer to what others
  /// define; last those that only add to what is there.
  fileprivate var phase: Int {
    if ties.isEmpty, entities.allSatisfy(\.isAdded) { return 0 }
    return ties.isEmpty && !entities.contains(where: \.isAdded) ? 2 : 1
  }
}

extension MappedValue.Origin {
  fileprivate var isConstant: Bool {
    if case .constant = self { return true }
    return false
  }
}

extension MappedValue {
  /// The words it may give, for one whose words are all listed.
  fileprivate var words: [String] {
    var words = Array(values.values)
    if case .constant(let text) = origin { words.append(text) }
    if case .replaced(let text) = unlisted { words.append(text) }
    return words
  }
}
