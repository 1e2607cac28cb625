public import Atlas
import Graphviz
public import Influence
import Interchange

extension Figure {
  /// A heat map of groups by groups, or of members by members: what each pair shares, and whether that is more or fewer
  /// than by chance.
  ///
  /// - Parameters:
  ///   - overlaps: the pairs; those that share nothing too, if chance is to be shown for them.
  ///   - top: the most rows; the ends of the first pairs are taken.
  /// - Returns: nil where no pair shares anything.
  /// - Complexity: O(pairs + top²)
  public static func overlap(
    _ overlaps: OverlapTable, in atlas: Atlas, top: Int = 14, theme: Theme = .standard
  ) -> Figure? {
    let map = OverlapMap(overlaps, in: atlas, top: top)
    guard map.rows.count > 1 else { return nil }
    var sketch = Sketch(atlas, theme, direction: .topToBottom)
    let table = map.table(in: &sketch)
    sketch.add(table, named: "overlap")
    for pair in map.pairs { sketch.describe(map.sentence(of: pair)) }
    for verdict in map.verdicts { sketch.explain(OverlapMap.sign(of: verdict), OverlapMap.words(verdict)) }
    sketch.cite(map.citations)
    let nouns = overlaps.query.mode == .groups ? "Groups" : "Members"
    let others = overlaps.query.mode == .groups ? "members" : "groups"
    return sketch.figure(
      "overlap", title: "\(nouns) by the \(others) they share", saying: map.caption, on: overlaps.on,
      table: overlaps.fullTable)
  }

  /// The heat map of groups that a report asks for.
  static func overlap(_ item: ReportItem, in atlas: Atlas, on date: PartialDate, theme: Theme)
    async throws(FigureError) -> Figure
  {
    var query = OverlapQuery(mode: .groups)
    (query.on, query.atLeast) = (date, 0)
    let overlaps = try await FigureError.ofQuery { [query] in try await OverlapTable(atlas, query: query) }
    guard let figure = overlap(overlaps, in: atlas, top: item.top ?? 14, theme: theme) else {
      throw .nothing("no two groups share a member on \(date)")
    }
    return figure
  }
}
