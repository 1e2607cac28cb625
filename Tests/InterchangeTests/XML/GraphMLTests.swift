import Foundation
import Testing

@testable import Interchange

@Suite struct GraphMLTests {
  @Test func keysHaveTypesDefaultsAndDomains() throws {
    let document = try NetworkDocument.graphML(
      inside: """
        <key id="a" for="node" attr.name="age" attr.type="int"><default>7</default></key>
        <key id="b" for="all" attr.name="open" attr.type="boolean"/>
        <key id="c" for="edge" attr.name="weight" attr.type="double"/>
        <key id="d" for="graph" attr.name="name" attr.type="string"/>
        <key id="e" for="graph" attr.name="density" attr.type="float"/>
        <graph id="G" edgedefault="directed">
          <data key="d">Cities &amp; towns</data><data key="e">0.25</data>
          <node id="n1"><data key="a"> 3 </data><data key="b">True</data></node>
          <node id="n2"/>
          <edge id="e1" source="n1" target="n2"><data key="c">1.5</data><data key="b">0</data></edge>
          <edge source="n2" target="n2" directed="false"/>
        </graph>
        """)
    #expect(document.title == "Cities & towns")
    #expect(document.attributes.map(\.name) == ["density"])
    #expect(document.node("n1", "age") == .integer(3))
    #expect(document.node("n2", "age") == .integer(7))
    #expect(document.node("n1", "open") == .boolean(true))
    #expect(document.edgeAttributes.value("open", ofRow: 0) == .boolean(false))
    #expect(document.weight(ofEdge: 0) == 1.5)
    #expect(document.weight(ofEdge: 1) == 1)
    #expect(document.edgeAttributes.value("id", ofRow: 0) == .text("e1"))
    #expect(document.isDirected == [true, false])
    #expect(document.direction == .mixed)
    #expect(document.remarks.isEmpty)
  }

  @Test func edgesBringUndeclaredNodesIntoBeing() throws {
    let document = try NetworkDocument.graphML(
      inside: """
        <key id="k" for="node" attr.name="label" attr.type="string"/>
        <graph edgedefault="undirected"><edge source="b" target="a"/>
        <node id="a"><data key="k">A</data></node><node id="c"><data key="k">C</data></node>
        <node id="b"><data key="k">B</data></node><edge source="a" target="z"/><node id="a"/></graph>
        """)
    #expect((0..<4).map { document.nodes[$0] } == ["b", "a", "c", "z"])
    #expect(["a", "b", "c", "z"].map { document.node($0, "label")?.description } == ["A", "B", "C", nil])
    #expect(document.remarks.contains { $0.hasPrefix("1 nodes are not declared") })
    #expect(document.remarks.contains { $0.contains("declared again") && $0.contains("'a'") })
  }

  @Test func nestedGraphsBecomeParents() throws {
    let document = try NetworkDocument.graphML(
      inside: """
        <graph edgedefault="directed"><node id="city"><graph id="in" edgedefault="undirected">
        <node id="office"><graph><node id="desk"/></graph></node><edge source="office" target="city"/>
        </graph></node><node id="free"/></graph>
        """)
    #expect(document.node("office", "parent") == .text("city"))
    #expect(document.node("desk", "parent") == .text("office"))
    #expect(document.node("free", "parent") == nil)
    #expect(document.isDirected == [false])
  }

  @Test func severalGraphsStayApart() throws {
    let document = try NetworkDocument.graphML(
      inside: """
        <graph id="one" edgedefault="directed"><node id="a"/><node id="b"/><edge source="a" target="b"/></graph>
        <graph id="two" edgedefault="undirected"><node id="a"/><node id="c"/><edge source="a" target="c"/></graph>
        """)
    #expect((0..<4).map { document.nodes[$0] } == ["a", "b", "two/a", "c"])
    #expect(document.node("b", "graph") == .text("one"))
    #expect(document.node("two/a", "graph") == .text("two"))
    #expect(document.edgeAttributes.value("graph", ofRow: 1) == .text("two"))
    #expect(document.sources == [0, 2])
    #expect(document.targets == [1, 3])
  }

  @Test func hyperedgesAndPortsAreRemarked() throws {
    let document = try NetworkDocument.graphML(
      inside: """
        <key id="k" for="all" attr.name="note" attr.type="string"/>
        <graph edgedefault="directed"><node id="a"><port name="in"><data key="k">of the port</data></port></node>
        <node id="b"/><hyperedge><endpoint node="a"/><endpoint node="b"/></hyperedge>
        <edge source="a" target="b" sourceport="in"/></graph>
        """)
    #expect(document.edgeCount == 1)
    #expect(document.edgeAttributes.value("sourceport", ofRow: 0) == .text("in"))
    #expect(document.node("a", "note") == nil)
    #expect(document.remarks.count == 2)
  }

