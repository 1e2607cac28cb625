import Interchange
import Testing

/// Files of other programs say the same once they were written and read again.
@Suite(.enabled(if: FormatData.isPresent, "the shared data stand beside the checkout"))
struct FormatFilesTests {
  /// What a format said it says again once it was written and read.
  @Test(arguments: FormatData.expectations(["gml", "pajek", "dl", "dot", "other"]))
  func filesSurviveARoundTrip(_ expected: FormatData.Expectation) throws {
    // DL's lists have no edges without a direction: each comes back as two arcs.
    guard expected.nodes != nil, expected.file != "dl/ucinet-padgett.dat" else { return }
    let document = try FormatData.read(expected.file)
    let format = try #require(document.format)
    let again = try document.again(format)
    #expect(again.nodeCount == document.nodeCount)
    #expect(again.edgeCount == document.edgeCount)
    #expect(again.direction == document.direction || document.edgeCount == 0)
    #expect(again.totalWeight == document.totalWeight || document.totalWeight.isNaN)
    // A label that repeats the identifier says nothing; GML writes one for every node.
    let telling = zip(document.labels, document.identifiers).compactMap { $0 == $1 ? nil : $0 }
    #expect(Set(again.labels).isSuperset(of: telling) || format == .dl)
    let names = [NetworkDocument.Name.relation, NetworkDocument.Name.graph, "cluster"]
    for name in names {
      let before = document.edgeAttributes.column(name)?.count ?? document.nodeAttributes.column(name)?.count
      let after = again.edgeAttributes.column(name)?.count ?? again.nodeAttributes.column(name)?.count
      #expect(before == after)
    }
  }
}
