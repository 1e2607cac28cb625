/// Reads values from bytes of UTF-8.
enum ByteText {
  /// A text. What is not UTF-8 becomes the replacement character.
  static func string(_ span: Span<UInt8>, _ range: Range<Int>) -> String {
    // The bytes are only read while the span lives, and the range is checked against it.
    let part = span.extracting(range)
    return unsafe part.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }

  /// A range without the blanks at its ends.
  static func trimmed(_ span: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var (first, last) = (range.lowerBound, range.upperBound)
    while first < last, isBlank(span[first]) { first += 1 }
    while first < last, isBlank(span[last - 1]) { last -= 1 }
    return first..<last
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte >= 9 && byte <= 13 }

  /// A whole number that fits into 64 bits.
  static func integer(_ span: Span<UInt8>, _ range: Range<Int>) -> Int? {
    guard !range.isEmpty else { return nil }
    let isNegative = span[range.lowerBound] == 45
    let first = isNegative || span[range.lowerBound] == 43 ? range.lowerBound + 1 : range.lowerBound
    guard first < range.upperBound else { return nil }
    var number = 0
    for index in first..<range.upperBound {
      let digit = Int(span[index]) - 48
      guard digit >= 0, digit <= 9 else { return nil }
      let (product, isTooLarge) = number.multipliedReportingOverflow(by: 10)
      let (sum, isOver) = product.subtractingReportingOverflow(digit)
      guard !isTooLarge, !isOver else { return nil }
      number = sum
    }
    return isNegative ? number : (number == Int.min ? nil : -number)
  }

  /// A number; `INF`, `-INF` and `NaN` too.
  static func number(_ span: Span<UInt8>, _ range: Range<Int>) -> Double? {
    DecimalNumber.parse(span, range) ?? Double(string(span, range))
  }

  /// `true` and `false` in any case, 1 and 0.
  static func boolean(_ span: Span<UInt8>, _ range: Range<Int>) -> Bool? {
    if range.count == 1 {
      let byte = span[range.lowerBound]
      return byte == 49 ? true : byte == 48 ? false : nil
    }
    if range.count == 4 || range.count == 5 {
      switch string(span, range).lowercased() {
      case "true": return true
      case "false": return false
      default: return nil
      }
    }
    return nil
  }
}

/// The texts that a column had lately, so that one that comes again, such as the name of a kind, is not made again.
struct RecentTexts {
  private var slots: [String] = []
  private var misses = 0

  /// The text of bytes. Short ones live inside a `String` and need no search.
  mutating func text(_ span: Span<UInt8>, _ range: Range<Int>) -> String {
    if range.count <= 15 || misses > 4096 { return ByteText.string(span, range) }
    if slots.isEmpty { slots = [String](repeating: "", count: 256) }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in range { hash = (hash ^ UInt64(span[index])) &* 0x100_0000_01B3 }
    let slot = Int(truncatingIfNeeded: (hash ^ hash >> 32) & 255)
    if isEqual(slots[slot], span, range) {
      misses = 0
      return slots[slot]
    }
    misses += 1
    slots[slot] = ByteText.string(span, range)
    return slots[slot]
  }

  private func isEqual(_ text: String, _ span: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let utf8 = text.utf8
    guard utf8.count == range.count else { return false }
    return zip(utf8, range).allSatisfy { $0 == span[$1] }
  }
}
