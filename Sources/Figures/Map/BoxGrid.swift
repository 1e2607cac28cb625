/// Boxes on a page, found by where they are.
struct BoxGrid {
  /// A box with upright sides.
  struct Box {
    let middle: Point
    let width, height: Double

    /// The area shared with another box.
    func overlap(_ other: Box) -> Double {
      let across = (width + other.width) / 2 - abs(middle.x - other.middle.x)
      let along = (height + other.height) / 2 - abs(middle.y - other.middle.y)
      return max(0, across) * max(0, along)
    }
  }

  private struct Cell: Hashable {
    let column, row: Int
  }

  private static let size = 32.0
  private var boxes: [Box] = []
  private var places: [Cell: [Int]] = [:]

  /// Adds a box. - Complexity: O(cells it covers)
  mutating func insert(_ box: Box) {
    for cell in Self.cells(of: box) { places[cell, default: []].append(boxes.count) }
    boxes.append(box)
  }

  /// The area that a box shares with all others, each counted by itself.
  ///
  /// - Complexity: O(boxes near it)
  func overlap(_ box: Box) -> Double {
    var near: Set<Int> = []
    for cell in Self.cells(of: box) { near.formUnion(places[cell] ?? []) }
    return near.sorted().reduce(0) { $0 + boxes[$1].overlap(box) }
  }

  private static func cells(of box: Box) -> [Cell] {
    func span(_ middle: Double, _ extent: Double) -> ClosedRange<Int> {
      Int(((middle - extent / 2) / size).rounded(.down))...Int(((middle + extent / 2) / size).rounded(.down))
    }
    let rows = span(box.middle.y, box.height)
    return span(box.middle.x, box.width).flatMap { column in rows.map { Cell(column: column, row: $0) } }
  }
}
