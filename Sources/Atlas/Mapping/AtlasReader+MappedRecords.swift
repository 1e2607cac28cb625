/// Reading how a row speaks of entities and states ties.
extension AtlasReader {
  private static let entityMappingKeys = [
    "key", "register", "ids", "kind", "name", "spelled by", "country", "aliases", "attributes", "location",
    "note", "match", "if unknown", "where",
  ]

  func readEntityMapping(_ role: String, _ node: YAMLNode) -> EntityMapping? {
    let what = "the entity '\(role)'"
    guard let fields = fields(node, of: what, allowed: Self.entityMappingKeys),
      requiredText("key", in: fields, of: what, isList: true)
    else { return nil }
    let kind = mappedValue("kind", in: fields, plain: .constant)
    checkWords(of: kind, "kind", at: fields["kind"], known: atlas.vocabulary.kinds.map(\.name))
    let name = mappedValue("name", in: fields, plain: .column)
    if name != nil, kind == nil {
      report("\(what) has a 'name' and no 'kind'", at: node, expected: "say of which kind it is")
    }
    var ids: [String: String] = [:]
    for (key, node) in named("ids", in: fields) { ids[key] = entityIdentifier(node) }
    return EntityMapping(
      role: role, key: texts("key", in: fields), register: register(in: fields), ids: ids, kind: kind,
      name: name, spelling: text("spelled by", in: fields),
      country: mappedValue("country", in: fields, plain: .column),
      aliases: (fields["aliases"].map(nodes) ?? []).compactMap {
        mappedValue($0, "'aliases'", plain: .column)
      },
      attributes: mappedAttributes(in: fields), location: mappedLocation(in: fields),
      note: mappedValue("note", in: fields, plain: .column), match: match(in: fields, name: name),
      isAdded: isAdded(in: fields) && name != nil, conditions: conditions("where", in: fields),
      position: position(node))
  }

  private func requiredText(_ key: String, in fields: Fields, of what: String, isList: Bool) -> Bool {
    if let node = fields[key], !node.isEmpty, !nodes(node).isEmpty { return true }
    report("\(what) has no '\(key)'", at: fields.node, expected: "'\(key)' is required: a column or several")
    return false
  }

  private func entityIdentifier(_ node: YAMLNode) -> String? {
    guard let id = text(node, "the id of an entity") else { return nil }
    guard Self.isIdentifier(id) else {
      report(
        "'\(id)' is no id", at: node, expected: "expected lower-case letters, digits and single hyphens")
      return nil
    }
    return id
  }

  private func register(in fields: Fields) -> String? {
    guard let name = text("register", in: fields) else { return nil }
    if atlas.vocabulary.attribute(name)?.type != .text, let node = fields["register"] {
      report(
        "the register '\(name)' is no attribute of type text", at: node,
        expected: "declare it under 'vocabulary: attributes:'")
    }
    return name
  }

  private func mappedAttributes(in fields: Fields) -> [(name: String, value: MappedValue)] {
    named("attributes", in: fields).compactMap { name, node in
      guard let attribute = atlas.vocabulary.attribute(name) else {
        append(
          Self.unknown(
            "unknown attribute '\(name)'", at: position(node), text: name,
            known: atlas.vocabulary.attributes.map(\.name)))
        return nil
      }
      guard ![.location, .entity, .entities].contains(attribute.type) else {
        report(
          "'\(name)' cannot be read from one column", at: node,
          expected: "a place is given by 'location: [latitude, longitude]', an entity by a tie")
        return nil
      }
      return mappedValue(node, "'\(name)'", plain: .column).map { (name, $0) }
    }
  }

  private func mappedLocation(in fields: Fields) -> (latitude: String, longitude: String)? {
    guard let node = fields["location"] else { return nil }
    let columns = texts("location", in: fields)
    guard columns.count == 2 else {
      report("'location' is no pair of columns", at: node, expected: "expected [latitude, longitude]")
      return nil
    }
    return (columns[0], columns[1])
  }

