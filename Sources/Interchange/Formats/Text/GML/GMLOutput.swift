/// Bytes of GML.
struct GMLOutput {
  private(set) var bytes: [UInt8] = []
  private var found: [String] = []

  /// What could not be written as it is, each once.
  var losses: [String] {
    get { found }
    set { for loss in newValue where !found.contains(loss) { found.append(loss) } }
  }

  mutating func text(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Writes a value; the parts of a list one after another under the same key.
  mutating func values(_ key: String, _ value: NetworkValue, _ level: Int) {
    guard case .list(let parts) = value else { return line(key, value, level) }
    for part in parts { line(key, .text(part), level) }
    if parts.count < 2 { losses.append("lists of one part or none are not told from texts") }
  }

  /// Writes one value.
  mutating func line(_ key: String, _ value: NetworkValue, _ level: Int) {
    for _ in 0..<level { text("  ") }
    text(key)
    text(" ")
    switch value {
    case .integer(let number) where Int32(exactly: number) != nil: text(String(number))
    case .integer(let number):
      losses.append("whole numbers of more than 32 bits are written as texts")
      quoted(String(number))
    case .number(let number): text(written(number))
    case .boolean(let isTrue):
      losses.append("yes and no are written as 1 and 0")
      text(isTrue ? "1" : "0")
    case .text, .list: quoted(value.description)
    }
    text("\n")
  }

  private mutating func quoted(_ words: String) {
    text("\"")
    CharacterEntities.append(words, to: &bytes)
    text("\"")
  }

  /// A number with a point, as GML tells real numbers by it.
  private mutating func written(_ number: Double) -> String {
    guard number.isFinite else {
      losses.append("infinite numbers and NaN are no GML, though igraph and NetworkX read them")
      return number.isNaN ? "NAN" : number < 0 ? "-INF" : "+INF"
    }
    let digits = "\(number)"
    guard let exponent = digits.firstIndex(of: "e"), !digits[..<exponent].contains(".") else { return digits }
    return digits[..<exponent] + ".0" + digits[exponent...]
  }
}

/// The keys under which attributes are written: letters and digits, each once.
struct GMLNames {
  private var taken: Set<String>
  /// The names that had to be changed.
  private(set) var losses: [String] = []

  init(reserved: Set<String>) { taken = reserved }

  mutating func key(_ name: String) -> String {
    var key = String(String.UnicodeScalarView(name.unicodeScalars.filter(Self.isAllowed)))
    if key.utf8.first.map({ $0 < 65 }) ?? true { key = "a" + key }
    let stem = key
    var number = 2
    while !taken.insert(key).inserted {
      key = "\(stem)\(number)"
      number += 1
    }
    if key != name { losses.append("the attribute '\(name)' is written as '\(key)'") }
    return key
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    default: false
    }
  }
}
