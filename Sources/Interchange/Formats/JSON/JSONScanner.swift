/// What breaks the grammar of JSON, and at which byte.
struct JSONFault: Error {
  let offset: Int
  let reason: String
}

/// Turns JSON text into tokens: 8 bytes each, 16 for an object or a list, nothing copied and nothing decoded.
///
/// Strict after RFC 8259, but for `NaN` and `Infinity`, which count as null, and stricter where that leaves it open: the text is UTF-8, a key stands once in an object, and
/// the depth has a limit. Foundation's decoder keeps neither the order of keys nor places, and overlooks repeated keys.
/// - Complexity: O(bytes)
struct JSONScanner {
  /// What a token is. It stands in the upper byte, where it begins in the others.
  enum Kind: UInt64 { case object, array, text, escapedText, integer, number, yes, no, null }

  static let deepest = 256

  /// An object or a list is followed by the number of the token after its end.
  private(set) var tokens: [UInt64] = []
  /// How many escapes stand for half a character.
  var loneSurrogateCount = 0
  /// How often `NaN` or `Infinity` stands for a value, which Python writes and JSON does not know.
  var nonNumberCount = 0
  private var open: [Int] = []
  private var isAfterKey = false
  private var keys: [Int] = []

  static func kind(_ token: UInt64) -> Kind { Kind(rawValue: token >> 56) ?? .null }
  static func offset(_ token: UInt64) -> Int { Int(truncatingIfNeeded: token & (1 << 56 - 1)) }

  /// The token after a value.
  static func next(_ tokens: [UInt64], after index: Int) -> Int {
    tokens[index] >> 56 <= Kind.array.rawValue ? Int(truncatingIfNeeded: tokens[index + 1]) : index + 1
  }

  /// Forgets the tokens, to begin with another value.
  mutating func clear() {
    tokens.removeAll(keepingCapacity: true)
    open.removeAll(keepingCapacity: true)
    isAfterKey = false
  }

  mutating func append(_ kind: Kind, _ offset: Int) {
    tokens.append(kind.rawValue << 56 | UInt64(truncatingIfNeeded: offset))
  }

  /// Scans one value and returns where it ends.
  mutating func scan(_ span: Span<UInt8>, from start: Int) throws(JSONFault) -> Int {
    var position = Self.skipSpace(span, start)
    while true {
      guard position < span.count else { throw JSONFault(offset: position, reason: "the text ends here") }
      isAfterKey = false
      let byte = span[position]
      switch byte {
      case 0x7B, 0x5B:
        try begin(byte == 0x7B ? .object : .array, position)
        position = Self.skipSpace(span, position + 1)
        // The closing bracket comes two places after the opening one.
        if position >= span.count || span[position] != byte + 2 {
          if byte == 0x7B { position = try scanKey(span, position) }
          continue
        }
      case 0x22: position = try scanText(span, position)
      case 0x2D, 0x30...0x39: position = try scanNumber(span, position)
      default: position = try scanWord(span, position)
      }
      guard try !endOfValue(span, &position) else { return position }
    }
  }

  /// Closes what ends after a value. True if the whole value ended, false if another value is to follow.
  private mutating func endOfValue(_ span: Span<UInt8>, _ position: inout Int) throws(JSONFault) -> Bool {
    while let container = open.last {
      position = Self.skipSpace(span, position)
      let isObject = Self.kind(tokens[container]) == .object
      guard position < span.count else {
        throw JSONFault(offset: position, reason: "the text ends inside \(isObject ? "an object" : "a list")")
      }
      let byte = span[position]
      if byte == 0x2C {
        position = Self.skipSpace(span, position + 1)
        if isObject { position = try scanKey(span, position) }
        return false
      }
      guard byte == (isObject ? 0x7D : 0x5D) else {
        throw JSONFault(offset: position, reason: "a comma or '\(isObject ? "}" : "]")' must stand here")
      }
      tokens[container + 1] = UInt64(tokens.count)
      open.removeLast()
      if isObject { try checkKeys(span, container) }
      position += 1
    }
    return true
  }

  private mutating func begin(_ kind: Kind, _ position: Int) throws(JSONFault) {
    guard open.count < Self.deepest else {
      throw JSONFault(offset: position, reason: "values lie more than \(Self.deepest) deep in each other")
    }
    open.append(tokens.count)
    append(kind, position)
    tokens.append(0)
  }

  private mutating func scanKey(_ span: Span<UInt8>, _ start: Int) throws(JSONFault) -> Int {
    guard start < span.count, span[start] == 0x22 else {
      throw JSONFault(offset: start, reason: "a key in double quotes must stand here")
    }
    let position = Self.skipSpace(span, try scanText(span, start))
    isAfterKey = true
    guard position < span.count, span[position] == 0x3A else {
      throw JSONFault(offset: position, reason: "a colon must stand here")
    }
    return Self.skipSpace(span, position + 1)
  }

  /// Refuses a key that stands twice in an object.
  private mutating func checkKeys(_ span: Span<UInt8>, _ object: Int) throws(JSONFault) {
    keys.removeAll(keepingCapacity: true)
    var index = object + 2
    while index < tokens.count {
      keys.append(index)
      index = Self.next(tokens, after: index + 1)
    }
    guard keys.count > 1 else { return }
    guard keys.count <= 8 else { return try checkManyKeys(span) }
    for later in 1..<keys.count {
      for earlier in 0..<later where JSONText.areEqual(span, tokens[keys[earlier]], tokens[keys[later]]) {
        throw repeated(span, tokens[keys[later]])
      }
    }
  }

  private func checkManyKeys(_ span: Span<UInt8>) throws(JSONFault) {
    var seen = IdentifierTable()
    for key in keys {
      if let range = JSONText.plainRange(span, tokens[key]) {
        guard seen.insert(span, range).isNew else { throw repeated(span, tokens[key]) }
      } else {
        let bytes = JSONText.bytes(span, tokens[key])
        guard seen.insert(bytes.span, bytes.indices).isNew else { throw repeated(span, tokens[key]) }
      }
    }
  }

  private func repeated(_ span: Span<UInt8>, _ token: UInt64) -> JSONFault {
    let name = String(decoding: JSONText.bytes(span, token).prefix(80), as: UTF8.self)
    return JSONFault(
      offset: Self.offset(token), reason: "the key '\(name)' stands twice in one object: take one out")
  }

  /// Ends what a text that was cut off left open, so that its beginning can be looked at.
  mutating func closeAll() {
    if isAfterKey {
      append(.null, 0)
    } else if let last = open.last, Self.kind(tokens[last]) == .object {
      var index = last + 2
      while index + 1 < tokens.count { index = Self.next(tokens, after: index + 1) }
      // A key without its colon.
      if index < tokens.count { append(.null, 0) }
    }
    for index in open { tokens[index + 1] = UInt64(tokens.count) }
    open = []
  }
}
