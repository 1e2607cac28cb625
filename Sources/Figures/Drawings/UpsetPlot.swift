import Atlas
import Graphviz
import Influence
import Interchange

/// What stands where in an UpSet plot. Positions are in points, from the lower left.
struct UpsetPlot {
  private let sets: Intersections
  private let mode: Intersections.Mode
  private let atlas: Atlas
  private let columns: [Intersections.Cell]
  private let leftOut: Int

  private let nameWidth = 132.0
  private let sizeWidth = 54.0
  private let rowHeight = 24.0
  private let barHeight = 110.0
  private let barWidth = 14.0

  init(_ sets: Intersections, mode: Intersections.Mode, in atlas: Atlas, top: Int) {
    // A combination that nobody is in says something only where some were to be expected.
    let said = sets.cells.filter { cell in
      if mode != .distinct, cell.sets.count < 2 { return false }
      return !cell.contents(mode).isEmpty || (cell.chances[mode] ?? 0) >= 0.5
    }
    let order = said.enumerated().sorted { left, right in
      let (one, other) = (left.element.contents(mode).count, right.element.contents(mode).count)
      return one != other ? one > other : left.offset < right.offset
    }.map(\.element)
    columns = Array(order.prefix(top))
    leftOut = order.count - columns.count
    (self.sets, self.mode, self.atlas) = (sets, mode, atlas)
  }

  // MARK: Words

  private var reading: String {
    switch mode {
    case .distinct: "in exactly these sets and no other of them"
    case .intersect: "in all of these sets, whatever else they are in"
    case .union: "in any of these sets"
    }
  }

  private var others: String { sets.query.mode == .groups ? "members" : "groups" }

  var caption: String {
    var text = "Bars count the \(others) \(reading) (mode \(mode.rawValue))."
    if hasChances {
      text += " The line across is the number expected by chance (\(sets.query.nullModel.words))."
    }
    if leftOut > 0 { text += " \(leftOut) smaller combinations are left out." }
    if let refusal = sets.refusal { text += " Chance is not measured: \(refusal)." }
    return text
  }

  private func sentence(of cell: Intersections.Cell) -> String {
    let names = cell.sets.map { sets.sets[$0].entity.name }.joined(separator: " and ")
    let inside = cell.contents(mode).map(\.name)
    var text = "\(names): \(inside.count) \(others) \(reading)"
    if let expected = cell.chances[mode] {
      text += ", \(Table.Cell.fixed(expected, decimals: 1)) expected by chance"
    }
    return text + (inside.isEmpty ? "." : ": \(inside.joined(separator: ", ")).")
  }

  // MARK: Places

  private var hasChances: Bool { columns.contains { !$0.chances.isEmpty } }
  private var step: Double { min(34, max(18, 250 / Double(max(columns.count, 1)))) }
  private var firstColumn: Double { nameWidth + sizeWidth + 26 }
  private func x(_ column: Int) -> Double { firstColumn + step * Double(column) }
  /// Of a set, counted from the top.
  private func y(_ row: Int) -> Double { base + rowHeight * (Double(sets.sets.count - row) - 0.5) }
  private var floor: Double { base + rowHeight * Double(sets.sets.count) + 8 }
  /// The lower edge of the sets, above the row of expected numbers.
  private var base: Double { hasChances ? 16 : 0 }
  private let expectedRow = 7.0

  /// Points for each of those counted.
  private var scale: Double {
    let most = columns.flatMap { [Double($0.contents(mode).count), $0.chances[mode] ?? 0] }.max() ?? 1
    return barHeight / max(most, 1)
  }

  // MARK: Drawing

  func draw(into sketch: inout Sketch) {
    for row in sets.sets.indices { drawSet(row, into: &sketch) }
    for (place, cell) in columns.enumerated() {
      drawBar(place, cell, into: &sketch)
      drawDots(place, cell, into: &sketch)
      sketch.describe(sentence(of: cell))
    }
    if hasChances { drawExpected(into: &sketch) }
    sketch.explain("●", "in the set")
    sketch.explain("█", "how many are in the combination")
    if hasChances { sketch.explain("━", "how many would be by chance") }
    sketch.cite(
      atlas.membershipCitations(
        of: sets.sets.map(\.entity), asGroups: sets.query.mode == .groups, on: sets.on))
  }

