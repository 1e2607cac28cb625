/// A piece of GML.
enum GMLToken {
  /// A key, a number or a bare word.
  case word(Range<Int>)
  /// What stands between quotes.
  case string(Range<Int>)
  case open, close, end
}

extension TextScanner {
  /// The next piece, comments left out.
  mutating func gmlToken(
    _ bytes: Span<UInt8>, _ file: NetworkFile
  ) throws(InterchangeError) -> (token: GMLToken, line: Int) {
    skipSpace(bytes)
    while peek(bytes) == UInt8(ascii: "#") {
      skipLine(bytes)
      skipSpace(bytes)
    }
    let start = line
    guard let byte = peek(bytes) else { return (.end, start) }
    switch byte {
    case UInt8(ascii: "["):
      advance(bytes)
      return (.open, start)
    case UInt8(ascii: "]"):
      advance(bytes)
      return (.close, start)
    case UInt8(ascii: "\""):
      guard let range = quoted(bytes, spansLines: true) else {
        throw error(file, "a quoted string is not closed; put \" at its end, and &quot; for one inside")
      }
      return (.string(range), start)
    default:
      let range = word(bytes) {
        $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]") || $0 == UInt8(ascii: "\"")
      }
      return (.word(range), start)
    }
  }
}
