public import Atlas
import Graphviz
public import Influence
import Interchange

extension Figure {
  /// An UpSet plot (Lex and others 2014): a column a combination of sets, with a bar for how many are in it, a second
  /// mark for how many would be by chance, and dots that say which sets it combines.
  ///
  /// - Parameters:
  ///   - sets: the sets and their combinations.
  ///   - mode: how a combination is read.
  ///   - top: the most columns, the largest first.
  /// - Complexity: O(cells · sets)
  public static func upset(
    _ sets: Intersections, mode: Intersections.Mode = .distinct, in atlas: Atlas, top: Int = 16,
    theme: Theme = .standard
  ) -> Figure {
    let plot = UpsetPlot(sets, mode: mode, in: atlas, top: top)
    var sketch = Sketch(atlas, theme, engine: "nop2")
    plot.draw(into: &sketch)
    let names = sets.sets.map(\.entity.name)
    return sketch.figure(
      "upset", title: "Who is in \(names.dropLast().joined(separator: ", ")) and \(names.last ?? "")",
      saying: plot.caption, on: sets.on, table: sets.table(naming: mode))
  }

  /// The plot that a report asks for.
  static func upset(_ item: ReportItem, in atlas: Atlas, on date: PartialDate, theme: Theme)
    async throws(FigureError) -> Figure
  {
    guard item.of.count > 1 else { throw .missing(figure: "upset", what: "'of' with two groups or more") }
    guard let mode = Intersections.Mode(rawValue: item.mode ?? "distinct") else {
      throw .missing(figure: "upset", what: "a 'mode' of distinct, intersect or union")
    }
    var query = OverlapQuery(mode: .groups)
    query.on = date
    let sets = try await FigureError.ofQuery { [query] in
      try await Intersections(atlas, of: item.of, query: query)
    }
    return upset(sets, mode: mode, in: atlas, top: item.top ?? 16, theme: theme)
  }
}
