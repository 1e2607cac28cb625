import Atlas
import Graphviz
import Influence

/// What stands where on a map.
struct MapDrawing {
  private struct Mark {
    let entity: Int
    let position: Point
    let radius: Double
    let hasSeat: Bool
    let isGroup: Bool
  }

  private let map: GroupMap
  private let atlas: Atlas
  private let theme: Theme
  private let window: MapWindow
  private let marks: [Mark]
  private let markOf: [Int: Mark]
  private var arcs: [MapArc] = []
  /// Where the name of each mark stands; nil where there is no room for it.
  private var places: [LabelPlacement.Place?] = []

  init?(_ map: GroupMap, in atlas: Atlas, _ theme: Theme) {
    let points = map.members.map(Self.projected)
    let seats = map.groups.compactMap(\.seat).map(Self.projected)
    guard
      let window = MapWindow(
        around: points + seats, width: theme.tableWidth - 14, height: theme.tableWidth),
      !points.isEmpty
    else { return nil }
    (self.map, self.atlas, self.theme, self.window) = (map, atlas, theme, window)
    let members = Self.marks(ofMembersOf: map, in: atlas, window)
    let marks = Self.marks(ofGroupsOf: map, beside: members, in: atlas, window)
    self.marks = marks
    markOf = Dictionary(marks.map { ($0.entity, $0) }) { first, _ in first }
    arcs = map.groups.flatMap { group in group.memberships.compactMap { arc($0.tie) } }
    places = labels()
  }

  private var hasArcs: Bool { arcs.count <= Self.mostArcs }

  /// Up to this number every member has its name.
  private static let few = 40
  /// Above this number of memberships arcs would hide the map.
  private static let mostArcs = 300

  /// Members at their places, the smaller the more there are.
  private static func marks(ofMembersOf map: GroupMap, in atlas: Atlas, _ window: MapWindow) -> [Mark] {
    let radius = map.members.count > 200 ? 1.2 : map.members.count > few ? 2.2 : 3.2
    let groups = Set(map.groups.map(\.entity.id))
    return map.members.filter { !groups.contains($0.entity.id) }.compactMap { member in
      atlas.index(of: member.entity.id).map { index in
        Mark(
          entity: index, position: window.onPage(projected(member)), radius: radius, hasSeat: true,
          isGroup: false)
      }
    }
  }

  /// Groups at their seats, or amid their members, where no other mark stands; after the marks of the members.
  private static func marks(
    ofGroupsOf map: GroupMap, beside members: [Mark], in atlas: Atlas, _ window: MapWindow
  ) -> [Mark] {
    var marks = members
    for group in map.groups where !group.memberships.isEmpty {
      guard let index = atlas.index(of: group.entity.id) else { continue }
      let inside = group.memberships.map { window.onPage(projected($0.member)) }
      let amid = inside.reduce(Point(x: 0, y: 0), +) * (1 / Double(inside.count))
      let wanted = group.seat.map { window.onPage(projected($0)) } ?? amid
      marks.append(
        Mark(
          entity: index, position: free(near: wanted, marks), radius: 5, hasSeat: group.seat != nil,
          isGroup: true))
    }
    return marks
  }

  private static func projected(_ place: GroupMap.Place) -> Point {
    Projection.point(latitude: place.latitude, longitude: place.longitude)
  }

  /// The nearest of some points around one where no mark stands yet.
  private static func free(near wanted: Point, _ marks: [Mark]) -> Point {
    let around = [0, 13.0, 22].flatMap { distance in
      [(0.0, 1.0), (1, 0), (-1, 0), (0, -1), (0.7, 0.7), (-0.7, 0.7), (0.7, -0.7), (-0.7, -0.7)].map {
        wanted + Point(x: $0.0 * distance, y: $0.1 * distance)
      }
    }
    return around.first { point in marks.allSatisfy { ($0.position - point).length >= $0.radius + 7 } }
      ?? wanted
  }

  // MARK: Words

  var caption: String {
    let count = map.members.count
    var text = "\(count) \(count == 1 ? "member" : "members") at their places"
    text += hasArcs ? "; arcs lead from a member to its group." : ". There are too many arcs to draw them."
    let unplaced = Set(map.groups.flatMap(\.unplaced)).sorted { $0.name < $1.name }
    if !unplaced.isEmpty {
      let names =
        unplaced.count <= 6
        ? unplaced.map(\.name).joined(separator: ", ") : "\(unplaced.count) members"
      text += " Left out, since no place is known: \(names)."
    }
    let unnamed = places.count { $0 == nil }
    if unnamed > 0 { text += " \(unnamed) of their names have no room and stand in the table." }
    return text + " \(Outlines.source); Lambert's azimuthal equal-area projection centred on 52° N, 10° E."
  }

