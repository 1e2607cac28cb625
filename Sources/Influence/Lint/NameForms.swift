import Atlas

/// The forms of a name under which two spellings of it meet.
struct NameForms: Hashable {
  /// Letters and digits only, without case and accents.
  let folded: String
  /// The words, folded, without what stands in brackets, 'City of' and legal forms.
  let words: [String]
  /// The words in order of the alphabet, umlauts and plurals brought to one form.
  let key: String
  /// The first letters of the words, with and without the small words.
  let initials: Set<String>
  /// The name is itself short and in capitals, so it may be an abbreviation.
  let isAbbreviation: Bool

  /// Words that tell one of a row from the next: single letters and Roman numbers.
  var marks: [String] {
    words.filter {
      $0.count == 1 || ["ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii"].contains($0)
    }
  }

  init(_ name: String) {
    folded = name.folded
    let all = Self.words(of: name)
    var kept = Self.withoutLegalForm(Self.withoutHead(all))
    if kept.isEmpty { kept = all }
    words = kept
    key = kept.filter { !Self.small.contains($0) }.map(Self.plain).sorted().joined(separator: " ")
    func first(_ words: [String]) -> String { String(words.compactMap(\.first)) }
    let withoutSmall = all.filter { !Self.small.contains($0) }
    initials = all.count < 3 ? [] : Set([first(all), first(withoutSmall)].filter { $0.count >= 3 })
    let letters = name.unicodeScalars.filter { $0.properties.isAlphabetic }
    let capitals = letters.count { $0.properties.isUppercase }
    isAbbreviation =
      all.count == 1 && (3...8).contains(letters.count) && capitals * 2 > letters.count
      && letters.first.map {
        $0.properties.isUppercase
      } == true
  }

  private static let small: Set<String> = [
    "the", "of", "and", "for", "in", "on", "to", "a", "an", "de", "del", "della", "di", "da", "do", "du",
    "des", "la",
    "le", "les", "el", "et", "und", "der", "die", "das", "van", "von", "en", "i", "y", "e",
  ]
  private static let heads: [[String]] = [
    ["city", "of"], ["municipality", "of"], ["town", "of"], ["city", "council", "of"],
    ["metropolitan", "city", "of"],
    ["gemeente"], ["stadt"], ["stad"], ["landeshauptstadt"], ["ville", "de"], ["commune", "de"],
    ["comune", "di"],
    ["citta", "di"], ["ayuntamiento", "de"], ["ajuntament", "de"], ["camara", "municipal", "de"],
  ]
  private static let legalForms: Set<String> = [
    "aisbl", "asbl", "ivzw", "vzw", "ev", "gmbh", "bv", "nv", "ltd", "llc", "inc", "plc", "sarl", "srl",
    "spa", "ag",
    "ggmbh", "oy", "ab", "aps", "as",
  ]

  /// The words of a name, folded; what stands in brackets is left out unless nothing else is there.
  private static func words(of name: String) -> [String] {
    var words: [String] = []
    var current = ""
    var depth = 0
    func end() {
      let folded = current.folded
      if !folded.isEmpty { words.append(folded) }
      current = ""
    }
    for character in name {
      if character == "(" || character == "[" { depth += 1 }
      if depth > 0 {
        if character == ")" || character == "]" { depth -= 1 }
        continue
      }
      if character == "'" || character == "’" || character == "." { continue }
      if character == "&" { end(); words.append("and"); continue }
      if character.isLetter || character.isNumber { current.append(character) } else { end() }
    }
    end()
    if words.isEmpty { words = [name.folded].filter { !$0.isEmpty } }
    return words
  }

  private static func withoutHead(_ words: [String]) -> [String] {
    for head in heads where words.count > head.count && words.starts(with: head) {
      return Array(words.dropFirst(head.count))
    }
    return words
  }

  private static func withoutLegalForm(_ words: [String]) -> [String] {
    guard words.count > 1, let last = words.last, legalForms.contains(last) else { return words }
    return Array(words.dropLast())
  }

  /// A word with its umlauts in one spelling and without the s of a plural.
  private static func plain(_ word: String) -> String {
    var result = ""
    var previous: Character?
    for character in word {
      // 'Köln' and 'Koeln', 'Århus' and 'Aarhus' meet in 'koln' and 'arhus'.
      let isSpelledOut =
        (character == "e" && (previous == "a" || previous == "o" || previous == "u"))
        || (character == "a" && previous == "a")
      if !isSpelledOut { result.append(character) }
      previous = character
    }
    if result.count > 4, result.last == "s" { result.removeLast() }
    return result
  }
}