  @Test func neo4jsDialect() throws {
    let document = try NetworkDocument.graphML(
      """
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
      <key id="labels" for="node" attr.name="labels"/><key id="label" for="edge" attr.name="label"/>
      <key id="tags" for="node" attr.name="tags" attr.type="string" attr.list="string"/>
      <graph id="G" edgedefault="directed">
      <node id="n0" labels=":City"><data key="labels">:City</data><data key="tags">["old","a \\"b\\""]</data></node>
      <node id="n1" labels=":City:Capital"/>
      <edge id="e0" source="n0" target="n1" label="ROAD"><data key="label">ROAD</data></edge>
      </graph></graphml>
      """)
    #expect(document.node("n0", "kind") == .text("City"))
    #expect(document.node("n1", "kind") == .text("City:Capital"))
    #expect(document.node("n0", "tags") == .list(["old", "a \"b\""]))
    #expect(document.edgeAttributes.value("type", ofRow: 0) == .text("ROAD"))
    #expect(document.edgeAttributes.value("label", ofRow: 0) == nil)
  }

  @Test func namesOfOtherProgramsAreUnderstood() throws {
    let document = try NetworkDocument.graphML(
      inside: """
        <key id="v" for="node" attr.name="name" attr.type="string"/>
        <key id="r" for="node" attr.name="r" attr.type="int"/><key id="g" for="node" attr.name="g" attr.type="int"/>
        <key id="b" for="node" attr.name="b" attr.type="int"/>
        <key id="w" for="edge" attr.name="Weight" attr.type="float"/>
        <graph edgedefault="directed"><node id="n"><data key="v">Ada</data><data key="r">255</data>
        <data key="g">128</data><data key="b">0</data></node>
        <edge source="n" target="n"><data key="w">2</data></edge></graph>
        """)
    #expect(document.node("n", "label") == .text("Ada"))
    #expect(document.node("n", "colour") == .text("#ff8000"))
    #expect(document.weight(ofEdge: 0) == 2)
  }

  @Test func keysThatAreNotDeclaredAreKept() throws {
    let document = try NetworkDocument.graphML(
      inside: """
        <key id="d" for="graph" attr.name="date" attr.type="string"/>
        <graph edgedefault="directed"><node id="n"><data key="d">1999</data><data key="new">x</data></node></graph>
        """)
    #expect(document.node("n", "date") == .text("1999"))
    #expect(document.node("n", "new") == .text("x"))
    #expect(document.remarks.count == 2)
  }

  @Test(.enabled(if: SharedFormats.exists, "the shared data does not stand beside the checkout"))
  func filesOfOtherPrograms() throws {
    let yEd = try SharedFormats.read("graphml/yed-yfiles-sample.graphml")
    #expect(yEd.node("n0", "label") == .text("1"))
    #expect(yEd.node("n0", "x") == .number(165))
    #expect(yEd.node("n1", "y") == .number(285))
    #expect(yEd.node("n0", "colour") == .text("#ccccff"))
    #expect(yEd.node("n0", "shape") == .text("rectangle"))
    #expect(yEd.edgeAttributes.value("IntValue", ofRow: 0) == .integer(333))
    let tinkerpop = try SharedFormats.read("graphml/tinkerpop-modern.graphml")
    #expect(tinkerpop.node("1", "kind") == .text("person"))
    #expect(tinkerpop.node("1", "label") == .text("marko"))
    #expect(tinkerpop.edgeAttributes.value("type", ofRow: 0) == .text("knows"))
    let test = try SharedFormats.read("graphml/igraph-test.graphml")
    #expect(test.node("n1", "color") == .text("yellow"))
    #expect(test.node("n3", "color") == .text("red \"with entities\""))
    #expect(test.node("n4", "color") == .text(""))
    #expect(
      ["n0", "n1", "n2", "n4", "n5"].map { test.node($0, "gender") }
        == [true, true, false, false, false].map { .boolean($0) })
    #expect(test.weight(ofEdge: 2) == 2)
    let cdata = try SharedFormats.read("graphml/gephi-cdata.graphml")
    #expect(cdata.node("n0", "label") == .text("foo"))
    #expect(cdata.edgeAttributes.value("label", ofRow: 0) == .text("foobar"))
    let described = try SharedFormats.read("graphml/gephi-withdesc.graphml")
    #expect(described.node("n1", "description") == .text("Node One"))
  }
}
