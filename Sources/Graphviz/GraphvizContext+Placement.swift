import CGraphviz

extension GraphvizContext {
  /// Formats of dots, whose resolution is asked for.
  private static let bitmaps: Set<String> = [
    "png", "jpg", "jpeg", "jpe", "gif", "bmp", "tif", "tiff", "webp",
  ]

  /// Renders a diagram as it stands, every format from the same places.
  func render(
    _ placed: PlacedDiagram, formats: [String], on page: (PlacedDiagram.Size) -> Placement
  ) throws(GraphvizError) -> [Rendering] {
    let drawn = try graph(placed.diagram, engine: PlacedDiagram.engine, formats: formats)
    let warnings = try unsafe drawn.layOut(in: context, engine: PlacedDiagram.engine)
    defer { unsafe drawn.freeLayout(in: context) }
    let placement = page(drawn.extent)
    drawn.set(placement)
    var renderings: [Rendering] = []
    for format in formats {
      drawn.setResolution(Self.bitmaps.contains(format) ? placement.resolution : nil)
      let rendering = try unsafe drawn.render(in: context, format: format)
      renderings.append(
        Rendering(bytes: rendering.bytes, warnings: placed.warnings + warnings + rendering.warnings))
    }
    return renderings
  }
}

/// Of a graph that is laid out.
extension CGraph {
  fileprivate var extent: PlacedDiagram.Size {
    let (lower, upper) = unsafe (corridor_lower_left(graph), corridor_upper_right(graph))
    return PlacedDiagram.Size(width: upper.x - lower.x, height: upper.y - lower.y)
  }

  fileprivate func setResolution(_ resolution: Double?) {
    unsafe corridor_set_resolution(graph, resolution ?? 0)
  }

  /// Sets the page: its size, the scale, and what part of the plane is in its middle.
  fileprivate func set(_ placement: Placement) {
    let page = placement.page
    let origin = unsafe corridor_lower_left(graph)
    let middle = PagePoint(
      x: origin.x + (page.width / 2 - placement.corner.x) / placement.scale,
      y: origin.y + (page.height / 2 - placement.corner.y) / placement.scale)
    let numbers = [page.width, page.height, placement.scale, middle.x, middle.y]
    unsafe set(
      [
        "viewport": .raw(numbers.map(\.description).joined(separator: ",")), "margin": .raw("0"),
        "pad": .raw("0"),
      ], of: UnsafeMutableRawPointer(graph))
  }
}
