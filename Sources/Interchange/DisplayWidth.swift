extension Unicode.Scalar {
  /// The columns a terminal gives this scalar: 0 for marks, 2 for wide East Asian characters and emoji, else 1.
  ///
  /// After Unicode Standard Annex 11; ranges of wide characters are those in common use.
  fileprivate var displayWidth: Int {
    if value < 0x300 { return value < 0x20 ? 0 : 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
      0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}

extension String {
  /// The columns a terminal gives this text.
  public var displayWidth: Int {
    // Most texts hold nothing but printable ASCII: a column a byte.
    if utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) { return utf8.count }
    return unicodeScalars.reduce(0) { $0 + $1.displayWidth }
  }

  /// Whether it is one line in which single spaces stand between words, so that there is nothing to even out.
  private var isEven: Bool {
    var last = UInt8(ascii: " ")
    var isLeading = true
    for byte in utf8 {
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { return false }
      if byte != UInt8(ascii: " ") { isLeading = false }
      if !isLeading, byte == UInt8(ascii: " "), last == byte { return false }
      last = byte
    }
    return isLeading ? isEmpty : last != UInt8(ascii: " ")
  }

  /// Lines of at most so many columns, broken at spaces, and within a word only where it alone is too long.
  ///
  /// Spaces at the beginning of the text are kept; those between words are evened out.
  ///
  /// - Parameter indent: what every line after the first begins with.
  public func wrapped(to width: Int, indent: String = "") -> [String] {
    if isEven {
      if displayWidth <= width { return [self] }
      if let lines = cut(to: width, indent: indent) { return lines }
    }
    var lines: [String] = []
    for paragraph in split(separator: "\n", omittingEmptySubsequences: false) {
      var line = lines.isEmpty ? String(paragraph.prefix { $0 == " " }) : indent
      var used = line.displayWidth
      var isFresh = true
      for word in paragraph.utf8.split(separator: UInt8(ascii: " ")) {
        var rest = String(Substring(word))
        var needed = rest.displayWidth
        if !isFresh, used + 1 + needed > width {
          lines.append(line)
          (line, used) = (indent, indent.displayWidth)
          isFresh = true
        }
        while isFresh, used + needed > width, rest.count > 1 {
          let head = rest.head(of: max(1, width - used))
          lines.append(line + head)
          rest.removeFirst(head.count)
          needed = rest.displayWidth
          (line, used) = (indent, indent.displayWidth)
        }
        line += isFresh ? rest : " " + rest
        used += isFresh ? needed : 1 + needed
        isFresh = false
      }
      lines.append(line)
    }
    return lines
  }

  /// The lines of an even text of printable ASCII, each a piece of it; nil where there is more in it or a word is too long.
  private func cut(to width: Int, indent: String) -> [String]? {
    guard utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) else { return nil }
    let bytes = Array(utf8)
    var lines: [String] = []
    func close(_ line: Range<Int>) {
      lines.append((lines.isEmpty ? "" : indent) + String(decoding: bytes[line], as: UTF8.self))
    }
    var (lineStart, lineEnd, room) = (0, 0, width)
    for word in bytes.split(separator: UInt8(ascii: " ")) {
      if lineEnd > 0, word.endIndex - lineStart > room {
        close(lineStart..<lineEnd)
        (lineStart, lineEnd, room) = (word.startIndex, 0, width - indent.displayWidth)
      }
      if lineEnd == 0, word.endIndex - lineStart > room { return nil }
      lineEnd = word.endIndex
    }
    close(lineStart..<lineEnd)
    return lines
  }

  /// The longest beginning of at most so many columns; at least one character.
  private func head(of width: Int) -> String {
    var head = ""
    for character in self {
      if !head.isEmpty, (head + String(character)).displayWidth > width { break }
      head.append(character)
    }
    return head
  }
}
