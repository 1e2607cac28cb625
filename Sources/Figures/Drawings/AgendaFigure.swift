public import Atlas
import Graphviz
public import Influence
import Interchange

extension Figure {
  /// A timeline: what is dated, one row an entry on a common axis, with who may go and the route it serves.
  ///
  /// - Parameters:
  ///   - agenda: what is dated; it should have a last day, or far ends crowd the rest.
  ///   - atlas: the atlas that gave it.
  /// - Returns: nil where nothing is dated.
  /// - Complexity: O(entries)
  public static func agenda(_ agenda: Agenda, in atlas: Atlas, theme: Theme = .standard) -> Figure? {
    guard let axis = TimeAxis(agenda) else { return nil }
    let chart = AgendaChart(agenda, axis, in: atlas)
    var sketch = Sketch(atlas, theme, direction: .topToBottom)
    let table = chart.table(in: &sketch)
    sketch.add(table, named: "agenda")
    for entry in agenda.entries + agenda.undated { sketch.describe(AgendaChart.sentence(of: entry)) }
    chart.explain(in: &sketch)
    sketch.cite(agenda.entries.flatMap(\.evidence.citations))
    let whose = agenda.query.entity.flatMap(atlas.entity).map { " of \($0.name)" } ?? ""
    return sketch.figure(
      "agenda", title: "The agenda\(whose), with the routes it serves", saying: chart.caption, on: agenda.on,
      table: agenda.table)
  }

  /// The timeline that a report asks for.
  static func agenda(_ item: ReportItem, in atlas: Atlas, on date: PartialDate, theme: Theme)
    throws(FigureError) -> Figure
  {
    var query = AgendaQuery()
    query.entity = item.of.first
    (query.from, query.until) = (item.since, item.until ?? Agenda.oneYear(after: date))
    let found: Agenda
    do throws(RouteQueryError) {
      found = try AgendaFinder(atlas).agenda(query)
    } catch {
      throw .query(error)
    }
    guard let figure = agenda(found, in: atlas, theme: theme) else {
      throw .nothing(found.none ?? "nothing is dated in this time")
    }
    return figure
  }
}

extension Agenda {
  /// The last day of a timeline that names none: one year on, beyond which little is known and much would be crowded.
  public static func oneYear(after date: PartialDate) -> PartialDate? {
    PartialDate(dayNumber: date.firstDayNumber + 365)
  }
}

/// The rows of a timeline.
private struct AgendaChart {
  private let agenda: Agenda
  private let atlas: Atlas
  private let axis: TimeAxis

  init(_ agenda: Agenda, _ axis: TimeAxis, in atlas: Atlas) {
    self.agenda = agenda
    self.axis = axis
    self.atlas = atlas
  }

  var caption: String {
    var text = "What is dated from \(axis.first) to \(axis.last)."
    let starts = agenda.starts
    if !starts.isEmpty, agenda.targetCount > 0 {
      let from = starts.count <= 3 ? starts.map(\.name).joined(separator: ", ") : "\(starts.count) starts"
      text +=
        " Routes run from \(from) to \(agenda.targetCount) entities of the kind '\(agenda.query.targetKind)';"
        + " lost and weaker are pairs of a start and a target that have no route, or a weaker one, if the occasion is missed"
        + " or once it has ended."
    }
    let undated = agenda.undated.count
    if undated > 0 { text += " \(undated) more without a known date stand in the table alone." }
    return text
  }

  static func sentence(of entry: AgendaEntry) -> String {
    let words = [entry.attendanceWords.joined(separator: "; ")] + entry.serviceWords
    return "\(entry.when), \(entry.kind.rawValue): \(entry.name). "
      + words.filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static func sign(of kind: AgendaEntry.Kind) -> String {
    switch kind {
    case .event: "●"
    case .end: "■"
    case .recommendation: "▶"
    case .opening: "○"
    }
  }

  private static func words(_ kind: AgendaEntry.Kind) -> String {
    switch kind {
    case .event: "an occasion"
    case .end: "the end of a tie or of a body"
    case .recommendation: "what is recommended"
    case .opening: "an opening"
    }
  }

  func explain(in sketch: inout Sketch) {
    for kind in AgendaEntry.Kind.allCases where agenda.entries.contains(where: { $0.kind == kind }) {
      sketch.explain(Self.sign(of: kind), Self.words(kind))
    }
    sketch.explain("▬", "full: the day is known")
    if agenda.entries.contains(where: { !$0.isDayKnown }) {
      sketch.explain("▭", "pale: some day in this time, or by its end")
    }
    for mark in axis.marks { sketch.explain(mark.isStrong ? "┃" : "│", mark.words) }
  }

  // MARK: Drawing

  func table(in sketch: inout Sketch) -> MarkupTable {
    let theme = sketch.theme
    var table = MarkupTable(padding: 2)
    var heading = ["When", "What", "", "Who may go", "Route it serves"].map {
      MarkupTable.Cell([$0], isBold: true, align: "LEFT", sides: "B")
    }
    heading[2] = MarkupTable.Cell([], sides: "B", content: axis.heading(theme))
    table.rows.append(heading)
    for (place, entry) in agenda.entries.enumerated() { table.rows.append(row(entry, place, in: &sketch)) }
    return table
  }

  private func row(_ entry: AgendaEntry, _ place: Int, in sketch: inout Sketch) -> [MarkupTable.Cell] {
    let theme = sketch.theme
    let over = entry.isOver ? " (over)" : ""
    let what = MarkupTable.Cell(
      theme.lines("\(Self.sign(of: entry.kind)) \(entry.name)\(over)", within: 80), align: "LEFT", sides: "B")
    let index = atlas.index(of: entry.id)
    return [
      MarkupTable.Cell(theme.lines(entry.when, within: 54), align: "LEFT", sides: "B"),
      index.map { sketch.cell(what, of: $0) } ?? what,
      MarkupTable.Cell([], sides: "B", content: axis.row(entry, theme)),
      MarkupTable.Cell(
        cut(theme.lines(attendance(of: entry), within: 76), at: 5), align: "LEFT", sides: "B",
        tooltip: entry.attendanceWords.joined(separator: "; ")),
      MarkupTable.Cell(
        theme.lines(service(of: entry), within: 104), align: "LEFT", sides: "B",
        tooltip: entry.serviceWords.joined(separator: " ")),
    ]
  }

  private func attendance(of entry: AgendaEntry) -> String {
    let who = agenda.whoMayGo(entry)
    return who.isEmpty && entry.kind == .event ? "not said" : who.replacing(" named below", with: " starts")
  }

  private func cut(_ lines: [String], at limit: Int) -> [String] {
    lines.count <= limit ? lines : lines.prefix(limit - 1) + ["and more"]
  }

  /// The strongest route and what is lost without, in the fewest words.
  private func service(of entry: AgendaEntry) -> String {
    guard let service = entry.service else { return "" }
    var words: [String] = []
    if let route = service.route {
      let stops = route.entities.compactMap { atlas.index(of: $0.id) }.map {
        atlas.shortName(of: $0, longest: 20)
      }
      // The middle of a long route stands in the table.
      let shown = stops.count > 6 ? stops.prefix(3) + ["…"] + stops.suffix(2) : stops[...]
      words.append(shown.joined(separator: " › "))
    }
    if !service.lost.isEmpty { words.append("\(service.lost.count) of \(service.pairs) pairs lost") }
    if !service.weaker.isEmpty { words.append("\(service.weaker.count) pairs weaker") }
    return words.joined(separator: "; ")
  }
}
