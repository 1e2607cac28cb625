import Atlas

/// What names are compared by.
///
/// Two names are the same if one of their keys is: without regard to case, accents and punctuation, an umlaut written as
/// a bare letter or with an 'e'. The simplified keys also leave out what stands in brackets and what only says that it
/// is a town ('City of', 'Ville de', 'kommune'), and take '&', 'and', 'et' and the like, and 'St' and 'Saint', for one.
enum NameKeys {
  /// Keys that keep every word.
  static func exact(_ name: String) -> [String] {
    let folded = name.folded
    guard let spelled = spelledOut(name) else { return folded.isEmpty ? [] : [folded] }
    let other = spelled.folded
    return other == folded ? [folded] : [folded, other]
  }

  /// Keys of the name without what is said in many ways.
  static func simplified(_ name: String) -> [String] {
    let key = simplifiedKey(name)
    guard let spelled = spelledOut(name) else { return key.isEmpty ? [] : [key] }
    let other = simplifiedKey(spelled)
    return other == key ? [key] : [key, other]
  }

  /// The name with its umlauts written out, or nil if it has none.
  private static func spelledOut(_ name: String) -> String? {
    guard name.utf8.contains(where: { $0 == 0xC3 }) else { return nil }
    var spelled = String.UnicodeScalarView()
    var isChanged = false
    for scalar in name.unicodeScalars {
      let letters: String? =
        switch scalar {
        case "ä", "Ä", "æ", "Æ": "ae"
        case "ö", "Ö", "ø", "Ø": "oe"
        case "ü", "Ü": "ue"
        case "å", "Å": "aa"
        default: nil
        }
      if let letters {
        spelled.append(contentsOf: letters.unicodeScalars)
        isChanged = true
      } else {
        spelled.append(scalar)
      }
    }
    return isChanged ? String(spelled) : nil
  }

  private static func simplifiedKey(_ name: String) -> String {
    var words = words(of: name)
    for phrase in beginnings where words.count > phrase.count && words.starts(with: phrase) {
      words.removeFirst(phrase.count)
      break
    }
    for phrase in endings where words.count > phrase.count && words.suffix(phrase.count) == phrase[...] {
      words.removeLast(phrase.count)
      break
    }
    for index in words.indices {
      if saints.contains(words[index]) { words[index] = "st" }
      if index > 0, index < words.count - 1, connectors.contains(words[index]) { words[index] = "and" }
    }
    return words.joined()
  }

  /// The folded words outside brackets; all words if nothing stands outside.
  private static func words(of name: String) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    var depth = 0
    func end() {
      let folded = String(word).folded
      if !folded.isEmpty { words.append(folded) }
      word = String.UnicodeScalarView()
    }
    for scalar in name.unicodeScalars {
      switch scalar {
      case "(", "[":
        end()
        depth += 1
      case ")", "]":
        if depth > 0 {
          word = String.UnicodeScalarView()
          depth -= 1
        }
      case "&" where depth == 0:
        end()
        words.append("and")
      case " ", "-", "–", "—", "'", "’", "`", "/", ",", ".", "_", "\u{A0}", "|":
        if depth == 0 { end() }
      default:
        if depth == 0 { word.append(scalar) }
      }
    }
    end()
    return words.isEmpty ? [name.folded] : words
  }

  private static let saints: Set<String> = [
    "st", "ste", "saint", "sainte", "sankt", "sint", "szent", "svaty",
  ]
  private static let connectors: Set<String> = [
    "and", "et", "und", "en", "og", "och", "y", "i", "e", "ja", "oraz", "es",
  ]

  /// Longer phrases first, so that 'City Council of' does not leave 'Council of'.
  private static let beginnings: [[String]] = phrases(
    """
    city council of|city of|the city of|municipality of|the municipality of|town of|borough of|ville de|ville d|ville du
    commune de|commune d|commune du|mairie de|mairie d|mairie du|stadt|landeshauptstadt|hansestadt|hanse und universitatsstadt
    freie und hansestadt|freie hansestadt|stadtgemeinde|gemeinde|marktgemeinde|gemeente|stad|comune di|comune del|comune
    citta di|roma capitale|ayuntamiento de|ayuntamiento del|excmo ayuntamiento de|ciudad de|ajuntament de|ajuntament d
    ciutat de|concello de|concello da|camara municipal de|camara municipal do|camara municipal da|municipio de|municipio do
    municipio da|cidade de|miasto|gmina|gmina miasto|urzad miasta|mesto|statutarni mesto|hlavni mesto|hlavne mesto
    municipiul|primaria|primaria municipiului|orasul|comuna|grad|opcina|obcina|mestna obcina|opstina|bashkia|dimos|demos
    dimos of|obshtina|stolichna obshtina|comune e citta di|δημος|община
    """)

  private static let endings: [[String]] = phrases(
    """
    city council|city|town council|borough council|municipality|city municipality|council|kommune|kommun|stad|kaupunki|kunta
    municipal council|megyei jogu varos onkormanyzata|megyei jogu varos|varos onkormanyzata|onkormanyzata|metropolitan borough
    belediyesi|buyuksehir belediyesi|linn|linnavalitsus|pilsetas dome|dome|miesto savivaldybe|savivaldybe
    """)

  private static func phrases(_ text: String) -> [[String]] {
    text.split { $0 == "|" || $0 == "\n" }.map { $0.split(separator: " ").map(String.init) }
      .sorted { $0.count > $1.count }
  }
}
