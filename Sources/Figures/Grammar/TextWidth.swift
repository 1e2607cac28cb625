/// How wide a line of text is about, for figures that place it themselves.
///
/// The widths are those of the classes of letters of the theme's typeface, DejaVu Sans, rounded up: a label is never wider
/// than was reckoned by more than a hair.
enum TextWidth {
  /// The width of one line, in points. - Complexity: O(characters)
  static func points(_ text: String, size: Double) -> Double {
    text.reduce(0) { $0 + share(of: $1) } * size
  }

  /// A text in lines that are no wider than so many points. Words may break after a hyphen, and anywhere where one of them
  /// is wider than a line by more than a third: a word that is a little too wide is read more easily than one in two.
  static func lines(_ text: String, within width: Double, size: Double) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in words(of: text) {
      let parts = parts(of: word).flatMap { chunks($0, within: width, size: size) }
      for (place, part) in parts.enumerated() {
        let longer = line.isEmpty || place > 0 ? line + part : line + " " + part
        if line.isEmpty || points(longer, size: size) <= width {
          line = longer
        } else {
          lines.append(line)
          line = part
        }
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// A text cut wherever it would grow too wide.
  private static func chunks(_ text: String, within width: Double, size: Double) -> [String] {
    guard points(text, size: size) > width * 4 / 3 else { return [text] }
    var chunks: [String] = []
    var chunk = ""
    var room = width
    for character in text {
      let needed = share(of: character) * size
      if needed > room, !chunk.isEmpty {
        chunks.append(chunk)
        (chunk, room) = ("", width)
      }
      chunk.append(character)
      room -= needed
    }
    return chunk.isEmpty ? chunks : chunks + [chunk]
  }

  /// The words of a text; a number whose thousands are set apart by a space is one.
  private static func words(of text: String) -> [Substring] {
    var words: [Substring] = []
    for word in text.split(separator: " ") {
      if let last = words.last, last.last?.isNumber == true, word.prefix(3).allSatisfy(\.isNumber),
        word.prefix(while: \.isNumber).count == 3
      {
        words[words.count - 1] = Substring(last + "\u{A0}" + word)
      } else {
        words.append(word)
      }
    }
    return words
  }

  /// A word in the parts that may stand on lines of their own.
  private static func parts(of word: Substring) -> [String] {
    guard word.count > 10, let hyphen = word.firstIndex(of: "-"), hyphen != word.startIndex else {
      return [String(word)]
    }
    let next = word.index(after: hyphen)
    return next == word.endIndex ? [String(word)] : [String(word[..<next]), String(word[next...])]
  }

  /// The width of a character as a share of the size of the type.
  private static func share(of character: Character) -> Double {
    switch character {
    case "i", "j", "l", "I", "'", "|", ".", ",", ":", ";", " ", "\u{A0}", "!": 0.33
    case "f", "r", "t", "J", "(", ")", "[", "]", "-", "/": 0.42
    case "m", "w", "M", "W", "%", "@": 0.99
    case _ where character.isUppercase: 0.76
    case _ where character.isLowercase || character.isNumber: 0.64
    default: 0.9
    }
  }
}
