import Atlas
import GraphKernel

/// Goes through the pairs and keeps those a query asks for.
struct OverlapPairSearch {
  private let graph: TwoModeGraph
  private let query: OverlapQuery
  private let chances: OverlapChances?

  /// What was found.
  struct Found {
    /// The first pairs, in order.
    let pairs: [Overlap]
    /// How many pairs the query lets through.
    let matching: Int
    /// How many pairs share something, whatever the query lets through.
    let sharingCount: Int
  }

  /// The most pairs that are gone through where those that share nothing are asked for.
  private static let pairLimit = 200_000_000

  init(_ graph: TwoModeGraph, _ query: OverlapQuery, _ chances: OverlapChances?) {
    self.graph = graph
    self.query = query
    self.chances = chances
  }

  /// - Parameter one: The group whose pairs alone are asked for.
  func run(with one: UInt32?) throws(RouteQueryError) -> Found {
    let limit = query.limit ?? OverlapQuery.mostPairs
    // Those equal to the last are kept, but never more of them than were asked for, or twenty.
    let most = min(OverlapQuery.mostPairs, limit + max(limit, 20))
    var selection = OverlapSelection(limit: limit, most: most)
    var sharingCount = 0
    func offer(_ pair: Overlap) {
      if pair.shared > 0 { sharingCount += 1 }
      guard pair.shared >= query.atLeast else { return }
      let chance = chances?.chance(of: pair)
      if !query.verdicts.isEmpty, chance.map({ query.verdicts.contains(OverlapVerdict($0.verdict)) }) != true
      {
        return
      }
      let second = query.order == .shared ? graph.value(of: .jaccard, for: pair) : Double(pair.shared)
      selection.offer(key(pair, chance), second, pair)
    }
    let groups = UInt32(truncatingIfNeeded: graph.groupCount)
    if let one {
      for other in 0..<groups where other != one { offer(graph.overlap(one, other)) }
    } else if query.atLeast > 0 {
      graph.forEachOverlap(offer)
    } else {
      let pairCount = graph.groupCount * (graph.groupCount - 1) / 2
      guard pairCount <= Self.pairLimit else {
        throw .refused(
          "\(pairCount) pairs are too many to list those that share nothing; take --at-least 1 or fewer by kind"
        )
      }
      for first in 0..<groups {
        for second in first + 1..<max(first + 1, groups) { offer(graph.overlap(first, second)) }
      }
    }
    return Found(pairs: selection.pairs, matching: selection.offered, sharingCount: sharingCount)
  }

  private func key(_ pair: Overlap, _ chance: OverlapChance?) -> Double {
    query.order.index.map { graph.value(of: $0, for: pair) } ?? -(chance?.p ?? 1)
  }
}
