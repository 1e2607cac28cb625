import Atlas
import Foundation
import Graphviz
import Influence
import Interchange
import Testing

@testable import Figures

/// Colours that everyone can tell apart and text that everyone can read, computed on the vocabulary and on what is drawn.
struct ColourTests {
  /// An entity of every kind, and a tie of every class from one of them to the next.
  private static let everything = Result { () throws -> (atlas: Atlas, date: PartialDate) in
    var text =
      "atlas: {id: all, title: All, as of: 2018-02-12}\nsources: {minutes: {title: Minutes, places: [item 1..9]}}\n"
    text += "entities:\n"
    let kinds = try Atlas.load(text: text.replacing("entities:\n", with: "")).vocabulary.kinds
    for (index, kind) in kinds.enumerated() {
      text += "  - {id: e\(index), kind: \(kind.name), name: A \(kind.name), evidence: minutes item 1}\n"
    }
    return (try Atlas.load(text: text), try #require(PartialDate("2018-02-12")))
  }

  private static func sketch(_ theme: Theme) throws -> Figure {
    let (atlas, date) = try everything.get()
    var sketch = Sketch(atlas, theme, direction: .topToBottom)
    for index in atlas.entities.indices {
      sketch.add(index, in: index.isMultiple(of: 2) ? ["Outer", "Inner", "Innermost"] : [])
    }
    for (index, tieClass) in atlas.vocabulary.tieClasses.enumerated() {
      var line = Line(
        from: index, to: index + 1, types: [], tieClass: tieClass.name, strength: 0.5, sentence: "A tie.",
        basis: .stated,
        citations: [])
      line.label = tieClass.name
      sketch.add(line)
    }
    for (index, change) in Theme.Change.allCases.enumerated() { sketch.add(index, marks: [.change(change)]) }
    return sketch.figure("all", title: "All", saying: "All.", on: date, table: Table(columns: []))
  }

  @Test(arguments: Theme.Variant.allCases)
  func textHasContrastToWhatIsBehindIt(_ variant: Theme.Variant) async throws {
    let theme = Theme(variant: variant)
    let folders = ["change", "eu"].map { ShippedGraphs.folder.appending(path: $0).path }
    let shipped = try Atlas.load(folders)
    let scenarios = ScenarioLibrary(folders: folders, for: shipped)
    var figures = [try Self.sketch(theme)]
    for item in shipped.reportItems {
      figures.append(try await Figure.drawn(item, in: shipped, scenarios: scenarios, theme: theme))
    }
    for figure in figures {
      let svg = try SVGReader(try figure.svg().bytes)
      let shapes = svg.elements.indices.compactMap { index -> Shape? in
        let element = svg.elements[index]
        guard let fill = element.attributes["fill"].flatMap(SeenColour.init), let box = box(of: element)
        else {
          return nil
        }
        return Shape(index: index, fill: fill, box: box)
      }
      for text in svg.elements.indices where svg.elements[text].name == "text" {
        let element = svg.elements[text]
        let ink = try #require(SeenColour(element.attributes["fill"] ?? "#000000"))
        // A text stands on its base line; its middle is a little higher.
        let x = try SVGReader.number("x", of: element) + 0.5
        let y = try SVGReader.number("y", of: element) - 2
        let shape = shapes.last { $0.index < text && $0.box.x.contains(x) && $0.box.y.contains(y) }
        let behind = try #require(shape?.fill)
        #expect(ink.contrast(with: behind) >= 4.5, "\(figure.name) \(variant): '\(element.text)'")
      }
    }
  }

  /// What is drawn with a fill: the last shape before a text whose box holds the place of the text is what is behind it.
  private struct Shape {
    let index: Int
    let fill: SeenColour
    let box: (x: ClosedRange<Double>, y: ClosedRange<Double>)
  }

  private func box(of shape: SVGReader.Element) -> (x: ClosedRange<Double>, y: ClosedRange<Double>)? {
    if shape.name == "ellipse" {
      let numbers = ["cx", "rx", "cy", "ry"].compactMap { shape.attributes[$0].flatMap(Double.init) }
      guard numbers.count == 4 else { return nil }
      return (
        numbers[0] - numbers[1]...numbers[0] + numbers[1], numbers[2] - numbers[3]...numbers[2] + numbers[3]
      )
    }
    guard let path = shape.attributes["points"] ?? shape.attributes["d"] else { return nil }
    let numbers = path.split { " ,MCLZ".contains($0) }.compactMap { Double($0) }
    let xs = stride(from: 0, to: numbers.count - 1, by: 2).map { numbers[$0] }
    let ys = stride(from: 1, to: numbers.count, by: 2).map { numbers[$0] }
    guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max() else {
      return nil
    }
    return (left...right, top...bottom)
  }

  /// Two colours nearer than this are not told apart at a glance.
  private static let leastDistance = 10.0
  /// Shapes that look alike where there is no outline or no corner to tell them by.
  private static func look(_ shape: String) -> String {
    switch shape {
    case "plain", "plaintext", "none": "no outline"
    case "ellipse", "oval", "egg", "circle": "ellipse"
    case "box", "rect", "rectangle", "square": "box"
    default: shape
    }
  }

  // The rule: two kinds differ in shape, or their fills differ enough in every way of seeing.
  @Test(arguments: SeenColour.Sight.allCases)
  func kindsAreToldApart(_ sight: SeenColour.Sight) throws {
    let kinds = try Self.everything.get().atlas.vocabulary.kinds
    for (index, one) in kinds.enumerated() {
      for other in kinds[(index + 1)...] where Self.look(one.shape) == Self.look(other.shape) {
        let first = try #require(SeenColour(one.colour)).seen(with: sight)
        let second = try #require(SeenColour(other.colour)).seen(with: sight)
        #expect(first.distance(to: second) >= Self.leastDistance, "\(one.name) and \(other.name), \(sight)")
      }
    }
  }

  // The rule: two classes of ties differ in their arrowhead, always, and in colour too for those who see colours.
  @Test func classesOfTiesAreToldApart() throws {
    let classes = try Self.everything.get().atlas.vocabulary.tieClasses
    for (index, one) in classes.enumerated() {
      for other in classes[(index + 1)...] {
        #expect(one.arrow != other.arrow, "\(one.name) and \(other.name)")
        let first = try #require(SeenColour(one.colour))
        let second = try #require(SeenColour(other.colour))
        #expect(first.distance(to: second) >= Self.leastDistance, "\(one.name) and \(other.name)")
      }
    }
  }

  // The steps of a heat map get darker, or lighter, for everyone; the values in the cells are the second cue.
  @Test(arguments: Theme.Variant.allCases, SeenColour.Sight.allCases)
  func heatIsInOrder(_ variant: Theme.Variant, _ sight: SeenColour.Sight) throws {
    let theme = Theme(variant: variant)
    let cells = (0...10).map { theme.heat(Double($0) / 10) }
    let lights = try cells.map { try #require(SeenColour($0.fill)).seen(with: sight).luminance }
    #expect(lights == (variant == .dark ? lights.sorted() : lights.sorted(by: >)))
    for cell in cells {
      let (fill, ink) = (try #require(SeenColour(cell.fill)), try #require(SeenColour(cell.ink)))
      #expect(fill.contrast(with: ink) >= 4.5)
    }
  }

  // Machado et al. and CIE: white stays white; red turns dark for protanopes; black and white are 100 apart.
  @Test func theSimulationIsThatOfTheSources() throws {
    let (white, red, black) = (
      try #require(SeenColour("#FFFFFF")), try #require(SeenColour("#FF0000")),
      try #require(SeenColour("#000000"))
    )
    for sight in SeenColour.Sight.allCases { #expect(white.seen(with: sight).distance(to: white) < 0.5) }
    #expect(red.seen(with: .protanopia).luminance < red.luminance)
    #expect(abs(white.distance(to: black) - 100) < 0.1)
    #expect(abs(white.contrast(with: black) - 21) < 0.01)
  }
}

/// The atlases of the package.
enum ShippedGraphs {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Graphs")
}
