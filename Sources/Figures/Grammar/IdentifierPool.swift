/// Identifiers of the things in one drawing: each once, and made of characters that style sheets and addresses take as
/// they are.
struct IdentifierPool {
  private var counts: [String: Int] = [:]

  /// The identifier as one word; a number follows where it was given before.
  mutating func unique(_ text: String) -> String {
    let word = Self.word(text)
    counts[word, default: 0] += 1
    let count = counts[word] ?? 1
    return count == 1 ? word : "\(word)-\(count)"
  }

  /// A text as one word: letters, digits, '-' and '_' stay, all else becomes '-'.
  static func word(_ text: String) -> String {
    String(
      text.unicodeScalars.map { scalar -> Character in
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "-", "_": Character(scalar)
        case _ where scalar.value > 0x7F && scalar.properties.isAlphabetic: Character(scalar)
        default: "-"
        }
      })
  }
}
