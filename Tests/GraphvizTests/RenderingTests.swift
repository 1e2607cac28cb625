import Foundation
import Graphviz
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

struct RenderingTests {
  private var diagram: Diagram {
    var diagram = Diagram()
    diagram.graphAttributes = ["rankdir": .raw("LR"), "label": .text("A caption")]
    diagram.nodeAttributes = ["shape": .raw("box")]
    diagram.addNode("a", attributes: ["label": .text("First")])
    var cluster = Diagram.Cluster("part", attributes: ["label": .text("Part")])
    cluster.addNode("b", attributes: ["label": .html(HTMLLabel(markup: "<B>bold</B>"))])
    cluster.addNode("c")
    diagram.add(cluster)
    diagram.addEdge("a", "b", attributes: ["label": .text("one"), "color": .raw("#0072B2")])
    diagram.addEdge("a", "b", attributes: ["label": .text("two")])
    diagram.addEdge("b", "c")
    return diagram
  }

  private func svg(_ diagram: Diagram, engine: String = "dot") throws -> String {
    String(decoding: try GraphvizRenderer.render(diagram, engine: engine, as: "svg").bytes, as: UTF8.self)
  }

  @Test(arguments: ["dot", "neato", "fdp", "sfdp", "circo", "twopi", "osage", "patchwork"])
  func everyEngineDrawsEveryNode(engine: String) throws {
    #expect(GraphvizRenderer.engines.contains(engine))
    let svg = try svg(diagram, engine: engine)
    for name in ["a", "b", "c"] { #expect(svg.contains("<title>\(name)</title>")) }
  }

  @Test(arguments: [
    ("svg", "<?xml"), ("pdf", "%PDF"), ("png", "\u{FFFD}PNG"), ("dot", "digraph"), ("plain", "graph"),
    ("json", "{"),
  ])
  func everyFormatBeginsAsItShould(format: String, head: String) throws {
    let bytes = try GraphvizRenderer.render(diagram, as: format).bytes
    #expect(String(decoding: bytes.prefix(40), as: UTF8.self).hasPrefix(head))
  }

  @Test(arguments: ["svg", "png", "pdf", "dot"])
  func theSameDiagramGivesTheSameBytes(format: String) throws {
    let first = try GraphvizRenderer.render(diagram, as: format).bytes
    // Cairo dates a PDF to the second: wait for the next one.
    if format == "pdf" { Thread.sleep(forTimeInterval: 1.1) }
    #expect(try GraphvizRenderer.render(diagram, as: format).bytes == first)
  }

  @Test func parallelEdgesStayDistinct() throws {
    let svg = try svg(diagram)
    #expect(svg.components(separatedBy: "<title>a&#45;&gt;b</title>").count == 3)
    #expect(svg.contains(">one</text>"))
    #expect(svg.contains(">two</text>"))
  }

  @Test func clustersAreDrawn() throws {
    #expect(try svg(diagram).contains("<title>cluster_part</title>"))
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "a \"quoted\" & b", "back\\slash \\N \\G \\l", "emoji 🏛", "עברית",
    "Gdańsk – Łódź", "{a|b}",
  ])
  func namesAndLabelsAreShownAsTheyAre(text: String) throws {
    var diagram = Diagram()
    diagram.addNode(text, attributes: ["label": .text(text), "tooltip": .text(text)])
    diagram.addNode("html", attributes: ["label": .html(HTMLLabel(markup: HTMLLabel.escaped(text)))])
    let document = try XMLText(Data(try GraphvizRenderer.render(diagram, as: "svg").bytes))
    #expect(document.texts.filter { $0 == text }.count >= 2, "\(document.texts)")
    #expect(!document.elements.contains("script"))
  }

  @Test func aLineEndInALabelBreaksTheLine() throws {
    var diagram = Diagram()
    diagram.addNode("a", attributes: ["label": .text("one\ntwo")])
    let document = try XMLText(Data(try GraphvizRenderer.render(diagram, as: "svg").bytes))
    #expect(document.texts.contains("one"))
    #expect(document.texts.contains("two"))
  }

  @Test func manyRendersInARowAndFromSeveralTasks() async throws {
    let expected = try svg(diagram)
    for _ in 0..<256 { #expect(try svg(diagram) == expected) }
    await withTaskGroup(of: String?.self) { group in
      for _ in 0..<64 { group.addTask { try? self.svg(self.diagram) } }
      for await drawn in group { #expect(drawn == expected) }
    }
  }

  // The library's own program, where it is installed, must place the nodes where we do.
  @Test func placesNodesAsTheDotProgramDoes() throws {
    let program = "/usr/bin/dot"
    guard FileManager.default.isExecutableFile(atPath: program) else { return }
    let text = String(decoding: try GraphvizRenderer.render(diagram, as: "canon").bytes, as: UTF8.self)
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = ["-Tplain"]
    let input = Pipe()
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    input.fileHandleForWriting.write(Data(text.utf8))
    try input.fileHandleForWriting.close()
    let theirs = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    let ours = String(decoding: try GraphvizRenderer.render(diagram, as: "plain").bytes, as: UTF8.self)
    func places(_ plain: String) -> [[Substring]] {
      plain.split(separator: "\n").filter { $0.hasPrefix("node ") }.map {
        Array($0.split(separator: " ").prefix(6))
      }.sorted {
        $0[1] < $1[1]
      }
    }
    #expect(places(ours).count == 3)
    #expect(places(ours) == places(theirs))
  }
}

/// The texts and element names of an XML document, by a parser that refuses what is not well-formed.
final class XMLText: NSObject, XMLParserDelegate {
  private(set) var texts: [String] = []
  private(set) var elements: Set<String> = []
  private var current = ""

  init(_ data: Data) throws {
    super.init()
    let parser = XMLParser(data: data)
    parser.delegate = self
    guard parser.parse() else { throw parser.parserError ?? CocoaError(.coderInvalidValue) }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    elements.insert(name)
    current = ""
    if let title = attributes["xlink:title"] { texts.append(title) }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { current += string }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?)
  {
    texts.append(current.replacing("\u{A0}", with: " "))
    current = ""
  }
}
