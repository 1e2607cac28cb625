import Graphviz

/// A drawing with what stands below it: the legend in rows as wide as the drawing, then heading and caption.
///
/// The drawing is laid out once, by its engine. What stands below is measured and pinned, so every engine has the same
/// legend, and every format renders from the same places.
struct Composition {
  /// The room between the drawing, the legend and the caption, in points.
  private static let gap = 10.0
  /// The room between two samples of the legend.
  private static let sampleGap = 14.0
  /// The room between two rows of the legend.
  private static let rowGap = 4.0
  /// How long the sample of a line is.
  private static let lineLength = 30.0
  private static let captionNode = "caption"

  let theme: Theme
  let entries: [Legend.Entry]
  let heading: String
  let caption: String

  /// Sets the legend and the caption below a drawing.
  ///
  /// - Throws: `GraphvizError`
  func below(_ drawing: PlacedDiagram) throws(GraphvizError) -> PlacedDiagram {
    let width = max(drawing.size.width, theme.contentWidth)
    let left = (drawing.size.width - width) / 2
    let measured = try measured(width: width)
    var whole = drawing.diagram
    var y = -Self.gap
    for row in rows(width: width, measured.nodeSizes) {
      y -= row.height / 2
      for cell in row.cells { draw(cell.entry, at: left + cell.x, y, measured.nodeSizes, into: &whole) }
      y -= row.height / 2 + Self.rowGap
    }
    let size = measured.nodeSizes[Self.captionNode] ?? PlacedDiagram.Size(width: 0, height: 0)
    y -= Self.gap - Self.rowGap
    var attributes = captionAttributes(width: width)
    attributes["pos"] = Self.position(left + size.width / 2, y - size.height / 2)
    whole.addNode(Self.captionNode, attributes: attributes)
    y -= size.height
    whole.graphAttributes["bb"] = nil
    return PlacedDiagram(
      diagram: whole,
      size: PlacedDiagram.Size(width: max(width, size.width), height: drawing.size.height - y),
      nodeSizes: drawing.nodeSizes, warnings: drawing.warnings + measured.warnings)
  }
}

/// Measuring.
extension Composition {
  /// The nodes that hold words, laid out by themselves.
  private func measured(width: Double) throws(GraphvizError) -> PlacedDiagram {
    var diagram = Diagram.figure(direction: .topToBottom, theme: theme)
    for index in entries.indices {
      diagram.addNode(name(index), attributes: wordAttributes(of: entries[index]).pinned(0, 0))
    }
    diagram.addNode(Self.captionNode, attributes: captionAttributes(width: width).pinned(0, 0))
    return try GraphvizRenderer.place(diagram, engine: "nop2")
  }

  private func name(_ index: Int) -> String { "legend \(index)" }

  private func wordAttributes(of entry: Legend.Entry) -> [String: Diagram.Value] {
    let small: [String: Diagram.Value] = [
      "fontsize": .raw(Theme.written(theme.smallFontSize)), "class": .raw("legend"),
    ]
    switch entry {
    case .node(let attributes, let words):
      return attributes.merging(small) { $1 }.merging([
        "label": .text(words), "height": .raw("0.2"), "width": .raw("0.3"),
      ]) { $1 }
    case .line(_, let words):
      return small.merging([
        "shape": .raw("plain"), "label": .text(words), "fontcolor": .raw(theme.ink),
      ]) { $1 }
    case .sign(let sign, let ink, let words):
      let markup = Markup.font(HTMLLabel.escaped(sign), colour: ink) + " " + HTMLLabel.escaped(words)
      return small.merging([
        "shape": .raw("plain"), "label": .html(HTMLLabel(markup: markup)), "fontcolor": .raw(theme.ink),
      ]) { $1 }
    }
  }

  private func captionAttributes(width: Double) -> [String: Diagram.Value] {
    // The mean width of a character of running text is half the size of the type.
    let characters = Int(width / (theme.smallFontSize * 0.52))
    let rows = [
      brokenLabel(heading, width: characters * 9 / 10).map {
        MarkupTable.Cell([$0], isBold: true, align: "LEFT")
      },
      [MarkupTable.Cell(brokenLabel(caption, width: characters), ink: theme.faintInk, align: "LEFT")],
    ]
    let table = MarkupTable(rows: rows[0].map { [$0] } + [rows[1]], padding: 1)
    return ["shape": .raw("plain"), "label": .html(table.label(theme)), "class": .raw("caption")]
  }
}

/// Setting the legend.
extension Composition {
  private struct Row {
    var cells: [(entry: Int, x: Double)] = []
    var height = 0.0
  }

  /// The samples in rows as wide as the drawing.
  private func rows(width: Double, _ sizes: [String: PlacedDiagram.Size]) -> [Row] {
    var rows: [Row] = []
    var row = Row()
    var x = 0.0
    for index in entries.indices {
      let size = sizes[name(index)] ?? PlacedDiagram.Size(width: 0, height: 0)
      let length = size.width + room(before: entries[index])
      if x > 0, x + length > width {
        rows.append(row)
        (row, x) = (Row(), 0)
      }
      row.cells.append((index, x))
      row.height = max(row.height, size.height)
      x += length + Self.sampleGap
    }
    return row.cells.isEmpty ? rows : rows + [row]
  }

  private func room(before entry: Legend.Entry) -> Double {
    if case .line = entry { Self.lineLength + 4 } else { 0 }
  }

  private func draw(
    _ index: Int, at x: Double, _ y: Double, _ sizes: [String: PlacedDiagram.Size], into whole: inout Diagram
  ) {
    let entry = entries[index]
    let width = sizes[name(index)]?.width ?? 0
    whole.addNode(
      name(index), attributes: wordAttributes(of: entry).pinned(x + room(before: entry) + width / 2, y))
    guard case .line(let attributes, _) = entry else { return }
    let ends = ["from", "to"].map { "\(name(index)) \($0)" }
    for (end, place) in zip(ends, [x, x + Self.lineLength]) {
      whole.addNode(
        end,
        attributes: [
          "shape": .raw("point"), "style": .raw("invis"), "width": .raw("0.01"), "height": .raw("0.01"),
          "label": .raw(""), "class": .raw("legend"),
        ].pinned(place, y))
    }
    var sample = attributes
    let head = attributes["arrowhead"] == .raw("none") ? 0.0 : 7.0
    let stop = x + Self.lineLength - head
    let third = (stop - x) / 3
    let points = [x, x + third, x + 2 * third, stop].map { "\(Theme.written($0)),\(Theme.written(y))" }
    let tip = head > 0 ? "e,\(Theme.written(x + Self.lineLength)),\(Theme.written(y)) " : ""
    sample["pos"] = .raw(tip + points.joined(separator: " "))
    sample["class"] = .raw("legend")
    whole.addEdge(ends[0], ends[1], attributes: sample)
  }

  fileprivate static func position(_ x: Double, _ y: Double) -> Diagram.Value {
    .raw("\(Theme.written(x)),\(Theme.written(y))")
  }
}

extension [String: Diagram.Value] {
  /// With its middle at a place, in points.
  fileprivate func pinned(_ x: Double, _ y: Double) -> Self {
    merging(["pos": Composition.position(x, y)]) { $1 }
  }
}
