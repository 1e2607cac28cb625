import Atlas
import Foundation
import Graphviz
import Influence
import Interchange
import Testing

@testable import Figures

/// Rules, agenda and plan of the study, against what its report says.
struct StudyFigureTests {
  private static let study = Result { () throws -> Atlas in
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
    return try Atlas.load(["\(package)/Graphs/change", "\(package)/Graphs/eu"])
  }

  private func markup(_ figure: Figure) -> String {
    figure.diagram.nodes.compactMap { node -> String? in
      if case .html(let label)? = node.attributes["label"] { return label.markup }
      return nil
    }.joined()
  }

  private func members(_ atlas: Atlas) throws -> [String] {
    let group = try #require(atlas.index(of: "change"))
    let date = try #require(atlas.asOf)
    return atlas.members(of: group, on: date).map { atlas.entities[$0].id }
  }

  // Eurotowns takes 50 000 to 250 000 inhabitants (report 2.2), Eurocities 250 000 or more (report 2.1). Riga has 637 971,
  // Nagykanizsa 49 026, Dún Laoghaire-Rathdown 218 018: 387 971 too many, 974 and 31 982 too few.
  @Test func rulesTellHowManyInhabitantsAreMissing() throws {
    let atlas = try Self.study.get()
    let answer = try JoinFinder(atlas, query: JoinQuery(cities: try members(atlas))).answer()
    let figure = Figure.rules(answer, in: atlas)
    let table = markup(figure)
    for words in [
      "+387\u{A0}971", "−974", "−31\u{A0}982", "free in year 1, then EUR 3500 a year", "Nagykanizsa",
    ] {
      #expect(table.contains(words), "\(words)")
    }
    // Skåne is a region, which Eurotowns does not take whatever its size.
    let isSkaneMeasured = table.contains(">+1\u{A0}094\u{A0}689<")
    #expect(!isSkaneMeasured)
    #expect(
      table.contains("#entity-eurotowns") && table.contains("#entity-skane-county-administrative-board"))
    #expect(figure.table.rows.count == answer.results.count)
    #expect(figure.description.contains("Amarante, Eurotowns: may join, if something is won or met first"))
  }

  // The forum meets in Utrecht on 7 and 8 March 2018 (report App. 06 Q8); CHANGE! ends on 3 May 2018 (report 3.2).
  @Test func theAgendaMarksTheEndOfTheNetwork() throws {
    let atlas = try Self.study.get()
    var query = AgendaQuery()
    query.entity = "change"
    (query.from, query.until) = (PartialDate("2018-01"), PartialDate("2018-06"))
    let agenda = try AgendaFinder(atlas).agenda(query)
    let axis = try #require(TimeAxis(agenda))
    let end = try #require(axis.marks.last)
    #expect(end.isStrong && end.words.contains("CHANGE!, 2018-05-03"))
    #expect(end.day == PartialDate("2018-05-03")?.firstDayNumber)
    #expect(axis.first == PartialDate("2018-01-01") && axis.last == PartialDate("2018-05-31"))
    let figure = try #require(Figure.agenda(agenda, in: atlas))
    let table = markup(figure)
    for words in ["Utrecht", "2018-03-07", "#entity-eurocities-saf-utrecht-2018", ">Mar<"] {
      #expect(table.contains(words), "\(words)")
    }
    #expect(figure.table.rows.count == agenda.entries.count + agenda.undated.count)
  }

  // Eurotowns is free in year 1, then EUR 3 500 a year (report 2.2): EUR 7 000 in three years.
  @Test func thePlanShowsActionPriceAndWhatItOpens() throws {
    let atlas = try Self.study.get()
    let plan = try PlanFinder(
      atlas, query: PlanQuery(.reach(any: ["european-commission"], chance: 0.5), from: ["forli"])
    ).plan()
    let figure = Figure.plan(plan, in: atlas)
    #expect(
      figure.description.contains("Forlì: Join Eurotowns (free in year 1, then EUR 3500 a year), EUR 7000"))
    let edges = Set(figure.diagram.edges.map { "\($0.tail), \($0.head)" })
    #expect(
      edges.isSuperset(of: ["forli, action 1", "action 1, eurotowns", "eurotowns, european-commission"]))
    #expect(figure.diagram.clusters.contains { $0.nodes.contains { $0.id == "action 1" } })
  }

  @Test func aReportAsksForEachOfThem() async throws {
    let atlas = try Self.study.get()
    let names = Set(atlas.reportItems.map(\.figure))
    for name in ["agenda", "map", "overlap", "plan", "rules", "survey", "upset"] {
      #expect(names.contains(name) && FigureError.known.contains(name), "\(name)")
    }
    for item in atlas.reportItems where ["agenda", "map", "plan", "rules"].contains(item.figure) {
      let figure = try await Figure.drawn(item, in: atlas)
      #expect(figure.name == item.figure)
      #expect(try figure.rendered(as: "svg").warnings == [], "\(figure.name)")
    }
  }
}
