import Atlas
import Influence

/// Networks by those who would join them.
struct RulesGrid {
  /// How a city stands to a network.
  enum Standing: CaseIterable {
    case inside, open, conditional, around, unknown, closed

    init(_ result: JoinResult) {
      if result.isMember {
        self = .inside
      } else {
        switch result.assessment.verdict {
        case .yes: self = result.assessment.toDo.isEmpty ? .open : .conditional
        case .no: self = result.ways.contains { $0.verdict == .yes } ? .around : .closed
        case .unknown: self = .unknown
        }
      }
    }

    var sign: String {
      switch self {
      case .inside: "●"
      case .open: "✔"
      case .conditional: "✔*"
      case .around: "↷"
      case .unknown: "?"
      case .closed: "✘"
      }
    }

    var words: String {
      switch self {
      case .inside: "a member already"
      case .open: "may join"
      case .conditional: "may join, if something is won or met first"
      case .around: "may not join, but there is a way round"
      case .unknown: "not known"
      case .closed: "may not join"
      }
    }

    /// How dark its cell is.
    var shade: Double {
      switch self {
      case .inside: 0.6
      case .open: 0.34
      case .conditional: 0.24
      case .around: 0.1
      case .unknown, .closed: 0
      }
    }
  }

  private let answer: JoinAnswer
  private let atlas: Atlas
  private let cities: [EntityReference]
  private let networks: [EntityReference]
  private let resultOf: [[String]: JoinResult]

  init(_ answer: JoinAnswer, in atlas: Atlas) {
    self.answer = answer
    self.atlas = atlas
    cities = answer.cities.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    resultOf = Dictionary(answer.results.map { ([$0.network.id, $0.city.id], $0) }) { first, _ in first }
    // The most open ones first, so that closed doors stand together.
    func openness(_ id: String) -> Int {
      answer.results.filter { $0.network.id == id }.reduce(0) { sum, result in
        switch Standing(result) {
        case .inside: sum + 4
        case .open, .conditional: sum + 3
        case .around: sum + 1
        case .unknown, .closed: sum
        }
      }
    }
    let open = Dictionary(
      uniqueKeysWithValues: Set(answer.results.map(\.network)).map { ($0, openness($0.id)) })
    networks = open.keys.sorted { (-(open[$0] ?? 0), $0.name, $0.id) < (-(open[$1] ?? 0), $1.name, $1.id) }
  }

  /// The standings that are drawn.
  var standings: [Standing] {
    let drawn = Set(answer.results.map { Standing($0) })
    return Standing.allCases.filter(drawn.contains)
  }

  var hasDistances: Bool { answer.results.contains { Self.distance($0) != nil } }

  static func sentence(of result: JoinResult) -> String {
    var text = "\(result.city.name), \(result.network.name): \(Standing(result).words)"
    if !result.isMember {
      let reasons = result.missing + (result.assessment.verdict == .yes ? result.assessment.toDo : [])
      // Conditions are sentences of the author's, with stops of their own.
      let told = reasons.map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }
      if !told.isEmpty { text += "; \(told.joined(separator: "; "))" }
      if let way = result.ways.first(where: { $0.verdict == .yes }) { text += "; way round: \(way.says)" }
    }
    return text + ". " + result.cost.sentence
  }

  /// How many inhabitants there are too few or too many.
  private static func distance(_ result: JoinResult) -> String? {
    let shut = result.assessment.clauses.filter { $0.standing == .no }
    // Beside another bar the number of inhabitants does not matter.
    guard !result.isMember, shut.count == 1, let clause = shut.first, clause.topic == .population else {
      return nil
    }
    if let short = clause.short { return "−" + AttributeValue.written(Double(short)) }
    return clause.over.map { "+" + AttributeValue.written(Double($0)) }
  }

  // MARK: Drawing

  func table(in sketch: inout Sketch) -> MarkupTable {
    let theme = sketch.theme
    var table = MarkupTable(padding: 1)
    var headings = [MarkupTable.Cell([], sides: "B")]
    for city in cities {
      let index = atlas.index(of: city.id)
      let name = index.map { atlas.shortName(of: $0) } ?? city.name
      let cell = MarkupTable.Cell(
        theme.lines(name, within: 46), sides: "B", width: 28)
      headings.append(index.map { sketch.cell(cell, of: $0) } ?? cell)
    }
    let years = answer.query.horizon
    headings.append(
      MarkupTable.Cell(
        ["EUR in", years == 1 ? "1 year" : "\(years) years"], align: "RIGHT", sides: "B"))
    table.rows.append(headings)
    for network in networks {
      let name = MarkupTable.Cell(theme.lines(network.name, within: 74), align: "LEFT")
      var row = [atlas.index(of: network.id).map { sketch.cell(name, of: $0) } ?? name]
      for city in cities { row.append(cell(resultOf[[network.id, city.id]], theme)) }
      row.append(MarkupTable.Cell(theme.lines(price(of: network), within: 42), align: "RIGHT"))
      table.rows.append(row)
      table.rows.append([
        MarkupTable.Cell(
          theme.lines(terms(of: network), within: theme.tableWidth + 20), ink: theme.faintInk, align: "LEFT",
          columns: cities.count + 2, sides: "B")
      ])
    }
    return table
  }

  private func cell(_ result: JoinResult?, _ theme: Theme) -> MarkupTable.Cell {
    guard let result else { return MarkupTable.Cell([]) }
    let standing = Standing(result)
    let (fill, ink) = theme.heat(standing.shade)
    return MarkupTable.Cell(
      [standing.sign] + (Self.distance(result).map { [$0] } ?? []),
      fill: standing.shade > 0 ? fill : nil, ink: standing.shade > 0 ? ink : nil,
      tooltip: Self.sentence(of: result))
  }

  private func price(of network: EntityReference) -> String { first(network)?.cost.sumWords ?? "" }

  private func first(_ network: EntityReference) -> JoinResult? {
    answer.results.first { $0.network.id == network.id }
  }

  /// Who is let in, the fees and what comes back, in words.
  private func terms(of network: EntityReference) -> String {
    guard let result = first(network) else { return "" }
    let rule = atlas.entities.lazy.flatMap(\.rules).first {
      $0.into == network.id && $0.action == result.assessment.action
    }
    var words = (rule?.clauses ?? []).compactMap { clause -> String? in
      switch (clause.topic, clause.claims.used.value) {
      case (.kind, .names(let kinds)):
        kinds.map { atlas.vocabulary.kind($0)?.plural ?? $0 }.joined(separator: ", ")
      case (.country, .names(let countries)): "in \(countries.joined(separator: ", "))"
      case (.requires, .names(let ids)):
        "members of \(ids.map { atlas.entity($0)?.name ?? $0 }.joined(separator: ", "))"
      case (.population, let range): "\(range)"
      default: nil
      }
    }
    words.append(result.cost.schedule)
    if let refund = result.cost.refund, let most = refund.upToEuros {
      words.append("refunds up to EUR \(AttributeValue.written(most))\(refund.per.map { " a \($0)" } ?? "")")
    }
    return words.joined(separator: "; ")
  }
}
