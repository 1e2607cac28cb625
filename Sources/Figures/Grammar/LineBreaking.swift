/// A label broken at spaces into as few lines of at most so many characters as its words allow, and those as even as
/// can be. A word a little longer than that stands on a line of its own; one much longer is broken too. What does not fit
/// into the lines is left out, and an ellipsis says so.
///
/// - Complexity: O(characters · width)
func brokenLabel(_ text: String, width: Int = 20, mostLines: Int = .max) -> [String] {
  let words = text.split(separator: " ").flatMap { pieces(of: $0, width: width) }
  guard text.count > width, words.count > 1 else { return [text] }
  let broken = evenLines(of: words, width: width)
  guard broken.count > mostLines else { return broken }
  return broken.prefix(mostLines - 1) + [broken[mostLines - 1] + "…"]
}

/// A text of at most so many characters; an ellipsis says where it was cut.
func shortened(_ text: String, to most: Int) -> String {
  guard text.count > most else { return text }
  return text.prefix(max(most - 1, 1)) + "…"
}

/// A word, in pieces if it is much longer than a line.
private func pieces(of word: Substring, width: Int) -> [String] {
  guard word.count > max(2 * width, 24) else { return [String(word)] }
  let characters = Array(word)
  return stride(from: 0, to: characters.count, by: width).map { start in
    String(characters[start..<min(start + width, characters.count)])
  }
}

private func evenLines(of words: [String], width: Int) -> [String] {
  let fewest = lines(of: words, width: width)
  let longest = words.map(\.count).max() ?? 1
  // The narrowest width that needs no more lines.
  for narrower in min(longest, width)..<width {
    let even = lines(of: words, width: narrower)
    if even.count <= fewest.count { return even }
  }
  return fewest
}

private func lines(of words: [String], width: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  var length = 0
  for word in words {
    let more = word.count
    if length > 0, length + 1 + more > width {
      lines.append(line)
      (line, length) = ("", 0)
    }
    line += length == 0 ? word : " " + word
    length += more + (length == 0 ? 0 : 1)
  }
  return lines + [line]
}

extension String {
  /// The text with a capital at its start.
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
