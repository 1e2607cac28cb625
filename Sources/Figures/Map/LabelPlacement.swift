#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Finds a place for the label of each mark of a map, so that none covers a mark or another label.
///
/// Labels are placed one after the other, the most crowded first, each at the best of some places around its mark; what
/// lies far from it is tied to it by a line. After J. Christensen, J. Marks and S. Shieber, 'An empirical study of
/// algorithms for point-feature label placement', ACM Transactions on Graphics 14 (1995): the greedy method.
struct LabelPlacement {
  /// A mark and the size of its label, in points.
  struct Item {
    let position: Point
    let radius: Double
    let width, height: Double
  }

  /// Where a label stands.
  struct Place {
    /// Its middle.
    let middle: Point
    /// Whether it stands so far from its mark that a line must lead there.
    let needsLine: Bool
  }

  private struct Box {
    let middle: Point
    let width, height: Double

    /// The area shared with another box.
    func overlap(_ other: Box) -> Double {
      let across = (width + other.width) / 2 - abs(middle.x - other.middle.x)
      let along = (height + other.height) / 2 - abs(middle.y - other.middle.y)
      return max(0, across) * max(0, along)
    }

    func contains(_ point: Point) -> Bool {
      abs(point.x - middle.x) < width / 2 && abs(point.y - middle.y) < height / 2
    }
  }

  /// Directions in the order of preference: right, left, then the corners, then above and below.
  private static let directions: [(x: Double, y: Double)] = [
    (1, 0), (-1, 0), (1, 1), (1, -1), (-1, 1), (-1, -1), (0, 1), (0, -1),
  ]
  private static let distances = [2.0, 10, 20, 32, 46]

  private let items: [Item]
  private let window: MapWindow
  /// Points of lines, which labels had better not cover.
  private let lines: [Point]

  init(_ items: [Item], in window: MapWindow, lines: [Point]) {
    self.items = items
    self.window = window
    self.lines = lines
  }

  /// The place of each label, in the order of the items. - Complexity: O(items · (items + points of lines))
  var places: [Place] {
    let marks = items.map { Box(middle: $0.position, width: 2 * $0.radius, height: 2 * $0.radius) }
    let crowd = items.map { item in
      items.count { ($0.position - item.position).length < item.width + 20 }
    }
    var labels: [Box] = []
    var places: [Place?] = Array(repeating: nil, count: items.count)
    for index in items.indices.sorted(by: { (-crowd[$0], $0) < (-crowd[$1], $1) }) {
      var best: (cost: Double, box: Box, needsLine: Bool)?
      for (box, effort, needsLine) in candidates(items[index]) {
        let cost = effort + cost(of: box, marks, labels)
        if best.map({ cost < $0.cost }) ?? true { best = (cost, box, needsLine) }
      }
      guard let best else { continue }
      labels.append(best.box)
      places[index] = Place(middle: best.box.middle, needsLine: best.needsLine)
    }
    return zip(items, places).map { $1 ?? Place(middle: $0.position, needsLine: false) }
  }

  /// The places a label may take, each with how far it lies from the best.
  private func candidates(_ item: Item) -> [(box: Box, effort: Double, needsLine: Bool)] {
    Self.distances.enumerated().flatMap { ring, distance in
      Self.directions.enumerated().map { rank, direction in
        let corner = direction.x != 0 && direction.y != 0 ? 0.75 : 1
        let reach = (item.radius + distance) * corner
        let middle = Point(
          x: item.position.x + direction.x * (reach + item.width / 2),
          y: item.position.y + direction.y * (reach + (direction.x == 0 ? item.height / 2 : 2)))
        return (
          Box(middle: middle, width: item.width, height: item.height), Double(ring) * 12 + Double(rank) * 0.4,
          ring > 0
        )
      }
    }
  }

  private func cost(of box: Box, _ marks: [Box], _ labels: [Box]) -> Double {
    var cost = 0.0
    for other in marks + labels { cost += box.overlap(other) * 8 }
    let outside =
      max(0, box.width / 2 - box.middle.x) + max(0, box.middle.x + box.width / 2 - window.width)
      + max(0, box.height / 2 - box.middle.y) + max(0, box.middle.y + box.height / 2 - window.height)
    cost += outside * 100
    cost += Double(lines.count { box.contains($0) }) * 2.5
    return cost
  }
}