  private func drawSet(_ row: Int, into sketch: inout Sketch) {
    let set = sets.sets[row]
    guard let index = atlas.index(of: set.entity.id) else { return }
    let (theme, y) = (sketch.theme, y(row))
    if row.isMultiple(of: 2) {
      let width = x(max(columns.count, 1) - 1) + step / 2
      sketch.add(
        node: "stripe \(row)",
        attributes: box(width: width, height: rowHeight, x: width / 2, y: y, fill: theme.stripe))
    }
    sketch.add(
      index, position: (nameWidth / 2, y), note: "\(set.size) \(others)",
      attributes: [
        "width": .raw(Theme.written(nameWidth / 72)), "height": .raw(Theme.written((rowHeight - 4) / 72)),
        "fixedsize": .raw("true"), "fontsize": .raw(Theme.written(theme.smallFontSize)),
        "label": .text(label(of: index, theme)),
      ])
    let most = Double(sets.sets.map(\.size).max() ?? 1)
    let width = max(1, 30 * Double(set.size) / max(most, 1))
    sketch.add(
      node: "size \(row)",
      attributes: box(
        width: width, height: 9, x: nameWidth + 8 + width / 2, y: y, fill: theme.faintInk))
    let number = MarkupTable(
      rows: [[MarkupTable.Cell(["\(set.size)"], align: "LEFT", width: 20)]], padding: 0)
    sketch.add(number, named: "count \(row)", position: (nameWidth + 12 + width + 10, y))
  }

  /// The name of a set in two lines at most; its tooltip has all of it.
  private func label(of index: Int, _ theme: Theme) -> String {
    let lines = theme.lines(atlas.entities[index].name, within: nameWidth - 18)
    return lines.count <= 2 ? lines.joined(separator: "\n") : lines.prefix(2).joined(separator: "\n") + "…"
  }

  private func drawBar(_ place: Int, _ cell: Intersections.Cell, into sketch: inout Sketch) {
    let (theme, x, count) = (sketch.theme, x(place), cell.contents(mode).count)
    let height = max(0.8, Double(count) * scale)
    var bar = box(width: barWidth, height: height, x: x, y: floor + height / 2, fill: theme.bar)
    bar["tooltip"] = .text(sentence(of: cell))
    sketch.add(node: "bar \(place)", attributes: bar)
    let expected = cell.chances[mode].map { $0 * scale }
    if let expected {
      var line = box(width: barWidth + 7, height: 1.6, x: x, y: floor + expected, fill: theme.ink)
      line["color"] = .raw(theme.paper)
      line["penwidth"] = .raw("0.6")
      sketch.add(node: "expected \(place)", attributes: line)
    }
    // The number stands above whichever is higher, unless the line is far above the bar.
    let isClear = expected.map { $0 < height || $0 > height + 16 } ?? true
    let top = isClear ? height : max(height, expected ?? 0)
    sketch.add(
      MarkupTable(rows: [[MarkupTable.Cell(["\(count)"], isBold: true)]], padding: 0),
      named: "number \(place)", position: (x, floor + top + 6))
  }

  /// The expected numbers in a row of their own, since a line does not tell them exactly.
  private func drawExpected(into sketch: inout Sketch) {
    func add(_ words: String, named id: String, x: Double, width: Int, align: String, _ sketch: inout Sketch)
    {
      let cell = MarkupTable.Cell([words], ink: sketch.theme.faintInk, align: align, width: width)
      sketch.add(MarkupTable(rows: [[cell]], padding: 0), named: id, position: (x, expectedRow))
    }
    let width = nameWidth + sizeWidth
    add(
      "expected by chance", named: "expected", x: width / 2, width: Int(width), align: "RIGHT", &sketch)
    for (place, cell) in columns.enumerated() {
      guard let expected = cell.chances[mode] else { continue }
      add(
        Table.Cell.fixed(expected, decimals: 1), named: "chance \(place)", x: x(place), width: 20,
        align: "CENTER", &sketch)
    }
  }

  private func drawDots(_ place: Int, _ cell: Intersections.Cell, into sketch: inout Sketch) {
    let theme = sketch.theme
    func dot(_ row: Int) -> String { "dot \(place) \(row)" }
    for row in sets.sets.indices {
      let isIn = cell.sets.contains(row)
      sketch.add(
        node: dot(row),
        attributes: [
          "shape": .raw("circle"), "label": .raw(""), "fixedsize": .raw("true"),
          "width": .raw(isIn ? "0.13" : "0.06"), "height": .raw(isIn ? "0.13" : "0.06"),
          "style": .raw("filled"), "penwidth": .raw("0"),
          "fillcolor": .raw(isIn ? theme.ink : theme.hairline),
          "pos": Sketch.pinned((x(place), y(row))),
          "tooltip": .text("\(sets.sets[row].entity.name): \(isIn ? "in" : "not in")"),
        ])
    }
    if let first = cell.sets.first, let last = cell.sets.last, first != last {
      sketch.addEdge(
        dot(first), dot(last),
        attributes: [
          "dir": .raw("none"), "penwidth": .raw("1.8"), "color": .raw(theme.ink), "tooltip": .raw(" "),
        ])
    }
  }

  private func box(width: Double, height: Double, x: Double, y: Double, fill: String) -> [String: Diagram
    .Value]
  {
    [
      "shape": .raw("box"), "label": .raw(""), "fixedsize": .raw("true"), "style": .raw("filled"),
      "penwidth": .raw("0"), "width": .raw(Theme.inches(width)), "height": .raw(Theme.inches(height)),
      "fillcolor": .raw(fill), "pos": Sketch.pinned((x, y)),
    ]
  }
}
