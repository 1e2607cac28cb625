import Graphviz

/// Nodes drawn together, with a title.
struct Frame {
  let title: String
  let name: String
  var nodes: [Diagram.Node] = []
  var frames: [Frame] = []

  static func add(_ node: Diagram.Node, to frames: inout [Frame], _ path: ArraySlice<String>, name: String) {
    guard let title = path.first else { return }
    let own = "\(name) \(title)"
    let index = frames.firstIndex { $0.title == title } ?? frames.count
    if index == frames.count { frames.append(Frame(title: title, name: own)) }
    if path.count == 1 {
      frames[index].nodes.append(node)
    } else {
      add(node, to: &frames[index].frames, path.dropFirst(), name: own)
    }
  }

  func cluster(depth: Int, _ theme: Theme, titledAtRight: Set<String>) -> Diagram.Cluster {
    let isAtRight = titledAtRight.contains(title)
    var cluster = Diagram.Cluster(
      name,
      attributes: [
        "label": .text(brokenLabel(title, width: 60, mostLines: 2).joined(separator: "\n")),
        "labelloc": .raw("t"), "labeljust": .raw(isAtRight ? "r" : "l"), "style": .raw("filled"),
        "color": .raw(theme.panel(depth: depth)), "margin": .raw("6"),
        "fontsize": .raw(Theme.written(theme.fontSize + (depth == 0 ? 2 : 0))),
      ])
    // What stands inside follows the frame around it.
    let inside = isAtRight ? titledAtRight.union(frames.map(\.title)) : titledAtRight
    for frame in frames { cluster.add(frame.cluster(depth: depth + 1, theme, titledAtRight: inside)) }
    for node in nodes { cluster.addNode(node.id, attributes: node.attributes) }
    return cluster
  }
}
