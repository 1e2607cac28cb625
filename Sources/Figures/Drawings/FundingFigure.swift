public import Atlas
import Graphviz
public import Influence
import Interchange

extension Figure {
  /// Who funds, manages and awards what, with amounts where they are known; what has ended is pale, with its years.
  ///
  /// - Parameters:
  ///   - network: At least one flow.
  ///   - atlas: The atlas that gave it.
  /// - Complexity: O(flows)
  public static func funding(_ network: FundingNetwork, in atlas: Atlas, theme: Theme = .standard) -> Figure {
    var sketch = Sketch(atlas, theme)
    FundingDrawing(network, atlas).draw(into: &sketch)
    let counts = FundingNetwork.State.allCases.compactMap { state -> String? in
      let count = network.flows.count { $0.state == state }
      return count == 0 ? nil : "\(count) \(state.words)"
    }
    return sketch.figure(
      "funding", title: "Who funds what",
      saying: "Ties of money: \(counts.joined(separator: ", ")). A line without a word: "
        + "the one funds the other. Amounts are in EUR where no other currency is named.",
      on: network.on, table: network.table)
  }
}

extension Figure {
  /// The ties of money that a report asks for: those about some entities, or all.
  static func funding(_ item: ReportItem, in atlas: Atlas, on date: PartialDate, theme: Theme)
    async throws(FigureError) -> Figure
  {
    let network = try await FigureError.ofQuery { try FundingNetwork(atlas, on: date, about: item.of) }
    if network.flows.isEmpty { throw .nothing("the atlas knows no tie of money there") }
    return funding(network, in: atlas, theme: theme)
  }
}

private struct FundingDrawing {
  /// Attributes that tell an amount, and how it is written.
  private static let attributes = [
    (name: "budget", words: "budget EUR"), (name: "amount", words: "each EUR"),
    (name: "amount in pounds", words: "each GBP"),
  ]

  private let network: FundingNetwork
  private let atlas: Atlas

  init(_ network: FundingNetwork, _ atlas: Atlas) {
    self.network = network
    self.atlas = atlas
  }

  func draw(into sketch: inout Sketch) {
    sketch.graphAttributes = ["ranksep": .raw("0.1"), "nodesep": .raw("0.07")]
    sketch.isCompact = true
    sketch.labelWidth = 11
    let ends = Set(network.flows.flatMap { [atlas.ties[$0.tie].from, atlas.ties[$0.tie].to] })
    for entity in ends.sorted() {
      let lines = amounts(of: atlas.entities[entity])
      let name = sketch.abbreviation(of: entity, longest: 28)
      sketch.add(
        entity, label: lines.isEmpty ? .words(name) : .list(name, lines),
        note: lines.isEmpty ? nil : lines.joined(separator: " "))
      sketch.cite(Self.attributes.flatMap { citations(of: $0.name, atlas.entities[entity]) })
    }
    for flow in network.flows {
      let tie = atlas.ties[flow.tie]
      guard var line = Line(tie, in: atlas) else { continue }
      line.isPast = flow.state == .past || flow.state == .later
      line.label = label(flow)
      line.grade = nil
      sketch.add(line, attributes: ["penwidth": .raw("1.2"), "arrowsize": .raw("0.6")])
    }
  }

  /// What is known of the size of a fund, a grant or a budget.
  private func amounts(of entity: Entity) -> [String] {
    Self.attributes.flatMap { name, words in
      entity.number(name).map { [words, AttributeValue.written($0)] } ?? []
    }
  }

  private func citations(of attribute: String, _ entity: Entity) -> [Citation] {
    entity.attribute(attribute)?.used.evidence.citations ?? []
  }

  /// What the tie is where it does not fund, its amount and, where it does not go on, its years.
  private func label(_ flow: FundingNetwork.Flow) -> String {
    let tie = atlas.ties[flow.tie]
    var parts = tie.type == "funds" ? [] : [tie.type]
    if let euros = flow.euros { parts.append(AttributeValue.written(euros)) }
    let period = tie.statement.period
    if flow.state == .past || flow.state == .later {
      let years = [period.since, period.until].map { $0.map { String($0.year) } ?? "" }
      parts.append(years[0] == years[1] ? years[0] : years.joined(separator: "–"))
    }
    return parts.joined(separator: "\n")
  }
}

extension FundingNetwork.State {
  fileprivate var words: String {
    switch self {
    case .held: "that hold"
    case .past: "that have ended and are precedents"
    case .later: "that begin later"
    case .opening: "still to be opened"
    }
  }
}
