import Atlas

/// A membership drawn as a curve from a member to its group: a cubic Bézier curve with an arrowhead at its end.
struct MapArc {
  let tie: Tie
  private let start, firstBend, secondBend, end: Point
  /// How far before its end the tip of the arrow stops, in points.
  private let gap: Double

  /// An arc between two places on the page. It bows to the north, the longer the more.
  ///
  /// - Parameter gap: how far before the end it stops, in points.
  init(_ tie: Tie, from start: Point, to end: Point, gap: Double) {
    let way = end - start
    let bow = Point(x: -way.y, y: way.x) * (way.x < 0 ? -0.14 : 0.14)
    (self.tie, self.start, self.end, self.gap) = (tie, start, end, gap)
    firstBend = start + way * 0.33 + bow
    secondBend = start + way * 0.67 + bow
  }

  /// The curve as Graphviz takes it: where the arrow ends, then the points of the curve.
  var spline: String {
    let last = end - secondBend
    let direction = last * (1 / max(last.length, 0.01))
    let tip = end - direction * gap
    let base = tip - direction * 4.5
    func written(_ point: Point) -> String { "\(Theme.written(point.x)),\(Theme.written(point.y))" }
    return "e,\(written(tip)) "
      + [start, firstBend, secondBend, base].map(written).joined(separator: " ")
  }

  /// Points along it.
  var samples: [Point] {
    (1..<40).map { step in
      let t = Double(step) / 40
      let s = 1 - t
      return start * (s * s * s) + firstBend * (3 * s * s * t) + secondBend * (3 * s * t * t)
        + end * (t * t * t)
    }
  }
}
