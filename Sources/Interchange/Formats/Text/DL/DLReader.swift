#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads the data language DL of UCINET (S. Borgatti, M. Everett, L. Freeman: "UCINET 6 for Windows: Reference Guide"):
/// full and half matrices, edge and node lists of one mode and of two, several matrices as relations.
///
/// Labels are the identifiers of the nodes where they differ from one another; otherwise the numbers are. A file with
/// `nr` and `nc` has two modes, and its ties have no direction, unless rows and columns have the same labels. Ties among
/// the nodes of one mode are arcs, as igraph reads them, but for a symmetric matrix as UCINET itself writes it, with its
/// rows and columns both labelled or a word on its diagonal: there each pair is one edge without a direction. The two halves of a matrix
/// that is given by half are symmetric. A matrix of noughts and ones says who is tied to whom; any other, how strongly.
enum DLReader: NetworkReader {
  static func read(_ file: NetworkFile) throws(InterchangeError) -> NetworkDocument {
    var document = NetworkDocument()
    let bytes = try TextEncoding.utf8(file, &document)
    var scanner = TextScanner()
    let header = try DLHeader(file, bytes.span, &scanner)
    var data = DLData(file: file, header: header)
    try data.parse(bytes.span, &scanner)
    data.fill(&document)
    return document
  }
}
