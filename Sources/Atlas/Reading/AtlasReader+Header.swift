/// Reading the header, the sources and what a study says besides entities and ties.
extension AtlasReader {
  func readHeader(_ node: YAMLNode) {
    guard let fields = fields(node, of: "the header", allowed: ["id", "title", "as of", "note"]),
      let id = requiredText("id", in: fields, of: "the header")
    else { return }
    if atlas.headers.contains(where: { $0.id == id }) {
      report("the atlas '\(id)' has a header already", at: node)
      return
    }
    let header = Atlas.Header(
      id: id, title: text("title", in: fields) ?? id, asOf: date("as of", in: fields))
    atlas.headers.append(header)
  }

  func readSources(_ node: YAMLNode) {
    guard let sources = fields(node, of: "'sources'", allowed: nil) else { return }
    for entry in sources.entries {
      guard let id = text(entry.key, "the id of a source"),
        let fields = fields(
          entry.value, of: "a source",
          allowed: ["title", "author", "publisher", "published", "url", "licence", "note", "places"])
      else { continue }
      let places = texts("places", in: fields).flatMap(Self.expandedPlaces)
      let source = Source(
        id: id, title: requiredText("title", in: fields, of: "the source '\(id)'") ?? id,
        author: text("author", in: fields), publisher: text("publisher", in: fields),
        published: date("published", in: fields), url: text("url", in: fields),
        licence: text("licence", in: fields), note: text("note", in: fields), places: places)
      if let known = atlas.sources.first(where: { $0.id == id }) {
        if known != source {
          report("the source '\(id)' is declared in another way already", at: entry.key)
        }
        continue
      }
      knownPlaces[id] = Set(places)
      atlas.sources.append(source)
      atlas.sourcePositions[id] = position(entry.key)
    }
  }

  /// 'App. 01 Q1..3' stands for 'App. 01 Q1', 'App. 01 Q2' and 'App. 01 Q3'.
  static func expandedPlaces(_ place: String) -> [String] {
    // Most places are no range, and to search for one costs more than to look for two dots side by side.
    let dot = UInt8(ascii: ".")
    guard zip(place.utf8, place.utf8.dropFirst()).contains(where: { $0 == dot && $1 == dot }),
      let dots = place.firstRange(of: ".."), let last = Int(place[dots.upperBound...])
    else {
      return [place]
    }
    let head = place[..<dots.lowerBound]
    let digits = head.reversed().prefix { $0.isASCII && $0.isNumber }
    guard let first = Int(String(digits.reversed())), first <= last, last - first < 1_000 else {
      return [place]
    }
    let stem = head.dropLast(digits.count)
    return (first...last).map { "\(stem)\($0)" }
  }

  func readQuestion(_ node: YAMLNode) {
    guard let fields = fields(node, of: "a question", allowed: ["id", "asks"] + Self.claimKeys),
      let id = requiredText("id", in: fields, of: "a question"),
      let asks = requiredText("asks", in: fields, of: "a question")
    else { return }
    atlas.questions.append(Question(id: id, asks: asks, evidence: checked(evidence(in: fields), at: node)))
  }

  func readAnswer(_ node: YAMLNode) {
    guard
      let fields = fields(
        node, of: "an answer", allowed: ["of", "question", "answer", "says", "by"] + Self.claimKeys),
      let question = requiredText("question", in: fields, of: "an answer"),
      requiredText("of", in: fields, of: "an answer") != nil, let of = entity("of", in: fields)
    else { return }
    let known = atlas.questions.map(\.id)
    if !known.contains(question), let node = fields["question"] {
      report("unknown question '\(question)'", at: node, known: known)
    }
    var verdict: Answer.Verdict?
    if let node = fields["answer"] {
      verdict = node.text.flatMap(Answer.Verdict.init(rawValue:))
      if verdict == nil {
        report(
          "unknown answer '\(node.text ?? "")'", at: node, known: Answer.Verdict.allCases.map(\.rawValue))
      }
    }
    atlas.answers.append(
      Answer(
        of: of, question: question, verdict: verdict, says: text("says", in: fields) ?? "",
        by: entity("by", in: fields), evidence: checked(evidence(in: fields), at: node)))
  }

