public import Atlas

extension AtlasBuilder {
  /// Adds a network of another program: its nodes as entities, its edges as ties, each with the file as its source.
  ///
  /// - A node whose identifier is the id of an entity is that entity. Any other becomes a new one, with an id made from its
  ///   label; the identifier stays as an alias.
  /// - A kind or a type of edge that the vocabulary does not know gets a plain look. Nodes without a kind are of kind
  ///   `node`, in two-mode networks `member` and `group`; edges without a type are `linked to`, in two-mode networks
  ///   `member of`.
  /// - Influence flows along a directed edge, and both ways over an undirected one, unless the vocabulary knows the type.
  /// - Attributes that the vocabulary knows are read by its types, others as text or numbers; those of edges become a note.
  /// - Loops are left out and edges that repeat become one tie with several claims; a warning says how many.
  ///
  /// - Parameter path: The file the network was read from.
  /// - Complexity: O(nodes + edges), and their attributes.
  public mutating func add(_ document: NetworkDocument, path: String) {
    var adoption = NetworkAdoption(document, path: path)
    adoption.run(&self)
  }
}

/// The making of entities and ties from one document.
struct NetworkAdoption {
  let document: NetworkDocument
  let path: String
  let source: String
  let file: SourcePosition
  private let sides: AffiliationSides
  private var isTwoMode: Bool { sides.hasTwoModes }
  /// The entity of each node.
  private var ids: [String] = []

