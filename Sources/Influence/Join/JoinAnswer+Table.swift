public import Atlas
public import Interchange

extension JoinAnswer {
  /// One row a city and network, in the order of value for money.
  public var table: Table {
    var table = Table(columns: [
      .init("City", key: "city"), .init("Network", key: "network"), .init("Open", key: "verdict"),
      .init("In the way", key: "missing"), .init("To do", key: "toDo"),
      .init("EUR over \(query.horizon) years", key: "gross", isNumeric: true),
      .init("From", key: "from", isNumeric: true), .init("To", key: "to", isNumeric: true),
      .init("Price", key: "price"),
      .init("Back up to EUR", key: "reimbursedUpTo", isNumeric: true), .init("Per", key: "reimbursedPer"),
      .init("Way round", key: "way"),
      .init("Reach gained", key: "reachGain", isNumeric: true),
      .init("per EUR 1000", key: "gainPerThousandEUR", isNumeric: true), .init("Evidence", key: "evidence"),
    ])
    for result in results {
      let cost = result.cost
      table.append([
        .text(result.city.name), .text(result.network.name), .text(result.verdictWords),
        .text(result.missing.joined(separator: "; ")), .text(result.assessment.toDo.joined(separator: "; ")),
        cost.gross.map { .number($0, decimals: 0) } ?? .empty,
        cost.bounds.map { .number($0.lowerBound, decimals: 0) } ?? .empty,
        cost.bounds.map { .number($0.upperBound, decimals: 0) } ?? .empty, .text(cost.schedule),
        cost.refund?.upToEuros.map { .number($0, decimals: 0) } ?? .empty, .text(cost.refund?.per ?? ""),
        .text(result.ways.map(\.says).joined(separator: "; ")), .number(result.reachGain, decimals: 3),
        result.gainPerThousand.map { .number($0, decimals: 3) } ?? .empty,
        .text(result.evidence.map(\.description).joined(separator: "; ")),
      ])
    }
    return table
  }

  /// The same with what a reader needs on a terminal: one row a city and network.
  public var summaryTable: Table {
    let isSeveral = cities.count > 1
    let isOneNetwork = Set(results.map(\.network.id)).count == 1
    var columns: [Table.Column] = []
    if isSeveral || isOneNetwork { columns.append(.init("City", key: "city")) }
    if !isOneNetwork { columns.append(.init("Network", key: "network")) }
    columns += [
      .init("Open", key: "verdict"), .init("What it takes", key: "missing"),
      .init("EUR, \(query.horizon) years", key: "gross", isNumeric: true),
      .init("Reach", key: "reachGain", isNumeric: true),
    ]
    var table = Table(columns: columns)
    for result in results {
      var row: [Table.Cell] = []
      if isSeveral || isOneNetwork { row.append(.text(result.city.name)) }
      if !isOneNetwork { row.append(.text(result.network.name)) }
      row += [
        .text(result.verdictWords), .text(result.shortReason), .text(result.cost.sumWords),
        result.isMember ? .text("") : .text("+" + Table.Cell.fixed(result.reachGain, decimals: 2)),
      ]
      table.append(row)
    }
    return table
  }
}

extension JoinAnswer {
  /// What all results of one network rest on.
  public struct NetworkSource: Sendable, Hashable {
    /// The network.
    public let network: EntityReference
    /// Where its rules stand, without repetition.
    public internal(set) var evidence: [Citation]
    /// What the sources leave open of them.
    public internal(set) var open: [OpenPoint]
  }

  /// What the results rest on, by network, in the order of the results.
  public var sources: [NetworkSource] {
    var sources: [NetworkSource] = []
    var places: [String: Int] = [:]
    for result in results {
      let place = places[result.network.id] ?? sources.count
      if place == sources.count {
        places[result.network.id] = place
        sources.append(NetworkSource(network: result.network, evidence: [], open: []))
      }
      for citation in result.rests where !sources[place].evidence.contains(citation) {
        sources[place].evidence.append(citation)
      }
      for point in result.assessment.open where !sources[place].open.contains(point) {
        sources[place].open.append(point)
      }
    }
    return sources
  }
}

