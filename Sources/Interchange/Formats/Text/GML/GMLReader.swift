#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads GML, the Graph Modelling Language (M. Himsolt, 1996), and what Newman's files, igraph, NetworkX, yEd and Gephi
/// make of it.
///
/// A node is known by its `id`, a number or a bare word. `value` of an edge is its weight where no edge has a `weight`
/// of its own. A list in a list becomes attributes whose names are joined by points; a key that is repeated becomes a
/// list. The first graph of a file counts. Without `directed` the edges have no direction, as the format says.
enum GMLReader: NetworkReader {
  static func read(_ file: NetworkFile) throws(InterchangeError) -> NetworkDocument {
    var document = NetworkDocument()
    let bytes = try TextEncoding.utf8(file, &document)
    var parser = GMLParser(file: file, document: document)
    try parser.parse(bytes.span)
    return parser.document
  }
}
