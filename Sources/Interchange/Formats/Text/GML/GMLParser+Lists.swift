/// A key with its value.
struct GMLField {
  let key: UInt32
  var value: NetworkValue
  let line: Int
}

/// Keys and values.
extension GMLParser {
  /// The next key of a list and its line; nil at the end of the list.
  ///
  /// - Parameters:
  ///   - path: The keys of the lists it lies in, joined by points.
  ///   - opened: The line in which the list begins; 0 for the file, which ends without a bracket.
  mutating func nextKey(
    _ bytes: Span<UInt8>, path: String = "", openedIn opened: Int = 0
  ) throws(InterchangeError) -> (key: UInt32, line: Int)? {
    let (token, line) = try scanner.gmlToken(bytes, file)
    switch token {
    case .word(let range):
      guard case 97...122 = bytes[range.lowerBound] | 0x20 else {
        let word = TextField.text(bytes, range).prefix(40)
        throw file.error(line: line, "'\(word)' stands where a key is expected; a key begins with a letter")
      }
      guard keys.count < GMLKeys.maximum, range.count <= 1_000 else {
        throw file.error(
          line: line, "there are more than \(GMLKeys.maximum) different keys, or one of 1,000 characters")
      }
      return (keys.number(bytes, range, in: path), line)
    case .close where opened > 0: return nil
    case .end where opened == 0: return nil
    case .end: throw notClosed(opened)
    case .close: throw file.error(line: line, "there is a ']' without a '['")
    case .open: throw file.error(line: line, "a list stands where a key is expected")
    case .string: throw file.error(line: line, "a quoted text stands where a key is expected")
    }
  }

  /// Appends the values of a list whose bracket was read.
  mutating func takeList(
    _ bytes: Span<UInt8>, _ opened: Int, path: String, into fields: inout [GMLField], depth: Int
  ) throws(InterchangeError) {
    guard depth < Self.deepest else { throw tooDeep(opened) }
    while let (key, line) = try nextKey(bytes, path: path, openedIn: opened) {
      let token = try scanner.gmlToken(bytes, file).token
      let field = GMLField(key: key, value: .boolean(false), line: line)
      try take(token, field, bytes, into: &fields, depth: depth)
    }
  }

  /// Appends a value, or those of a list.
  mutating func take(
    _ token: GMLToken, _ field: GMLField, _ bytes: Span<UInt8>, into fields: inout [GMLField], depth: Int
  ) throws(InterchangeError) {
    var field = field
    switch token {
    case .word(let range):
      field.value = try value(bytes, range)
      if depth > 1, case .text(let word) = field.value, !Self.mayBeBare(word, keys.text(field.key)) {
        throw scanner.error(
          file, "'\(word.prefix(40))' is no number; put quotes round it, as it is a text")
      }
      fields.append(field)
    case .string(let range):
      field.value = .text(CharacterEntities.decoded(bytes, range))
      fields.append(field)
    case .open:
      let path = keys.text(field.key)
      guard path.utf8.count <= 2_000 else { throw tooDeep(field.line) }
      try takeList(bytes, scanner.line, path: path, into: &fields, depth: depth + 1)
    case .close, .end:
      throw file.error(line: field.line, "the key '\(keys.text(field.key))' has no value")
    }
  }

  /// Whether a word of a node or an edge may stand without quotes: in names, as Gephi reads them, and for yes and no.
  private static func mayBeBare(_ word: String, _ key: String) -> Bool {
    ["id", "source", "target", "label", "name"].contains(key.lowercased())
      || ["true", "false", "yes", "no"].contains(word.lowercased())
  }

  /// A number, or the text of a bare word.
  private mutating func value(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(InterchangeError)
    -> NetworkValue
  {
    if let value = TextField.value(bytes, range) { return value }
    let word = TextField.text(bytes, range)
    switch word.lowercased() {
    case "nan", "+nan", "-nan": return .number(.nan)
    case "inf", "+inf": return .number(.infinity)
    case "-inf": return .number(-.infinity)
    default: break
    }
    if let first = word.utf8.first, first < 58, first != 47, first > 42, first != 44 {
      throw scanner.error(
        file, "'\(word.prefix(40))' is no number, or one too large; put quotes round it if it is a text")
    }
    document.remark("words without quotes, which GML does not know, were read as texts")
    return .text(word)
  }

  /// Each key once, with the list of its values where it has several.
  mutating func merged(_ fields: [GMLField]) -> [GMLField] {
    while places.count < keys.count { places.append(-1) }
    var result: [GMLField] = []
    result.reserveCapacity(fields.count)
    for field in fields {
      let place = places[Int(field.key)]
      if place < 0 {
        places[Int(field.key)] = result.count
        result.append(field)
      } else {
        result[place].value.append(field.value)
      }
    }
    for field in result { places[Int(field.key)] = -1 }
    return result
  }
}

extension NetworkValue {
  /// Makes it a list with one part more.
  fileprivate mutating func append(_ value: NetworkValue) {
    if case .list(var parts) = self {
      self = .boolean(false)
      parts.append(value.description)
      self = .list(parts)
    } else {
      self = .list([description, value.description])
    }
  }
}
