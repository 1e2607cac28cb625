import Atlas

/// Where things stand in the page, and links to them from any text that names them.
struct PageLinks {
  /// The identifiers of entities, by their ids.
  private let entities: [String: String]
  /// The identifiers of what bears a name: an entity, a place in a source.
  private let named: [String: String]
  private let places: [Citation: String]

  /// - Parameter citations: every place cited.
  init(_ atlas: Atlas, citations: [Citation]) {
    var pool = IdentifierPool()
    var entities: [String: String] = [:]
    var named: [String: String] = [:]
    for entity in atlas.entities {
      let word = pool.unique("entity-\(entity.id)")
      entities[entity.id] = word
      named[entity.name] = named[entity.name] ?? word
    }
    var places: [Citation: String] = [:]
    for citation in citations {
      let word = pool.unique("place-\(citation)")
      places[citation] = word
      named["\(citation)"] = named["\(citation)"] ?? word
    }
    self.entities = entities
    self.named = named
    self.places = places
  }

  /// The identifier of an entity's section.
  func identifier(of entity: String) -> String { entities[entity] ?? "" }

  /// The identifier of a place's item.
  func identifier(of place: Citation) -> String { places[place] ?? "" }

  /// The name of an entity as a link to its section.
  func link(_ entity: Entity) -> String { HTML.link("#" + identifier(of: entity.id), entity.name) }

  /// Places as links, with semicolons.
  func links(_ places: [Citation]) -> String {
    places.map { HTML.link("#" + identifier(of: $0), "\($0)") }.joined(separator: "; ")
  }

  /// A text in which every name between separators is a link: 'A > B', 'report 2.1; report 2.2', 'A, B (weak)'.
  ///
  /// - Complexity: O(pieces)
  func linked(_ text: String) -> String {
    if let word = named[text] { return HTML.link("#" + word, text) }
    let pieces = Self.pieces(text)
    guard pieces.count > 1 else { return HTML.text(text) }
    var markup = ""
    var index = 0
    while index < pieces.count {
      // The longest run of pieces that is a name: names may hold commas.
      let longest = min(pieces.count, index + 7)
      let run = stride(from: longest, to: index, by: -1).lazy
        .map { end in (end, pieces[index..<end].joined()) }.first { named[$0.1] != nil }
      if let (end, name) = run, let word = named[name] {
        markup += HTML.link("#" + word, name)
        index = end
      } else {
        markup += HTML.text(pieces[index])
        index += 1
      }
    }
    return markup
  }

  private static let separators: Set<Character> = [",", ";", ">", "(", ")", ":"]

  /// Words and what separates them, in turn; blanks beside a separator belong to it.
  private static func pieces(_ text: String) -> [String] {
    var pieces: [String] = []
    var word = ""
    var gap = ""
    func isGap(_ character: Character) -> Bool { separators.contains(character) }
    for character in text {
      if isGap(character) || (character == " " && (word.isEmpty || !gap.isEmpty)) {
        if gap.isEmpty, !word.isEmpty {
          let bare = word.reversed().drop { $0 == " " }.reversed()
          gap = String(word.dropFirst(bare.count))
          pieces.append(String(bare))
          word = ""
        }
        gap.append(character)
      } else {
        if !gap.isEmpty {
          pieces.append(gap)
          gap = ""
        }
        word.append(character)
      }
    }
    return pieces + [word, gap].filter { !$0.isEmpty }
  }
}
