#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads Pajek's networks and projects (A. Mrvar, V. Batagelj: "Pajek: Reference Manual", list of commands and data
/// files).
///
/// A vertex is known by its number, which is its identifier here; what it is called is its label. Arcs, edges, lists of
/// neighbours and matrices may follow one another, several of them as relations with a number and a name. A matrix of a
/// two-mode network holds edges, any other arcs. Of a project the first network counts, with every partition and vector
/// of its size as attributes of its nodes.
enum PajekReader: NetworkReader {
  static func read(_ file: NetworkFile) throws(InterchangeError) -> NetworkDocument {
    var document = NetworkDocument()
    let bytes = try TextEncoding.utf8(file, &document)
    var parser = PajekParser(file: file, document: document)
    try parser.parse(bytes.span)
    return parser.document
  }
}
