import Atlas
import Graphviz
import Influence
import Interchange
import Testing

@testable import Figures

/// Projection, outlines, labels and the map itself.
struct MapTests {
  // The example of IOGP's Geomatics Guidance Note 7-2 for EPSG 3035: 50° N, 5° E lies 358,200.55 m west and 210,281.15 m
  // south of the centre. We project a sphere of the same area, radius 6,371,007 m, and so are off by a few kilometres.
  @Test func theProjectionAgreesWithThePublishedExample() {
    let point = Projection.point(latitude: 50, longitude: 5)
    #expect(abs(point.x * 6_371_007 + 358_200.55) < 3_000)
    #expect(abs(point.y * 6_371_007 + 210_281.15) < 3_000)
    let centre = Projection.point(latitude: 52, longitude: 10)
    #expect(abs(centre.x) < 1e-12 && abs(centre.y) < 1e-12)
  }

  // Land areas of the CIA World Factbook with inland waters, in thousands of square kilometres: Poland 312.7, Portugal
  // without its islands 89.0, Romania 238.4, Hungary 93.0. The outlines are simplified: three per cent off at most.
  @Test(arguments: [("POL", 312.7), ("PRT", 89.0), ("ROU", 238.4), ("HUN", 93.0)])
  func outlinesKeepAreas(code: String, area: Double) throws {
    let lines = String(decoding: Outlines.text, as: UTF8.self).split(separator: "\n").filter {
      !$0.hasPrefix("#")
    }
    let place = try #require(lines.firstIndex { $0.hasPrefix(code) })
    let ring = Outlines.rings[place]
    let twice = ring.indices.reduce(0.0) { sum, here in
      let next = ring[(here + 1) % ring.count]
      return sum + ring[here].x * next.y - next.x * ring[here].y
    }
    let found = abs(twice) / 2 * 6_371.007 * 6_371.007 / 1000
    #expect(abs(found / area - 1) < 0.03, "\(found)")
  }

  // A square of 20 points of which the window's corner cuts a quarter: 10 by 10 are left.
  @Test func whatLiesOutsideTheWindowIsCutOff() throws {
    let window = try #require(
      MapWindow(around: [Point(x: 0, y: 0), Point(x: 1, y: 1)], width: 100, height: 100))
    let square = [(-10.0, -10.0), (10, -10), (10, 10), (-10, 10)].map { Point(x: $0.0, y: $0.1) }
    let left = window.clipped(square)
    #expect(Set(left) == Set([(0.0, 0.0), (10, 0), (10, 10), (0, 10)].map { Point(x: $0.0, y: $0.1) }))
    #expect(window.clipped(square.map { $0 + Point(x: -50, y: 0) }).isEmpty)
  }

  // Twelve marks in three tight rows, each label wider than the gap between marks.
  @Test func labelsCoverNeitherMarksNorEachOther() throws {
    let window = try #require(
      MapWindow(around: [Point(x: 0, y: 0), Point(x: 1, y: 1)], width: 400, height: 400))
    let items = (0..<12).map { number in
      LabelPlacement.Item(
        position: Point(x: 150 + Double(number % 4) * 26, y: 180 + Double(number / 4) * 22), radius: 3,
        width: 40,
        height: 10)
    }
    let places = LabelPlacement(items, in: window, lines: []).places().compactMap(\.self)
    #expect(places.count == items.count)
    for (index, place) in places.enumerated() {
      #expect(abs(place.middle.x - 200) <= 180 && abs(place.middle.y - 200) <= 195)
      for other in items {
        let isOver =
          abs(place.middle.x - other.position.x) < 20 + 3 - 0.01
          && abs(place.middle.y - other.position.y) < 5 + 3 - 0.01
        #expect(!isOver, "label \(index)")
      }
      for other in places[..<index] {
        let isOver =
          abs(place.middle.x - other.middle.x) < 39.99 && abs(place.middle.y - other.middle.y) < 9.99
        #expect(!isOver, "label \(index)")
      }
    }
  }

  private let text = """
    atlas: {id: test, title: A test, as of: 2018-02-12}
    sources: {minutes: {title: Minutes, places: [item 1..9]}}
    entities:
      - {id: club, kind: network, name: Club, location: [50.85, 4.35], evidence: minutes item 1}
      - {id: ring, kind: network, name: Ring, evidence: minutes item 1}
      - {id: east, kind: city, name: East, country: PL, location: [52, 20], evidence: minutes item 2}
      - {id: west, kind: city, name: West, country: FR, location: [47, 0], evidence: minutes item 2}
      - {id: lost, kind: city, name: Lost, evidence: minutes item 2}
    ties:
      - east member of club: minutes item 3
      - west member of club: minutes item 3
      - lost member of club: minutes item 3
      - east member of ring: minutes item 3
      - west member of ring: minutes item 3
    """

  private func number(_ node: Diagram.Node, _ axis: Int) throws -> Double {
    guard case .raw(let text)? = node.attributes["pos"] else { return .nan }
    return try #require(Double(text.dropLast().split(separator: ",")[axis]))
  }

  @Test func membersStandAtTheirPlacesAndArcsLeadToTheirGroups() throws {
    let atlas = try Atlas.load(text: text)
    let map = try GroupMap(atlas, of: [])
    #expect(map.groups.map(\.entity.id) == ["club", "ring"])
    #expect(map.groups[0].unplaced.map(\.id) == ["lost"])
    let figure = try #require(Figure.map(map, in: atlas))
    #expect(
      figure.diagram.edges.map { "\($0.tail) \($0.head)" }.prefix(4) == [
        "east club", "west club", "east ring", "west ring",
      ])
    let nodes = Dictionary(uniqueKeysWithValues: figure.diagram.nodes.map { ($0.id, $0) })
    let (east, west) = (try #require(nodes["east"]), try #require(nodes["west"]))
    #expect(try number(east, 0) > number(west, 0) && number(east, 1) > number(west, 1))
    // Without a seat a group stands amid its members.
    let ring = try #require(nodes["ring"])
    #expect(abs(try number(ring, 0) - (number(east, 0) + number(west, 0)) / 2) < 0.02)
    #expect(ring.attributes["penwidth"] == .raw("2.2"))
    #expect(figure.caption.contains("no place is known: Lost"))
    #expect(figure.caption.contains("Natural Earth, public domain"))
    #expect(figure.table.rows.count == 5)
  }

  @Test func theLandIsDrawnInEveryFormat() throws {
    let atlas = try Atlas.load(text: text)
    let figure = try #require(Figure.map(try GroupMap(atlas, of: ["club"]), in: atlas))
    for format in ["svg", "pdf", "png"] { #expect(try figure.rendered(as: format).warnings == []) }
    let svg = String(decoding: try figure.rendered(as: "svg").bytes, as: UTF8.self)
    // Between the Atlantic and the Vistula lie more than ten countries.
    #expect(svg.ranges(of: "<polygon").count > 12)
  }

  @Test func aMapWithoutPlacesIsNone() throws {
    let atlas = try Atlas.load(
      text: text.replacing("location: [52, 20], ", with: "").replacing("location: [47, 0], ", with: ""))
    #expect(Figure.map(try GroupMap(atlas, of: ["club"]), in: atlas) == nil)
  }
}