  // MARK: Drawing

  func draw(into sketch: inout Sketch) {
    sketch.graphAttributes = [
      "_background": .raw(Outlines.background(in: window, theme)), "outputorder": .raw("edgesfirst"),
    ]
    // The frame takes its room even where nothing stands at its corners.
    for (name, corner) in [("lower", Point(x: 0, y: 0)), ("upper", Point(x: window.width, y: window.height))]
    {
      sketch.add(
        node: "corner \(name)",
        attributes: [
          "shape": .raw("point"), "style": .raw("invis"), "width": .raw("0.01"), "height": .raw("0.01"),
          "label": .raw(""), "pos": Sketch.pinned((corner.x, corner.y)),
        ])
    }
    for mark in marks { drawMark(mark, into: &sketch) }
    for arc in arcs { drawArc(arc, into: &sketch) }
    drawLabels(into: &sketch)
    sketch.cite(map.members.flatMap(\.evidence.citations))
  }

  private func drawMark(_ mark: Mark, into sketch: inout Sketch) {
    let size = Theme.inches(2 * mark.radius)
    let cue: [Sketch.Mark] =
      mark.hasSeat ? [] : [.heavy("its seat is not known; it stands amid its members")]
    var attributes: [String: Diagram.Value] = [
      "label": .raw(""), "fixedsize": .raw("true"), "width": .raw(size), "height": .raw(size),
    ]
    if mark.hasSeat { attributes["penwidth"] = .raw(mark.radius < 3 ? "0.3" : "0.8") }
    sketch.add(
      mark.entity, marks: cue, position: (mark.position.x, mark.position.y), attributes: attributes)
  }

  private func arc(_ tie: Tie) -> MapArc? {
    guard let from = markOf[tie.from], let to = markOf[tie.to] else { return nil }
    return MapArc(tie, from: from.position, to: to.position, gap: to.radius + 1)
  }

  private func drawArc(_ arc: MapArc, into sketch: inout Sketch) {
    guard var line = Line(arc.tie, in: atlas) else { return }
    guard hasArcs else { return sketch.describe(line.words) }
    // Arcs are all of one width here; the legend has nothing to explain.
    line.grade = nil
    sketch.add(
      line,
      attributes: [
        "pos": .raw(arc.spline), "penwidth": .raw(arcs.count > Self.few ? "0.4" : "0.9"),
        "arrowsize": .raw("0.45"),
      ])
  }

  /// A name that fits a map; the tooltip has all of it.
  private func name(_ mark: Mark) -> String {
    let name = atlas.shortName(of: mark.entity, longest: 18)
    return name.count <= 32 ? name : name.prefix(31) + "…"
  }

  private func drawLabels(into sketch: inout Sketch) {
    for (mark, place) in zip(marks, places) {
      guard let place else { continue }
      let id = "label \(atlas.entities[mark.entity].id)"
      let cell = MarkupTable.Cell([name(mark)], isBold: mark.isGroup)
      let table = MarkupTable(rows: [[sketch.cell(cell, of: mark.entity)]], padding: 0)
      sketch.add(table, named: id, position: (place.middle.x, place.middle.y))
      if place.needsLine {
        sketch.addEdge(
          sketch.node(of: mark.entity), id,
          attributes: [
            "dir": .raw("none"), "color": .raw(theme.faintInk), "penwidth": .raw("0.5"), "tooltip": .raw(" "),
          ])
      }
    }
  }

  /// Where the names stand. Of many members the larger ones are named first.
  private func labels() -> [LabelPlacement.Place?] {
    let isFew = map.members.count <= Self.few
    let items = marks.map { mark in
      LabelPlacement.Item(
        position: mark.position, radius: mark.radius,
        width: TextWidth.points(name(mark), size: theme.smallFontSize) * (mark.isGroup ? 1.1 : 1),
        height: theme.smallFontSize + 2.5, isNeeded: isFew || mark.isGroup,
        importance: isFew ? 0 : atlas.entities[mark.entity].number("population") ?? 0)
    }
    return LabelPlacement(items, in: window, lines: hasArcs ? arcs.flatMap(\.samples) : []).places()
  }
}
