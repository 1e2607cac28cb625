/// The part of the plane that a map shows, and where its points fall on the page.
struct MapWindow {
  /// The width and the height on the page, in points.
  let width, height: Double
  private let lower: Point
  private let scale: Double

  /// A window around some points, as wide as the room, and as large as the height allows.
  ///
  /// - Returns: nil for no points.
  init?(around points: [Point], width room: Double, height most: Double) {
    let (xs, ys) = (points.map(\.x), points.map(\.y))
    guard let west = xs.min(), let east = xs.max(), let south = ys.min(), let north = ys.max() else {
      return nil
    }
    // A tenth of the Earth's radius, some 640 km, is the least: a map of one town says nothing.
    let span = max(east - west, north - south, 0.1)
    let margin = 0.14 * span
    let least = 0.5 * span
    func padded(_ low: Double, _ high: Double) -> ClosedRange<Double> {
      let half = max(high - low, least) / 2 + margin
      return (low + high) / 2 - half...(low + high) / 2 + half
    }
    let (x, y) = (padded(west, east), padded(south, north))
    let tall = y.upperBound - y.lowerBound
    scale = min(room / (x.upperBound - x.lowerBound), most / tall)
    lower = Point(x: (x.lowerBound + x.upperBound - room / scale) / 2, y: y.lowerBound)
    width = room
    height = tall * scale
  }

  /// Where a point of the plane falls on the page.
  func onPage(_ point: Point) -> Point { (point - lower) * scale }

  /// The part of a polygon on the page that lies within the window: one side after the other (I. Sutherland and
  /// G. Hodgman, 'Reentrant polygon clipping', Communications of the ACM 17, 1974).
  ///
  /// - Complexity: O(corners)
  func clipped(_ polygon: [Point]) -> [Point] {
    var result = polygon
    let sides: [(path: KeyPath<Point, Double>, bound: Double, isUpper: Bool)] = [
      (\.x, 0, false), (\.x, width, true), (\.y, 0, false), (\.y, height, true),
    ]
    for side in sides {
      func depth(_ point: Point) -> Double {
        side.isUpper ? side.bound - point[keyPath: side.path] : point[keyPath: side.path] - side.bound
      }
      var kept: [Point] = []
      for (place, point) in result.enumerated() {
        let next = result[(place + 1) % result.count]
        let (here, there) = (depth(point), depth(next))
        if here >= 0 { kept.append(point) }
        if (here >= 0) != (there >= 0) { kept.append(point + (next - point) * (here / (here - there))) }
      }
      result = kept
    }
    return result
  }
}
