/// A label broken at spaces into as few lines of at most so many characters as its words allow, and those as even as
/// can be. A word longer than that stands on a line of its own.
///
/// - Complexity: O(characters · width)
func brokenLabel(_ text: String, width: Int = 20) -> [String] {
  let words = text.split(separator: " ").map(String.init)
  guard text.count > width, words.count > 1 else { return [text] }
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
