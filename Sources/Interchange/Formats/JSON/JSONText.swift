/// Texts and numbers of JSON, decoded from the bytes a token points at.
enum JSONText {
  /// Where a text without escapes lies, without its quotes.
  static func plainRange(_ span: Span<UInt8>, _ token: UInt64) -> Range<Int>? {
    guard JSONScanner.kind(token) == .text else { return nil }
    let start = JSONScanner.offset(token) + 1
    var end = start
    while span[end] != 0x22 { end += 1 }
    return start..<end
  }

  /// Where a number lies.
  static func numberRange(_ span: Span<UInt8>, _ token: UInt64) -> Range<Int> {
    let start = JSONScanner.offset(token)
    var end = start
    while end < span.count {
      switch span[end] {
      case 0x30...0x39, 0x2B, 0x2D, 0x2E, 0x45, 0x65: end += 1
      default: return start..<end
      }
    }
    return start..<end
  }

  /// The bytes of a text, with its escapes resolved. Half a character becomes the replacement character.
  static func bytes(_ span: Span<UInt8>, _ token: UInt64) -> [UInt8] {
    var result: [UInt8] = []
    var position = JSONScanner.offset(token) + 1
    while span[position] != 0x22 {
      guard span[position] == 0x5C else {
        result.append(span[position])
        position += 1
        continue
      }
      if span[position + 1] == 0x75 {
        let (scalar, length) = scalar(span, position)
        result.append(contentsOf: Array(String(scalar).utf8))
        position += length
      } else {
        result.append(unescaped(span[position + 1]))
        position += 2
      }
    }
    return result
  }

  private static func unescaped(_ byte: UInt8) -> UInt8 {
    switch byte {
    case 0x62: 0x08
    case 0x66: 0x0C
    case 0x6E: 0x0A
    case 0x72: 0x0D
    case 0x74: 0x09
    default: byte
    }
  }

  /// The character that one `\u` escape or a pair of them stands for, and how many bytes they take.
  private static func scalar(_ span: Span<UInt8>, _ position: Int) -> (Unicode.Scalar, Int) {
    let unit = codeUnit(span, position) ?? 0xFFFD
    if unit & 0xFC00 == 0xD800, let low = codeUnit(span, position + 6), low & 0xFC00 == 0xDC00 {
      let value = 0x10000 + (unit & 0x3FF) << 10 + (low & 0x3FF)
      return (Unicode.Scalar(value) ?? "\u{FFFD}", 12)
    }
    return (Unicode.Scalar(unit) ?? "\u{FFFD}", 6)
  }

  /// The number that `\uXXXX` writes.
  static func codeUnit(_ span: Span<UInt8>, _ position: Int) -> UInt32? {
    guard position + 6 <= span.count, span[position] == 0x5C, span[position + 1] == 0x75 else { return nil }
    var unit: UInt32 = 0
    for index in position + 2..<position + 6 {
      switch span[index] {
      case 0x30...0x39: unit = unit << 4 + UInt32(span[index] - 0x30)
      case 0x41...0x46: unit = unit << 4 + UInt32(span[index] - 0x37)
      case 0x61...0x66: unit = unit << 4 + UInt32(span[index] - 0x57)
      default: return nil
      }
    }
    return unit
  }

  /// Whether two texts are the same, byte by byte.
  static func areEqual(_ span: Span<UInt8>, _ one: UInt64, _ other: UInt64) -> Bool {
    guard JSONScanner.kind(one) == .text, JSONScanner.kind(other) == .text else {
      return bytes(span, one) == bytes(span, other)
    }
    var (first, second) = (JSONScanner.offset(one) + 1, JSONScanner.offset(other) + 1)
    while span[first] == span[second] {
      if span[first] == 0x22 { return true }
      (first, second) = (first + 1, second + 1)
    }
    return false
  }

  /// Whether a text is the same as another.
  static func isEqual(_ span: Span<UInt8>, _ token: UInt64, _ text: String) -> Bool {
    guard JSONScanner.kind(token) == .text else { return bytes(span, token).elementsEqual(text.utf8) }
    var position = JSONScanner.offset(token) + 1
    for byte in text.utf8 {
      guard span[position] == byte else { return false }
      position += 1
    }
    return span[position] == 0x22
  }

  /// A whole number, if it fits into 64 bits.
  static func integer(_ span: Span<UInt8>, _ range: Range<Int>) -> Int? {
    let isNegative = span[range.lowerBound] == 0x2D
    var number = 0
    for index in (isNegative ? range.lowerBound + 1 : range.lowerBound)..<range.upperBound {
      let (product, isTooLarge) = number.multipliedReportingOverflow(by: 10)
      // Summed below zero, where there is one number more.
      let (sum, isOver) = product.subtractingReportingOverflow(Int(span[index]) - 0x30)
      guard !isTooLarge, !isOver else { return nil }
      number = sum
    }
    if isNegative { return number }
    return number == Int.min ? nil : -number
  }
}
