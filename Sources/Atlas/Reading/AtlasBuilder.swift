/// Makes an atlas by program instead of from YAML: from another program's file, or from tables by a mapping.
///
/// What is added is held to the same rules as what is read, and may be merged with atlases in YAML. Every entity and tie
/// says where it comes from, so a fault names its file and line.
public struct AtlasBuilder {
  let reader = AtlasReader()
  /// The ids that are given away and not, or not yet, those of an entity.
  private var reserved: Set<String> = []

  /// Starts from atlases in YAML, or from nothing but the default vocabulary.
  ///
  /// - Throws: `AtlasError` where a file cannot be read. Faults of content wait for `build()`.
  public init(on paths: [String] = []) throws(AtlasError) {
    reader.read([.defaultVocabulary] + (try Atlas.files(at: paths)))
  }

  /// The vocabulary so far.
  public var vocabulary: Vocabulary { reader.atlas.vocabulary }

  /// The entities so far, by what names them: id, kind, name, aliases, country.
  public var entities: [Entity] {
    reader.drafts.inOrder.compactMap { number in
      guard let draft = reader.drafts[number] else { return nil }
      var entity = draft.entity
      entity.kind = draft.kind?.name ?? ""
      entity.name = draft.name?.text ?? entity.id
      return entity
    }
  }

  /// Gives the atlas a header.
  public func declareHeader(id: String, title: String, asOf: PartialDate?) {
    guard !reader.atlas.headers.contains(where: { $0.id == id }) else { return }
    reader.atlas.headers.append(Atlas.Header(id: id, title: title, asOf: asOf))
  }

  /// Declares a source; one that is declared already stays as it is.
  public func declareSource(
    id: String, title: String, publisher: String? = nil, url: String? = nil, licence: String? = nil
  ) {
    guard !reader.atlas.sources.contains(where: { $0.id == id }) else { return }
    reader.atlas.sources.append(
      Source(
        id: id, title: title, author: nil, publisher: publisher, published: nil, url: url, licence: licence,
        note: nil, places: []))
  }

  /// Declares a kind with a plain look, unless it is known.
  public func declareKind(_ name: String) {
    guard vocabulary.kind(name) == nil else { return }
    reader.atlas.vocabulary.declare(
      Vocabulary.Kind(
        name: name, plural: name.hasSuffix("s") ? name : name + "s", level: vocabulary.levels.first ?? "",
        allowsTransit: true, isOccasion: false, shape: "box", colour: "#EEEEEE"))
  }

  /// Declares a type of tie with a plain look, unless it is known.
  ///
  /// - Parameters:
  ///   - along: The grade of influence from the first entity to the second; nil where none flows.
  ///   - against: The grade the other way.
  public func declareTieType(
    _ name: String, along: String? = "medium", against: String? = nil, tieClass: String = "structure"
  ) {
    guard vocabulary.tieType(name) == nil else { return }
    let flow = Vocabulary.Flow(
      along: along.flatMap(vocabulary.grade), against: against.flatMap(vocabulary.grade))
    reader.atlas.vocabulary.declare(
      Vocabulary.TieType(
        name: name, inverse: "inverse of " + name, phrase: name, inversePhrase: "inverse of " + name,
        flow: flow,
        isFinal: false, from: [], to: [], tieClass: tieClass, leadTime: nil))
  }

  /// Declares an attribute, unless it is known.
  public func declareAttribute(_ name: String, _ type: Vocabulary.AttributeType) {
    guard vocabulary.attribute(name) == nil else { return }
    reader.atlas.vocabulary.declare(Vocabulary.Attribute(name: name, type: type, minimum: nil, choices: []))
  }

  /// An id for a name: its letters and digits in lower case without accents, hyphens between, and a number if it is
  /// taken. The id is taken from now on.
  public mutating func identifier(for name: String) -> String {
    let stem = Self.stem(of: name)
    var (id, number) = (stem, 2)
    while !reserve(id) {
      id = "\(stem)-\(number)"
      number += 1
    }
    return id
  }

  /// Takes an id that tables may refer to. - Returns: whether it was free.
  @discardableResult
  public mutating func reserve(_ id: String) -> Bool {
    !reader.drafts.isDefined(id) && reserved.insert(id).inserted
  }

  /// Whether an entity has that id, or the id is given away.
  public func isTaken(_ id: String) -> Bool { reader.drafts.isDefined(id) || reserved.contains(id) }

  /// The words of a name in letters and digits of ASCII, with hyphens between, up to 80 bytes.
  private static func stem(of name: String) -> String {
    var stem: [UInt8] = []
    var word = String.UnicodeScalarView()
    func end() {
      let letters = String(word).folded.utf8.filter { $0 < 0x80 }
      word = String.UnicodeScalarView()
      guard !letters.isEmpty else { return }
      if !stem.isEmpty { stem.append(45) }
      stem += letters
    }
    for scalar in name.unicodeScalars {
      // Apostrophes and the like divide words; marks and letters of any script do not.
      if scalar.isASCII ? scalar.isWordCharacter : !scalar.isDivider {
        word.append(scalar)
      } else {
        end()
      }
    }
    end()
    var text = stem.prefix(80)
    if text.last == 45 { text.removeLast() }
    return text.isEmpty ? "entity" : String(decoding: text, as: UTF8.self)
  }

  /// Adds an entity, or what this source says of one that is there. Attributes must be declared; kinds too.
  public mutating func add(
    entity id: String, kind: String, name: String, aliases: [String] = [], period: Period = .always,
    attributes: [(name: String, value: AttributeValue)] = [], notes: [String] = [], evidence: Evidence,
    at position: SourcePosition
  ) {
    var entity = Entity(
      id: id, kind: kind, name: name, aliases: aliases, evidence: evidence, notes: notes, period: period,
      allowsTransit: nil, attributes: [], rules: [], position: position)
    entity.attributes = attributes.map { attribute in
      Entity.Attribute(
        name: attribute.name,
        claims: Claims(
          Claim(value: attribute.value, evidence: evidence, usedBecause: nil, note: nil, position: position)))
    }
    reader.merge(EntityDraft(kind: (kind, position), name: (name, position), entity: entity))
  }

  /// Adds a tie between two entities by their ids. One that is stated already gets one more claim.
  public func add(
    tie type: String, from: String, to: String, statement: Tie.Statement, evidence: Evidence,
    note: String? = nil, at position: SourcePosition
  ) {
    let claim = Claim(value: statement, evidence: evidence, usedBecause: nil, note: note, position: position)
    reader.add(from, type, to, Claims(claim), at: position)
  }

  /// Puts the atlas together.
  ///
  /// - Throws: `AtlasError` with every fault of every file.
  /// - Complexity: O(entities log entities + ties log ties)
  public func build() throws(AtlasError) -> Atlas { try Atlas.finish(reader) }
}

extension Unicode.Scalar {
  fileprivate var isWordCharacter: Bool {
    ("a"..."z").contains(self) || ("A"..."Z").contains(self) || ("0"..."9").contains(self)
  }

  /// Whether a scalar outside ASCII is a space, a dash, a quotation mark or another sign of the blocks that hold them.
  fileprivate var isDivider: Bool {
    (0x80..<0xC0).contains(value) || value == 0xD7 || value == 0xF7 || (0x2000..<0x2C00).contains(value)
      || (0x3000..<0x3040).contains(value)
  }
}
