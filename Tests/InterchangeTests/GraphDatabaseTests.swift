import Foundation
import Interchange
import Testing

/// Files for graph databases, with names that would break them.
@Suite struct GraphDatabaseTests {
  private func document() -> NetworkDocument {
    var document = NetworkDocument()
    for (row, (id, name, kind)) in [
      ("riga", "Rīga \"the\" city", "city"),
      ("x'; MATCH (n) DETACH DELETE n; //", "O'Neill\\", "EU `body`;x"),
      ("c", "line\nbreak", ""),
    ].enumerated() {
      document.addNode(id)
      document.nodeAttributes.set(.text(name), ofRow: row, named: "label")
      if !kind.isEmpty { document.nodeAttributes.set(.text(kind), ofRow: row, named: "kind") }
    }
    document.nodeAttributes.set(.integer(630_000), ofRow: 0, named: "population")
    document.nodeAttributes.set(.list(["a;b", "c"]), ofRow: 1, named: "aliases")
    let first = document.addEdge(from: 0, to: 1, isDirected: true)
    document.addEdge(from: 1, to: 2, isDirected: false)
    document.edgeAttributes.set(.text("member of"), ofRow: first, named: "type")
    document.edgeAttributes.set(.number(0.5), ofRow: first, named: "weight")
    return document
  }

  @Test func neo4jImport() throws {
    let written = try document().written(as: .neo4j)
    #expect(written.files.map(\.suffix) == ["-nodes", "-relationships"])
    #expect(
      String(decoding: written.files[0].bytes, as: UTF8.self) == """
        id:ID,:LABEL,label:string,population:long,aliases:string[]
        riga,city,"Rīga ""the"" city",630000,
        x'; MATCH (n) DETACH DELETE n; //,"EU `body`,x",O'Neill\\,,"a,b;c"
        c,Node,"line
        break",,

        """)
    #expect(
      String(decoding: written.files[1].bytes, as: UTF8.self) == """
        :START_ID,:END_ID,:TYPE,directed:boolean,weight:double
        riga,x'; MATCH (n) DETACH DELETE n; //,MEMBER_OF,true,0.5
        x'; MATCH (n) DETACH DELETE n; //,c,LINKED_TO,false,

        """)
    #expect(
      written.losses == [
        "1 edges have no direction: each became one relationship with the property 'directed' false",
        "2 lists have a part with ';', which divides parts: it became ','",
      ])
  }

  @Test func cypher() throws {
    let written = try document().written(as: .cypher)
    #expect(
      String(decoding: written.files[0].bytes, as: UTF8.self) == """
        CREATE CONSTRAINT corridor_node_id IF NOT EXISTS FOR (n:CorridorNode) REQUIRE n.id IS UNIQUE;
        UNWIND [
          {`id`: 'riga', `label`: 'Rīga "the" city', `population`: 630000}
        ] AS row
        MERGE (n:CorridorNode {id: row.id}) SET n:`city`, n += row;
        UNWIND [
          {`id`: 'x\\'; MATCH (n) DETACH DELETE n; //', `label`: 'O\\'Neill\\\\', `aliases`: ['a;b', 'c']}
        ] AS row
        MERGE (n:CorridorNode {id: row.id}) SET n:`EU ``body``;x`, n += row;
        UNWIND [
          {`id`: 'c', `label`: 'line\\nbreak'}
        ] AS row
        MERGE (n:CorridorNode {id: row.id}) SET n:`Node`, n += row;
        UNWIND [
          {`from`: 'riga', `to`: 'x\\'; MATCH (n) DETACH DELETE n; //', `properties`: {`weight`: 0.5}}
        ] AS row
        MATCH (a:CorridorNode {id: row.from}), (b:CorridorNode {id: row.to}) CREATE (a)-[r:`MEMBER_OF`]->(b) SET r = row.properties;
        UNWIND [
          {`from`: 'x\\'; MATCH (n) DETACH DELETE n; //', `to`: 'c', `properties`: {`directed`: false}}
        ] AS row
        MATCH (a:CorridorNode {id: row.from}), (b:CorridorNode {id: row.to}) CREATE (a)-[r:`LINKED_TO`]->(b) SET r = row.properties;

        """)
  }

  // Five hundred rows a statement, and each node and edge once.
  @Test func longListsAreDivided() throws {
    var document = NetworkDocument()
    for node in 0..<1201 { document.addNode("n\(node)") }
    for node in 1..<1201 { document.addEdge(from: 0, to: node, isDirected: true) }
    let text = String(decoding: try document.written(as: .cypher).files[0].bytes, as: UTF8.self)
    #expect(text.split(separator: "\n").count { $0.hasPrefix("UNWIND") } == 3 + 3)
    #expect(text.split(separator: "\n").count { $0.hasPrefix("  {`id`") } == 1201)
    #expect(text.split(separator: "\n").count { $0.hasPrefix("  {`from`") } == 1200)
  }

  // What our own reader makes of the import files is the same network.
  @Test func neo4jImportIsReadBack() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for file in try document().written(as: .neo4j).files {
      try Data(file.bytes).write(to: folder.appending(path: "x\(file.suffix).csv"))
    }
    let again = try NetworkDocument(path: folder.appending(path: "x-relationships.csv").path)
    #expect(again.nodeCount == 3 && again.edgeCount == 2)
    #expect(again.nodeAttributes.value("label", ofRow: 2) == .text("line\nbreak"))
    #expect(again.nodeAttributes.value("kind", ofRow: 0) == .text("city"))
    #expect(again.edgeAttributes.value("type", ofRow: 0) == .text("MEMBER_OF"))
  }
}
