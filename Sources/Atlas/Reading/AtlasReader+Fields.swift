/// The keys and values of one mapping while it is read.
struct Fields {
  let node: YAMLNode
  let entries: [YAMLNode.Entry]

  /// The value of a key; nil if it is absent.
  subscript(key: String) -> YAMLNode? {
    for entry in entries where entry.key.text == key { return entry.value }
    return nil
  }
}

/// Typed access to fields. Each reports what is wrong at its place and returns nil.
extension AtlasReader {
  func fields(_ node: YAMLNode, of what: String, allowed: [String]?) -> Fields? {
    guard case .mapping(let entries) = node.content else {
      report("\(what) is \(node.form)", at: node, expected: "expected a mapping of keys to values")
      return nil
    }
    if let allowed {
      for entry in entries where !allowed.contains(entry.key.text ?? "") {
        report("\(what) has no key '\(entry.key.text ?? "")'", at: entry.key, known: allowed)
      }
    }
    return Fields(node: node, entries: entries)
  }

  func text(_ key: String, in fields: Fields) -> String? {
    guard let node = fields[key], !node.isEmpty else { return nil }
    return text(node, "'\(key)'")
  }

  func text(_ node: YAMLNode, _ what: String) -> String? {
    guard let text = node.text else {
      report("\(what) is \(node.form)", at: node, expected: "expected a text")
      return nil
    }
    if text.looksLikeMailAddress {
      report("\(what) holds an e-mail address", at: node, expected: "an atlas stores none; take it out")
    }
    return text
  }

  func requiredText(_ key: String, in fields: Fields, of what: String) -> String? {
    if let node = fields[key], !node.isEmpty { return text(node, "'\(key)'") }
    report("\(what) has no '\(key)'", at: fields.node, expected: "'\(key)' is required")
    return nil
  }

  /// One text or a list of texts.
  func texts(_ key: String, in fields: Fields) -> [String] {
    guard let node = fields[key], !node.isEmpty else { return [] }
    return nodes(node).compactMap { text($0, "'\(key)'") }
  }

  func nodes(_ node: YAMLNode) -> [YAMLNode] {
    if case .sequence(let items) = node.content { return items }
    return [node]
  }

  /// The ids of entities, remembered so that dangling ones are reported when all files are read.
  func entities(_ key: String, in fields: Fields) -> [String] {
    guard let node = fields[key], !node.isEmpty else { return [] }
    return nodes(node).compactMap { reference($0, "'\(key)'") }
  }

  func entity(_ key: String, in fields: Fields) -> String? {
    fields[key].flatMap { reference($0, "'\(key)'") }
  }

  func reference(_ node: YAMLNode, _ what: String) -> String? {
    guard let id = text(node, what) else { return nil }
    references.append((id, position(node)))
    return id
  }

  func boolean(_ key: String, in fields: Fields) -> Bool? {
    guard let node = fields[key] else { return nil }
    switch node.text {
    case "yes", "true": return true
    case "no", "false": return false
    default:
      report("'\(key)' is '\(node.text ?? node.form)'", at: node, expected: "expected yes or no")
      return nil
    }
  }

  func number(_ node: YAMLNode, _ what: String, minimum: Double? = nil) -> Double? {
    guard let text = node.text, let number = Double(text), number.isFinite else {
      report("\(what) is '\(node.text ?? node.form)'", at: node, expected: "expected a number")
      return nil
    }
    if let minimum, number < minimum {
      report(
        "\(what) is \(text)", at: node,
        expected: "expected \(AttributeValue.written(minimum)) or more")
      return nil
    }
    return number
  }

  func number(_ key: String, in fields: Fields, minimum: Double? = nil) -> Double? {
    fields[key].flatMap { number($0, "'\(key)'", minimum: minimum) }
  }

  func count(_ key: String, in fields: Fields) -> Int? {
    guard let node = fields[key] else { return nil }
    return count(node, "'\(key)'")
  }

  func count(_ node: YAMLNode, _ what: String) -> Int? {
    guard let number = number(node, what, minimum: 0) else { return nil }
    guard let count = Int(exactly: number) else {
      report("\(what) is '\(node.text ?? "")'", at: node, expected: "expected a whole number")
      return nil
    }
    return count
  }

  func date(_ node: YAMLNode, _ what: String) -> PartialDate? {
    guard let text = node.text, let date = PartialDate(text) else {
      report(
        "\(what) is '\(node.text ?? node.form)'", at: node,
        expected: "expected a date like 2017, 2018-03 or 2018-03-07")
      return nil
    }
    return date
  }

  func date(_ key: String, in fields: Fields) -> PartialDate? {
    fields[key].flatMap { date($0, "'\(key)'") }
  }

  func period(in fields: Fields) -> Period {
    let period = Period(since: date("since", in: fields), until: date("until", in: fields))
    if let since = period.since, let until = period.until, since.firstDay > until.lastDay,
      let node = fields["until"]
    {
      report("it ends (\(until)) before it begins (\(since))", at: node)
    }
    return period
  }
}

extension String {
  /// Whether some word holds an at sign between letters: an address has no place in an atlas.
  public var looksLikeMailAddress: Bool {
    guard utf8.contains(UInt8(ascii: "@")) else { return false }
    return split(separator: " ").contains { word in
      let parts = word.split(separator: "@", omittingEmptySubsequences: false)
      return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".")
    }
  }
}
