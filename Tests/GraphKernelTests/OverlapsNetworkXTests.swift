import Foundation
import GraphKernel
import Testing

/// The projections of networkx, see Fixtures/make-overlap-fixtures.py, and a table of Davis's women.
@Suite struct OverlapsNetworkXTests {
  struct Fixture: Decodable { var cases: [Case] }

  struct Case: Decodable {
    var name: String
    var memberCount, groupCount: Int
    var memberships: [[UInt32]]
    /// First, second, shared members, Jaccard, overlap coefficient, Newman's weight.
    var pairs: [[Double]]
  }

  @Test func projectionsAreThoseOfNetworkX() throws {
    let url = try #require(
      Bundle.module.url(forResource: "overlap-networkx", withExtension: "json", subdirectory: "Fixtures"))
    let cases = try JSONDecoder().decode(Fixture.self, from: Data(contentsOf: url)).cases
    #expect(cases.count == 10)
    #expect(cases[1].pairs.count == 139)
    for example in cases {
      let graph = try TwoModeGraph(
        memberCount: example.memberCount, groupCount: example.groupCount,
        memberships: example.memberships.map { (member: $0[0], group: $0[1]) })
      let overlaps = graph.overlapsOnOneCore()
      #expect(
        overlaps.map { [Double($0.first), Double($0.second)] } == example.pairs.map { Array($0[..<2]) })
      let indices: [OverlapIndex] = [.count, .jaccard, .overlapCoefficient, .newman]
      for (column, index) in zip(2..., indices) {
        for (value, expected) in zip(overlaps.values(of: index), example.pairs.map { $0[column] }) {
          #expect(abs(value - expected) < 1e-12, "\(example.name), \(index)")
        }
      }
    }
  }

  static let classics = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/data/classic").standardized

  static func rows(of name: String) throws -> [[String]] {
    try String(contentsOf: classics.appending(path: name), encoding: .utf8).split(separator: "\n").dropFirst()
      .map { $0.split(separator: ",").map(String.init) }
  }

  static let hasClassics = FileManager.default.fileExists(
    atPath: classics.appending(path: "davis-93.csv").path)

  @Test(.enabled(if: hasClassics)) func theWomenOfDavisShareTheEventsOfThePublishedTable() throws {
    let ties = try Self.rows(of: "davis-93.csv")
    let women = ties.map { $0[0] }.uniqued(), events = ties.map { $0[1] }.uniqued()
    let graph = try TwoModeGraph(
      memberCount: events.count, groupCount: women.count,
      memberships: ties.map {
        (
          member: UInt32(try #require(events.firstIndex(of: $0[1]))),
          group: UInt32(try #require(women.firstIndex(of: $0[0])))
        )
      })
    let overlaps = graph.overlapsOnOneCore()
    var found: [Set<String>: [Double]] = [:]
    let jaccard = overlaps.values(of: .jaccard), newman = overlaps.values(of: .newman)
    for (place, pair) in overlaps.enumerated() {
      found[[women[Int(pair.first)], women[Int(pair.second)]]] = [
        Double(pair.shared), jaccard[place], newman[place],
      ]
    }
    let table = try Self.rows(of: "results-davis93-women-projection.csv")
    let sharing = table.filter { $0[2] != "0" }
    #expect(found.count == 139)
    #expect(sharing.count == 139)
    for row in sharing {
      let values = try #require(found[[row[0], row[1]]])
      for (value, expected) in zip(values, row[2...]) {
        #expect(abs(value - (Double(expected) ?? .nan)) < 1e-6, "\(row)")
      }
    }
  }
}

extension [String] {
  /// The elements in the order in which they first appear.
  fileprivate func uniqued() -> [String] { reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
}
