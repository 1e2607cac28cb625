/// Writes XML: markup is escaped, and what XML cannot hold is replaced and counted.
public struct XMLOutput {
  /// What was written, in UTF-8.
  public private(set) var bytes: [UInt8] = []
  /// How many characters XML cannot hold.
  private(set) var replacedCount = 0

  /// Begins a file; without a declaration, a part of one.
  public init(hasDeclaration: Bool = true) {
    if hasDeclaration { markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") }
  }

  /// Appends markup as it is.
  public mutating func markup(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Appends a blank, the name of an attribute and its value in quotes.
  public mutating func attribute(_ name: String, _ value: String) {
    markup(" \(name)=\"")
    append(value, isAttribute: true)
    bytes.append(UInt8(ascii: "\""))
  }

  /// Appends text between tags.
  public mutating func text(_ text: String) { append(text, isAttribute: false) }

  /// Appends text of another XML file, references included: those that are not needed become the character itself.
  public mutating func reference(_ text: ArraySlice<UInt8>) {
    var rest = text
    while let start = rest.firstIndex(of: UInt8(ascii: "&")) {
      append(plain: rest[..<start])
      rest = rest[start...]
      let end = rest.firstIndex(of: UInt8(ascii: ";")) ?? start
      if end > start, let scalar = Self.scalar(named: rest[(start + 1)..<end]) {
        append(String(scalar), isAttribute: true)
      } else {
        markup("&amp;")
        rest = rest.dropFirst()
        continue
      }
      rest = rest[(end + 1)...]
    }
    append(plain: rest)
  }

  /// Bytes without references; what is markup elsewhere is escaped.
  private mutating func append(plain text: ArraySlice<UInt8>) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "<"): markup("&lt;")
      case UInt8(ascii: ">"): markup("&gt;")
      case UInt8(ascii: "\""): markup("&quot;")
      default: bytes.append(byte)
      }
    }
  }

  /// The character a reference stands for: `amp`, `#45`, `#x2D`.
  private static func scalar(named name: ArraySlice<UInt8>) -> Unicode.Scalar? {
    switch String(decoding: name, as: UTF8.self) {
    case "amp": "&"
    case "lt": "<"
    case "gt": ">"
    case "quot": "\""
    case "apos": "'"
    case let text where text.hasPrefix("#x"):
      UInt32(text.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
    case let text where text.hasPrefix("#"): UInt32(text.dropFirst()).flatMap(Unicode.Scalar.init)
    default: nil
    }
  }

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
