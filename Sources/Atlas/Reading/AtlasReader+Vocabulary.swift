/// Reading the vocabulary: grades, levels, kinds, attributes, tie types and their classes.
extension AtlasReader {
  func readVocabulary(_ node: YAMLNode) {
    let keys = ["grades", "levels", "kinds", "attributes", "tie classes", "tie types"]
    guard let fields = fields(node, of: "the vocabulary", allowed: keys) else { return }
    for level in texts("levels", in: fields) where !atlas.vocabulary.levels.contains(level) {
      atlas.vocabulary.levels.append(level)
    }
    declarations("grades", in: fields) { readGrade($0, $1) }
    declarations("kinds", in: fields) { readKind($0, $1) }
    declarations("attributes", in: fields) { readAttribute($0, $1) }
    declarations("tie classes", in: fields) { readTieClass($0, $1) }
    declarations("tie types", in: fields) { readTieType($0, $1) }
  }

  private func declarations(_ key: String, in fields: Fields, _ body: (String, YAMLNode) -> Void) {
    guard let node = fields[key], !node.isEmpty, let inner = self.fields(node, of: "'\(key)'", allowed: nil)
    else { return }
    for entry in inner.entries {
      if let name = text(entry.key, "a name") { body(name, entry.value) }
    }
  }

  private func readGrade(_ name: String, _ node: YAMLNode) {
    let bounds = nodes(node).compactMap { number($0, "the bound of a grade") }
    guard bounds.count == 2, bounds[0] > 0, bounds[0] <= bounds[1], bounds[1] <= 1 else {
      report(
        "the grade '\(name)' is no interval of chances", at: node,
        expected: "expected [lower, upper] with 0 < lower <= upper <= 1")
      return
    }
    atlas.vocabulary.declare(.init(name: name, lower: bounds[0], upper: bounds[1]))
  }

  private func readKind(_ name: String, _ node: YAMLNode) {
    let keys = ["plural", "level", "shape", "colour", "transit", "occasion"]
    guard let fields = fields(node, of: "the kind '\(name)'", allowed: keys) else { return }
    let levels = atlas.vocabulary.levels
    let level = text("level", in: fields) ?? levels.first ?? ""
    if !levels.contains(level), let node = fields["level"] {
      report("unknown level '\(level)'", at: node, known: levels)
    }
    atlas.vocabulary.declare(
      Vocabulary.Kind(
        name: name, plural: text("plural", in: fields) ?? name + "s", level: level,
        allowsTransit: boolean("transit", in: fields) ?? true,
        isOccasion: boolean("occasion", in: fields) ?? false, shape: text("shape", in: fields) ?? "box",
        colour: colour(in: fields) ?? "#EEEEEE"))
  }

  private func readAttribute(_ name: String, _ node: YAMLNode) {
    guard
      let fields = fields(node, of: "the attribute '\(name)'", allowed: ["type", "minimum", "of", "says"]),
      let typeName = requiredText("type", in: fields, of: "the attribute '\(name)'")
    else { return }
    guard let type = Vocabulary.AttributeType(rawValue: typeName) else {
      if let node = fields["type"] {
        report(
          "unknown type '\(typeName)'", at: node, known: Vocabulary.AttributeType.allCases.map(\.rawValue))
      }
      return
    }
    atlas.vocabulary.declare(
      Vocabulary.Attribute(
        name: name, type: type, minimum: number("minimum", in: fields), choices: texts("of", in: fields)))
  }

  private func readTieClass(_ name: String, _ node: YAMLNode) {
    guard let fields = fields(node, of: "the class '\(name)'", allowed: ["colour", "arrow", "says"]) else {
      return
    }
    atlas.vocabulary.declare(
      Vocabulary.TieClass(
        name: name, label: text("says", in: fields) ?? name, colour: colour(in: fields) ?? "#444444",
        arrow: text("arrow", in: fields) ?? "normal"))
  }

  private func colour(in fields: Fields) -> String? {
    guard let node = fields["colour"], let text = text(node, "'colour'") else { return nil }
    guard text.utf8.count == 7, text.first == "#", Int(text.dropFirst(), radix: 16) != nil else {
      report("'colour' is '\(text)'", at: node, expected: "expected a colour like \"#0072B2\"")
      return nil
    }
    return text
  }

  private func readTieType(_ name: String, _ node: YAMLNode) {
    let keys = ["phrase", "inverse", "inverse phrase", "flow", "final", "from", "to", "class", "lead time"]
    guard let fields = fields(node, of: "the tie type '\(name)'", allowed: keys),
      let phrase = requiredText("phrase", in: fields, of: "the tie type '\(name)'"),
      let inverse = requiredText("inverse", in: fields, of: "the tie type '\(name)'")
    else { return }
    var flow = Vocabulary.Flow(along: nil, against: nil)
    if let node = fields["flow"], !node.isEmpty,
      let ways = self.fields(node, of: "'flow'", allowed: ["along", "against"])
    {
      flow = Vocabulary.Flow(along: grade("along", in: ways), against: grade("against", in: ways))
    }
    for key in ["from", "to"] { checkKinds(fields[key]) }
    atlas.vocabulary.declare(
      Vocabulary.TieType(
        name: name, inverse: inverse, phrase: phrase,
        inversePhrase: text("inverse phrase", in: fields) ?? inverse,
        flow: flow, isFinal: boolean("final", in: fields) ?? false, from: texts("from", in: fields),
        to: texts("to", in: fields), tieClass: text("class", in: fields) ?? "", leadTime: leadTime(in: fields)
      ))
  }

  /// Days, up to ten years: a longer lead is a slip of the pen.
  func leadTime(in fields: Fields) -> Int? {
    guard let days = count("lead time", in: fields) else { return nil }
    guard days <= 3_660 else {
      if let node = fields["lead time"] {
        report("'lead time' is \(days)", at: node, expected: "expected days, at most 3660")
      }
      return nil
    }
    return days
  }

  func checkKinds(_ node: YAMLNode?) {
    guard let node, !node.isEmpty else { return }
    for node in nodes(node) where atlas.vocabulary.kind(node.text ?? "") == nil {
      report("unknown kind '\(node.text ?? node.form)'", at: node, known: atlas.vocabulary.kinds.map(\.name))
    }
  }

  func grade(_ key: String, in fields: Fields) -> Vocabulary.Grade? {
    guard let node = fields[key], let name = text(node, "'\(key)'") else { return nil }
    guard let grade = atlas.vocabulary.grade(name) else {
      report("unknown grade '\(name)'", at: node, known: atlas.vocabulary.grades.map(\.name))
      return nil
    }
    return grade
  }
}
