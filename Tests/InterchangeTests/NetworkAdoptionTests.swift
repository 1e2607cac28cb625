import Atlas
import Foundation
import Interchange
import Testing

@Suite struct NetworkAdoptionTests {
  private func atlas(_ document: NetworkDocument) throws -> Atlas {
    var builder = try AtlasBuilder()
    builder.add(document, path: "x.csv")
    return try builder.build()
  }

  /// A label that looks like another node's identifier makes no two nodes one.
  @Test func labelsAndIdentifiersMayCross() throws {
    let text = "id,label\n1,2\n2,x\n3,y\n"
    let atlas = try atlas(NetworkDocument(bytes: Data(text.utf8), path: "x.csv", format: .csv))
    #expect(atlas.entities.map(\.name).sorted() == ["2", "x", "y"])
  }

  @Test func anAtlasComesBackWithItsDateItsTiesAndItsDirections() throws {
    let text = """
      atlas: {id: small, title: Small, as of: 2018-02-12}
      sources: {s: {title: S}}
      entities:
        - {id: riga, kind: city, name: Rīga, evidence: s, population: 630000, location: [56.9, 24.1]}
        - {id: eurocities, kind: network, name: Eurocities, evidence: s, founded: 1986}
      ties:
        - riga member of eurocities: {evidence: s, since: 2004, grade: strong}
      """
    let first = try Atlas.load(text: text)
    let again = try atlas(NetworkDocument(first))
    #expect(again.asOf == first.asOf)
    #expect(again.entities.map(\.name).sorted() == ["Eurocities", "Rīga"])
    #expect(again.entities.compactMap { $0.number("population") } == [630_000])
    let tie = try #require(again.ties.first)
    #expect(tie.type == "member of")
    #expect(tie.statement.grade == "strong")
    #expect(tie.statement.period.since == PartialDate(year: 2004))
  }

  private func atlas(ofCSV text: String) throws -> Atlas {
    try atlas(NetworkDocument(bytes: Data(text.utf8), path: "x.csv", format: .csv))
  }

  // What has no date holds on any; what is no date is told in words.
  @Test func datesThatAreNone() throws {
    let atlas = try atlas(ofCSV: "source,target,since\na,b,the war\nb,c,\n")
    #expect(atlas.asOf == .any && atlas.asOf?.description == "any date")
    #expect(PartialDate("any date") == .any)
    let tie = try #require(atlas.ties.first)
    #expect(tie.statement.period == .always)
    #expect(tie.notes == ["since: the war"])
  }

  @Test func tiesCiteTheirLines() throws {
    let atlas = try atlas(ofCSV: "source,target\n\na,b\nb,c\n")
    #expect(atlas.ties.map { $0.evidence.citations.map { $0.at ?? "" } } == [["line 3"], ["line 4"]])
  }

  // Two-mode, and the groups stand first in each line: a membership leads to the group all the same.
  @Test func membershipsLeadToTheGroup() throws {
    var document = NetworkDocument()
    for (name, mode) in [("club", 2), ("ann", 1), ("bob", 1)] {
      let node = document.addNode(name)
      document.nodeAttributes.set(.integer(mode), ofRow: Int(node), named: NetworkDocument.Name.mode)
    }
    document.addEdge(from: 0, to: 1, isDirected: false)
    document.addEdge(from: 2, to: 0, isDirected: false)
    let atlas = try atlas(document)
    #expect(atlas.ties.map { atlas.entities[$0.from].id } == ["ann", "bob"])
    #expect(atlas.ties.map { atlas.entities[$0.to].id } == ["club", "club"])
  }

  @Test func aBuilderMayBeAskedTwice() throws {
    var builder = try AtlasBuilder()
    builder.add(
      try NetworkDocument(bytes: Data("source,target\na,b\n".utf8), path: "x.csv", format: .csv),
      path: "x.csv")
    let first = try builder.build(), second = try builder.build()
    #expect(first.entities.map(\.id) == ["a", "b"])
    #expect(second.entities.map(\.id) == ["a", "b"] && second.ties.count == 1)
  }

