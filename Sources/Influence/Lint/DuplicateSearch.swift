import Atlas

/// Finds entities that may be one and the same, by keys that two of them share. Never compares all with all: a key
/// that more than `widest` share says little, and its entities are compared with their first only.
struct DuplicateSearch {
  /// Two entities, the first with the smaller index.
  struct Pair: Hashable {
    let first: Int
    let second: Int
  }

  /// Why two entities may be one, most telling first.
  enum Reason: Int {
    case sameName, sharedAlias, sameForm, sharedWebsite, abbreviation, spelling, sharedLocation

    static func < (left: Reason, right: Reason) -> Bool { left.rawValue < right.rawValue }
  }

  private let subject: LintSubject
  private let names: [[NameForms]]
  private let widest = 24
  private(set) var pairs: [Pair: (reason: Reason, detail: String)] = [:]

  init(_ subject: LintSubject) {
    self.subject = subject
    names = subject.atlas.entities.map { entity in
      ([entity.name] + entity.aliases + (entity.text("abbreviation").map { [$0] } ?? [])).map(NameForms.init)
    }
    findEqualNames()
    findAbbreviations()
    findSpellings()
    findSharedWebsites()
    findSharedLocations()
  }

  private mutating func add(_ one: Int, _ other: Int, _ reason: Reason, _ detail: @autoclosure () -> String) {
    guard one != other else { return }
    let pair = Pair(first: min(one, other), second: max(one, other))
    if let known = pairs[pair], !(reason < known.reason) { return }
    pairs[pair] = (reason, detail())
  }

  /// Adds all pairs of a block, or those with its first where it is wide.
  private mutating func add(block: [Int], _ reason: Reason, _ detail: @autoclosure () -> String) {
    for (place, one) in block.enumerated() {
      if place > 0, block.count > widest { break }
      for other in block.dropFirst(place + 1) { add(one, other, reason, detail()) }
    }
  }

  private mutating func findEqualNames() {
    var byName: [String: [Int]] = [:]
    var byAlias: [String: [Int]] = [:]
    var byKey: [String: [Int]] = [:]
    for (index, forms) in names.enumerated() {
      byName[forms[0].folded, default: []].append(index)
      for folded in Set(forms.map(\.folded)) { byAlias[folded, default: []].append(index) }
      for key in Set(forms.map(\.key)) where key.utf8.count > 2 { byKey[key, default: []].append(index) }
    }
    for (name, block) in byName where block.count > 1 { add(block: block, .sameName, name) }
    for (alias, block) in byAlias where block.count > 1 { add(block: block, .sharedAlias, alias) }
    for (key, block) in byKey where block.count > 1 { add(block: block, .sameForm, key) }
  }

  private mutating func findAbbreviations() {
    var byInitials: [String: [Int]] = [:]
    for (index, forms) in names.enumerated() {
      for initials in Set(forms.flatMap(\.initials)) { byInitials[initials, default: []].append(index) }
    }
    for (index, forms) in names.enumerated() {
      for form in forms where form.isAbbreviation {
        for other in (byInitials[form.folded] ?? []).prefix(widest) {
          add(index, other, .abbreviation, form.folded.uppercased())
        }
      }
    }
  }

  /// Names one letter apart share what is left when a letter is dropped from each; names of several words that differ
  /// in one share the rest.
  private mutating func findSpellings() {
    var byRest: [Int: [Int]] = [:]
    for index in names.indices {
      let name = names[index][0]
      let letters = Array(name.folded.utf8)
      guard letters.count >= 6, letters.count <= 60 else { continue }
      for hash in Self.hashesWithOneDropped(letters) { byRest[hash, default: []].append(index) }
    }
    for block in byRest.values where block.count > 1 && block.count <= widest { compare(block) }
    var byWords: [String: [Int]] = [:]
    for index in names.indices {
      let words = names[index][0].words
      guard words.count >= 3, words.count <= 12 else { continue }
      for dropped in words.indices {
        var rest = words
        rest[dropped] = "*"
        byWords[rest.joined(separator: " "), default: []].append(index)
      }
    }
    for block in byWords.values where block.count > 1 && block.count <= widest { compare(block) }
  }

  private mutating func compare(_ block: [Int]) {
    for (place, one) in block.enumerated() {
      for other in block.dropFirst(place + 1)
      where names[one][0].marks == names[other][0].marks
        && isNear(names[one][0].folded, names[other][0].folded)
      {
        add(one, other, .spelling, "")
      }
    }
  }

  /// Whether two names are as near as a slip of the pen: one letter in six to fifteen, two in more. Another number is
  /// another thing, also a Roman one, and so is another letter that stands by itself: 'Coreper I' and 'Coreper II'.
  private func isNear(_ one: String, _ other: String) -> Bool {
    let longest = max(one.utf8.count, other.utf8.count)
    let allowed = longest < 16 ? 1 : 2
    guard one != other, one.filter(\.isNumber) == other.filter(\.isNumber) else { return false }
    return nameDistance(one, other) <= allowed
  }

  /// A hash of a text without its i-th letter, for every i, each from the one before in a constant number of steps.
  private static func hashesWithOneDropped(_ letters: [UInt8]) -> Set<Int> {
    let base = 1_000_003
    var powers = [1]
    for _ in letters { powers.append(powers[powers.count - 1] &* base) }
    var suffix = [Int](repeating: 0, count: letters.count + 1)
    for place in letters.indices.reversed() {
      suffix[place] = Int(letters[place]) &+ 1 &+ suffix[place + 1] &* base
    }
    var hashes: Set<Int> = [suffix[0]]
    var prefix = 0
    for place in letters.indices {
      hashes.insert(prefix &+ powers[place] &* suffix[place + 1])
      prefix = prefix &+ powers[place] &* (Int(letters[place]) &+ 1)
    }
    return hashes
  }

  private mutating func findSharedWebsites() {
    var bySite: [String: [Int]] = [:]
    for (index, entity) in subject.atlas.entities.enumerated() {
      guard let site = entity.text("website").map(Self.site), !site.isEmpty else { continue }
      bySite[site, default: []].append(index)
    }
    for (site, block) in bySite where block.count > 1 && block.count <= 5 {
      add(block: block, .sharedWebsite, site)
    }
  }

  /// An address without its scheme, 'www.' and the slash at its end, in lower case.
  private static func site(_ address: String) -> String {
    var text = Substring(address.lowercased())
    for head in ["https://", "http://", "www."] where text.hasPrefix(head) {
      text = text.dropFirst(head.utf8.count)
    }
    while text.last == "/" { text = text.dropLast() }
    return String(text)
  }

  private mutating func findSharedLocations() {
    struct Point: Hashable {
      let latitude: Double
      let longitude: Double
    }
    var byPoint: [Point: [Int]] = [:]
    for (index, location) in subject.locations.enumerated() {
      guard let location else { continue }
      byPoint[Point(latitude: location.latitude, longitude: location.longitude), default: []].append(index)
    }
    for block in byPoint.values where block.count > 1 && block.count <= 5 {
      add(block: block, .sharedLocation, "")
    }
  }
}
