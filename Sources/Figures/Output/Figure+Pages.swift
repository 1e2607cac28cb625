public import Graphviz

/// A figure as a file, and what is to be told of it.
extension Figure {
  /// Formats that have pages; the others hold the diagram as text.
  private static let paged = bitmaps.union(["svg", "pdf", "ps", "eps"])

  private static let bitmaps: Set<String> = [
    "png", "jpg", "jpeg", "jpe", "gif", "bmp", "tif", "tiff", "webp",
  ]
  /// Dots on a side; beyond it cairo makes the picture smaller than asked for.
  private static let mostDots = 32_767.0

  /// The figure in several formats, laid out once.
  ///
  /// - Parameters:
  ///   - formats: svg, pdf, png, dot or any other that the installed Graphviz writes.
  ///   - resolution: dots an inch of bitmaps.
  /// - Returns: one file a format; their remarks say which page was taken where it is not the one asked for.
  /// - Throws: `FigureError.pageTooSmall`, `FigureError.tooManyDots` or `GraphvizError`.
  /// - Complexity: that of one layout, and O(bytes)
  public func rendered(as formats: [String], resolution: Double = 300) throws -> [Rendering] {
    let whole = try composed()
    let paged = formats.filter(Self.paged.contains)
    let pages = paged.isEmpty ? [:] : try onPages(whole, paged, resolution)
    return try formats.map { format in
      try pages[format] ?? GraphvizRenderer.render(whole, as: format)
    }
  }

  /// The figure as accessible SVG: with a role, a title and the long description, whose ties and entities bear
  /// identifiers, classes and, when pointed at, their evidence.
  ///
  /// - Parameter idPrefix: what every identifier begins with, for a picture that stands in a page beside others; it then
  ///   has no XML declaration. Nil for a file of its own.
  /// - Throws: `FigureError.pageTooSmall` or `GraphvizError`.
  /// - Complexity: that of the layout, and O(bytes)
  public func svg(idPrefix: String? = nil) throws -> Rendering {
    guard let rendering = try onPages(composed(), ["svg"], nil, idPrefix: idPrefix)["svg"] else {
      throw GraphvizError.failed(["nothing was drawn"])
    }
    return rendering
  }

  private func onPages(
    _ whole: PlacedDiagram, _ formats: [String], _ resolution: Double?, idPrefix: String? = nil
  ) throws -> [String: Rendering] {
    let fit = try fit(whole.size)
    var page = fit.page(of: whole.size)
    let most = Self.mostDots * 72 / max(page.width, page.height)
    if !Self.bitmaps.isDisjoint(with: formats), let resolution, resolution > most {
      throw FigureError.tooManyDots(mostAnInch: Int(most))
    }
    let drawn = try GraphvizRenderer.render(whole, as: formats) { size in
      page = fit.page(of: size)
      return fit.placement(of: size, resolution: resolution)
    }
    return finished(Dictionary(zip(formats, drawn)) { $1 }, fit, page, resolution, idPrefix)
  }

  /// The page asked for, or the next larger one on which the type can be read.
  private func fit(_ size: PlacedDiagram.Size) throws(FigureError) -> PageFit {
    var page: Theme.Page? = theme.page
    while let tried = page {
      let fit = PageFit(size, on: tried)
      if fit.isReadable(theme) { return fit }
      guard !theme.isPageFixed else {
        throw .pageTooSmall(tried, typeSize: fit.scale * theme.smallFontSize)
      }
      page = tried.larger
    }
    return PageFit(poster: size, scale: theme.smallestScale)
  }

  /// Adds to each file what Graphviz does not write.
  private func finished(
    _ drawn: [String: Rendering], _ fit: PageFit, _ page: PlacedDiagram.Size, _ resolution: Double?,
    _ idPrefix: String?
  ) -> [String: Rendering] {
    let facts = FileFacts(
      title: heading, author: author, subject: caption, page: page, resolution: resolution ?? 72)
    let head = SVGHead(
      title: heading, description: description, classes: "figure figure-\(name)", idPrefix: idPrefix ?? "",
      isFile: idPrefix == nil, size: (Sheet.millimetres(page.width), Sheet.millimetres(page.height)))
    let asked = Sheet.sheets(of: theme.page)
    let remarks =
      asked.contains(fit.sheet)
      ? [] : ["it needs \(fit.sheet.name): on \(asked[0].name) its type would be too small"]
    var files = drawn
    for (format, file) in drawn {
      let bytes =
        switch format {
        case "svg": SVGFile.bytes(of: file.bytes, head)
        case "pdf": PDFFile.bytes(of: file.bytes, facts)
        case "png": PNGFile.bytes(of: file.bytes, facts)
        default: file.bytes
        }
      files[format] = Rendering(bytes: bytes, warnings: file.warnings, remarks: remarks)
    }
    return files
  }
}
