extension JSONScanner {
  static func skipSpace(_ span: Span<UInt8>, _ start: Int) -> Int {
    var position = start
    while position < span.count {
      let byte = span[position]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { break }
      position += 1
    }
    return position
  }

  /// Scans a text in double quotes.
  mutating func scanText(_ span: Span<UInt8>, _ start: Int) throws(JSONFault) -> Int {
    var position = start + 1
    var kind = Kind.text
    while position < span.count {
      let byte = span[position]
      if byte == 0x22 {
        append(kind, start)
        return position + 1
      } else if byte == 0x5C {
        kind = .escapedText
        position = try scanEscape(span, position)
      } else if byte < 0x20 {
        throw JSONFault(
          offset: position, reason: "a control character stands in a text: write it as an escape such as \\n")
      } else if byte < 0x80 {
        position += 1
      } else {
        position = try Self.scanCharacter(span, position)
      }
    }
    throw JSONFault(offset: start, reason: "the text that begins here has no closing quote")
  }

  private mutating func scanEscape(_ span: Span<UInt8>, _ start: Int) throws(JSONFault) -> Int {
    guard start + 1 < span.count else { throw JSONFault(offset: start, reason: "an escape is cut off") }
    switch span[start + 1] {
    case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: return start + 2
    case 0x75:
      guard let unit = JSONText.codeUnit(span, start) else {
        throw JSONFault(offset: start, reason: "four hexadecimal digits must follow \\u")
      }
      guard unit & 0xF800 == 0xD800 else { return start + 6 }
      if unit < 0xDC00, let low = JSONText.codeUnit(span, start + 6), low & 0xFC00 == 0xDC00 {
        return start + 12
      }
      loneSurrogateCount += 1
      return start + 6
    default: throw JSONFault(offset: start, reason: "there is no such escape: write \\\\ for a backslash")
    }
  }

  /// Checks a character of several bytes (Unicode, table 3-7).
  private static func scanCharacter(_ span: Span<UInt8>, _ start: Int) throws(JSONFault) -> Int {
    let (first, count): (ClosedRange<UInt8>, Int) =
      switch span[start] {
      case 0xC2...0xDF: (0x80...0xBF, 2)
      case 0xE0: (0xA0...0xBF, 3)
      case 0xED: (0x80...0x9F, 3)
      case 0xE1...0xEF: (0x80...0xBF, 3)
      case 0xF0: (0x90...0xBF, 4)
      case 0xF1...0xF3: (0x80...0xBF, 4)
      case 0xF4: (0x80...0x8F, 4)
      default: (0...0, 0)
      }
    guard count > 0, start + count <= span.count, first.contains(span[start + 1]),
      count < 3 || span[start + 2] & 0xC0 == 0x80, count < 4 || span[start + 3] & 0xC0 == 0x80
    else { throw JSONFault(offset: start, reason: "this is not UTF-8: save the file as UTF-8") }
    return start + count
  }

  mutating func scanNumber(_ span: Span<UInt8>, _ start: Int) throws(JSONFault) -> Int {
    if span[start] == 0x2D, start + 1 < span.count, span[start + 1] == 0x49 {
      return try scanWord(span, start)
    }
    var position = span[start] == 0x2D ? start + 1 : start
    let whole = position
    try Self.skipDigits(span, &position)
    if position > whole + 1, span[whole] == 0x30 {
      throw JSONFault(offset: start, reason: "a number must not begin with a needless 0")
    }
    var kind = Kind.integer
    if position < span.count, span[position] == 0x2E {
      kind = .number
      position += 1
      try Self.skipDigits(span, &position)
    }
    if position < span.count, span[position] | 0x20 == 0x65 {
      kind = .number
      position += 1
      if position < span.count, span[position] == 0x2B || span[position] == 0x2D { position += 1 }
      try Self.skipDigits(span, &position)
    }
    append(kind, start)
    return position
  }

  private static func skipDigits(_ span: Span<UInt8>, _ position: inout Int) throws(JSONFault) {
    let start = position
    while position < span.count, span[position] >= 0x30, span[position] <= 0x39 { position += 1 }
    if position == start { throw JSONFault(offset: position, reason: "a digit must stand here") }
  }

  mutating func scanWord(_ span: Span<UInt8>, _ start: Int) throws(JSONFault) -> Int {
    let words: [(String, Kind)] = [
      ("true", .yes), ("false", .no), ("null", .null), ("NaN", .null), ("Infinity", .null),
      ("-Infinity", .null),
    ]
    for (word, kind) in words {
      if zip(word.utf8, start..<span.count).allSatisfy({ $0 == span[$1] }),
        start + word.utf8.count <= span.count
      {
        append(kind, start)
        if kind == .null, word != "null" { nonNumberCount += 1 }
        return start + word.utf8.count
      }
    }
    let byte = span[start]
    if byte == 0x5D || byte == 0x7D || byte == 0x2C {
      throw JSONFault(offset: start, reason: "a value must stand here: is there a comma too many?")
    }
    throw JSONFault(offset: start, reason: "a value must stand here")
  }
}
