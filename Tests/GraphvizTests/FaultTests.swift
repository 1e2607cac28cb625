import Foundation
import Graphviz
import Testing

/// What the library reports, or would crash on, comes back as a value; nothing appears on standard error.
struct FaultTests {
  private func diagram(_ attributes: [String: Diagram.Value] = [:], graph: [String: Diagram.Value] = [:])
    -> Diagram
  {
    var diagram = Diagram()
    diagram.graphAttributes = graph
    diagram.addNode("a", attributes: attributes)
    return diagram
  }

  private func refusal(_ diagram: Diagram, as format: String = "svg") -> String? {
    do throws(GraphvizError) {
      _ = try GraphvizRenderer.render(diagram, as: format)
      return nil
    } catch {
      guard case .refused(let why) = error else { return "not refused: \(error)" }
      return why
    }
  }

  @Test func unknownEngineAndFormatNameTheKnown() {
    #expect {
      try GraphvizRenderer.render(diagram(), engine: "dott", as: "svg")
    } throws: { error in
      guard case .unknownEngine("dott", let known)? = error as? GraphvizError else { return false }
      return known.contains("dot") && known.contains("neato")
    }
    #expect {
      try GraphvizRenderer.render(diagram(), as: "docx")
    } throws: { error in
      guard case .unknownFormat("docx", let known)? = error as? GraphvizError else { return false }
      return known.contains("svg")
    }
  }

  @Test func aMalformedLabelFailsTheRenderAndTheNextOneWorks() throws {
    let broken = diagram(["label": .html(HTMLLabel(markup: "<B>not closed"))])
    #expect(throws: GraphvizError.self) { try GraphvizRenderer.render(broken, as: "svg") }
    #expect(try !GraphvizRenderer.render(diagram(), as: "svg").bytes.isEmpty)
  }

  @Test func anUnknownShapeIsAWarning() throws {
    let rendering = try GraphvizRenderer.render(diagram(["shape": .raw("no-such-shape")]), as: "svg")
    #expect(rendering.warnings.contains { $0.contains("no-such-shape") })
    #expect(try GraphvizRenderer.render(diagram(), as: "svg").warnings.isEmpty)
  }

  @Test(arguments: [
    "image", "shapefile", "fontpath", "imagepath", "stylesheet",
  ])
  func attributesThatOpenFilesAreRefused(name: String) {
    #expect(refusal(diagram([name: .raw("/etc/passwd")]))?.contains("would open a file") == true)
    #expect(refusal(diagram(graph: [name: .raw("/etc/passwd")]))?.contains("would open a file") == true)
  }

  @Test func imagesInHTMLLabelsAreRefused() {
    let label = HTMLLabel(markup: "<TABLE><TR><TD><img src=\"/etc/passwd\"/></TD></TR></TABLE>")
    #expect(refusal(diagram(["label": .html(label)]))?.contains("would open a file") == true)
  }

  @Test(arguments: [
    "javascript:alert(1)", "JAVASCRIPT:x", "data:text/html,x", "file:///etc/passwd", "//host/x",
    "java\nscript:x",
  ])
  func unsafeLinksAreRefused(link: String) {
    #expect(refusal(diagram(["URL": .text(link)]))?.contains("neither http") == true)
  }

  @Test(arguments: [
    "https://europa.eu/x?y=1#z", "http://eurotowns.org", "#eindhoven", "index.html#a", "a/b:c",
  ])
  func usualLinksAreDrawn(link: String) throws {
    let svg = String(
      decoding: try GraphvizRenderer.render(diagram(["URL": .text(link)]), as: "svg").bytes, as: UTF8.self)
    #expect(svg.contains("xlink:href="))
  }

  @Test(arguments: [("dpi", "100000"), ("size", "1e9,1e9"), ("width", "100000"), ("margin", "5000")])
  func sizesThatNeverEndAreRefused(name: String, value: String) {
    let isNode = name == "width"
    let drawn = isNode ? diagram([name: .raw(value)]) : diagram(graph: [name: .raw(value)])
    #expect(refusal(drawn, as: "png")?.contains("the most is") == true)
  }

  // Each of these crashed or hung Graphviz 2.42.2 when given to its own program.
  @Test func whatCrashesTheLibraryIsRefused() {
    func refusal(_ diagram: Diagram, engine: String) -> String {
      do throws(GraphvizError) {
        _ = try GraphvizRenderer.render(diagram, engine: engine, as: "svg")
        return "drawn"
      } catch {
        return "\(error)"
      }
    }
    let ortho = diagram(graph: ["splines": .raw("ortho")])
    #expect(refusal(ortho, engine: "twopi").contains("crashes the engine 'twopi'"))
    #expect(refusal(ortho, engine: "dot") == "drawn")
    #expect(refusal(diagram(graph: ["smoothing": .raw("spring")]), engine: "sfdp").contains("smoothing"))
    var shared = Diagram()
    for name in ["one", "two"] {
      var cluster = Diagram.Cluster(name)
      cluster.addNode("a")
      shared.add(cluster)
    }
    #expect(refusal(shared, engine: "osage").contains("in two clusters"))
    var long = Diagram()
    long.addEdge("a", "b", attributes: ["minlen": .raw("100000")])
    #expect(refusal(long, engine: "dot").contains("'minlen' is 100000"))
    var heavy = Diagram()
    heavy.addEdge("a", "b", attributes: ["weight": .raw("2147483647")])
    #expect(refusal(heavy, engine: "dot").contains("'weight' is 2147483647"))
    let span = HTMLLabel(markup: "<TABLE><TR><TD COLSPAN=\"60000\">x</TD></TR></TABLE>")
    #expect(refusal(diagram(["label": .html(span)]), engine: "dot").contains("spans more than 1000"))
  }

  @Test func aNULIsRefused() {
    #expect(refusal(diagram(["label": .text("a\u{0}b")]))?.contains("NUL") == true)
  }

  @Test func tooManyNodesAndTooDeepClustersAreRefused() {
    var many = Diagram()
    for index in 0...20_000 { many.addNode("\(index)") }
    #expect(refusal(many)?.contains("more than 20000 nodes") == true)
    var cluster = Diagram.Cluster("0")
    for level in 1...150 {
      var outer = Diagram.Cluster("\(level)")
      outer.add(cluster)
      cluster = outer
    }
    var deep = Diagram()
    deep.add(cluster)
    #expect(refusal(deep)?.contains("nested more than 100 deep") == true)
  }

  // Everything the library says goes through our callback: standard error stays empty.
  @Test func nothingAppearsOnStandardError() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "corridor-\(UUID().uuidString)")
    try Data().write(to: file)
    let handle = try FileHandle(forWritingTo: file)
    let saved = dup(2)
    dup2(handle.fileDescriptor, 2)
    let broken = diagram([
      "label": .html(HTMLLabel(markup: "<B>not closed")), "shape": .raw("another-unknown"),
    ])
    _ = try? GraphvizRenderer.render(broken, as: "svg")
    _ = try? Diagram(dot: "digraph { a -> ")
    dup2(saved, 2)
    close(saved)
    // Tests that run beside this one may be reported there meanwhile; the library's messages bear these words.
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    for word in ["Error:", "Warning:", "syntax error", "not closed"] {
      #expect(!text.contains(word), "\(text)")
    }
    try FileManager.default.removeItem(at: file)
  }
}
