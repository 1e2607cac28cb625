/// The outlines of the countries of Europe and its rim: Natural Earth 1:50m, in the public domain, simplified by
/// `scripts/outlines`.
enum Outlines {
  /// Where they come from, for captions.
  static let source = "Outlines: Natural Earth, public domain"

  /// The resource: remarks, then one line a ring.
  static var text: [UInt8] { PackageResources.outlines_txt }

  /// Every ring as it is projected. - Complexity: O(points)
  static let rings: [[Point]] = {
    String(decoding: text, as: UTF8.self).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }.map(ring)
  }()

  /// A line of the resource: the code of the country, then longitude and latitude in turn, in hundredths of a degree.
  private static func ring(_ line: Substring) -> [Point] {
    let numbers = line.split(separator: " ").dropFirst().compactMap { Double($0) }
    return stride(from: 0, to: numbers.count - 1, by: 2).map { place in
      Projection.point(latitude: numbers[place + 1] / 100, longitude: numbers[place] / 100)
    }
  }

  /// The land within a window as a drawing behind everything else, in Graphviz's xdot language: for each ring a pen, a
  /// fill and a filled polygon.
  static func background(in window: MapWindow, _ theme: Theme) -> String {
    let frame = [(0, 0), (window.width, 0), (window.width, window.height), (0, window.height)]
      .map { Point(x: $0.0, y: $0.1) }
    let land = rings.map { window.clipped($0.map(window.onPage)) }.filter { $0.count > 2 }
    let polygons =
      [polygon(frame, pen: theme.hairline, fill: theme.paper)]
      + land.map { polygon($0, pen: theme.hairline, fill: theme.panel(depth: 1)) }
    return "S 17 -setlinewidth(0.5) " + polygons.joined(separator: " ")
  }

  private static func polygon(_ points: [Point], pen: String, fill: String) -> String {
    let numbers = points.map { "\(Theme.written($0.x)) \(Theme.written($0.y))" }.joined(separator: " ")
    return "c \(pen.utf8.count) -\(pen) C \(fill.utf8.count) -\(fill) P \(points.count) \(numbers)"
  }
}
