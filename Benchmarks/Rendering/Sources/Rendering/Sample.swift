import CGraphviz
import Graphviz

/// The same diagram for both: rows of nodes in clusters, edges to the next and the one after.
struct Sample {
  let nodes: Int
  let clusters: Int

  var name: String { "\(nodes) nodes, \(edges.count) edges, \(clusters) clusters" }

  private func id(_ index: Int) -> String { "node \(index)" }
  private var edges: [(Int, Int)] {
    (0..<nodes).flatMap { node in [1, 4].map { (node, node + $0) } }.filter { $0.1 < nodes }
  }
  private func cluster(of node: Int) -> Int { clusters == 0 ? -1 : node * clusters / nodes }

  /// By way of the face, to SVG bytes.
  func renderByFace() -> Int {
    var diagram = Diagram()
    diagram.graphAttributes = ["rankdir": .raw("LR")]
    diagram.nodeAttributes = ["shape": .raw("box"), "fontname": .raw("DejaVu Sans")]
    diagram.edgeAttributes = ["fontname": .raw("DejaVu Sans")]
    for index in 0..<max(clusters, 0) {
      var cluster = Diagram.Cluster("\(index)", attributes: ["label": .text("cluster \(index)")])
      for node in 0..<nodes where self.cluster(of: node) == index {
        cluster.addNode(
          id(node), attributes: ["label": .text("Label \(node)"), "tooltip": .text("tip \(node)")])
      }
      diagram.add(cluster)
    }
    if clusters == 0 {
      for node in 0..<nodes {
        diagram.addNode(
          id(node), attributes: ["label": .text("Label \(node)"), "tooltip": .text("tip \(node)")])
      }
    }
    for (tail, head) in edges {
      diagram.addEdge(id(tail), id(head), attributes: ["color": .raw("#0072B2"), "label": .text("\(tail)")])
    }
    return (try? GraphvizRenderer.render(diagram, as: "svg").bytes.count) ?? 0
  }

  /// By plain calls of the C library, freeing all it lends.
  func renderByLibrary(_ context: OpaquePointer) -> Int {
    let graph = "diagram".c { agopen($0, Agdirected, nil) }
    func declare(_ kind: Int32, _ name: String, _ value: String) {
      _ = name.c { name in value.c { agattr(graph, kind, name, $0) } }
    }
    func set(_ object: UnsafeMutableRawPointer?, _ name: String, _ value: String) {
      _ = name.c { name in value.c { value in "".c { agsafeset(object, name, value, $0) } } }
    }
    declare(AGNODE, "shape", "box")
    declare(AGNODE, "fontname", "DejaVu Sans")
    declare(AGEDGE, "fontname", "DejaVu Sans")
    declare(AGRAPH, "charset", "UTF-8")
    set(graph, "rankdir", "LR")
    func add(_ node: Int, to owner: UnsafeMutablePointer<Agraph_t>?) {
      let made = id(node).c { agnode(owner, $0, 1) }
      set(made, "label", "Label \(node)")
      set(made, "tooltip", "tip \(node)")
    }
    for index in 0..<max(clusters, 0) {
      let cluster = "cluster_\(index)".c { agsubg(graph, $0, 1) }
      set(cluster, "label", "cluster \(index)")
      for node in 0..<nodes where self.cluster(of: node) == index { add(node, to: cluster) }
    }
    if clusters == 0 { for node in 0..<nodes { add(node, to: graph) } }
    for (tail, head) in edges {
      let edge = agedge(
        graph, id(tail).c { agnode(graph, $0, 1) }, id(head).c { agnode(graph, $0, 1) }, nil, 1)
      set(edge, "color", "#0072B2")
      set(edge, "label", "\(tail)")
    }
    gvLayout(context, graph, "dot")
    var data: UnsafeMutablePointer<CChar>?
    var length: UInt32 = 0
    gvRenderData(context, graph, "svg", &data, &length)
    gvFreeRenderData(data)
    gvFreeLayout(context, graph)
    agclose(graph)
    return Int(length)
  }
}

extension String {
  fileprivate func c<Result>(_ body: (UnsafeMutablePointer<CChar>?) -> Result) -> Result {
    var characters = utf8CString
    return characters.withUnsafeMutableBufferPointer { body($0.baseAddress) }
  }
}
