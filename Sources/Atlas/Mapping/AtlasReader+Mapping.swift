/// Reading the section `mapping:`.
extension AtlasReader {
  func readMapping(_ node: YAMLNode) {
    guard let fields = fields(node, of: "the mapping", allowed: ["data", "origin", "files"]),
      let list = fields["files"]
    else {
      if case .mapping = node.content {
        report("the mapping names no 'files'", at: node, expected: "expected a list of tables")
      }
      return
    }
    let mapping = TableMapping(
      folder: text("data", in: fields), origin: text("origin", in: fields),
      files: nodes(list).compactMap(readFileMapping), position: position(node))
    mappings.append(mapping)
  }

  private func readFileMapping(_ node: YAMLNode) -> FileMapping? {
    let keys = ["file", "delimiter", "encoding", "source", "where", "entities", "ties"]
    guard let fields = fields(node, of: "a table", allowed: keys),
      let path = requiredText("file", in: fields, of: "a table"),
      let source = requiredText("source", in: fields, of: "the table '\(path)'")
    else { return nil }
    if knownPlaces[source] == nil, let node = fields["source"] {
      report("unknown source '\(source)'", at: node, known: atlas.sources.map(\.id))
    }
    let entities = named("entities", in: fields).compactMap { readEntityMapping($0.name, $0.node) }
    let roles = entities.map(\.role)
    let ties = (fields["ties"].map(nodes) ?? []).compactMap { readTieMapping($0, roles: roles) }
    return FileMapping(
      path: path, delimiter: delimiter(in: fields), encoding: encoding(in: fields), source: source,
      conditions: conditions("where", in: fields), entities: entities, ties: ties, position: position(node))
  }

  private func delimiter(in fields: Fields) -> Character? {
    guard let node = fields["delimiter"], let text = text(node, "'delimiter'") else { return nil }
    let named: [String: Character] = ["tab": "\t", "comma": ",", "semicolon": ";", "bar": "|"]
    if let known = named[text] { return known }
    guard text.utf8.count == 1, let character = text.first, character.isASCII, character != "\"" else {
      report(
        "'delimiter' is '\(text)'", at: node,
        expected: "expected one ASCII character, or tab, comma, semicolon or bar")
      return nil
    }
    return character
  }

  private func encoding(in fields: Fields) -> FileMapping.Encoding {
    guard let node = fields["encoding"], let text = text(node, "'encoding'") else { return .utf8 }
    if let encoding = FileMapping.Encoding(rawValue: text.lowercased()) { return encoding }
    report("unknown encoding '\(text)'", at: node, known: FileMapping.Encoding.allCases.map(\.rawValue))
    return .utf8
  }

  /// The entries of a mapping from names to mappings.
  func named(_ key: String, in fields: Fields) -> [(name: String, node: YAMLNode)] {
    guard let node = fields[key], !node.isEmpty, let inner = self.fields(node, of: "'\(key)'", allowed: nil)
    else { return [] }
    return inner.entries.compactMap { entry in
      text(entry.key, "a name").map { ($0, entry.value) }
    }
  }

  /// `{column: text}`, `{column: [texts]}` or `{column: {not: text or texts}}`; all must hold.
  func conditions(_ key: String, in fields: Fields) -> [RowCondition] {
    named(key, in: fields).compactMap { column, node in
      var (list, isNegated) = (node, false)
      if case .mapping = node.content {
        guard let inner = self.fields(node, of: "a condition", allowed: ["not"]), let texts = inner["not"]
        else {
          report(
            "the condition on '\(column)' is no condition", at: node,
            expected: "expected a text, a list of texts, or {not: ...}; \"\" stands for an empty field")
          return nil
        }
        (list, isNegated) = (texts, true)
      }
      let texts = nodes(list).compactMap { text($0, "a condition") }
      return RowCondition(
        column: column, texts: Set(texts), isNegated: isNegated, position: position(node))
    }
  }
}

/// Reading values.
extension AtlasReader {
  /// What a plain text means where a value is expected.
  enum PlainValue {
    case column, constant
  }

  private static let valueKeys = ["column", "text", "values", "else", "split", "part"]

  func mappedValue(_ key: String, in fields: Fields, plain: PlainValue) -> MappedValue? {
    guard let node = fields[key], !node.isEmpty else { return nil }
    return mappedValue(node, "'\(key)'", plain: plain)
  }

  func mappedValue(_ node: YAMLNode, _ what: String, plain: PlainValue) -> MappedValue? {
    if node.text != nil {
      guard let text = text(node, what) else { return nil }
      return MappedValue(
        origin: plain == .column ? .column(text) : .constant(text), values: [:], order: [], unlisted: .kept,
        separator: nil, part: nil, position: position(node))
    }
    guard let fields = fields(node, of: what, allowed: Self.valueKeys) else { return nil }
    var origin: MappedValue.Origin?
    if let column = text("column", in: fields) { origin = .column(column) }
    if let text = text("text", in: fields), origin == nil { origin = .constant(text) }
    guard let origin else {
      report("\(what) has no 'column'", at: node, expected: "expected {column: ...} or {text: ...}")
      return nil
    }
    let table = named("values", in: fields)
    var values: [String: String] = [:]
    for (from, node) in table { values[from] = node.isEmpty ? "" : text(node, "a value") ?? "" }
    return MappedValue(
      origin: origin, values: values, order: table.map(\.name),
      unlisted: unlisted(in: fields, plain: table.isEmpty ? .column : plain),
      separator: text("split", in: fields), part: part(in: fields), position: position(node))
  }

  // A kind, a type or a grade must be a word of the vocabulary, so a text that is not listed is no answer there.
  private func unlisted(in fields: Fields, plain: PlainValue) -> MappedValue.Unlisted {
    guard let node = fields["else"] else { return plain == .constant ? .refused : .kept }
    return .replaced(node.isEmpty ? "" : text(node, "'else'") ?? "")
  }

  private func part(in fields: Fields) -> MappedValue.Part? {
    guard let node = fields["part"], let text = text(node, "'part'") else { return nil }
    if let part = MappedValue.Part(rawValue: text) { return part }
    report("'part' is '\(text)'", at: node, known: MappedValue.Part.allCases.map(\.rawValue))
    return nil
  }

  /// Reports words of a value that the vocabulary does not know.
  func checkWords(of value: MappedValue?, _ what: String, at node: YAMLNode?, known: [String]) {
    guard let value, let node else { return }
    var words = value.values.values.sorted()
    if case .constant(let text) = value.origin, value.values.isEmpty { words.append(text) }
    if case .replaced(let text) = value.unlisted { words.append(text) }
    for word in words where !word.isEmpty && !known.contains(word) {
      append(Self.unknown("unknown \(what) '\(word)'", at: position(node), text: word, known: known))
    }
  }
}
