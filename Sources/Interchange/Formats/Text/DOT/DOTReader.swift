#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
internal import Graphviz

/// Reads DOT, the language of Graphviz, through the parser of its library. Nothing is laid out or drawn, and no file
/// that an attribute names is opened.
///
/// Every graph of a file is read; where there are several, nodes and edges say which they are from, and a name that two
/// graphs use stands for two nodes. Labels lose the escapes and the markup that only shape them. The innermost cluster
/// of a node becomes its attribute `cluster`. `weight` is the weight of an edge, `pos` the place of a node.
enum DOTReader: NetworkReader {
  static func read(_ file: NetworkFile) throws(InterchangeError) -> NetworkDocument {
    var document = NetworkDocument()
    let bytes = try TextEncoding.utf8(file, &document)
    let graphs: [DOTGraph]
    do {
      graphs = try DOTGraph.read(String(decoding: bytes, as: UTF8.self))
    } catch .syntax(let line, let message) {
      throw file.error(line: line, message)
    } catch {
      throw file.error("\(error)")
    }
    document.isDirectedByDefault = graphs.first?.isDirected ?? true
    document.title = graphs.count == 1 ? graphs[0].name : nil
    if graphs.count > 1 {
      document.remark("the file has \(graphs.count) graphs; 'graph' says which a node or an edge is from")
    }
    for (place, graph) in graphs.enumerated() {
      var filler = DOTFiller(
        graph: graph, label: graphs.count > 1 ? graph.name ?? String(place + 1) : nil)
      filler.fill(&document)
    }
    return document
  }
}