  init(_ document: NetworkDocument, path: String) {
    var document = document
    document.edgeLines = document.edgeLines?.resolved()
    document.nodeLines = document.nodeLines?.resolved()
    self.document = document
    self.path = path
    let name = path.split(separator: "/").last.map(String.init) ?? path
    source = String(name.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "-" })
    file = SourcePosition(file: path, line: 1, column: 1)
    sides = AffiliationSides(document)
  }

  mutating func run(_ builder: inout AtlasBuilder) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    builder.declareSource(id: source, title: document.title ?? name)
    builder.declareHeader(id: source, title: document.title ?? name, asOf: latestDate)
    for remark in document.remarks { builder.warn(remark, at: file) }
    warnOfStrangeDates(builder)
    // What has the id of an entity that was there before is that entity; ids given on the way do not count.
    let known = (0..<document.nodeCount).map { builder.isTaken(document.nodes[UInt32($0)]) }
    let nodes = NodeAdoption(self, known: known)
    ids.reserveCapacity(document.nodeCount)
    for node in 0..<document.nodeCount { ids.append(nodes.add(node, to: &builder)) }
    addTies(to: &builder)
  }

  /// The date of a query that names none: the one the file states, or the latest in it. What has no date holds on any.
  private var latestDate: PartialDate? {
    if let stated = document.attributes.first(where: { $0.name == "as of" }),
      let date = Self.date(stated.value)
    {
      return date
    }
    var latest: PartialDate?
    for table in [document.nodeAttributes, document.edgeAttributes] {
      for name in [NetworkDocument.Name.since, NetworkDocument.Name.until] {
        guard let column = table.column(name) else { continue }
        for place in 0..<column.count {
          guard let date = Self.date(column.value(at: place)) else { continue }
          latest = max(latest ?? date, date)
        }
      }
    }
    return latest ?? .any
  }

  /// A date as files write it: `2018`, `2018-03-07`, `2018-03-07T10:00:00Z`, `2018/03/07`, `7.3.2018`.
  static func date(_ value: NetworkValue?) -> PartialDate? {
    guard let text = value?.description else { return nil }
    let day = text.prefix { $0 != "T" && $0 != " " }
    if let date = PartialDate(day) ?? dividedDate(day) { return date }
    guard let number = Double(text), number == number.rounded(), (1000...9999).contains(number) else {
      return nil
    }
    return PartialDate(year: Int(number))
  }

  /// A day whose parts are divided by points or slashes. What may begin with a day or a month is none.
  private static func dividedDate(_ text: Substring) -> PartialDate? {
    for divider: Character in [".", "/"] {
      let parts = text.split(separator: divider, omittingEmptySubsequences: false)
      guard parts.count == 3, parts.allSatisfy({ $0.allSatisfy(\.isNumber) }) else { continue }
      let numbers = parts.compactMap { Int($0) }
      guard numbers.count == 3 else { continue }
      if parts[0].count == 4 { return PartialDate(year: numbers[0], month: numbers[1], day: numbers[2]) }
      if parts[2].count == 4, divider == "." {
        return PartialDate(year: numbers[2], month: numbers[1], day: numbers[0])
      }
    }
    return nil
  }

  /// The kind of a node that has none.
  func plainKind(ofNode node: Int) -> String {
    guard isTwoMode else { return "node" }
    return sides.isGroup(node) ? "group" : "member"
  }

  func evidence(_ place: String) -> Evidence {
    Evidence(citations: [Citation(source: source, at: place)])
  }

  // MARK: Ties

  private func addTies(to builder: inout AtlasBuilder) {
    var (loops, turned) = (0, 0)
    for edge in 0..<document.edgeCount {
      let type = typeName(ofEdge: edge)
      let ends = ends(ofEdge: edge, type)
      let (from, to) = (ids[Int(ends.from)], ids[Int(ends.to)])
      guard from != to else {
        loops += 1
        continue
      }
      if ends.isTurned { turned += 1 }
      let isKnown = builder.vocabulary.tieType(type) != nil
      if !isKnown {
        builder.declareTieType(type, along: "medium", tieClass: isTwoMode ? "membership" : "structure")
      }
      builder.add(
        tableTie: type, from: from, to: to, statement: statement(ofEdge: edge, type, in: builder.vocabulary),
        evidence: evidence(place(ofEdge: edge)), note: note(ofEdge: edge), at: file)
    }
    if loops > 0 { builder.warn("\(loops) loops are left out: a tie joins two entities", at: file) }
    if turned > 0 {
      let what =
        turned == 1
        ? "an edge leads from a group to its member and was"
        : "\(turned) edges lead from a group to its member and were"
      builder.warn("\(what) turned round", at: file)
    }
    warnOfRepetitions(builder)
  }

  /// The ends of an edge; a membership leads from the member to the group, whichever way the file writes it.
  private func ends(ofEdge edge: Int, _ type: String) -> (from: UInt32, to: UInt32, isTurned: Bool) {
    let (source, target) = (document.sources[edge], document.targets[edge])
    guard type == "member of", sides.isReversed(from: Int(source), to: Int(target)) else {
      return (source, target, false)
    }
    return (target, source, document.isDirected[edge])
  }

  /// Where an edge stands in the file: its line where the reader knows it.
  private func place(ofEdge edge: Int) -> String {
    document.edgeLines?.line(of: edge).map { "line \($0)" } ?? "edge \(edge + 1)"
  }

  /// Where a node stands in the file: its line where the reader knows it.
  func place(ofNode node: Int) -> String {
    document.nodeLines?.line(of: node).map { "line \($0)" } ?? "node \(node + 1)"
  }

  /// Says what stands where a date should, and is none that we read.
  private func warnOfStrangeDates(_ builder: AtlasBuilder) {
    var (count, first) = (0, "")
    for table in [document.nodeAttributes, document.edgeAttributes] {
      for name in [NetworkDocument.Name.since, NetworkDocument.Name.until] {
        guard let column = table.column(name) else { continue }
        for place in 0..<column.count {
          let value = column.value(at: place)
          guard Self.date(value) == nil, !value.description.isEmpty else { continue }
          if count == 0 { first = value.description }
          count += 1
        }
      }
    }
    guard count > 0 else { return }
    let what =
      count == 1
      ? "a date cannot be read and became a note" : "\(count) dates cannot be read and became notes"
    builder.warn(
      "\(what), first '\(first.prefix(40))'; what has it holds on any date. Write 2018, 2018-03 or 2018-03-07",
      at: file)
  }

  private func warnOfRepetitions(_ builder: AtlasBuilder) {
    var seen: Set<UInt64> = []
    var repeated = 0
    for edge in 0..<document.edgeCount {
      var (a, b) = (document.sources[edge], document.targets[edge])
      if !document.isDirected[edge], a > b { swap(&a, &b) }
      if !seen.insert(UInt64(a) << 32 | UInt64(b)).inserted { repeated += 1 }
    }
    guard repeated > 0 else { return }
    builder.warn(
      "\(repeated) edges repeat a pair: those of one type are one tie with several claims", at: file)
  }

  private func typeName(ofEdge edge: Int) -> String {
    let attributes = document.edgeAttributes
    for name in [NetworkDocument.Name.type, NetworkDocument.Name.relation] {
      let text = attributes.value(name, ofRow: edge)?.description ?? ""
      if !text.isEmpty { return text }
    }
    return isTwoMode ? "member of" : "linked to"
  }

  private func statement(ofEdge edge: Int, _ type: String, in vocabulary: Vocabulary) -> Tie.Statement {
    let attributes = document.edgeAttributes
    var statement = Tie.Statement()
    statement.period.since = Self.date(attributes.value(NetworkDocument.Name.since, ofRow: edge))
    statement.period.until = Self.date(attributes.value(NetworkDocument.Name.until, ofRow: edge))
    if !document.isDirected[edge], vocabulary.tieType(type)?.flow.against == nil {
      statement.gradeBack = "medium"
    }
    for (key, name) in [(\Tie.Statement.grade, "grade"), (\Tie.Statement.gradeBack, "grade back")] {
      if let text = attributes.value(name, ofRow: edge)?.description, vocabulary.grade(text) != nil {
        statement[keyPath: key] = text
      }
    }
    statement.role = attributes.value("role", ofRow: edge)?.description
    statement.euros = attributes.value("eur", ofRow: edge)?.double.flatMap { $0 >= 0 ? $0 : nil }
    statement.isPotential = attributes.value("potential", ofRow: edge) == .boolean(true)
    return statement
  }

  private static let known: Set<String> = [
    NetworkDocument.Name.type, NetworkDocument.Name.relation, NetworkDocument.Name.since,
    NetworkDocument.Name.until, NetworkDocument.Name.identifier, "grade", "grade back", "role", "eur",
    "potential",
    "evidence", "basis",
  ]

  /// Whether what should be a date is none that we read; it is told in words then.
  static func isStrange(_ name: String, _ value: NetworkValue) -> Bool {
    (name == NetworkDocument.Name.since || name == NetworkDocument.Name.until) && date(value) == nil
  }

  /// What else the file says of an edge.
  private func note(ofEdge edge: Int) -> String? {
    let parts = document.edgeAttributes.values(ofRow: edge).filter {
      (!Self.known.contains($0.name) || Self.isStrange($0.name, $0.value)) && !$0.value.description.isEmpty
        && !$0.value.description.looksLikeMailAddress
    }
    return parts.isEmpty ? nil : parts.map { "\($0.name): \($0.value)" }.joined(separator: "; ")
  }
}
