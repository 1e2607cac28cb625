import Foundation
import Testing

@testable import Interchange

@Suite struct GEXFTests {
  @Test func attributesHaveClassesTypesAndDefaults() throws {
    let document = try NetworkDocument.gexf(
      inside: """
        <meta lastmodifieddate="2020-01-02"><creator>Ada</creator><title>Map</title></meta>
        <graph defaultedgetype="directed">
        <attributes class="node"><attribute id="0" title="count" type="long"/>
        <attribute id="1" title="share" type="float"><default>0.5</default></attribute>
        <attribute id="2" title="page" type="anyURI"/><attribute id="3" title="parts" type="liststring"/></attributes>
        <attributes class="edge"><attribute id="0" title="sure" type="boolean"/></attributes>
        <nodes><node id="a" label="A"><attvalues><attvalue for="0" value="12"/><attvalue for="2" value="http://x/?a&amp;b"/>
        <attvalue for="3" value="one|two"/></attvalues></node><node id="b"/></nodes>
        <edges><edge id="7" source="a" target="b" weight="2.5" kind="likes" label="L"><attvalues>
        <attvalue for="0" value="true"/></attvalues></edge><edge source="b" target="c" type="undirected"/>
        <edge source="b" target="a" type="mutual"/></edges></graph>
        """)
    #expect(document.title == "Map")
    #expect(document.attributes.map(\.name) == ["lastmodifieddate", "creator"])
    #expect(document.node("a", "count") == .integer(12))
    #expect(document.node("b", "share") == .number(0.5))
    #expect(document.node("a", "page") == .text("http://x/?a&b"))
    #expect(document.node("a", "parts") == .list(["one", "two"]))
    #expect(document.edgeAttributes.value("sure", ofRow: 0) == .boolean(true))
    #expect(document.edgeAttributes.value("type", ofRow: 0) == .text("likes"))
    #expect(document.edgeAttributes.value("id", ofRow: 0) == .text("7"))
    #expect((0..<3).map { document.weight(ofEdge: $0) } == [2.5, 1, 1])
    #expect(document.isDirected == [true, false, false])
    #expect(document.nodeCount == 3)
    #expect(document.remarks.count == 2)
  }

  @Test(arguments: [
    "", "xmlns=\"http://www.gexf.net/1.1draft\"", "xmlns=\"http://www.gephi.org/gexf\"",
    "xmlns=\"http://www.gexf.net/1.2draft\"",
  ])
  func anyNamespaceWillDo(namespace: String) throws {
    let document = try NetworkDocument.gexf(
      """
      <gexf \(namespace) xmlns:v="x"><graph><nodes><node id="a"><v:color r="1" g="2" b="300" a="0.5"/>
      <v:position x="1" y="-2.5" z="0"/><v:size value="3"/><v:shape value="disc"/></node></nodes></graph></gexf>
      """)
    #expect(document.node("a", "colour") == .text("#0102ff"))
    #expect(document.node("a", "alpha") == .number(0.5))
    #expect(document.node("a", "y") == .number(-2.5))
    #expect(document.node("a", "size") == .number(3))
    #expect(document.direction == .undirected)
    let prefixed = try NetworkDocument.gexf(
      "<g:gexf xmlns:g=\"x\"><g:graph><g:nodes><g:node id=\"a\"/></g:nodes></g:graph></g:gexf>")
    #expect(prefixed.nodeCount == 1)
  }

  @Test func hierarchyBecomesParents() throws {
    let document = try NetworkDocument.gexf(
      inside: """
        <graph><nodes><node id="a"><nodes><node id="b"><nodes><node id="c"/></nodes></node></nodes>
        <edges><edge source="b" target="c"/></edges></node>
        <node id="d" pid="a"/><node id="e"><parents><parent for="a"/><parent for="b"/></parents></node></nodes></graph>
        """)
    #expect(
      ["a", "b", "c", "d", "e"].map { document.node($0, "parent")?.description } == [nil, "a", "b", "a", "a"])
    #expect(document.edgeCount == 1)
    #expect(document.remarks.count == 1)
  }

  @Test func timesAndSpells() throws {
    let document = try NetworkDocument.gexf(
      inside: """
        <graph mode="dynamic" timeformat="date"><attributes class="node" mode="dynamic">
        <attribute id="p" title="price" type="integer"/></attributes><nodes>
        <node id="a" start="2001-02-03" end="2005-01-01"/>
        <node id="b" start="-INF" end="Infinity"/>
        <node id="c"><spells><spell start="2010-01-01" end="2011-01-01"/><spell start="2002-01-01" end="2003-01-01"/></spells></node>
        <node id="d"><spells><spell end="2003-01-01"/><spell start="2004-01-01"/></spells></node>
        <node id="e" startopen="2001-01-01"><attvalues><attvalue for="p" value="1" end="2002-01-01"/>
        <attvalue for="p" value="2" start="2002-01-01"/></attvalues></node>
        <node id="f" timestamp="2012-01-12T15:00:00+03:00"/>
        <node id="g" intervals="&lt;[2001, 2002); [2005, 2006]&gt;"/>
        </nodes></graph>
        """)
    func times(_ node: String) -> [String?] {
      ["since", "until"].map { document.node(node, $0)?.description }
    }
    #expect(times("a") == ["2001-02-03", "2005-01-01"])
    #expect(times("b") == [nil, nil])
    #expect(times("c") == ["2002-01-01", "2011-01-01"])
    #expect(document.node("c", "spells") == .list(["2010-01-01/2011-01-01", "2002-01-01/2003-01-01"]))
    #expect(times("d") == [nil, nil])
    #expect(times("e") == ["2001-01-01", nil])
    #expect(document.node("e", "price") == .integer(2))
    #expect(times("f") == ["2012-01-12T15:00:00+03:00", "2012-01-12T15:00:00+03:00"])
    #expect(times("g") == ["2001", "2006"])
    #expect(document.remarks.count == 4)
  }

  /// The lists of graphology's test file, whose parts its own tests name a, b and c.
  @Test(.enabled(if: SharedFormats.exists, "the shared data does not stand beside the checkout"))
  func filesOfOtherPrograms() throws {
    let lists = try SharedFormats.read("gexf/graphology-v1_3.gexf")
    for name in ["pipe", "comma", "raw", "double", "mixed"] {
      #expect(lists.node("Suzy", name) == .list(["a", "b", "c"]), "\(name)")
    }
    #expect(lists.node("Suzy", "single") == .list(["a", "'b'", "c"]))
    #expect(lists.node("Suzy", "numbers") == .list(["1", "1.5", "2"]))
    #expect(lists.node("Suzy", "colour") == .text("#ff00ff"))
    #expect(lists.edgeAttributes.value("type", ofRow: 0) == .text("likes"))
    let infinity = try SharedFormats.read("gexf/gephi-infinity.gexf")
    #expect(infinity.node("0", "negative") == .number(-.infinity))
    #expect(try SharedFormats.read("gexf/gephi-zeroweight.gexf").weight(ofEdge: 0) == 0)
    #expect(try SharedFormats.read("gexf/gephi-data.gexf").node("0", "valid") == .boolean(true))
    #expect(try SharedFormats.read("gexf/gephi-meta.gexf").title == "TITLE")
    let zone = try SharedFormats.read("gexf/gephi-timezone.gexf")
    #expect(zone.node("1", "since") == .text("2012-01-12T15:00:00+03:00"))
    #expect(zone.attributes.contains { $0.name == "timezone" && $0.value == .text("America/Los_Angeles") })
  }
}
