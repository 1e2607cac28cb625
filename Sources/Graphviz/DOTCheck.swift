/// Looks through DOT text before the library's scanner sees it.
///
/// It goes the scanner's way: strings, HTML-like labels, comments and lines of a preprocessor are told apart, so that
/// nothing is hidden in one of them.
struct DOTCheck {
  /// A longer quoted string overflows the scanner's buffer; names and HTML-like labels are held to the same.
  static let longestString = 16_384
  /// Deeper braces overflow the parser's stack.
  static let deepest = 200

  private enum State {
    case plain, string, html, lineComment, comment
  }

  private var state = State.plain
  private var line = 1
  private var depth = 0
  /// Bytes of the string, label or name that is being read.
  private var length = 0
  private var isEscaped = false
  /// Brackets of the HTML-like label that are open.
  private var brackets = 0
  private var isAtLineStart = true
  private var last: UInt8 = 0
  private var opensComment = false

  /// - Throws: `.refused` for a NUL character, `.syntax` for what is too long or too deep. - Complexity: O(characters)
  static func check(_ text: String) throws(GraphvizError) {
    var check = DOTCheck()
    for byte in text.utf8 { try check.take(byte) }
  }

  private mutating func take(_ byte: UInt8) throws(GraphvizError) {
    if byte == 0 { throw .refused("the text holds a NUL character") }
    let isLineEnd = byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    switch state {
    case .plain: try takePlain(byte)
    case .string:
      if byte == UInt8(ascii: "\""), !isEscaped { state = .plain } else { try lengthen("a quoted string") }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    case .html:
      if byte == UInt8(ascii: "<") { brackets += 1 }
      if byte == UInt8(ascii: ">") { brackets -= 1 }
      if brackets == 0 { state = .plain } else { try lengthen("an HTML-like label") }
    case .lineComment:
      if isLineEnd { state = .plain }
    case .comment:
      if byte == UInt8(ascii: "/"), last == UInt8(ascii: "*") {
        state = .plain
        last = 0
        return
      }
    }
    last = state == .comment && byte == UInt8(ascii: "*") && opensComment ? 0 : byte
    opensComment = false
    isAtLineStart = isLineEnd
    if byte == UInt8(ascii: "\n") { line += 1 }
  }

  private mutating func takePlain(_ byte: UInt8) throws(GraphvizError) {
    switch byte {
    case UInt8(ascii: "\""): (state, length, isEscaped) = (.string, 0, false)
    case UInt8(ascii: "<"): (state, length, brackets) = (.html, 0, 1)
    case UInt8(ascii: "#") where isAtLineStart: state = .lineComment
    case UInt8(ascii: "/") where last == UInt8(ascii: "/"): state = .lineComment
    case UInt8(ascii: "*") where last == UInt8(ascii: "/"):
      // The star that opens is not the one that closes.
      (state, opensComment) = (.comment, true)
    case UInt8(ascii: "@"):
      // The scanner takes it for the end of the text and keeps the rest for the next one.
      throw .syntax(line: line, message: "there is a '@' outside quotes")
    case UInt8(ascii: "{"):
      (depth, length) = (depth + 1, 0)
      if depth > Self.deepest {
        throw .syntax(line: line, message: "braces are nested more than \(Self.deepest) deep")
      }
    case UInt8(ascii: "}"): (depth, length) = (depth - 1, 0)
    case 48...57, 65...90, 95, 97...122, 128...255: try lengthen("a name")
    default: length = 0
    }
  }

  private mutating func lengthen(_ what: String) throws(GraphvizError) {
    guard length < Self.longestString else {
      throw .syntax(line: line, message: "\(what) is longer than \(Self.longestString) bytes")
    }
    length += 1
  }
}
