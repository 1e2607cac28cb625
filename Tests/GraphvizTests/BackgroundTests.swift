import Graphviz
import Testing

/// What may stand behind a diagram: polygons, lines and pens, and nothing that opens a file.
struct BackgroundTests {
  private func render(_ background: String) throws(GraphvizError) -> Rendering {
    var diagram = Diagram()
    diagram.graphAttributes["_background"] = .raw(background)
    diagram.addNode("a", attributes: ["pos": .raw("20,20!")])
    return try GraphvizRenderer.render(diagram, engine: "nop2", as: "svg")
  }

  @Test func polygonsAreDrawn() throws {
    let drawn = try render("S 17 -setlinewidth(0.5) c 7 -#123456 C 7 -#ABCDEF P 3 0 0 60 0 30 40")
    let svg = String(decoding: drawn.bytes, as: UTF8.self)
    #expect(drawn.warnings == [])
    #expect(svg.contains("fill=\"#abcdef\"") && svg.contains("stroke=\"#123456\""))
  }

  @Test(arguments: [
    "I 0 0 10 10 11 -/etc/passwd", "P 3 0 0 60 0 30 40 I 0 0 10 10 5 -a.png", "P 3 0 0 60 0",
    "P 3 0 0 60 0 30 x",
    "T 0 0 0 10 4 -text", "c 7 -/secret", "P 99999999999 0 0", "F 14 5 -Times",
  ])
  func allElseIsRefused(background: String) {
    #expect(throws: GraphvizError.self) { try render(background) }
  }
}
