import Foundation
import Interchange
import Testing

/// GraphML and GEXF in the manner of the programs that write them; what is expected was counted by hand.
@Suite struct OddXMLTests {
  typealias Name = NetworkDocument.Name

  @Test func yEdGroupsAndLabels() throws {
    let document = try network(
      """
      <?xml version="1.0" encoding="UTF-8" standalone="no"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
        <key attr.name="Description" attr.type="string" for="graph" id="d0"/>
        <key for="port" id="d1" yfiles.type="portgraphics"/>
        <key for="node" id="d6" yfiles.type="nodegraphics"/>
        <key for="edge" id="d10" yfiles.type="edgegraphics"/>
        <key for="graphml" id="d7" yfiles.type="resources"/>
        <graph edgedefault="directed" id="G"><data key="d0"/>
          <node id="n0" yfiles.foldertype="group">
            <data key="d6"><y:ProxyAutoBoundsNode><y:Realizers active="0"><y:GroupNode>
              <y:NodeLabel>Networks</y:NodeLabel></y:GroupNode></y:Realizers></y:ProxyAutoBoundsNode></data>
            <graph edgedefault="directed" id="n0:">
              <node id="n0::n0"><data key="d6"><y:ShapeNode><y:Fill color="#FFCC00" transparent="false"/>
                <y:NodeLabel>Eurocities</y:NodeLabel></y:ShapeNode></data></node>
              <node id="n0::n1"><data key="d6"><y:ShapeNode><y:NodeLabel>Energy
      Cities</y:NodeLabel></y:ShapeNode></data></node>
              <edge id="n0::e0" source="n0::n0" target="n0::n1"/>
            </graph>
          </node>
          <node id="n1"/>
          <edge id="e0" source="n1" target="n0::n0"><data key="d10"><y:PolyLineEdge>
            <y:EdgeLabel>member of</y:EdgeLabel></y:PolyLineEdge></data></edge>
          <edge id="e1" source="n1" target="n0"/>
        </graph>
        <data key="d7"><y:Resources/></data>
      </graphml>
      """, .graphml)
    #expect(document.identifiers == ["n0", "n0::n0", "n0::n1", "n1"])
    #expect(document.ties == ["n0::n0>n0::n1", "n1>n0::n0", "n1>n0"])
    #expect(document.labels[0] == "Networks" && document.labels[1] == "Eurocities")
    #expect(document.node(Name.parent, 2) == .text("n0"))
    #expect(document.edge(Name.label, 1) == .text("member of"))
  }

  @Test func networkXMultigraph() throws {
    let document = try network(
      """
      <?xml version='1.0' encoding='utf-8'?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <key id="d1" for="edge" attr.name="weight" attr.type="double" />
        <key id="d0" for="node" attr.name="active" attr.type="boolean" />
        <graph edgedefault="undirected">
          <node id="a"><data key="d0">True</data></node><node id="b" /><node id="('t', 1)" />
          <edge source="a" target="b" id="0"><data key="d1">0.5</data></edge>
          <edge source="a" target="b" id="1"><data key="d1">1e-1</data></edge>
        </graph>
      </graphml>
      """, .graphml)
    #expect(document.nodeCount == 3 && document.ties == ["a-b", "a-b"])
    #expect(document.totalWeight == 0.6)
    #expect(document.node("active", 0) == .boolean(true))
  }

