import Interchange
import Testing

/// JSON files of other programs, and hostile ones.
@Suite struct JSONFilesTests {
  @Test(.enabled(if: FormatData.isPresent, "the shared data stand beside the checkout"))
  func lesMiserablesIsTheSameGraph() throws {
    let document = try FormatData.read("json/sigma-graphology-les-miserables.json")
    let total = (0..<document.edgeCount).reduce(0) { $0 + document.weight(ofEdge: $1) }
    #expect(total == 820)
  }

  @Test func nodeLinkOfNetworkXKeepsKeysAndDirection() throws {
    let document = try network(
      """
      {"directed": false, "multigraph": true, "graph": {"name": "two"},
       "nodes": [{"id": "a", "label": "A"}, {"id": 7}],
       "links": [{"source": "a", "target": 7, "key": 0, "weight": 2.5}, {"source": "a", "target": 7, "key": 1}]}
      """, .nodeLink)
    #expect(document.nodeCount == 2)
    #expect(document.edgeCount == 2)
    #expect(document.direction == .undirected)
    #expect(document.weight(ofEdge: 0) == 2.5)
    #expect(document.nodeAttributes.value("label", ofRow: 0) == .text("A"))
  }

  @Test(arguments: [
    ("{\"nodes\": [{\"id\": 1},]}", 1), ("{\n\"nodes\": [\n{\"id\": 1}\n", 4), ("{\n\"nodes\": nul}", 2),
    ("{\"nodes\": [{\"id\": \"a\u{0}\"}]}", 1),
  ])
  func refusesWithTheLine(_ text: String, _ line: Int) {
    #expect(refusal(text, .nodeLink)?.line == line)
  }

  @Test(arguments: [
    NetworkFormat.jgf, .nodeLink, .cytoscape, .graphology, .kumu, .graphson,
  ])
  func neverTraps(_ format: NetworkFormat) throws {
    let text = #"""
      {"graph": {"nodes": [{"id": 1, "label": "é\u00e9\ud83d"}, {"key": null}], "edges": [{"source": 1, "target": 9e999}],
      "links": {}}, "elements": [{"data": {"id": "a", "parent": "a"}, "_id": true}], "connections": [[]], "outE": -1.5e3}
      """#
    let bytes = Array(text.utf8)
    for count in 0...bytes.count { _ = try? network(Array(bytes[..<count]), format) }
    for depth in [1_000, 1_000_000] {
      #expect(throws: InterchangeError.self) { try network([UInt8](repeating: 0x5B, count: depth), format) }
    }
  }
}
