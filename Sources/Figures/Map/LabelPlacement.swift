/// Finds a place for the label of each mark of a map, so that none covers a mark or another label.
///
/// Labels are placed one after the other, the most important first and then the most crowded, each at the best of some
/// places around its mark; what lies far from it is tied to it by a line. After J. Christensen, J. Marks and S. Shieber, 'An
/// empirical study of algorithms for point-feature label placement', ACM Transactions on Graphics 14 (1995): the greedy
/// method.
struct LabelPlacement {
  /// A mark and the size of its label, in points.
  struct Item {
    let position: Point
    let radius: Double
    let width, height: Double
    /// Whether it must have its label, even where that covers something.
    var isNeeded = true
    /// Greater ones are placed before.
    var importance = 0.0
  }

  /// Where a label stands.
  struct Place {
    /// Its middle.
    let middle: Point
    /// Whether it stands so far from its mark that a line must lead there.
    let needsLine: Bool
  }

  /// Directions in the order of preference: right, left, then the corners, then above and below.
  private static let directions: [(x: Double, y: Double)] = [
    (1, 0), (-1, 0), (1, 1), (1, -1), (-1, 1), (-1, -1), (0, 1), (0, -1),
  ]
  private static let distances = [2.0, 10, 20, 32, 46]
  /// Above this number labels stand beside their marks or not at all.
  private static let many = 60

  private let items: [Item]
  private let window: MapWindow
  private var occupied = BoxGrid()
  /// Points of lines, which labels had better not cover.
  private var lines = BoxGrid()

  init(_ items: [Item], in window: MapWindow, lines points: [Point]) {
    self.items = items
    self.window = window
    for item in items {
      occupied.insert(BoxGrid.Box(middle: item.position, width: 2 * item.radius, height: 2 * item.radius))
    }
    for point in points { lines.insert(BoxGrid.Box(middle: point, width: 1, height: 1)) }
  }

  /// The place of each label, in the order of the items; nil where there is no room for one that is not needed.
  ///
  /// - Complexity: O(items · what lies near each)
  func places() -> [Place?] {
    var occupied = occupied
    var places: [Place?] = Array(repeating: nil, count: items.count)
    for index in order {
      var best: (cost: Double, box: BoxGrid.Box, needsLine: Bool, isFree: Bool)?
      for (box, effort, needsLine) in candidates(items[index]) {
        let covered = occupied.overlap(box) * 8 + outside(box) * 100
        let cost = effort + covered + lines.overlap(box) * 0.6
        if best.map({ cost < $0.cost }) ?? true { best = (cost, box, needsLine, covered < 1) }
      }
      guard let best, best.isFree || items[index].isNeeded else { continue }
      occupied.insert(best.box)
      places[index] = Place(middle: best.box.middle, needsLine: best.needsLine)
    }
    return places
  }

  private var order: [Int] {
    let crowd = items.map { item in
      items.count > Self.many
        ? 0 : items.count { ($0.position - item.position).length < item.width + 20 }
    }
    func key(_ index: Int) -> (Int, Double, Int, Int) {
      (items[index].isNeeded ? 0 : 1, -items[index].importance, -crowd[index], index)
    }
    return items.indices.sorted { key($0) < key($1) }
  }

  /// The places a label may take, each with how far it lies from the best.
  private func candidates(_ item: Item) -> [(box: BoxGrid.Box, effort: Double, needsLine: Bool)] {
    let distances = items.count > Self.many ? Self.distances.prefix(1) : Self.distances[...]
    return distances.enumerated().flatMap { ring, distance in
      Self.directions.enumerated().map { rank, direction in
        let corner = direction.x != 0 && direction.y != 0 ? 0.75 : 1
        let reach = (item.radius + distance) * corner
        let middle = Point(
          x: item.position.x + direction.x * (reach + item.width / 2),
          y: item.position.y + direction.y * (reach + (direction.x == 0 ? item.height / 2 : 2)))
        return (
          BoxGrid.Box(middle: middle, width: item.width, height: item.height),
          Double(ring) * 12 + Double(rank) * 0.4, ring > 0
        )
      }
    }
  }

  /// How far a box reaches out of the window.
  private func outside(_ box: BoxGrid.Box) -> Double {
    max(0, box.width / 2 - box.middle.x) + max(0, box.middle.x + box.width / 2 - window.width)
      + max(0, box.height / 2 - box.middle.y) + max(0, box.middle.y + box.height / 2 - window.height)
  }
}
