/// Reads the sections of all files into one atlas and gathers every fault on the way.
///
/// Sections are read in the order of what they depend on, vocabulary first, so a file may use what a later
/// one declares. References between entities are checked last.
final class AtlasReader {
  var atlas = Atlas()
  private(set) var diagnostics: [Diagnostic] = []
  var drafts = EntityDrafts()
  var tieDrafts: [TieDraft] = []
  /// The name of the type of the tie read last.
  var lastTieType: String?
  var references: [(id: String, position: SourcePosition)] = []
  var knownPlaces: [String: Set<String>] = [:]
  /// What texts of evidence without a fault cite.
  var knownCitations: [String: [Citation]] = [:]
  var mappings: [TableMapping] = []
  /// Whether some file could not be parsed, so that what it defines is missing.
  private(set) var isPartial = false
  private var file = ""
  private var contents: [String: [UInt8]] = [:]

  static let sections = [
    "atlas", "vocabulary", "sources", "entities", "ties", "questions", "answers", "recommendations",
    "statements", "contested", "report", "mapping",
  ]

  func read(_ files: [YAMLFile]) {
    var sections: [(file: String, entry: YAMLNode.Entry)] = []
    for (yaml, document) in zip(files, YAMLComposer.compose(each: files.map(\.bytes))) {
      for entry in begin(yaml, document) { sections.append((yaml.path, entry)) }
    }
    for name in Self.sections {
      for (path, entry) in sections where entry.key.text == name {
        file = path
        read(entry.value, as: name)
      }
    }
    for (path, entry) in sections {
      file = path
      guard let name = entry.key.text, Self.sections.contains(name) else {
        report("unknown section '\(entry.key.text ?? "")'", at: entry.key, known: Self.sections)
        continue
      }
    }
  }

  /// The sections of a file that stands alone.
  func begin(_ yaml: YAMLFile) -> [YAMLNode.Entry] { begin(yaml, YAMLComposer.compose(yaml.bytes)) }

  private func begin(_ yaml: YAMLFile, _ document: YAMLComposer.Document) -> [YAMLNode.Entry] {
    file = yaml.path
    contents[yaml.path] = yaml.bytes
    do throws(YAMLFault) {
      guard let root = try document.get(), !root.isEmpty else { return [] }
      guard case .mapping(let entries) = root.content else {
        report("the file holds \(root.form)", at: root, expected: "expected a mapping of sections")
        return []
      }
      return entries
    } catch {
      let position = SourcePosition(file: yaml.path, line: error.line, column: error.column)
      append(Diagnostic(.error, at: position, error.message))
      isPartial = true
      return []
    }
  }

  private func read(_ node: YAMLNode, as section: String) {
    switch section {
    case "atlas": readHeader(node)
    case "vocabulary": readVocabulary(node)
    case "sources": readSources(node)
    case "entities": each(node, in: section) { readEntity($0) }
    case "ties": each(node, in: section) { readTie($0) }
    case "questions": each(node, in: section) { readQuestion($0) }
    case "answers": each(node, in: section) { readAnswer($0) }
    case "recommendations": each(node, in: section) { readRecommendation($0) }
    case "statements": each(node, in: section) { readStatement($0) }
    case "contested": each(node, in: section) { readContested($0) }
    case "mapping": readMapping(node)
    default: each(node, in: section) { readReportItem($0) }
    }
  }

  private func each(_ node: YAMLNode, in section: String, _ body: (YAMLNode) -> Void) {
    if node.isEmpty { return }
    guard case .sequence(let items) = node.content else {
      report("'\(section)' is \(node.form)", at: node, expected: "expected a list")
      return
    }
    items.forEach(body)
  }
}

// MARK: Reporting

extension AtlasReader {
  func position(_ node: YAMLNode) -> SourcePosition {
    SourcePosition(file: file, line: Int(node.line), column: Int(node.column))
  }

  func report(_ message: String, at node: YAMLNode, expected: String? = nil) {
    append(Diagnostic(.error, at: position(node), message, expected: expected))
  }

  /// Reports an unknown name with the known ones nearest to it, or all where they are few.
  func report(_ message: String, at node: YAMLNode, known: [String]) {
    append(Self.unknown(message, at: position(node), text: node.text ?? "", known: known))
  }

  static func unknown(_ message: String, at position: SourcePosition, text: String, known: [String])
    -> Diagnostic
  {
    let nearest = nearestNames(to: text, among: known)
    let listed = known.sorted().joined(separator: ", ")
    let expected = nearest.isEmpty && !known.isEmpty && listed.utf8.count < 400 ? "known are \(listed)" : nil
    return Diagnostic(.error, at: position, message, expected: expected, nearest: nearest)
  }

  /// Whether a file is one of those read, and not a table that a mapping was applied to.
  func hasRead(_ file: String) -> Bool { contents[file] != nil }

  func append(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  func warn(_ message: String, at position: SourcePosition, expected: String? = nil) {
    append(Diagnostic(.warning, at: position, message, expected: expected))
  }

  /// Puts diagnostics in the order of their places and shows the line of each.
  func explainDiagnostics() {
    var lines: [String: [Substring]] = [:]
    for index in diagnostics.indices {
      guard let position = diagnostics[index].position, let bytes = contents[position.file] else { continue }
      if lines[position.file] == nil {
        lines[position.file] = String(decoding: bytes, as: UTF8.self)
          .split(separator: "\n", omittingEmptySubsequences: false)
      }
      diagnostics[index].excerpt = Diagnostic.excerpt(of: lines[position.file] ?? [], at: position)
    }
    diagnostics.sort { left, right in
      guard let a = left.position, let b = right.position else {
        return left.position == nil && right.position != nil
      }
      return (a.file, a.line, a.column, left.message) < (b.file, b.line, b.column, right.message)
    }
  }
}