extension JoinResult {
  /// What the row of the result rests on: the rule, and the way round that it tells.
  var rests: [Citation] { evidence + (isMember ? [] : smallestWay?.evidence ?? []) }

  /// The way round that a row tells.
  private var smallestWay: JoiningWay? {
    assessment.verdict == .yes ? nil : ways.first { $0.kind != .admitted }
  }

  /// 'yes', 'yes, if' something is won or met, 'no', 'unknown', 'no, but' where a way round is open, 'in' for a member.
  public var verdictWords: String {
    if isMember { return "in" }
    switch assessment.verdict {
    case .yes: return assessment.toDo.isEmpty ? "yes" : "yes, if"
    case .no: return ways.contains { $0.verdict == .yes } ? "no, but" : "no"
    case .unknown: return "unknown"
    }
  }

  /// What stands in the way, or is not known.
  public var missing: [String] { (assessment.clauses(.no) + assessment.clauses(.unknown)).map(\.explanation) }

  /// All that the result rests on, without repetition.
  public var evidence: [Citation] {
    var citations: [Citation] = []
    let all =
      assessment.evidence.citations + assessment.clauses.flatMap(\.evidence.citations)
      + (membership?.citations ?? [])
    for citation in all where !citations.contains(citation) { citations.append(citation) }
    return citations
  }

  /// The one thing to say in a row: what is missing and the smallest way round, or what is to be done.
  var shortReason: String {
    if isMember { return "a member already" }
    if assessment.verdict == .yes {
      return assessment.toDo.isEmpty ? "nothing more" : assessment.toDo.joined(separator: "; ")
    }
    let reason = missing.joined(separator: "; ")
    guard let way = smallestWay else { return reason }
    // Who may take part or be heard is said in the rule's own words.
    let how = [.participation, .hearing].contains(way.kind) ? way.toDo.first.map { ": \($0)" } ?? "" : ""
    return "\(reason). \(way.says)\(how)"
  }
}

extension JoiningCost {
  /// The sum as a row shows it: '7 000', 'from 30 000', 'not known'.
  public var sumWords: String {
    guard let gross else { return "not known" }
    let sum = gross == 0 ? "free" : AttributeValue.written(gross)
    if let bounds, bounds.lowerBound < bounds.upperBound {
      return "\(AttributeValue.written(bounds.lowerBound)) to \(AttributeValue.written(bounds.upperBound))"
    }
    return isLowerBound ? "from \(sum)" : sum
  }

  /// The price as a sentence: what it comes to over the years, and what may come back.
  public var sentence: String {
    let span = horizonYears == 1 ? "one year" : "\(horizonYears) years"
    let more = unknown.isEmpty ? "" : " (\(unknown.joined(separator: "; ")))"
    guard gross != nil else { return "Over \(span): not known\(more)." }
    let amount = gross == 0 && !isLowerBound ? "free" : "EUR \(sumWords)"
    var text = "Over \(span): \(amount)" + (gross == 0 ? "." : ", \(schedule).")
    if isLowerBound, gross != 0 { text += " It may be more\(more)." }
    if let refund { text += " " + refund.sentence }
    return text
  }
}

extension JoiningCost.Refund {
  /// What comes back, and that it is no income.
  public var sentence: String {
    var text = "What comes back: "
    text += share.map { $0 == 0.5 ? "half" : "\(AttributeValue.written(($0 * 100).rounded())) %" } ?? "a part"
    text += " of its own spending on \(of ?? "what the rule names")"
    if let most = upToEuros { text += ", up to EUR \(AttributeValue.written(most))" }
    if let per { text += " a \(per)" }
    if let receiver { text += ", for \(receiver)" }
    return text + "; never more than it spent, so the fee stays."
  }
}
