import Foundation
import GraphKernel
import Testing

/// The Florentine marriages and the table of measures that comes with them, where the data is at hand: columns ending
/// in _15 are for the families but for Pucci, who married into none of the others.
@Suite struct FlorentineTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/data/classic").standardized
  static let hasData = FileManager.default.fileExists(
    atPath: folder.appending(path: "results-florentine-marriage.csv").path)

  private func rows(_ name: String) throws -> [[String]] {
    let text = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
    return text.split(whereSeparator: \.isNewline).map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  @Test(.enabled(if: hasData)) func theTableIsFoundAgain() async throws {
    let table = try rows("results-florentine-marriage.csv")
    let families = table.dropFirst().map { $0[0] }.filter { $0 != "Pucci" }
    let arcs = try rows("florentine-marriage.csv").dropFirst().map { row in
      (
        source: UInt32(try #require(families.firstIndex(of: row[0]))),
        target: UInt32(try #require(families.firstIndex(of: row[1])))
      )
    }
    #expect(families.count == 15 && arcs.count == 20)
    let graph = try Graph(vertexCount: families.count, arcs: arcs, isDirected: false)
    func expect(_ column: String, _ values: [Double]) throws {
      let place = try #require(table[0].firstIndex(of: column))
      for row in table.dropFirst() where row[0] != "Pucci" {
        let vertex = try #require(families.firstIndex(of: row[0]))
        let expected = try #require(Double(row[place]))
        #expect(abs(values[vertex] - expected) < 2e-6, "\(column) of \(row[0])")
      }
    }
    try expect("degree", graph.degrees().map(Double.init))
    try await expect("betweenness_raw", graph.betweenness())
    try await expect("betweenness_norm_15", graph.betweenness(isNormalized: true))
    try await expect("closeness_15", graph.closeness())
    try await expect("harmonic_raw", graph.harmonicCentrality())
    try expect("eigenvector_15", graph.eigenvectorCentrality().values)
    try expect("pagerank_085_15", graph.pageRank())
  }
}
