public import Atlas
import Graphviz
public import Influence
import Interchange

extension Figure {
  /// Who may join what at what price: networks by cities, with a sign for the verdict of the rules, how many inhabitants
  /// there are too few or too many, and the fees.
  ///
  /// - Parameter answer: at least one result.
  /// - Complexity: O(results)
  public static func rules(_ answer: JoinAnswer, in atlas: Atlas, theme: Theme = .standard) -> Figure {
    let grid = RulesGrid(answer, in: atlas)
    var sketch = Sketch(atlas, theme, direction: .topToBottom)
    let table = grid.table(in: &sketch)
    sketch.add(table, named: "rules")
    for result in answer.results { sketch.describe(RulesGrid.sentence(of: result)) }
    for standing in grid.standings { sketch.explain(standing.sign, standing.words) }
    if grid.hasDistances { sketch.explain("−10, +10", "so many inhabitants too few, too many") }
    sketch.cite(answer.results.flatMap(\.evidence))
    let years = answer.query.horizon == 1 ? "one year" : "\(answer.query.horizon) years"
    return sketch.figure(
      "rules", title: "Who may join what at what price",
      saying:
        "Verdicts of the rules for joining, fees over \(years) from joining. What is not known is no yes.",
      on: answer.on, table: answer.table)
  }

  /// The rules that a report asks for: for the members of a group, or for those named.
  static func rules(_ item: ReportItem, in atlas: Atlas, on date: PartialDate, theme: Theme)
    throws(FigureError) -> Figure
  {
    let group = item.membersOf.flatMap(atlas.index(of:))
    let cities = group.map { atlas.members(of: $0, on: date).map { atlas.entities[$0].id } } ?? item.of
    guard !cities.isEmpty else { throw .missing(figure: "rules", what: "'members of: GROUP' or 'of'") }
    var query = JoinQuery(cities: cities)
    query.on = date
    do throws(RouteQueryError) {
      return rules(try JoinFinder(atlas, query: query).answer(), in: atlas, theme: theme)
    } catch {
      throw .query(error)
    }
  }
}
