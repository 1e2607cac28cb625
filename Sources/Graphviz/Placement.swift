/// A place on a page, in points from its lower left corner.
public struct PagePoint: Sendable, Hashable {
  /// To the right.
  public var x: Double
  /// Upwards.
  public var y: Double

  /// Makes a place.
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}

/// Where a diagram stands on a page, and how large it is there.
public struct Placement: Sendable, Hashable {
  /// The page, in points.
  public var page: PlacedDiagram.Size
  /// How large a point of the diagram is on the page.
  public var scale: Double
  /// The lower left corner of the diagram.
  public var corner: PagePoint
  /// Dots an inch of bitmaps; nil for what the format is used to.
  public var resolution: Double?

  /// Makes a placement.
  public init(page: PlacedDiagram.Size, scale: Double, corner: PagePoint, resolution: Double? = nil) {
    self.page = page
    self.scale = scale
    self.corner = corner
    self.resolution = resolution
  }
}
