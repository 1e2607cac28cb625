/// When nodes and edges of a GEXF file are there.
///
/// `since` is the start of the first spell and `until` the end of the last; all spells of one that has several stand in
/// the attribute `spells`, written `start/end`. Infinite ends are no ends.
struct GEXFTimes {
  private var spells: [(start: String?, end: String?)] = []
  private var openEndCount = 0
  private var severalCount = 0

  var remarks: [String] {
    var remarks: [String] = []
    if openEndCount > 0 {
      remarks.append("\(openEndCount) open ends of times were read as closed: the moment itself counts")
    }
    if severalCount > 0 {
      remarks.append(
        "\(severalCount) nodes or edges have several spells: since and until span them, 'spells' lists them")
    }
    return remarks
  }

  /// Times in the tag of a node or an edge.
  mutating func read(
    _ attributes: Range<Int>, _ events: borrowing XMLEvents, _ words: [GEXFHandler.Word],
    of owner: GEXFHandler.Owner, _ values: inout GEXFValues
  ) {
    spells = []
    addSpell(attributes, events, words)
    endSpells(of: owner, &values)
  }

  /// A spell, or several in Gephi's `<[2001, 2002); [2005, 2006]>`.
  mutating func addSpell(
    _ attributes: Range<Int>, _ events: borrowing XMLEvents, _ words: [GEXFHandler.Word]
  ) {
    var spell: (start: String?, end: String?)?
    for index in attributes {
      let attribute = events.attributes[index]
      let text = ByteText.string(events.bytes.span, ByteText.trimmed(events.bytes.span, attribute.range))
      switch words[Int(attribute.word)] {
      case .start: spell = (Self.moment(text), spell?.end)
      case .end: spell = (spell?.start, Self.moment(text))
      case .startopen:
        openEndCount += 1
        spell = (Self.moment(text), spell?.end)
      case .endopen:
        openEndCount += 1
        spell = (spell?.start, Self.moment(text))
      case .timestamp: spells.append((Self.moment(text), Self.moment(text)))
      case .timestamps: for part in Self.parts(text, at: ",") { spells.append((part, part)) }
      case .intervals:
        for part in Self.parts(text, at: ";") {
          let ends = Self.parts(part, at: ",")
          spells.append((ends.first.flatMap(Self.moment), ends.count > 1 ? Self.moment(ends[1]) : nil))
        }
      default: break
      }
    }
    if let spell { spells.append(spell) }
  }

  /// The spells of a node or an edge are all known.
  mutating func endSpells(of owner: GEXFHandler.Owner, _ values: inout GEXFValues) {
    guard !spells.isEmpty else { return }
    let starts = spells.map(\.start)
    if starts.allSatisfy({ $0 != nil }), let first = starts.compactMap({ $0 }).min(by: Self.isBefore) {
      values.set(.since, first, owner)
    }
    let ends = spells.map(\.end)
    if ends.allSatisfy({ $0 != nil }), let last = ends.compactMap({ $0 }).max(by: Self.isBefore) {
      values.set(.until, last, owner)
    }
    if spells.count > 1 {
      severalCount += 1
      let list = ListText.written(spells.map { "\($0.start ?? "")/\($0.end ?? "")" })
      switch owner {
      case .node(let node): values.nodes.append(list, row: node, named: "spells", .list)
      case .edge(let edge): values.edges.append(list, row: edge, named: "spells", .list)
      }
    }
    spells = []
  }

  /// A moment, or nil where it is infinitely far.
  private static func moment(_ text: String) -> String? {
    let word = text.lowercased().drop { $0 == "-" || $0 == "+" }
    return word.isEmpty || word == "inf" || word == "infinity" ? nil : text
  }

  private static func isBefore(_ one: String, _ other: String) -> Bool {
    if let first = Double(one), let second = Double(other) { return first < second }
    return one < other
  }

  private static func parts(_ text: String, at separator: Character) -> [String] {
    text.split(separator: separator).map { part in
      let bytes = Array(part.utf8.filter { !"<>[]()".utf8.contains($0) || separator == ";" })
      return ByteText.string(bytes.span, ByteText.trimmed(bytes.span, bytes.indices))
    }
  }
}
