import Foundation
import Interchange
import Testing

/// JSON of networks as other programs and people write it; what is expected was counted by hand.
@Suite struct OddJSONTests {
  typealias Name = NetworkDocument.Name

  private func read(_ text: String, _ path: String = "x.json") throws -> NetworkDocument {
    try NetworkDocument(bytes: Data(text.utf8), path: path)
  }

  @Test func nodeLinkWithEdgesOrLinks() throws {
    for key in ["edges", "links"] {
      let document = try read(
        """
        {"directed": true, "multigraph": false, "graph": {},
         "nodes": [{"id": "a", "size": 2}, {"id": "b"}, {"id": 3}],
         "\(key)": [{"source": "a", "target": "b", "weight": 2}, {"weight": 0.5, "target": 3, "source": "b"}]}
        """)
      #expect(document.format == .nodeLink)
      #expect(document.ties == ["a>b", "b>3"] && document.totalWeight == 2.5)
    }
  }

  @Test func whatPythonWritesBesideJSON() throws {
    let document = try read(
      """
      {"directed": false, "nodes": [{"id": 1, "x": NaN}, {"id": 2, "x": Infinity}, {"id": 3, "x": -Infinity}],
       "links": [{"source": 1, "target": 2}]}
      """)
    #expect(document.nodeCount == 3 && document.ties == ["1-2"])
    #expect(document.node("x", 1) == nil)
    #expect(document.remarks.contains { $0.contains("NaN") })
  }

  /// As `networkx.adjacency_data` writes a triangle with a loop: both ends name an edge, a loop stands once.
  @Test(arguments: [("false", ["a-b", "a-a", "b-c"]), ("true", ["a>b", "a>a", "b>a", "b>c", "c>b"])])
  func networkXAdjacency(_ isDirected: String, _ ties: [String]) throws {
    let document = try read(
      """
      {"directed": \(isDirected), "multigraph": false, "graph": [], "nodes": [{"id": "a"}, {"id": "b"}, {"id": "c"}],
       "adjacency": [[{"weight": 2, "id": "b"}, {"id": "a"}], [{"weight": 2, "id": "a"}, {"id": "c"}], [{"id": "b"}]]}
      """)
    #expect(document.ties == ties)
    #expect(document.weight(ofEdge: 0) == 2)
    #expect(refusal(#"{"nodes": [],"# + "\n" + #""adjacency": [[]]}"#, .nodeLink)?.line == 2)
  }

  @Test func d3NamesNodesByTheirPlaces() throws {
    let document = try read(
      """
      {"nodes": [{"name": "Myriel", "group": 1}, {"name": "Napoleon", "group": 1}],
       "links": [{"source": 1, "target": 0, "value": 8}]}
      """)
    #expect(document.ties == ["Napoleon>Myriel"] || document.ties == ["Napoleon-Myriel"])
    #expect(document.totalWeight == 8)
  }

  @Test func netsJSONOfBatagelj() throws {
    let document = try read(
      """
      {"netsJSON": "basic", "info": {"directed": false, "nNodes": 3}, "nodes": [{"id": 1, "lab": "Acciaiuoli"},
       {"id": 2, "lab": "Medici"}, {"id": 3}], "links": [{"w": 2, "type": "edge", "n1": 1, "n2": 2},
       {"w": 1, "type": "arc", "n1": 2, "n2": 3}]}
      """)
    #expect(document.ties == ["1-2", "2>3"] && document.totalWeight == 3)
    #expect(document.labels[0] == "Acciaiuoli")
  }

  @Test func aBundleOfMinivan() throws {
    let document = try read(
      """
      {"title": "T", "bundleVersion": "1.0.0", "graph": {"attributes": {}, "nodes": [{"key": "202", "attributes": {"label": "A"}},
       {"key": "1"}], "edges": [{"source": "202", "target": "1", "key": "e", "attributes": {"count": 1}}]}}
      """)
    #expect(document.format == .graphology && document.nodeCount == 2 && document.edgeCount == 1)
  }

  @Test func visNamesTheEndsFromAndTo() throws {
    let document = try read(
      "{\"nodes\": [{\"id\": 1, \"label\": \"A\"}, {\"id\": 2}], \"edges\": [{\"from\": 1, \"to\": 2, \"arrows\": \"to\"}]}"
    )
    #expect(document.nodeCount == 2 && document.edgeCount == 1)
    #expect(document.labels[0] == "A")
  }