  @Test func strangeDatesAreTold() throws {
    let atlas = try atlas(ofCSV: "source,target,since,until\na,b,the war,2019\nb,c,2018/03/07,7.4.2018\n")
    #expect(
      atlas.warnings.contains {
        $0.message.hasPrefix("a date cannot be read") && $0.message.contains("'the war'")
      })
    #expect(atlas.ties[1].statement.period.since == PartialDate(year: 2018, month: 3, day: 7))
    #expect(atlas.ties[1].statement.period.until == PartialDate(year: 2018, month: 4, day: 7))
    #expect(atlas.ties[0].statement.period.until == PartialDate(year: 2019))
    #expect(NetworkAdoptionTests.holds(atlas, "a"))
  }

  private static func holds(_ atlas: Atlas, _ id: String) -> Bool { atlas.entities.contains { $0.id == id } }

  private func memberships(_ atlas: Atlas) -> [String] {
    atlas.ties.map { "\(atlas.entities[$0.from].name) \($0.type) \(atlas.entities[$0.to].name)" }.sorted()
  }

  // Which side is the group: by heading, by NetworkX's `bipartite`, by igraph's `type`, by the kinds of the nodes.
  @Test func kindsAndPartitionsSayWhichSideIsTheGroup() throws {
    let expected = ["Oslo member of Eurocities", "Riga member of Eurocities", "Riga member of POLIS"]
    let rows = "Eurocities,Riga\nEurocities,Oslo\nPOLIS,Riga\n"
    let headed = try atlas(ofCSV: "network,City\n" + rows)
    #expect(memberships(headed) == expected)
    #expect(Set(headed.entities.map(\.kind)) == ["network", "city"])
    #expect(headed.ties.first?.evidence.citations.first?.at?.hasPrefix("line ") == true)
    let typed = try atlas(
      network(
        """
        {"nodes": [{"id": "Eurocities", "kind": "network"}, {"id": "POLIS", "kind": "network"},
          {"id": "Riga", "kind": "city"}, {"id": "Oslo", "kind": "city"}], "directed": true,
         "links": [{"source": "Eurocities", "target": "Riga", "type": "member of"},
          {"source": "Oslo", "target": "Eurocities", "type": "member of"},
          {"source": "POLIS", "target": "Riga", "type": "member of"}]}
        """, .nodeLink))
    #expect(memberships(typed) == expected)
    #expect(typed.warnings.contains { $0.message.hasPrefix("2 edges lead from a group") })
    for (name, one, two) in [("bipartite", "0", "1"), ("type", "false", "true")] {
      let partitioned = try atlas(
        network(
          """
          {"nodes": [{"id": "Riga", "\(name)": \(one)}, {"id": "Oslo", "\(name)": \(one)},
            {"id": "POLIS", "\(name)": \(two)}, {"id": "Eurocities", "\(name)": \(two)}],
           "links": [{"source": "Eurocities", "target": "Riga"}, {"source": "Oslo", "target": "Eurocities"},
            {"source": "POLIS", "target": "Riga"}]}
          """, .nodeLink))
      #expect(memberships(partitioned) == expected)
    }
  }

  @Test func nodesAndEdgesCiteTheirLines() throws {
    func places(_ document: NetworkDocument) throws -> [String] {
      let atlas = try atlas(document)
      return (atlas.entities.map(\.evidence) + atlas.ties.map(\.evidence)).flatMap {
        $0.citations.map { $0.at ?? "" }
      }
    }
    #expect(
      try places(network("*Vertices 2\n% c\n1 \"a\"\n2 \"b\"\n*Arcs\n\n1 2\n", .pajek)) == [
        "line 3", "line 4", "line 7",
      ])
    #expect(
      try places(
        network(
          "graph [\n node [ id 1 label \"a\" ]\n node [ id 2 label \"b\" ]\n edge [ source 1\n target 2 ]\n]",
          .gml))
        == ["line 2", "line 3", "line 4"])
    let graphML =
      "<graphml>\n<graph edgedefault='directed'>\n<edge source='b' target='a'/>\n<node id='a'/>\n<node id='b'/></graph>\n</graphml>"
    #expect(try places(network(graphML, .graphml)) == ["line 4", "line 5", "line 3"])
    let onOneLine = graphML.replacing("\n", with: "")
    #expect(try places(network(onOneLine, .graphml)) == ["node 2", "node 1", "edge 1"])
    let gexf =
      "<gexf><graph>\n<nodes>\n<node id='a'/>\n<node id='b'/></nodes>\n<edges><edge\n source='a' target='b'/>\n<edge source='b' target='a'/></edges></graph></gexf>"
    #expect(try places(network(gexf, .gexf)).prefix(3) == ["line 3", "line 4", "line 5"])
    #expect(try places(network("\na r b\n", .sif)) == ["node 1", "node 2", "line 2"])
    #expect(try places(network("dl n=2 format=edgelist1\ndata:\n\n1 2\n", .dl)).last == "line 4")
    #expect(try places(network("id,label\n\nx,a\ny,b\n", .csv)) == ["line 3", "line 4"])
  }
}
