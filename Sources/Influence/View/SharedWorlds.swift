import Atlas
import GraphKernel

/// Random worlds in which each way over a tie carries a message or not, 64 to a machine word.
///
/// What happens to a tie in a world depends on the seed and on the tie's own name alone. So two atlases share their
/// chance events on all ties they share (common random numbers), and a difference in reach is due to what differs and not
/// to chance: a tie more never lowers it.
struct SharedWorlds {
  private let atlas: Atlas
  /// By entity, the ways that lead from it: their indices, where they lead, and whether a message may go on from there.
  private let outgoing: [[(way: Int, head: Int, goesOn: Bool)]]
  /// By block of 64 worlds and by way: in which of them it carries a message.
  private let blocks: [[UInt64]]
  /// The number of worlds, a multiple of 64.
  var count: Int { blocks.count * 64 }

  /// - Complexity: O(ties · worlds / 64)
  init(_ view: InfluenceView, worlds: Int, seed: UInt64) {
    let atlas = view.atlas
    var outgoing = [[(way: Int, head: Int, goesOn: Bool)]](repeating: [], count: atlas.entities.count)
    for (index, way) in view.ways.enumerated() {
      let tie = atlas.ties[way.tie]
      let (tail, head) = way.along ? (tie.from, tie.to) : (tie.to, tie.from)
      let isFinal = atlas.vocabulary.tieType(tie.type)?.isFinal == true
      outgoing[tail].append((index, head, !isFinal && atlas.allowsTransit(atlas.entities[head])))
    }
    self.atlas = atlas
    self.outgoing = outgoing
    let keys = Self.keys(view)
    blocks = (0..<UInt64(max(1, (worlds + 63) / 64))).map { block in
      zip(keys, view.ways).map { key, way in
        Self.draw(way.grade.chance, seed: seed &+ key &+ block &* 0x9E37_79B9_7F4A_7C15)
      }
    }
  }

  /// A number for each way that depends on its ends, its type and its direction, and on how many like it stand before.
  private static func keys(_ view: InfluenceView) -> [UInt64] {
    var seen: [String: Int] = [:]
    return view.ways.map { way in
      let tie = view.atlas.ties[way.tie]
      let (from, to) = (view.atlas.entities[tie.from].id, view.atlas.entities[tie.to].id)
      let name = "\(from) \(tie.type) \(to) \(way.along)"
      let count = seen[name, default: 0]
      seen[name] = count + 1
      // FNV-1a: G. Fowler, L. C. Noll and K.-P. Vo; the same on every machine.
      return "\(name) \(count)".utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
  }

  /// Sixty-four independent events of a chance: by its binary digits, from the last to the first.
  private static func draw(_ chance: Double, seed: UInt64) -> UInt64 {
    guard chance < 1 else { return .max }
    var generator = SplitMix64(seed: seed)
    var digits = UInt64((chance * 65536).rounded()) | 1 << 16
    var mask: UInt64 = 0
    while digits > 1 {
      mask = digits & 1 == 1 ? mask | generator.next() : mask & generator.next()
      digits >>= 1
    }
    return mask
  }

  /// How many of some targets a message reaches, as an expected number. - Complexity: O(worlds / 64 · ties)
  func expected(from starts: [Int], to targets: [Int]) -> Double {
    let arrivals = blocks.reduce(0) { total, block in
      let arrived = self.arrivals(from: starts, block, isOpen: { _ in true })
      return total + targets.reduce(0) { $0 + arrived[$1].nonzeroBitCount }
    }
    return Double(arrivals) / Double(count)
  }

  /// The chance that a message reaches any of some targets, over the ways that are open.
  func chance(from starts: [Int], toAny targets: [Int], isOpen: (Int) -> Bool) -> Double {
    let worlds = blocks.reduce(0) { total, block in
      let arrived = arrivals(from: starts, block, isOpen: isOpen)
      return total + targets.reduce(UInt64(0)) { $0 | arrived[$1] }.nonzeroBitCount
    }
    return Double(worlds) / Double(count)
  }

  /// The targets to which there is a way at all.
  func reachable(from starts: [Int], of targets: [Int]) -> [Int] {
    let all = [UInt64](repeating: .max, count: blocks[0].count)
    let arrived = arrivals(from: starts, all, isOpen: { _ in true })
    return targets.filter { arrived[$0] != 0 }
  }

  /// By entity, in which worlds a message arrives. It ends at hubs and after final ties.
  private func arrivals(from starts: [Int], _ block: [UInt64], isOpen: (Int) -> Bool) -> [UInt64] {
    var arrived = [UInt64](repeating: 0, count: atlas.entities.count)
    var passing = arrived
    for start in starts { passing[start] = .max }
    var queue = starts
    var isWaiting = [Bool](repeating: false, count: arrived.count)
    var next = 0
    while next < queue.count {
      let vertex = queue[next]
      next += 1
      isWaiting[vertex] = false
      for (way, head, goesOn) in outgoing[vertex] where isOpen(way) {
        let carried = passing[vertex] & block[way]
        arrived[head] |= carried
        guard goesOn, carried & ~passing[head] != 0 else { continue }
        passing[head] |= carried
        if !isWaiting[head] {
          isWaiting[head] = true
          queue.append(head)
        }
      }
    }
    return arrived
  }
}