  @Test func elementsOfCytoscapeGroupedOrFlat() throws {
    let node =
      #"{"data": {"id": "a", "name": "A", "SUID": 7}, "position": {"x": 1, "y": 2}, "selected": false}"#
    let other = #"{"data": {"id": "b"}, "group": "nodes", "classes": "x y"}"#
    let edge = #"{"data": {"id": "e", "source": "a", "target": "b", "interaction": "pp", "weight": 3}}"#
    for text in [
      "{\"elements\": {\"nodes\": [\(node), \(other)], \"edges\": [\(edge)]}}",
      "{\"elements\": [\(edge), \(node), \(other)]}", "[\(node), \(edge), \(other)]",
      "{\"format_version\": \"1.0\", \"data\": {\"name\": \"N\"}, \"elements\": {\"edges\": [\(edge)], \"nodes\": [\(node), \(other)]}}",
    ] {
      for path in ["x.json", "x.cyjs"] {
        let document = try read(text, path)
        #expect(document.nodeCount == 2 && document.edgeCount == 1)
        #expect(document.totalWeight == 3)
        #expect(document.edge(Name.type, 0) == .text("pp"))
      }
    }
  }

  @Test func graphsOfJGF() throws {
    let first = try read(
      #"{"graph": {"directed": false, "label": "G", "nodes": [{"id": "a", "label": "A"}, {"id": "b"}], "edges": [{"source": "a", "target": "b", "relation": "knows"}]}}"#
    )
    #expect(first.ties == ["a-b"] && first.title == "G")
    let second = try read(
      #"{"graph": {"nodes": {"a": {"label": "A", "metadata": {"size": 3}}, "b": {}}, "edges": [{"source": "a", "target": "b"}, {"source": "b", "target": "a", "directed": false}]}}"#
    )
    let third = try read(
      #"{"graph": {"nodes": {"a": {}, "b": {}}, "edges": [{"source": "a", "target": "b", "metadata": {"value": 8}}]}}"#
    )
    #expect(third.totalWeight == 8)
    #expect(second.ties == ["a>b", "b-a"] && second.node("size", 0)?.double == 3)
  }

  @Test func graphologyAndSigma() throws {
    let graphology = try read(
      #"{"options": {"type": "mixed", "multi": true}, "attributes": {"name": "x"}, "nodes": [{"key": "1", "attributes": {"label": "One"}}, {"key": "2"}], "edges": [{"key": "e", "source": "1", "target": "2", "attributes": {"weight": 4}}, {"source": "1", "target": "2", "undirected": true}]}"#
    )
    #expect(graphology.ties == ["1>2", "1-2"] && graphology.totalWeight == 5)
    let sigma = try read(
      #"{"nodes": [{"id": "n0", "label": "A", "x": 0, "y": 0, "size": 3}, {"id": "n1"}], "edges": [{"id": "e0", "source": "n0", "target": "n1"}]}"#
    )
    #expect(sigma.nodeCount == 2 && sigma.edgeCount == 1 && sigma.labels[0] == "A")
  }

  @Test func encodingsAndMarks() throws {
    let text = #"{"nodes": [{"id": "Łódź"}, {"id": "b"}], "links": [{"source": "b", "target": "Łódź"}]}"#
    #expect(try read("\u{FEFF}" + text).nodeCount == 2)
    for encoding in [String.Encoding.utf16LittleEndian, .utf16BigEndian] {
      let mark: [UInt8] = encoding == .utf16BigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
      let bytes = Data(mark) + (try #require(text.data(using: encoding)))
      #expect(try NetworkDocument(bytes: bytes, path: "x.json").nodes[0] == "Łódź")
    }
    let latin = Data(
      Array("{\"nodes\": [\n{\"id\": \"Z".utf8) + [0xFC] + Array("rich\"}], \"links\": []}".utf8))
    let found = try? NetworkDocument(bytes: latin, path: "x.json").nodes[0]
    #expect(found == "Zürich" || refusal(Array(latin), .nodeLink)?.line == 2)
  }

  @Test(arguments: [
    "{\"nodes\": [{\"id\": \"a\"}],\n\"links\": [{\"source\": \"a\"}]}",
    "{\"nodes\": [{\"id\": \"a\"}],\n\"links\": [{\"source\": \"a\", \"target\": {}}]}",
    "{\"nodes\": [{\"id\": \"a\"}],\n\"links\": [{\"source\": \"a\", \"target\": \"b\", \"weight\": 1e999}]}",
    "{\"nodes\": [{\"id\": \"a\"}],\n\"links\": [3]}", "{\"nodes\": [],\n\"links\": \"x\"}",
  ])
  func faultsHaveTheirLine(_ text: String) {
    #expect(refusal(text, .nodeLink)?.line == 2)
  }

  @Test func parentsInACircleAreRefused() {
    let text =
      #"[{"data": {"id": "a", "parent": "b"}},"# + "\n" + #"{"data": {"id": "b", "parent": "a"}}]"#
    #expect(refusal(text, .cytoscape)?.reason.contains("circle") == true)
  }

  private func refusal(_ bytes: [UInt8], _ format: NetworkFormat) -> InterchangeError? {
    do {
      _ = try network(bytes, format)
      return nil
    } catch {
      return error as? InterchangeError
    }
  }
  private func refusal(_ text: String, _ format: NetworkFormat) -> InterchangeError? {
    refusal(Array(text.utf8), format)
  }
}
