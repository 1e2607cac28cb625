import Foundation
import Testing

/// `corridor convert`, `stats FILE`, and files of other programs where an atlas is expected.
struct ConvertCommandTests {
  private static let graphML = """
    <?xml version="1.0"?>
    <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
      <key id="k" for="node" attr.name="kind" attr.type="string"/>
      <key id="l" for="node" attr.name="label" attr.type="string"/>
      <key id="w" for="edge" attr.name="weight" attr.type="double"/>
      <graph edgedefault="directed">
        <node id="riga"><data key="k">city</data><data key="l">Rīga</data></node>
        <node id="net"><data key="k">network</data><data key="l">Net &lt;b&gt;</data></node>
        <node id="body"><data key="k">EU body</data><data key="l">Body</data></node>
        <edge source="riga" target="net"><data key="w">2</data></edge>
        <edge source="net" target="body"/>
      </graph>
    </graphml>
    """
  private static let writable = [
    "csv", "graphml", "gexf", "gml", "pajek", "dl", "dot", "sif", "jgf", "node-link", "cytoscape",
    "graphology",
    "kumu",
  ]

  private func counts(_ path: String, from format: String? = nil) throws -> [Int] {
    let answer = try Command.json(["stats", path])
    #expect(answer["schema"] as? String == "corridor.stats/1")
    return try [#require(answer["nodes"] as? Int), #require(answer["ties"] as? Int)]
  }

  /// What was written, to be read again: of two files the edges, beside which the nodes are found.
  private func written(_ folder: Folder, _ format: String) -> String {
    "\(folder.path)/" + (format == "csv" ? "out-edges.csv" : "out.\(Self.ending(format))")
  }

  private static func ending(_ format: String) -> String {
    switch format {
    case "pajek": "net"
    case "jgf", "node-link", "graphology", "kumu": "json"
    case "cytoscape": "cyjs"
    default: format
    }
  }

  @Test(arguments: writable)
  func everyFormatIsWrittenAndReadAgain(_ format: String) throws {
    let folder = try Folder()
    let input = try folder.write(Self.graphML, to: "in.graphml")
    let output = "\(folder.path)/out.\(Self.ending(format))"
    let command = try Command.run(["convert", input, output, "--to", format])
    #expect(command.status == 0, "\(command.error)")
    #expect(command.output.isEmpty)
    #expect(try counts(written(folder, format)) == [3, 2])
  }

  @Test(arguments: writable + ["neo4j", "cypher"])
  func theShippedAtlasIsWrittenInEveryFormat(_ format: String) throws {
    let folder = try Folder()
    let command = try Command.run([
      "convert", "Graphs/change", "\(folder.path)/out.\(Self.ending(format))", "--to", format,
    ])
    #expect(command.status == 0, "\(command.error)")
    guard format != "neo4j", format != "cypher", format != "sif", format != "dl" else { return }
    let own = try Command.json(["stats", "--atlas", "Graphs/change"])
    let entities = try #require(own["nodes"] as? Int)
    #expect(try counts(written(folder, format))[0] == entities)
  }

  @Test func standardOutputTakesOneFile() throws {
    let folder = try Folder()
    let input = try folder.write(Self.graphML, to: "in.graphml")
    let gml = try Command.run(["convert", input, "-", "--to", "gml"])
    #expect(gml.status == 0 && gml.output.contains("graph ["))
    let csv = try Command.run(["convert", input, "-", "--to", "csv"])
    #expect(csv.status == 64 && csv.output.isEmpty && csv.error.contains("2 files"))
  }

  @Test(arguments: [["--to", "graphson"], ["--from", "neo4j"], ["--to", "nothing"]])
  func whatCannotBeReadOrWrittenIsSaid(_ options: [String]) throws {
    let folder = try Folder()
    let input = try folder.write(Self.graphML, to: "in.graphml")
    let command = try Command.run(["convert", input, "\(folder.path)/out"] + options)
    #expect(command.status == 64 && command.error.contains("graphml"))
  }

  @Test func nothingHalfWrittenIsLeft() throws {
    let folder = try Folder()
    let input = try folder.write(Self.graphML, to: "in.graphml")
    let command = try Command.run(["convert", input, "\(folder.path)/no/such/folder/out.gml"])
    #expect(command.status == 73)
    #expect(folder.files == ["in.graphml"])
  }

  @Test func aBrokenFileIsRefusedWithItsLine() throws {
    let folder = try Folder()
    let path = try folder.write("<graphml>\n<graph>\n<node id='a'>\n</graph></graphml>", to: "broken.graphml")
    for arguments in [
      ["stats", path], ["convert", path, "\(folder.path)/x.gml"], ["rank", "degree", "--atlas", path],
    ] {
      let command = try Command.run(arguments)
      #expect(command.status == 65, "\(arguments)")
      #expect(command.error.contains("broken.graphml:4"), "\(command.error)")
      #expect(command.output.isEmpty)
    }
    #expect(try Command.run(["stats", "\(folder.path)/none.gml"]).status == 66)
  }

  // Any file is an atlas: routes, ranks, and what may be said of it.
  @Test func aFileIsAnAtlas() throws {
    let folder = try Folder()
    let graph = try folder.write(Self.graphML, to: "in.graphml")
    let routes = try Command.json(["routes", "Rīga", "Body", "--atlas", graph])
    #expect((routes["routes"] as? [Any])?.count == 1)
    let list = try folder.write("source,target\na,b\nb,c\nb,d\n", to: "edges.csv")
    let rank = try Command.json(["rank", "degree", "--direction", "any", "--atlas", list])
    let rows = try #require(rank["rows"] as? [[String: Any]])
    #expect((rows.first?["entity"] as? [String: String])?["id"] == "b")
    let check = try Command.json(["check", "--atlas", list])
    let rules = (check["findings"] as? [[String: Any]])?.compactMap { $0["rule"] as? String }
    #expect(rules?.contains("reading") == true && rules?.contains("aliases") == false)
  }
}
