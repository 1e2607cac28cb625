/// Bytes of DOT.
struct DOTOutput {
  private typealias Name = NetworkDocument.Name
  /// The scanner of Graphviz takes no longer text.
  private static let longest = 16_000

  private(set) var bytes: [UInt8] = []
  private(set) var losses: [String] = []

  mutating func text(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Ends a statement with its attributes.
  mutating func list(_ attributes: [String]) {
    text(attributes.isEmpty ? ";\n" : " [\(attributes.joined(separator: ", "))];\n")
  }

  /// Notes what is lost, once.
  mutating func lose(_ what: String) {
    let loss = "DOT does not hold \(what)"
    if !losses.contains(loss) { losses.append(loss) }
  }

  // MARK: Attributes

  /// The attributes of a row, `name=value`.
  mutating func attributes(_ table: AttributeTable, _ row: Int, ofNode isNode: Bool) -> [String] {
    var result: [String] = []
    var place: [String] = []
    for (name, value) in table.values(ofRow: row) {
      switch name {
      case "cluster" where isNode: continue
      case Name.x where isNode, Name.y where isNode, Name.z where isNode:
        guard let number = value.double, number.isFinite else { continue }
        place.append(NetworkValue.written(number))
      case Name.label: result.append("label=\(label(value.description))")
      case Name.colour: result.append("\(isNode ? "fillcolor" : "color")=\(self.name(value.description))")
      case Name.identifier where !isNode: result.append("key=\(self.name(value.description))")
      default: result.append("\(self.name(name))=\(self.value(value, isLabel: false))")
      }
    }
    if place.count >= 2 {
      result.append("pos=\"\(place.joined(separator: ","))\"")
    } else if !place.isEmpty {
      lose("a place of one coordinate")
    }
    return result
  }

  /// A value in quotes.
  mutating func value(_ value: NetworkValue, isLabel: Bool) -> String {
    if value.type == .list { lose("lists; their parts are joined by |") }
    if value.type == .boolean { lose("yes and no; they are the words true and false") }
    if value.description.isEmpty { lose("values that are empty texts") }
    return isLabel ? label(value.description) : name(value.description)
  }

  // MARK: Words

  /// A name or a value in quotes.
  mutating func name(_ text: String) -> String { fitted(text) { Self.quotedName($0, &$1) } }

  /// A label in quotes, in which a backslash is written twice and an entity is none.
  mutating func label(_ text: String) -> String { fitted(text) { words, _ in Self.quotedLabel(words) } }

  /// The quoted form of a text, or of its beginning where it is too long for Graphviz.
  private mutating func fitted(_ text: String, _ quote: (String, inout Bool) -> String) -> String {
    var isChanged = false
    var result = quote(text, &isChanged)
    if result.utf8.count > Self.longest {
      lose("texts of more than \(Self.longest) bytes; they are cut")
      var bytes = 0
      result = quote(
        String(
          text.prefix {
            bytes += $0.utf8.count
            return bytes < Self.longest / 5
          }), &isChanged)
    }
    if isChanged {
      lose("a backslash before a quote or at the end of names and values; a slash stands for it")
    }
    return result
  }

  /// Only a quote is escaped in DOT, so backslashes before one, before a line end or at the end become slashes.
  private static func quotedName(_ text: String, _ isChanged: inout Bool) -> String {
    var result = "\""
    var backslashes = 0
    func flush(_ result: inout String, asSlashes: Bool, _ isChanged: inout Bool) {
      result += String(repeating: asSlashes ? "/" : "\\", count: backslashes)
      if asSlashes, backslashes > 0 { isChanged = true }
      backslashes = 0
    }
    for scalar in text.unicodeScalars {
      if scalar == "\\" {
        backslashes += 1
        continue
      }
      let isSpecial = scalar == "\"" || scalar == "\n" || scalar == "\r"
      flush(&result, asSlashes: isSpecial, &isChanged)
      if scalar == "\"" { result += "\\" }
      result.unicodeScalars.append(scalar.value == 0 ? "\u{FFFD}" : scalar)
    }
    flush(&result, asSlashes: true, &isChanged)
    return result + "\""
  }

  private static func quotedLabel(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case "\n": result += "\\n"
      case "&": result += "&amp;"
      case "\0": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + (text.hasSuffix("\n") ? "\\n\"" : "\"")
  }
}
