/// Looks through DOT text before the library's scanner sees it.
///
/// It goes the scanner's way: strings, HTML-like labels, comments and lines of a preprocessor are told apart, so that
/// nothing is hidden in one of them.
struct DOTCheck {
  /// A longer quoted string overflows the scanner's buffer; names and HTML-like labels are held to the same.
  static let longestString = 16_384
  /// The library takes time with the square of what is joined with `+`, which may have so many parts and bytes.
  static let mostJoined = (parts: 10_000, bytes: 1_000_000)
  /// Deeper braces overflow the parser's stack.
  static let deepest = 200

  private enum State {
    case plain, string, html, lineComment, comment

    var isComment: Bool { self == .lineComment || self == .comment }
  }

  private var state = State.plain
  private var line = 1
  private var depth = 0
  /// Bytes of the string, label or name that is being read.
  private var length = 0
  private var isEscaped = false
  /// Strings that are joined with `+`, and their bytes.
  private var joined = (parts: 0, bytes: 0)
  /// Brackets of the HTML-like label that are open.
  private var brackets = 0
  private var isAtLineStart = true
  private var last: UInt8 = 0

  /// The text as the scanner may have it: without comments and lines of a preprocessor, on the first of which the
  /// library takes time with the square of their length, and on a fault after the second it crashes. Lines stay lines.
  private var cleaned: [UInt8] = []
  /// The line in which the string, label or comment that is being read begins.
  private var start = 1

  /// Looks through a text.
  ///
  /// - Returns: The text without its comments.
  /// - Throws: `.refused` for a NUL character, `.syntax` for what is too long, too deep or not closed.
  /// - Complexity: O(characters)
  static func cleaned(_ text: String) throws(GraphvizError) -> [UInt8] {
    var check = DOTCheck()
    check.cleaned.reserveCapacity(text.utf8.count)
    for byte in text.utf8 { try check.take(byte) }
    switch check.state {
    case .plain, .lineComment: return check.cleaned
    case .string: throw .syntax(line: check.start, message: "a quoted string is not closed")
    case .html: throw .syntax(line: check.start, message: "an HTML-like label is not closed")
    case .comment: throw .syntax(line: check.start, message: "a comment is not closed")
    }
  }

  private mutating func take(_ byte: UInt8) throws(GraphvizError) {
    if byte == 0 { throw .refused("the text holds a NUL character") }
    let isLineEnd = byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    let before = state
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
      if byte == UInt8(ascii: "/"), last == UInt8(ascii: "*") { state = .plain }
    }
    append(byte, before, isLineEnd)
    // The star that opens a comment does not close it, nor does a slash that closes one open another.
    last = before.isComment == state.isComment ? byte : 0
    isAtLineStart = isLineEnd
    if byte == UInt8(ascii: "\n") { line += 1 }
  }

  /// Keeps a byte, unless it is of a comment.
  private mutating func append(_ byte: UInt8, _ before: State, _ isLineEnd: Bool) {
    switch (before.isComment, state.isComment) {
    case (false, false): cleaned.append(byte)
    case (false, true):
      start = line
      // The slash before is of the comment too.
      if byte != UInt8(ascii: "#") { cleaned.removeLast() }
      cleaned.append(UInt8(ascii: " "))
    case (true, _): if isLineEnd { cleaned.append(byte) }
    }
  }

  private mutating func takePlain(_ byte: UInt8) throws(GraphvizError) {
    switch byte {
    case UInt8(ascii: "+"): joined.parts += 1
    case UInt8(ascii: "\""), UInt8(ascii: "/"), 9...13, 32: break
    default: joined = (0, 0)
    }
    switch byte {
    case UInt8(ascii: "\""): (state, length, start, isEscaped) = (.string, 0, line, false)
    case UInt8(ascii: "<"): (state, length, start, brackets) = (.html, 0, line, 1)
    case UInt8(ascii: "#") where isAtLineStart: state = .lineComment
    case UInt8(ascii: "/") where last == UInt8(ascii: "/"): state = .lineComment
    case UInt8(ascii: "*") where last == UInt8(ascii: "/"): state = .comment
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
    if state == .string { joined.bytes += 1 }
    guard joined.parts <= Self.mostJoined.parts, joined.parts == 0 || joined.bytes <= Self.mostJoined.bytes
    else {
      throw .syntax(line: line, message: "too many strings are joined with '+'")
    }
    guard length < Self.longestString else {
      throw .syntax(line: line, message: "\(what) is longer than \(Self.longestString) bytes")
    }
    length += 1
  }
}
