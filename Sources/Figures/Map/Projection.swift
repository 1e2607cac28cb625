#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A point on a plane.
struct Point: Sendable, Hashable {
  var x, y: Double

  static func + (left: Point, right: Point) -> Point { Point(x: left.x + right.x, y: left.y + right.y) }
  static func - (left: Point, right: Point) -> Point { Point(x: left.x - right.x, y: left.y - right.y) }
  static func * (left: Point, factor: Double) -> Point { Point(x: left.x * factor, y: left.y * factor) }

  /// The distance from the origin.
  var length: Double { (x * x + y * y).squareRoot() }
}

/// Lambert's azimuthal equal-area projection of a sphere of radius 1, centred as the European grid ETRS89-LAEA is (EPSG
/// 3035: 52° N, 10° E), so that no country looks larger than another of the same area.
///
/// J. P. Snyder, 'Map projections: a working manual', US Geological Survey (1987), equations 24-2, 22-4 and 22-5.
enum Projection {
  private static let centre = (latitude: 52.0 * .pi / 180, longitude: 10.0 * .pi / 180)

  /// Where a place is drawn; x runs to the east, y to the north.
  static func point(latitude: Double, longitude: Double) -> Point {
    let (phi, lambda) = (latitude * .pi / 180, longitude * .pi / 180 - centre.longitude)
    let cosine = sin(centre.latitude) * sin(phi) + cos(centre.latitude) * cos(phi) * cos(lambda)
    // Opposite the centre the scale has no bound.
    let scale = (2 / max(1 + cosine, 1e-9)).squareRoot()
    return Point(
      x: scale * cos(phi) * sin(lambda),
      y: scale * (cos(centre.latitude) * sin(phi) - sin(centre.latitude) * cos(phi) * cos(lambda)))
  }
}
