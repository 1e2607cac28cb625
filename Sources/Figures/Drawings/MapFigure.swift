public import Atlas
import Graphviz
public import Influence
import Interchange

extension Figure {
  /// Members of groups on a map of Europe, each tied by an arc to the seat of its groups; a group without a known seat
  /// stands amid its members.
  ///
  /// - Returns: nil where no member has a known place.
  /// - Complexity: O(points of the outlines + members²)
  public static func map(_ map: GroupMap, in atlas: Atlas, theme: Theme = .standard) -> Figure? {
    guard let drawing = MapDrawing(map, in: atlas, theme) else { return nil }
    var sketch = Sketch(atlas, theme, engine: "nop2")
    drawing.draw(into: &sketch)
    let names = map.groups.map(\.entity.name)
    let of = names.count > 4 ? "\(names.count) groups" : names.joined(separator: ", ")
    return sketch.figure(
      "map", title: "Where the members are: \(of)", saying: drawing.caption, on: map.on, table: map.table)
  }

  /// The map that a report asks for.
  static func map(_ item: ReportItem, in atlas: Atlas, on date: PartialDate, theme: Theme)
    throws(FigureError) -> Figure
  {
    let found: GroupMap
    do throws(RouteQueryError) {
      found = try GroupMap(atlas, of: item.of, on: date, top: item.top ?? 3)
    } catch {
      throw .query(error)
    }
    guard let figure = map(found, in: atlas, theme: theme) else {
      throw .nothing("no member has a known place on \(date)")
    }
    return figure
  }
}
