import Graphviz

/// What a figure is printed on, in points.
struct Sheet: Sendable, Hashable {
  /// What people call it.
  let name: String
  /// Its width, and the most its height may be.
  let size: PlacedDiagram.Size
  /// The room on every side that stays free.
  let margin: Double
  /// Whether the page is as high as the figure needs and no higher.
  let growsWithContent: Bool

  private static let pointsPerMillimetre = 72 / 25.4

  private init(
    _ name: String, millimetres width: Double, _ height: Double, margin: Double, grows: Bool = false
  ) {
    self.name = name
    size = PlacedDiagram.Size(
      width: width * Self.pointsPerMillimetre, height: height * Self.pointsPerMillimetre)
    self.margin = margin * Self.pointsPerMillimetre
    growsWithContent = grows
  }

  /// The ways a page can lie, the usual one first.
  ///
  /// The text of an A4 page with the usual margins is 160 by 247 millimetres; A4 and A3 are those of ISO 216; a slide has
  /// 16 to 9.
  static func sheets(of page: Theme.Page) -> [Sheet] {
    switch page {
    case .text: [Sheet("the width of text on A4", millimetres: 160, 247, margin: 0.5, grows: true)]
    case .a4:
      [
        Sheet("A4 upright", millimetres: 210, 297, margin: 12.5),
        Sheet("A4 on its side", millimetres: 297, 210, margin: 12.5),
      ]
    case .a3:
      [
        Sheet("A3 upright", millimetres: 297, 420, margin: 12.5),
        Sheet("A3 on its side", millimetres: 420, 297, margin: 12.5),
      ]
    case .slide: [Sheet("a slide", millimetres: 338.667, 190.5, margin: 10)]
    }
  }

  /// A sheet just large enough for what stands on it, in points.
  static func poster(width: Double, height: Double) -> Sheet {
    let margin = 12.5
    let (wide, high) = (width / pointsPerMillimetre, height / pointsPerMillimetre)
    let sides = [wide, high].map { ($0 + 2 * margin).rounded(.up) }
    return Sheet(
      "a poster of \(Int(sides[0])) by \(Int(sides[1])) mm", millimetres: sides[0], sides[1], margin: margin)
  }

  /// The room between the margins.
  var room: PlacedDiagram.Size {
    PlacedDiagram.Size(width: size.width - 2 * margin, height: size.height - 2 * margin)
  }

  /// A length in millimetres, as style sheets and SVG take it.
  static func millimetres(_ points: Double) -> String { Theme.written(points / pointsPerMillimetre) + "mm" }
}

extension Theme.Page {
  /// The next larger page; nil where the next is a poster.
  var larger: Theme.Page? {
    switch self {
    case .text: .a4
    case .a4: .a3
    case .a3, .slide: nil
    }
  }
}
