import Atlas
import Foundation
import Interchange
import Testing

@testable import Influence

/// Overlaps of the European city networks of EtMun, read through the shipped mapping.
@Suite(.enabled(if: MeasureData.isThere, "../shared/data is not there")) struct CityNetworkOverlapTests {
  private static let mappings = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .appending(path: "../../Graphs/mappings").standardized

  private static func atlas() throws -> Atlas {
    try Atlas.load(
      [mappings.appending(path: "etmun.yaml").path], data: [MeasureData.folder.appending(path: "etmun").path]
    ).atlas
  }

  /// The members of each network as the file has them: one place counts once, a former member not at all.
  private static func members() throws -> [String: Set<String>] {
    var members: [String: Set<String>] = [:]
    for row in try MeasureData.rows("etmun/memberships.csv") {
      guard let place = row["geoname_id"], !place.isEmpty, let network = row["network"] else { continue }
      guard row["status"]?.lowercased().contains("former") != true else { continue }
      members[network, default: []].insert(place)
    }
    return members
  }

  // answers.md, etmun 1; the numbers of members and memberships are the file's own.
  @Test func networksThatOverlapMost() async throws {
    var query = OverlapQuery(mode: .groups)
    query.nullModel = .none
    let table = try await OverlapTable(Self.atlas(), query: query)
    let members = try Self.members()
    #expect(table.rows.count == 58 && table.rows.count == members.count)
    #expect(table.otherCount == members.values.reduce(Set()) { $0.union($1) }.count)
    #expect(table.membershipCount == members.values.reduce(0) { $0 + $1.count })
    #expect(
      table.pairs.prefix(4).map { "\($0.a.name) \($0.b.name) \($0.shared)" } == [
        "EAHTR EWT 78", "CIVITAS ECM 63", "CIVITAS Eurocities 60", "ECM Eurocities 56",
      ])
    let cities = try #require(table.pairs.first { $0.a.name == "Eurocities" && $0.b.name == "POLIS" })
    #expect(cities.sizeA == 112 && cities.sizeB == 59 && cities.shared == 29)
    #expect(abs(cities.jaccard - 0.204225) < 1e-6)
    #expect(abs((cities.value(.overlapCoefficient) ?? 0) - 0.491525) < 1e-6)
    #expect(!table.pairs.contains { $0.a.name == "Eurocities" && $0.b.name == "Eurotowns" })
    for pair in table.pairs {
      let shared = (members[pair.a.name] ?? []).intersection(members[pair.b.name] ?? []).count
      #expect(pair.shared == shared)
    }
    query.order = .jaccard
    let best = try await OverlapTable(Self.atlas(), query: query).pairs[0]
    #expect("\(best.a.name) \(best.b.name)" == "ECM Eurocities" && abs(best.jaccard - 0.321839) < 1e-6)
  }

  // The formulas written out: the configuration model by repeated proportional fitting of its two sets of
  // multipliers, the Poisson-binomial distribution by convolution, Holm by sorting.
  @Test func chanceIsThatOfTheFormula() async throws {
    let members = try Self.members()
    let networks = members.keys.sorted()
    var groupsOf: [String: Int] = [:]
    for row in members.values { for place in row { groupsOf[place, default: 0] += 1 } }
    // Places in as many networks have the same probabilities.
    let degrees = Set(groupsOf.values).sorted()
    let counts = degrees.map { degree in groupsOf.values.count { $0 == degree } }
    let sizes = networks.map { Double(members[$0]?.count ?? 0) }
    var x = degrees.map { Double($0) / 80 }, y = sizes.map { $0 / 80 }
    for _ in 0..<400 {
      for place in x.indices {
        x[place] = Double(degrees[place]) / y.reduce(0) { $0 + $1 / (1 + x[place] * $1) }
      }
      for place in y.indices {
        y[place] =
          sizes[place] / zip(x, counts).reduce(0) { $0 + Double($1.1) * $1.0 / (1 + $1.0 * y[place]) }
      }
    }
    func tails(_ one: Int, _ other: Int, _ shared: Int) -> (upper: Double, lower: Double, mean: Double) {
      var distribution = [1.0], mean = 0.0
      for (multiplier, count) in zip(x, counts) {
        let chance =
          multiplier * y[one] / (1 + multiplier * y[one]) * multiplier * y[other]
          / (1 + multiplier * y[other])
        mean += Double(count) * chance
        for _ in 0..<count {
          // What is above the shared and its neighbours is not told apart.
          var next = distribution + (distribution.count < shared + 2 ? [0] : [])
          for place in stride(from: next.count - 1, to: 0, by: -1) {
            let stays = place == shared + 1 ? next[place] : next[place] * (1 - chance)
            next[place] = stays + next[place - 1] * chance
          }
          next[0] *= 1 - chance
          distribution = next
        }
      }
      let lower = distribution[...shared].reduce(0, +)
      return (distribution[shared...].reduce(0, +), lower, mean)
    }
    var query = OverlapQuery(mode: .groups)
    query.atLeast = 0
    let table = try await OverlapTable(Self.atlas(), query: query)
    #expect(table.pairs.count == 1653 && table.chances?.testCount == 1653)
    for pair in table.pairs.enumerated().filter({ $0.offset % 120 == 0 }).map(\.element) {
      let one = try #require(networks.firstIndex(of: pair.a.name))
      let other = try #require(networks.firstIndex(of: pair.b.name))
      let law = tails(one, other, pair.shared)
      #expect(abs((pair.expected ?? -1) - law.mean) < 1e-6, "\(pair.a.name) \(pair.b.name)")
      let p = min(1, 2 * min(law.upper, law.lower))
      #expect(abs((pair.p ?? -1) - p) < 1e-6 * max(p, 1e-3), "\(pair.a.name) \(pair.b.name)")
    }
    // Holm's method on the p-values of all pairs.
    let sorted = table.pairs.sorted { ($0.p ?? 1) < ($1.p ?? 1) }
    var greatest = 0.0
    for (rank, pair) in sorted.enumerated() {
      greatest = max(greatest, Double(1653 - rank) * (pair.p ?? 1))
      #expect(abs((pair.adjustedP ?? -1) - min(1, greatest)) < 1e-9)
      #expect((pair.verdict == .more || pair.verdict == .less) == (min(1, greatest) < 0.05))
    }
  }
}