  @Test func igraphNamesItsVertices() throws {
    let document = try network(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
      <!-- Created by igraph -->
        <key id="g_name" for="graph" attr.name="name" attr.type="string"/>
        <key id="v_name" for="node" attr.name="name" attr.type="string"/>
        <key id="e_weight" for="edge" attr.name="weight" attr.type="double"/>
        <graph id="G" edgedefault="directed">
          <data key="g_name">Zachary</data>
          <node id="n0"><data key="v_name">Mr &lt;Hi&gt;</data></node>
          <node id="n1"><data key="v_name">John A</data></node>
          <edge source="n0" target="n1"><data key="e_weight">NaN</data></edge>
          <edge source="n1" target="n0"><data key="e_weight">4</data></edge>
        </graph>
      </graphml>
      """, .graphml)
    #expect(document.title == "Zachary")
    #expect(document.labels == ["Mr <Hi>", "John A"])
    #expect(document.ties == ["n0>n1", "n1>n0"])
  }

  @Test func gephiWritesColoursByParts() throws {
    let document = try network(
      """
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
      <key attr.name="label" attr.type="string" for="node" id="label"/>
      <key attr.name="Edge Label" attr.type="string" for="edge" id="edgelabel"/>
      <key attr.name="weight" attr.type="double" for="edge" id="weight"/>
      <key attr.name="r" attr.type="int" for="node" id="r"/><key attr.name="g" attr.type="int" for="node" id="g"/>
      <key attr.name="b" attr.type="int" for="node" id="b"/><key attr.name="x" attr.type="float" for="node" id="x"/>
      <key attr.name="y" attr.type="float" for="node" id="y"/><key attr.name="size" attr.type="float" for="node" id="size"/>
      <graph edgedefault="undirected">
      <node id="1"><data key="label">Riga</data><data key="size">10.0</data><data key="r">255</data>
      <data key="g">0</data><data key="b">16</data><data key="x">-1.5</data><data key="y">2</data></node>
      <node id="2"/>
      <edge id="7" source="1" target="2" directed="true"><data key="weight">2.0</data></edge>
      <edge source="2" target="2"/>
      </graph></graphml>
      """, .graphml)
    #expect(document.ties == ["1>2", "2-2"])
    #expect(document.direction == .mixed)
    #expect(document.node(Name.colour, 0) == .text("#ff0010"))
    #expect(document.node(Name.x, 0)?.double == -1.5)
    #expect(document.totalWeight == 3)
  }

  @Test func neo4jDeclaresItsKeysOrNot() throws {
    for keys in [
      "",
      "<key id='labels' for='node' attr.name='labels'/><key id='name' for='node' attr.name='name'/>"
        + "<key id='label' for='edge' attr.name='label'/><key id='roles' for='edge' attr.name='roles'/>",
    ] {
      let document = try network(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <graphml xmlns="http://graphml.graphdrawing.org/xmlns">\(keys)
        <graph id="G" edgedefault="directed">
        <node id="n188" labels=":Movie"><data key="labels">:Movie</data><data key="name">The Matrix</data></node>
        <node id="n189" labels=":Person:Actor"><data key="labels">:Person:Actor</data><data key="name">K</data></node>
        <edge id="e267" source="n189" target="n188" label="ACTED_IN"><data key="label">ACTED_IN</data>
        <data key="roles">["Neo"]</data></edge>
        </graph></graphml>
        """, .graphml)
      #expect(document.ties == ["n189>n188"])
      #expect(document.edge(Name.type, 0) == .text("ACTED_IN"))
      #expect(document.node(Name.kind, 0) == .text("Movie"))
      #expect(document.labels == ["The Matrix", "K"])
    }
  }

  @Test func prefixesAndNestedGraphsInACircleOfNames() throws {
    // A node within itself by name is the same node told again; it ends, whatever the names say.
    let document = try network(
      """
      <g:graphml xmlns:g="http://graphml.graphdrawing.org/xmlns"><g:graph id="G" edgedefault="undirected">
      <g:node id="a"><g:graph id="G" edgedefault="undirected"><g:node id="b"><g:graph id="b" edgedefault="undirected">
      <g:node id="a"/><g:edge source="a" target="b"/></g:graph></g:node></g:graph></g:node>
      </g:graph></g:graphml>
      """, .graphml)
    #expect(document.nodeCount == 2 && document.edgeCount == 1)
    var builderDocument = document
    builderDocument.title = "circle"
    for format in [NetworkFormat.graphml, .gexf, .cytoscape, .dot] {
      #expect(try builderDocument.written(as: format).files.count == 1)
    }
  }

  @Test(arguments: [
    ("1.1draft", "http://www.gexf.net/1.1draft"), ("1.2", "http://www.gexf.net/1.2draft"),
    ("1.3", "http://gexf.net/1.3"),
  ])
  func dynamicGEXF(_ version: String, _ space: String) throws {
    let document = try network(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <gexf xmlns="\(space)" xmlns:viz="\(space)/viz" version="\(version)">
        <meta lastmodifieddate="2012-01-01"><creator>Gephi 0.9</creator></meta>
        <graph mode="dynamic" defaultedgetype="directed" timeformat="date" start="2009-01-01" end="2009-03-20">
          <attributes class="node" mode="dynamic"><attribute id="indegree" title="InDegree" type="float"/></attributes>
          <attributes class="edge"><attribute id="0" title="fee" type="integer"><default>7</default></attribute></attributes>
          <nodes>
            <node id="0" label="Gephi" start="2009-03-01">
              <attvalues><attvalue for="indegree" value="1" end="2009-03-10"/>
                <attvalue for="indegree" value="3" start="2009-03-11"/></attvalues>
              <viz:color r="239" g="173" b="66" a="0.6"/><viz:position x="15.7" y="40.1" z="0.0"/>
            </node>
            <node id="1" label="Network"><spells><spell start="2009-01-01" end="2009-01-15"/>
              <spell start="2009-01-30" end="2009-02-01"/></spells></node>
          </nodes>
          <edges>
            <edge source="0" target="1" start="2009-03-01" end="2009-03-10" weight="2.5"/>
            <edge id="b" source="1" target="0" type="undirected"><attvalues><attvalue for="0" value="9"/></attvalues></edge>
            <edge id="c" source="1" target="0" type="mutual"/>
          </edges>
        </graph>
      </gexf>
      """, .gexf)
    #expect(document.ties == ["0>1", "1-0", "1-0"])
    #expect(document.labels == ["Gephi", "Network"])
    #expect(document.node(Name.since, 0)?.description == "2009-03-01")
    #expect(document.node(Name.since, 1)?.description == "2009-01-01")
    #expect(document.node(Name.until, 1)?.description == "2009-02-01")
    #expect(document.edge(Name.until, 0)?.description == "2009-03-10")
    #expect(document.edge("fee", 1)?.double == 9 && document.edge("fee", 2)?.double == 7)
    #expect(document.totalWeight == 4.5)
    #expect(document.node(Name.colour, 0)?.description.hasPrefix("#efad42") == true)
  }

  @Test func gexfByTimestampsAndWithoutNodes() throws {
    let document = try network(
      """
      <gexf version="1.3"><graph defaultedgetype="undirected" timerepresentation="timestamp" timeformat="date">
      <nodes count="1"><node id="a" timestamp="2010-05-01"/></nodes>
      <edges count="2"><edge source="a" target="b" timestamps="[2010, 2012]"/><edge source="b" target="b"/></edges>
      </graph></gexf>
      """, .gexf)
    #expect(document.nodeCount == 2 && document.impliedNodeCount == 1)
    #expect(document.ties == ["a-b", "b-b"])
    #expect(document.node(Name.since, 0)?.description == "2010-05-01")
  }

  @Test func edgesBeforeNodes() throws {
    let document = try network(
      "<graphml><graph edgedefault='directed'><edge source='x' target='y'/><node id='y'/><node id='x'/>"
        + "<node id='z'/></graph></graphml>", .graphml)
    #expect(document.nodeCount == 3 && document.impliedNodeCount == 0)
    #expect(document.ties == ["x>y"])
  }

  /// An error, or the text as it stands: a file that an attribute names is never opened.
  @Test func addressesInXMLAreText() throws {
    let document = try network(
      "<graphml xmlns:xi='http://www.w3.org/2001/XInclude'><graph edgedefault='directed'>"
        + "<node id='a'><data key='k'>file:///etc/passwd</data></node>"
        + "<xi:include href='file:///etc/passwd' parse='text'/><locator href='file:///etc/passwd'/>"
        + "</graph></graphml>", .graphml)
    #expect(document.identifiers == ["a"])
    #expect(document.node("k", 0) == .text("file:///etc/passwd"))
  }
}
