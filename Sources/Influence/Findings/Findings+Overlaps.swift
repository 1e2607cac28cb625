import Atlas
import Interchange

extension FindingsSubject {
  /// Which networks share members, and whether that is more than chance.
  func overlaps() async throws -> Findings.Finding? {
    var query = OverlapQuery(mode: .groups)
    query.groupKinds = ["network"]
    let table: OverlapTable
    do {
      table = try await OverlapTable(atlas, query: query)
    } catch RouteQueryError.refused {
      return nil
    }
    guard !table.pairs.isEmpty else { return nil }
    var sentences = table.pairs.prefix(4).map { pair in
      Findings.Sentence(text: sentence(pair), evidence: evidence(of: pair))
    }
    if let chances = table.chances {
      let counts = chances.verdicts
      sentences.append(
        Findings.Sentence(
          text:
            "Of all \(chances.testCount) pairs of networks \(counts[.more] ?? 0) share more members than by chance "
            + "and \(counts[.less] ?? 0) fewer; \(counts[.untestable] ?? 0) cannot be tested, because no number that "
            + "their sizes allow would be significant.", evidence: []))
    }
    return Findings.Finding(
      id: "overlaps", question: "Which networks share members, and is that more than chance?",
      commands: ["corridor overlaps --group-kind network"], sentences: sentences)
  }

  private func sentence(_ pair: OverlapPair) -> String {
    var text =
      "\(pair.a.name) (\(pair.sizeA) members known) and \(pair.b.name) (\(pair.sizeB)) share \(pair.shared): "
      + names(pair.common)
    if let expected = pair.expected {
      text += "; \(Table.Cell.fixed(expected, decimals: 1)) would be expected by chance"
    }
    return text + "."
  }

  private func evidence(of pair: OverlapPair) -> [Citation] {
    let (groups, common) = (Set([pair.a.id, pair.b.id]), Set(pair.common.map(\.id)))
    return atlas.ties.filter { tie in
      groups.contains(atlas.entities[tie.to].id) && common.contains(atlas.entities[tie.from].id)
        && atlas.holds(tie, on: date) && atlas.vocabulary.tieType(tie.type)?.tieClass == "membership"
    }.flatMap(\.evidence.citations).uniqued
  }
}
