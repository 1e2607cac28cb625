/// Writes XML: markup is escaped, and what XML cannot hold is replaced and counted.
struct XMLOutput {
  private(set) var bytes: [UInt8] = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
  /// How many characters XML cannot hold.
  private(set) var replacedCount = 0

  /// Appends markup as it is.
  mutating func markup(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Appends a blank, the name of an attribute and its value in quotes.
  mutating func attribute(_ name: String, _ value: String) {
    markup(" \(name)=\"")
    append(value, isAttribute: true)
    bytes.append(UInt8(ascii: "\""))
  }

  /// Appends text between tags.
  mutating func text(_ text: String) { append(text, isAttribute: false) }

  private mutating func append(_ text: String, isAttribute: Bool) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": markup("&amp;")
      case "<": markup("&lt;")
      case ">": markup("&gt;")
      case "\"" where isAttribute: markup("&quot;")
      case "\r": markup("&#13;")
      case "\n" where isAttribute: markup("&#10;")
      case "\t" where isAttribute: markup("&#9;")
      case _ where !Self.isAllowed(scalar):
        replacedCount += 1
        markup("\u{FFFD}")
      default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
  }

  /// Whether XML 1.0 (fifth edition, section 2.2) has a place for a character.
  static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  /// A number after XML Schema: `INF`, `-INF` and `NaN` for what is no finite number.
  static func written(_ value: NetworkValue) -> String {
    guard case .number(let number) = value, !number.isFinite else { return value.description }
    return number.isNaN ? "NaN" : number < 0 ? "-INF" : "INF"
  }

  /// What was lost, in words.
  var losses: [String] {
    replacedCount == 0
      ? [] : ["\(replacedCount) control characters, which XML cannot hold, became \u{FFFD}"]
  }
}

/// The identifiers of nodes as XML can hold them, still different from each other.
struct XMLIdentifiers {
  private var changed: [UInt32: String] = [:]
  private let nodes: IdentifierTable

  init(_ document: NetworkDocument) {
    nodes = document.nodes
    var taken: Set<String> = []
    for node in 0..<UInt32(nodes.count) {
      let identifier = nodes[node]
      guard !identifier.unicodeScalars.allSatisfy(XMLOutput.isAllowed) else { continue }
      var clean = String(
        String.UnicodeScalarView(
          identifier.unicodeScalars.map { XMLOutput.isAllowed($0) ? $0 : "\u{FFFD}" }))
      while nodes.index(of: clean) != nil || taken.contains(clean) { clean += "'" }
      taken.insert(clean)
      changed[node] = clean
    }
  }

  subscript(node: UInt32) -> String { changed.isEmpty ? nodes[node] : changed[node] ?? nodes[node] }

  var losses: [String] {
    changed.isEmpty
      ? []
      : ["\(changed.count) identifiers of nodes hold control characters, which XML cannot: they were changed"]
  }
}
