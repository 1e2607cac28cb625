import Atlas
import Influence

/// The sources, each with the places cited, and what rests on each place: ties, entities and figures.
extension ReportPage {
  var sourcesSection: String {
    let use = PlaceUse(report)
    let cited = Dictionary(grouping: places, by: \.source)
    let sections = atlas.sources.compactMap { source -> String? in
      guard let places = cited[source.id] else { return nil }
      return section(source, places.sorted { Self.isBefore($0, $1) }, use)
    }
    return Self.section("sources", "Sources", sections.joined())
  }

  private func section(_ source: Source, _ places: [Citation], _ use: PlaceUse) -> String {
    let id = "source-\(IdentifierPool.word(source.id))"
    let items = places.map { place in
      HTML.element(
        "li", ["id": links.identifier(of: place)],
        HTML.words("b", [:], place.at ?? "As a whole") + ": " + self.use(of: place, use)) + "\n"
    }
    let count = places.count == 1 ? "1 place is cited" : "\(places.count) places are cited"
    return HTML.words("h3", ["id": id], source.title) + "\n" + HTML.element("p", [:], Self.words(source))
      + "\n"
      + HTML.details(HTML.text(count), [:], HTML.element("ul", ["class": "cited"], items.joined()))
  }

  /// Who wrote it, when, where it is, and under what terms.
  private static func words(_ source: Source) -> String {
    let parts = [
      source.author, source.publisher, source.published.map { "\($0)" },
      source.licence.map { "licence \($0)" },
      "cited as \(source.id)", source.note,
    ].compactMap(\.self).map(HTML.text)
    guard let url = source.url, url.hasPrefix("https://") || url.hasPrefix("http://") else {
      return parts.joined(separator: "; ")
    }
    let link = HTML.element("a", ["href": url, "rel": "noreferrer"], HTML.text(url))
    return (parts + [link]).joined(separator: "; ")
  }

  private func use(of place: Citation, _ use: PlaceUse) -> String {
    var parts: [String] = []
    if let items = use.figures[place] {
      parts.append(items.map { HTML.link("#\($0.section)", $0.figure.heading) }.joined(separator: "; "))
    }
    if let ties = use.ties[place] {
      let sentences = ties.compactMap { tie -> String? in
        guard let type = atlas.vocabulary.tieType(tie.type) else { return nil }
        let (from, to) = (atlas.entities[tie.from], atlas.entities[tie.to])
        return links.link(from) + HTML.text(" \(type.phrase) ") + links.link(to)
      }
      parts.append("ties: " + sentences.joined(separator: "; "))
    }
    if let entities = use.entities[place] {
      parts.append("said of " + entities.map { links.link(atlas.entities[$0]) }.joined(separator: ", "))
    }
    return parts.joined(separator: ". ") + "."
  }

  /// By the numbers in them: '2.9' before '2.10', and that before 'App. 01'.
  private static func isBefore(_ first: Citation, _ second: Citation) -> Bool {
    func parts(_ place: Citation) -> [(Int, String)] {
      (place.at ?? "").split { !$0.isLetter && !$0.isNumber }.map { word in
        (Int(word.filter(\.isNumber)) ?? .max, word.filter { !$0.isNumber })
      }
    }
    let (one, other) = (parts(first), parts(second))
    for (a, b) in zip(one, other) where a != b { return a < b }
    return one.count < other.count
  }
}

/// What rests on each place.
private struct PlaceUse {
  private(set) var ties: [Citation: [Tie]] = [:]
  private(set) var entities: [Citation: [Int]] = [:]
  private(set) var figures: [Citation: [Report.Item]] = [:]

  init(_ report: Report) {
    let atlas = report.atlas
    for tie in atlas.ties {
      for place in tie.evidence.citations.uniqued { ties[place, default: []].append(tie) }
    }
    for (index, entity) in atlas.entities.enumerated() {
      let entries = EntityRecord(entity, in: atlas).entries.filter { $0.other == nil }
      for place in (entity.evidence.citations + entries.flatMap(\.evidence)).uniqued {
        entities[place, default: []].append(index)
      }
    }
    for item in report.items {
      for place in item.figure.citations { figures[place, default: []].append(item) }
    }
  }
}
