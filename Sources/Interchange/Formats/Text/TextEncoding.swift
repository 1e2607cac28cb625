#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Brings the bytes of a text file to UTF-8 without a byte order mark.
enum TextEncoding {
  /// The bytes of a file in UTF-8.
  ///
  /// Bytes that are not UTF-8 are taken for windows-1252, of which Latin-1 is the most part, and the document says so.
  /// A byte order mark tells UTF-8 and UTF-16.
  ///
  /// - Throws: `InterchangeError` for a NUL byte, with its place.
  /// - Complexity: O(bytes)
  static func utf8(_ file: NetworkFile, _ document: inout NetworkDocument) throws(InterchangeError) -> Data {
    let bytes = file.bytes
    if let text = fromUTF16(bytes.span) {
      document.remark("the text was converted from UTF-16")
      if let place = firstNUL(text.span) { throw nulError(file, text.span, place) }
      return Data(text)
    }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if let place = firstNUL(bytes.span) { throw nulError(file, bytes.span, place) }
    guard isUTF8(bytes.span, from: start) else {
      document.remark("the text is not UTF-8 and was read as windows-1252 (Latin-1)")
      return Data(fromWindows1252(bytes.span))
    }
    return start == 0 ? bytes : bytes.dropFirst(start)
  }

  /// Whether bytes are well-formed UTF-8 (The Unicode Standard, table 3-7).
  static func isUTF8(_ bytes: Span<UInt8>, from start: Int = 0) -> Bool {
    var position = start
    while position < bytes.count {
      let first = bytes[position]
      position += 1
      if first < 0x80 { continue }
      guard let (count, allowed) = continuation(of: first), position + count <= bytes.count,
        allowed.contains(bytes[position])
      else { return false }
      for offset in 1..<max(count, 1) where bytes[position + offset] & 0xC0 != 0x80 { return false }
      position += count
    }
    return true
  }

  /// How many bytes follow a first byte, and what the first of them may be.
  private static func continuation(of first: UInt8) -> (count: Int, allowed: ClosedRange<UInt8>)? {
    switch first {
    case 0xC2...0xDF: (1, 0x80...0xBF)
    case 0xE0: (2, 0xA0...0xBF)
    case 0xED: (2, 0x80...0x9F)
    case 0xE1...0xEF: (2, 0x80...0xBF)
    case 0xF0: (3, 0x90...0xBF)
    case 0xF1...0xF3: (3, 0x80...0xBF)
    case 0xF4: (3, 0x80...0x8F)
    default: nil
    }
  }

  /// Text of windows-1252 in UTF-8. The five codes it leaves open are taken as in Latin-1.
  static func fromWindows1252(_ bytes: Span<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 8)
    for position in bytes.indices {
      let byte = bytes[position]
      if byte < 0x80 {
        result.append(byte)
      } else {
        let code = byte < 0xA0 ? Windows1252.high[Int(byte) - 0x80] : UInt16(byte)
        result.append(contentsOf: String(Unicode.Scalar(code) ?? "\u{FFFD}").utf8)
      }
    }
    return result
  }

  /// Text of UTF-16 in UTF-8; nil where no byte order mark of UTF-16 stands before it.
  ///
  /// Half a character becomes the replacement character, and an odd byte at the end is left out.
  static func fromUTF16(_ bytes: Span<UInt8>) -> [UInt8]? {
    guard bytes.count >= 2, (bytes[0] == 0xFF && bytes[1] == 0xFE) || (bytes[0] == 0xFE && bytes[1] == 0xFF)
    else { return nil }
    let (low, high) = bytes[0] == 0xFF ? (0, 1) : (1, 0)
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for place in stride(from: 2, to: bytes.count - 1, by: 2) {
      units.append(UInt16(bytes[place + high]) << 8 | UInt16(bytes[place + low]))
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  private static func firstNUL(_ bytes: Span<UInt8>) -> Int? {
    for position in bytes.indices where bytes[position] == 0 { return position }
    return nil
  }

  private static func nulError(_ file: NetworkFile, _ bytes: Span<UInt8>, _ place: Int) -> InterchangeError {
    var scanner = TextScanner()
    while scanner.position < place { scanner.advance(bytes) }
    return scanner.error(file, "there is a NUL byte: this is not a text file, or it is damaged")
  }
}
