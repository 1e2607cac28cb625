/// A label broken into lines of about so many characters, as evenly as its words allow.
func brokenLabel(_ text: String, width: Int = 20) -> [String] {
  let words = text.split(separator: " ").map(String.init)
  let total = text.count
  guard total > width, words.count > 1 else { return [text] }
  let lineCount = (total + width - 1) / width
  let target = max(8, (total + lineCount - 1) / lineCount)
  var lines: [String] = []
  var line = ""
  for word in words {
    if !line.isEmpty, line.count + 1 + word.count > max(target + 2, 10) {
      lines.append(line)
      line = word
    } else {
      line += line.isEmpty ? word : " " + word
    }
  }
  return lines + [line]
}
