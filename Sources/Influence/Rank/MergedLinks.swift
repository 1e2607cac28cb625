import Atlas
import GraphKernel

/// The arcs of a measure graph, sorted by their ends, with what the ties behind each carry together.
struct MergedLinks {
  let isDirected: Bool
  private(set) var arcs: [(source: UInt32, target: UInt32)] = []
  private(set) var strengths: [Double] = []
  private(set) var chances: [Double] = []
  private(set) var lengths: [Double] = []

  /// The most pairs of a projection.
  private static let pairLimit = 5_000_000

  private struct Link {
    let source: UInt32
    let target: UInt32
    /// Nil where no influence flows.
    let chance: Double?
  }

  /// Merges ties. With a weighted graph, ties that carry no influence are left out.
  init(_ ties: [Int], _ selection: MeasureSelection, _ indices: [Int]) {
    let atlas = selection.atlas
    let vertices = Self.vertices(indices, of: atlas.entities.count)
    var links: [Link] = []
    links.reserveCapacity(ties.count * 2)
    for index in ties {
      let (from, to) = (vertices[atlas.ties[index].from], vertices[atlas.ties[index].to])
      let (along, against) = selection.chances[index]
      if selection.query.direction == .influence {
        if let along { links.append(Link(source: from, target: to, chance: along)) }
        if let against { links.append(Link(source: to, target: from, chance: against)) }
      } else {
        let chance = [along, against].compactMap(\.self).max()
        if chance == nil && selection.query.isWeighted { continue }
        links.append(Link(source: min(from, to), target: max(from, to), chance: chance))
      }
    }
    isDirected = selection.query.direction == .influence
    merge(Self.sorted(links, sources: indices.count))
  }

  /// Links in the order of their ends; those of the same ends keep theirs. First by sources, which are numbers, then each
  /// source's few by targets.
  private static func sorted(_ links: [Link], sources count: Int) -> [Link] {
    guard let any = links.first else { return [] }
    var offsets = [Int](repeating: 0, count: count + 1)
    for link in links { offsets[Int(link.source) + 1] += 1 }
    for source in offsets.indices.dropFirst() { offsets[source] += offsets[source - 1] }
    var next = offsets
    var sorted = [Link](repeating: any, count: links.count)
    for link in links {
      sorted[next[Int(link.source)]] = link
      next[Int(link.source)] += 1
    }
    for source in 0..<count where offsets[source + 1] - offsets[source] > 1 {
      sorted[offsets[source]..<offsets[source + 1]].sort { $0.target < $1.target }
    }
    return sorted
  }

  private mutating func merge(_ sorted: [Link]) {
    var start = 0
    while start < sorted.count {
      let first = sorted[start]
      var end = start
      var (sum, none, best) = (0.0, 1.0, 0.0)
      while end < sorted.count, sorted[end].source == first.source, sorted[end].target == first.target {
        let chance = sorted[end].chance ?? 0
        sum += chance
        none *= 1 - chance
        best = max(best, chance)
        end += 1
      }
      arcs.append((first.source, first.target))
      strengths.append(sum)
      chances.append(1 - none)
      // A length above 0, so that a sure tie is a step too; where no influence flows no length is asked for.
      lengths.append(best > 0 ? max(Unlikeliness.weight(of: best), 0x1p-32) : 1)
      start = end
    }
  }

  /// Ties groups that share a member, or members that share a group.
  ///
  /// - Throws: `RouteQueryError.refused` where more pairs meet than fit.
  init(
    sharing memberships: [MeasureGraph.Membership], by mode: OverlapQuery.Mode, _ indices: [Int]
  ) throws(RouteQueryError) {
    isDirected = false
    let highest = max(indices.last ?? 0, memberships.map { max($0.member, $0.group) }.max() ?? 0)
    let vertices = Self.vertices(indices, of: highest + 1)
    var tiedBy: [Int: [UInt32]] = [:]
    for pair in memberships {
      let (vertex, meeting) = mode == .groups ? (pair.group, pair.member) : (pair.member, pair.group)
      tiedBy[meeting, default: []].append(vertices[vertex])
    }
    let meetings = tiedBy.values.reduce(0) { $0 + $1.count * ($1.count - 1) / 2 }
    guard meetings <= Self.pairLimit else {
      let noun = mode == .groups ? "groups share members" : "members share groups"
      throw .refused(
        "\(noun) \(meetings) times, more than the \(Self.pairLimit) that a projection holds; "
          + "take a part with --only-kind, --within or --country")
    }
    var pairs: [UInt64] = []
    pairs.reserveCapacity(meetings)
    for meeting in tiedBy.values {
      let meeting = meeting.sorted()
      for (place, first) in meeting.enumerated() {
        for second in meeting[(place + 1)...] { pairs.append(UInt64(first) << 32 | UInt64(second)) }
      }
    }
    pairs.sort()
    var start = 0
    while start < pairs.count {
      var end = start
      while end < pairs.count, pairs[end] == pairs[start] { end += 1 }
      let shared = Double(end - start)
      arcs.append((UInt32(pairs[start] >> 32), UInt32(truncatingIfNeeded: pairs[start])))
      strengths.append(shared)
      // Multiples of 2^-32, so that sums are exact and equal ways compare equal.
      lengths.append((0x1p32 / shared).rounded() * 0x1p-32)
      start = end
    }
    chances = []
  }

  private static func vertices(_ indices: [Int], of count: Int) -> [UInt32] {
    var vertices = [UInt32](repeating: 0, count: count)
    for (vertex, index) in indices.enumerated() { vertices[index] = UInt32(truncatingIfNeeded: vertex) }
    return vertices
  }
}