  func readRecommendation(_ node: YAMLNode) {
    let keys = ["id", "says", "who", "towards", "date", "needs"] + Self.claimKeys
    guard let fields = fields(node, of: "a recommendation", allowed: keys),
      let id = requiredText("id", in: fields, of: "a recommendation"),
      let says = requiredText("says", in: fields, of: "a recommendation")
    else { return }
    atlas.recommendations.append(
      Recommendation(
        id: id, says: says, who: entities("who", in: fields), towards: entities("towards", in: fields),
        date: date("date", in: fields), needs: text("needs", in: fields),
        evidence: checked(evidence(in: fields), at: node)))
  }

  func readStatement(_ node: YAMLNode) {
    guard
      let fields = fields(node, of: "a statement", allowed: ["id", "says", "about", "by"] + Self.claimKeys),
      let id = requiredText("id", in: fields, of: "a statement"),
      let says = requiredText("says", in: fields, of: "a statement")
    else { return }
    atlas.statements.append(
      Statement(
        id: id, says: says, about: entities("about", in: fields), by: entity("by", in: fields),
        evidence: checked(evidence(in: fields), at: node)))
  }

  func readContested(_ node: YAMLNode) {
    let keys = ["id", "point", "about", "to", "claims", "open", "note"]
    guard let fields = fields(node, of: "a contested point", allowed: keys),
      let id = requiredText("id", in: fields, of: "a contested point"),
      let point = requiredText("point", in: fields, of: "a contested point")
    else { return }
    let sides = (fields["claims"].map(nodes) ?? []).compactMap { node -> ContestedPoint.Side? in
      guard let fields = self.fields(node, of: "a claim", allowed: ["says"] + Self.claimKeys),
        let says = requiredText("says", in: fields, of: "a claim")
      else { return nil }
      return ContestedPoint.Side(
        says: says, evidence: checked(evidence(in: fields), at: node), usedBecause: text("used", in: fields))
    }
    let open = text("open", in: fields)
    let used = sides.count { $0.usedBecause != nil }
    if open == nil ? used != 1 : used != 0 {
      report(
        "the point '\(id)' has \(used) used claims\(open == nil ? "" : " and is called open")", at: node,
        expected: "mark exactly one with 'used: why', or say 'open: why'")
    }
    atlas.contestedPositions[id] = position(node)
    atlas.contestedPoints.append(
      ContestedPoint(
        id: id, point: point, about: entities("about", in: fields), action: text("to", in: fields),
        sides: sides, openBecause: open))
  }

  func readReportItem(_ node: YAMLNode) {
    let keys = [
      "figure", "title", "of", "from", "to", "members of", "scenario", "top", "mode", "since", "until",
      "budget", "on",
    ]
    guard let fields = fields(node, of: "a figure of the report", allowed: keys),
      let figure = requiredText("figure", in: fields, of: "a figure of the report")
    else { return }
    atlas.reportItems.append(
      ReportItem(
        figure: figure, title: text("title", in: fields), of: entities("of", in: fields),
        from: entity("from", in: fields), to: entity("to", in: fields),
        membersOf: entity("members of", in: fields),
        scenario: text("scenario", in: fields), top: count("top", in: fields), mode: text("mode", in: fields),
        since: date("since", in: fields), until: date("until", in: fields),
        budget: number("budget", in: fields, minimum: 0), on: date("on", in: fields), position: position(node)
      ))
  }

  /// Warns of a claim without evidence.
  func checked(_ evidence: Evidence, at node: YAMLNode) -> Evidence {
    if evidence.isMissing { warnMissingEvidence(at: position(node)) }
    return evidence
  }

  func warnMissingEvidence(at position: SourcePosition) {
    warn("no evidence", at: position, expected: "cite a source, or say 'assumed: why'")
  }
}