  private func match(in fields: Fields, name: MappedValue?) -> EntityMapping.Match? {
    guard let node = fields["match"], !node.isEmpty else { return nil }
    var (names, by, kinds): ([MappedValue], [String], [String: [String]]) = ([], [], [:])
    var needsCountry = false
    if case .mapping = node.content {
      guard let inner = self.fields(node, of: "'match'", allowed: ["by", "columns", "kinds", "same country"])
      else { return nil }
      needsCountry = boolean("same country", in: inner) ?? false
      names = (inner["columns"].map(nodes) ?? []).compactMap {
        mappedValue($0, "'columns'", plain: .column)
      }
      (by, kinds) = (texts("by", in: inner), matchedKinds(in: inner))
    } else {
      by = texts("match", in: fields)
    }
    for word in by where word != "name" && word != "alias" {
      report("cannot match by '\(word)'", at: node, known: ["name", "alias"])
    }
    if names.isEmpty, let name { names = [name] }
    if names.isEmpty {
      report("'match' has no name to look for", at: node, expected: "name 'columns' that hold names")
    }
    return EntityMapping.Match(
      names: names, includesAliases: by.isEmpty || by.contains("alias"),
      needsCountry: needsCountry, kinds: kinds)
  }

  /// A list of kinds, or a mapping from the row's kind to a list.
  private func matchedKinds(in fields: Fields) -> [String: [String]] {
    guard let node = fields["kinds"], !node.isEmpty else { return [:] }
    guard case .mapping(let entries) = node.content else {
      checkKinds(node)
      return ["": texts("kinds", in: fields)]
    }
    var kinds: [String: [String]] = [:]
    for entry in entries {
      checkKinds(entry.key)
      checkKinds(entry.value)
      if let kind = entry.key.text { kinds[kind] = nodes(entry.value).compactMap { text($0, "a kind") } }
    }
    return kinds
  }

  private func isAdded(in fields: Fields) -> Bool {
    guard let node = fields["if unknown"] else { return true }
    switch node.text {
    case "add": return true
    case "leave out": return false
    default:
      report("'if unknown' is '\(node.text ?? node.form)'", at: node, known: ["add", "leave out"])
      return true
    }
  }
}

extension AtlasReader {
  private static let tieMappingKeys = [
    "from", "type", "to", "as", "grade", "since", "until", "eur", "note", "inferred", "assumed", "where",
    "denied",
  ]

  func readTieMapping(_ node: YAMLNode, roles: [String]) -> TieMapping? {
    guard let fields = fields(node, of: "a tie", allowed: Self.tieMappingKeys),
      let from = end("from", in: fields, roles: roles), let to = end("to", in: fields, roles: roles),
      let type = mappedValue("type", in: fields, plain: .constant)
    else {
      if case .mapping(let entries) = node.content {
        for key in ["from", "type", "to"] where !entries.contains(where: { $0.key.text == key }) {
          report("a tie has no '\(key)'", at: node, expected: "'\(key)' is required")
        }
      }
      return nil
    }
    checkWords(of: type, "tie type", at: fields["type"], known: atlas.vocabulary.tieTypes.map(\.name))
    let grade = mappedValue("grade", in: fields, plain: .constant)
    checkWords(of: grade, "grade", at: fields["grade"], known: atlas.vocabulary.grades.map(\.name))
    let (inferred, assumed) = (text("inferred", in: fields), text("assumed", in: fields))
    return TieMapping(
      from: from, to: to, type: type, role: mappedValue("as", in: fields, plain: .column), grade: grade,
      since: mappedValue("since", in: fields, plain: .column),
      until: mappedValue("until", in: fields, plain: .column),
      euros: mappedValue("eur", in: fields, plain: .column),
      note: mappedValue("note", in: fields, plain: .column),
      basis: assumed != nil ? .assumed : inferred != nil ? .inferred : .stated, reason: assumed ?? inferred,
      conditions: conditions("where", in: fields), denials: conditions("denied", in: fields),
      position: position(node))
  }

  /// The name that the row's entities are called by, or `{entity: id}`.
  private func end(_ key: String, in fields: Fields, roles: [String]) -> TieMapping.End? {
    guard let node = fields[key] else { return nil }
    if node.text == nil {
      guard let inner = self.fields(node, of: "'\(key)'", allowed: ["entity"]),
        let id = entity("entity", in: inner)
      else { return nil }
      return .entity(id)
    }
    guard let role = text(node, "'\(key)'") else { return nil }
    guard roles.contains(role) else {
      report("the rows of this table speak of no '\(role)'", at: node, known: roles)
      return nil
    }
    return .role(role)
  }
}
