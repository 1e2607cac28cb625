import Graphviz

/// A figure set on a sheet.
struct PageFit {
  let sheet: Sheet
  /// How large a point of the figure is.
  let scale: Double

  /// Type grows on a page with room to spare by this much and no more.
  private static let mostEnlarged = 1.1

  /// Sets it on a page, upright or on its side, whichever allows the larger type; that may still be too small to read.
  init(_ size: PlacedDiagram.Size, on page: Theme.Page) {
    let fits = Sheet.sheets(of: page).map { PageFit(size, on: $0) }
    // A page on its side must be worth it.
    self = fits.dropFirst().reduce(fits[0]) { $1.scale > $0.scale + 0.01 ? $1 : $0 }
  }

  /// Sets it on a sheet of its own.
  init(poster size: PlacedDiagram.Size, scale: Double) {
    sheet = .poster(width: size.width * scale, height: size.height * scale)
    self.scale = scale
  }

  private init(_ size: PlacedDiagram.Size, on sheet: Sheet) {
    let most = sheet.growsWithContent ? 1 : Self.mostEnlarged
    self.sheet = sheet
    scale = min(
      most, sheet.room.width / max(size.width, 1), sheet.room.height / max(size.height, 1))
  }

  /// Whether no type is smaller than may be.
  func isReadable(_ theme: Theme) -> Bool { scale >= theme.smallestScale - 0.001 }

  /// The page that a figure of that size needs.
  func page(of size: PlacedDiagram.Size) -> PlacedDiagram.Size {
    guard sheet.growsWithContent else { return sheet.size }
    return PlacedDiagram.Size(width: sheet.size.width, height: size.height * scale + 2 * sheet.margin)
  }

  /// Where a figure of that size stands: in the middle of a page of its own; in running text it begins where the text does.
  func placement(of size: PlacedDiagram.Size, resolution: Double?) -> Placement {
    let page = page(of: size)
    let left = sheet.growsWithContent ? sheet.margin : (page.width - size.width * scale) / 2
    return Placement(
      page: page, scale: scale, corner: PagePoint(x: left, y: (page.height - size.height * scale) / 2),
      resolution: resolution)
  }
}

extension Theme {
  /// The scale at which the smallest type is as small as it may be.
  var smallestScale: Double { Self.smallestFontSize / smallFontSize }
}
