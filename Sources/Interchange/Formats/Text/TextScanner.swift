/// A place in the bytes of a text file, with its line, and the steps a reader takes from there.
///
/// Lines end in LF, CRLF or a bare CR. The bytes are handed to every step, as a type cannot store a span.
struct TextScanner {
  /// The place of the next byte.
  private(set) var position = 0
  /// The line of the next byte, from 1.
  private(set) var line = 1
  private var lineStart = 0

  /// Starts at the first byte.
  init() {}

  /// The column of the next byte, from 1.
  var column: Int { position - lineStart + 1 }

  /// The next byte; nil at the end.
  @inline(__always)
  func peek(_ bytes: Span<UInt8>) -> UInt8? { position < bytes.count ? bytes[position] : nil }

  /// Steps over one byte.
  @inline(__always)
  mutating func advance(_ bytes: Span<UInt8>) {
    let byte = bytes[position]
    position += 1
    guard byte == 10 || byte == 13 else { return }
    if byte == 13, position < bytes.count, bytes[position] == 10 { position += 1 }
    line += 1
    lineStart = position
  }

  /// Whether a line ends here, or the file.
  @inline(__always)
  func isAtLineEnd(_ bytes: Span<UInt8>) -> Bool {
    guard position < bytes.count else { return true }
    return bytes[position] == 10 || bytes[position] == 13
  }

  /// Steps over spaces and tabs.
  mutating func skipBlanks(_ bytes: Span<UInt8>) {
    while position < bytes.count, bytes[position] == 32 || bytes[position] == 9 { position += 1 }
  }

  /// Steps over spaces, tabs, form feeds and line ends.
  mutating func skipSpace(_ bytes: Span<UInt8>) {
    while position < bytes.count, Self.isSpace(bytes[position]) { advance(bytes) }
  }

  /// Steps to the end of the line, not over it.
  mutating func skipToLineEnd(_ bytes: Span<UInt8>) {
    while position < bytes.count, bytes[position] != 10, bytes[position] != 13 { position += 1 }
  }

  /// Steps to the beginning of the next line.
  mutating func skipLine(_ bytes: Span<UInt8>) {
    skipToLineEnd(bytes)
    if position < bytes.count { advance(bytes) }
  }

  /// The bytes from here to one that a word cannot hold, which are stepped over. A word has no line end.
  mutating func word(_ bytes: Span<UInt8>, until isEnd: (UInt8) -> Bool) -> Range<Int> {
    let start = position
    while position < bytes.count, !Self.isSpace(bytes[position]), !isEnd(bytes[position]) { position += 1 }
    return start..<position
  }

  /// What stands between the quote here and the next of its kind; nil, and nothing stepped over, where none follows.
  ///
  /// - Parameter spansLines: Whether a line end may stand between them.
  mutating func quoted(_ bytes: Span<UInt8>, spansLines: Bool) -> Range<Int>? {
    let before = self
    let quote = bytes[position]
    position += 1
    let start = position
    while position < bytes.count, bytes[position] != quote {
      if !spansLines, isAtLineEnd(bytes) { break }
      advance(bytes)
    }
    guard position < bytes.count, bytes[position] == quote else {
      self = before
      return nil
    }
    position += 1
    return start..<(position - 1)
  }

  /// A fault here.
  func error(_ file: NetworkFile, _ reason: String) -> InterchangeError {
    file.error(line: line, column: column, reason)
  }

  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (byte >= 9 && byte <= 13) }
}

/// What a range of bytes says.
enum TextField {
  /// The text, byte sequences that are no UTF-8 replaced.
  static func text(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
    unsafe bytes.extracting(range).withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }

  /// A word of ASCII in small letters; at most `limit` bytes of it.
  static func lowercased(_ bytes: Span<UInt8>, _ range: Range<Int>, limit: Int = 64) -> String {
    text(bytes, range.lowerBound..<min(range.upperBound, range.lowerBound + limit)).lowercased()
  }

  /// A whole number in decimal digits with an optional sign; nil where it is none or has no place in 64 bits.
  static func integer(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    var position = range.lowerBound
    guard position < range.upperBound else { return nil }
    let isNegative = bytes[position] == 45
    if isNegative || bytes[position] == 43 { position += 1 }
    guard position < range.upperBound else { return nil }
    var number = 0
    while position < range.upperBound {
      let digit = Int(bytes[position]) - 48
      guard 0...9 ~= digit else { return nil }
      let (product, overflows) = number.multipliedReportingOverflow(by: 10)
      let (sum, overflowsToo) = product.subtractingReportingOverflow(digit)
      if overflows || overflowsToo { return nil }
      number = sum
      position += 1
    }
    return isNegative ? number : (number == .min ? nil : -number)
  }

  /// A finite number in decimal notation; nil where it is none or is too large.
  static func number(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Double? {
    guard range.count <= 400 else { return nil }
    if range.count < 16, let whole = integer(bytes, range) { return Double(whole) }
    for position in range where !isOfNumber(bytes[position]) { return nil }
    guard let number = Double(text(bytes, range)), number.isFinite else { return nil }
    return number
  }

  /// A number as a value, whole where it is written so; nil for a whole number beyond 64 bits too.
  static func value(_ bytes: Span<UInt8>, _ range: Range<Int>) -> NetworkValue? {
    if let whole = integer(bytes, range) { return .integer(whole) }
    guard range.contains(where: { !(48...57 ~= bytes[$0] || 43...45 ~= bytes[$0]) }) else { return nil }
    return number(bytes, range).map { .number($0) }
  }

  /// Whether the bytes are an ASCII word, whatever the case of its letters.
  static func matches(_ bytes: Span<UInt8>, _ range: Range<Int>, _ word: StaticString) -> Bool {
    guard range.count == word.utf8CodeUnitCount else { return false }
    return lowercased(bytes, range) == "\(word)"
  }

  private static func isOfNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 43, 45, 46, 69, 101: true
    default: false
    }
  }
}
