/// Places boxes around a ring that is as narrow as a page: one at the top, one column down the right side, one at the
/// bottom, one column up the left side. Lines between them cross the free middle, and no box covers another.
struct RingLayout {
  /// A box to place.
  struct Box {
    let width, height: Double
  }

  /// Where the middle of each box stands, in points, upwards from the middle of the ring.
  let places: [(x: Double, y: Double)]

  /// The least free room between the columns, and that between two boxes.
  private static let middle = 150.0
  private static let gap = 16.0

  /// - Parameters:
  ///   - boxes: In any order.
  ///   - weights: How strongly two boxes are tied; those tied strongly stand close.
  /// - Complexity: O(boxes³) for each improvement of their order
  init(_ boxes: [Box], weights: [[Double]]) {
    let order = Self.order(weights)
    let sides = Self.sides(order)
    let width = boxes.map(\.width).max() ?? 0
    let middle = max(Self.middle, width + 2 * Self.gap)
    func height(_ column: [Int]) -> Double {
      column.reduce(Self.gap * Double(max(0, column.count - 1))) { $0 + boxes[$1].height }
    }
    let tallest = max(height(sides.left), height(sides.right))
    var places = [(x: Double, y: Double)](repeating: (0, 0), count: boxes.count)
    for (column, x) in [(sides.left, -1.0), (sides.right, 1.0)] {
      var y = height(column) / 2
      for box in column {
        places[box] = (x * (width + middle) / 2, y - boxes[box].height / 2)
        y -= boxes[box].height + Self.gap
      }
    }
    // Half of the boxes at the top and the bottom stands between the columns.
    for (box, side) in [(sides.top, 1.0), (sides.bottom, -1.0)] {
      guard let box else { continue }
      places[box] = (0, side * (tallest / 2 + Self.gap))
    }
    self.places = places
  }

  /// The order cut into sides, clockwise from the top; the left column from its top.
  private static func sides(_ order: [Int]) -> (top: Int?, right: [Int], bottom: Int?, left: [Int]) {
    guard order.count > 3 else {
      let half = (order.count + 1) / 2
      return (nil, Array(order.prefix(half)), nil, order.dropFirst(half).reversed())
    }
    let right = (order.count - 1) / 2
    return (
      order[0], Array(order[1...right]), order[right + 1], order[(right + 2)...].reversed()
    )
  }

  /// An order around the ring in which no exchange of two brings the strongly tied closer together.
  private static func order(_ weights: [[Double]]) -> [Int] {
    var order = Array(weights.indices)
    func length(_ order: [Int]) -> Double {
      var sum = 0.0
      for first in order.indices {
        for second in order.indices.dropFirst(first + 1) {
          let apart = min(second - first, order.count - (second - first))
          sum += weights[order[first]][order[second]] * Double(apart)
        }
      }
      return sum
    }
    var best = length(order)
    var isImproved = order.count <= 40
    while isImproved {
      isImproved = false
      for first in order.indices {
        for second in order.indices.dropFirst(first + 1) {
          order.swapAt(first, second)
          let new = length(order)
          if new < best - 1e-9 {
            (best, isImproved) = (new, true)
          } else {
            order.swapAt(first, second)
          }
        }
      }
    }
    return order
  }
}
