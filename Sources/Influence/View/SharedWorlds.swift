import Atlas
import GraphKernel

/// Random worlds in which each way over a tie carries a message or not, one a bit.
///
/// What happens to a tie in a world depends on the seed and on the tie's own name alone. So two atlases share their
/// chance events on all ties they share (common random numbers), and a difference in reach is due to what differs and not
/// to chance: a tie more never lowers it.
struct SharedWorlds {
  let entityCount: Int
  /// The ways that lead from each entity stand together, those from entity i at the places offsets[i]..<offsets[i + 1].
  let offsets: [Int]
  /// By place: the way's number in the view.
  let ways: [Int]
  /// By place: where the way leads.
  let heads: [Int]
  /// By place: whether a message may go on from there.
  let goesOn: [Bool]
  /// By block of 512 worlds and by place: in which of them the way carries a message.
  private let blocks: [[WorldBlock]]
  /// The number of words of 64 worlds.
  private let wordCount: Int
  /// The number of worlds, a multiple of 64.
  var count: Int { wordCount * 64 }

  /// - Parameter constraints: what routes keep to; nil for hubs and final ties alone.
  /// - Complexity: O(ties · worlds / 64)
  init(_ view: InfluenceView, worlds: Int, seed: UInt64, constraints: PathConstraints? = nil) {
    let ties = view.atlas.ties
    let ends = view.ways.map { way in
      way.along
        ? (tail: ties[way.tie].from, head: ties[way.tie].to)
        : (tail: ties[way.tie].to, head: ties[way.tie].from)
    }
    var offsets = [Int](repeating: 0, count: view.atlas.entities.count + 1)
    let kept = ends.indices.filter { way in
      constraints?.avoidedArcs?[way] != true && constraints?.avoidedVertices?[ends[way].head] != true
    }
    for way in kept { offsets[ends[way].tail + 1] += 1 }
    for entity in offsets.indices.dropFirst() { offsets[entity] += offsets[entity - 1] }
    var next = offsets
    var ways = [Int](repeating: 0, count: kept.count)
    for way in kept {
      ways[next[ends[way].tail]] = way
      next[ends[way].tail] += 1
    }
    entityCount = view.atlas.entities.count
    self.offsets = offsets
    self.ways = ways
    heads = ways.map { ends[$0].head }
    let endsThere = constraints?.terminalVertices ?? view.isHub
    goesOn = ways.map { !view.isFinal[$0] && !endsThere[ends[$0].head] }
    let keys = Self.keys(view)
    let wordCount = max(1, (worlds + 63) / 64)
    self.wordCount = wordCount
    blocks = (0..<WorldBlock.count(words: wordCount)).map { block in
      ways.map { way in
        var drawn = WorldBlock.zero
        for lane in WorldBlock.lanes(of: block, words: wordCount) {
          let word = UInt64(block * WorldBlock.scalarCount + lane)
          drawn[lane] = Self.draw(
            view.ways[way].grade.chance, seed: seed &+ keys[way] &+ word &* 0x9E37_79B9_7F4A_7C15)
        }
        return drawn
      }
    }
  }

  /// A number for each way that depends on its ends, its type and its direction, and on how many like it stand before.
  private static func keys(_ view: InfluenceView) -> [UInt64] {
    // FNV-1a: G. Fowler, L. C. Noll and K.-P. Vo; the same on every machine.
    func hash(_ start: UInt64, _ text: String) -> UInt64 {
      text.utf8.reduce(start) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
    let atlas = view.atlas
    var seen: [UInt64: Int] = [:]
    return view.ways.map { way in
      let tie = atlas.ties[way.tie]
      var name = hash(0xCBF2_9CE4_8422_2325, atlas.entities[tie.from].id)
      for part in [" ", tie.type, " ", atlas.entities[tie.to].id, way.along ? " true" : " false"] {
        name = hash(name, part)
      }
      let count = seen[name, default: 0]
      seen[name] = count + 1
      return hash(name, " \(count)")
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

  /// How many of some targets a message from each of several starts reaches: as an expected number, and how many there is
  /// a way to at all. A start is no target of its own.
  ///
  /// - Complexity: O(worlds · (entities + ties · targets / 64)) for all starts together; of few starts each is searched for
  ///   by itself, in O(worlds / 512 · ties) or somewhat more
  func reach(fromEach starts: [Int], to targets: [Int]) -> [(expected: Double, possible: Int)] {
    if starts.count <= Self.fewStarts { return starts.map { reach(from: $0, to: targets) } }
    var closure = closure(to: targets)
    var arrivals = [Int](repeating: 0, count: starts.count)
    for (block, worlds) in blocks.enumerated() {
      for lane in WorldBlock.lanes(of: block, words: wordCount) {
        closure.take(worlds.map { $0[lane] })
        for world in 0..<64 {
          closure.find(world: world, from: starts)
          for (place, start) in starts.enumerated() { arrivals[place] += closure.count(from: start) }
        }
      }
    }
    closure.take([UInt64](repeating: .max, count: ways.count))
    closure.find(world: 0, from: starts)
    return zip(starts, arrivals).map { (Double($1) / Double(count), closure.count(from: $0)) }
  }

  /// So many searches of 512 worlds at once cost no more than one search a world for all starts together.
  private static let fewStarts = 64

  private func closure(to targets: [Int]) -> TargetClosure {
    let steps = (0..<entityCount).flatMap { entity in
      (offsets[entity]..<offsets[entity + 1]).map { place in
        TargetClosure.Way(from: entity, to: heads[place], goesOn: goesOn[place], event: place)
      }
    }
    return TargetClosure(vertexCount: entityCount, ways: steps, targets: targets)
  }

  private func reach(from start: Int, to targets: [Int]) -> (expected: Double, possible: Int) {
    let others = targets.filter { $0 != start }
    let arrivals = arrivals(from: [start], to: others).each.reduce(0, +)
    let everywhere = self.arrivals(
      from: [start], in: .all, [WorldBlock](repeating: .all, count: ways.count), isOpen: nil)
    return (Double(arrivals) / Double(count), others.count { !everywhere[$0].isEmpty })
  }

  /// In how many worlds a message reaches each of some targets, and in how many any of them.
  func arrivals(from starts: [Int], to targets: [Int]) -> (each: [Int], any: Int) {
    var each = [Int](repeating: 0, count: targets.count)
    var any = 0
    for block in blocks.indices {
      let arrived = arrivals(from: starts, block)
      for (place, target) in targets.enumerated() { each[place] += arrived[target].worldCount }
      any += targets.reduce(WorldBlock.zero) { $0 | arrived[$1] }.worldCount
    }
    return (each, any)
  }

  /// The chance that a message reaches any of some targets, over the ways that are open.
  func chance(from starts: [Int], toAny targets: [Int], isOpen: (Int) -> Bool) -> Double {
    let isPlaceOpen = ways.map(isOpen)
    let worlds = blocks.indices.reduce(0) { total, block in
      let arrived = arrivals(from: starts, block, isOpen: isPlaceOpen)
      return total + targets.reduce(WorldBlock.zero) { $0 | arrived[$1] }.worldCount
    }
    return Double(worlds) / Double(count)
  }

  private func arrivals(from starts: [Int], _ block: Int, isOpen: [Bool]? = nil) -> [WorldBlock] {
    arrivals(
      from: starts, in: WorldBlock(lanes: WorldBlock.lanes(of: block, words: wordCount)), blocks[block],
      isOpen: isOpen)
  }

  /// By entity, in which worlds a message arrives. It ends at hubs and after final ties.
  ///
  /// - Parameter isOpen: by place, whether the way may be taken; nil for all.
  private func arrivals(
    from starts: [Int], in worlds: WorldBlock, _ carries: [WorldBlock], isOpen: [Bool]?
  ) -> [WorldBlock] {
    var arrived = [WorldBlock](repeating: .zero, count: entityCount)
    var passing = arrived
    // Worlds that have come to an entity and are still to be passed on from it.
    var waiting = arrived
    for start in starts { (passing[start], waiting[start]) = (worlds, worlds) }
    var queue = starts
    var next = 0
    while next < queue.count {
      let entity = queue[next]
      next += 1
      let fresh = waiting[entity]
      waiting[entity] = .zero
      for place in offsets[entity]..<offsets[entity + 1] {
        let carried = fresh & carries[place]
        guard !carried.isEmpty, isOpen?[place] ?? true else { continue }
        let head = heads[place]
        arrived[head] |= carried
        guard goesOn[place] else { continue }
        let new = carried & ~passing[head]
        guard !new.isEmpty else { continue }
        passing[head] |= new
        if waiting[head].isEmpty { queue.append(head) }
        waiting[head] |= new
      }
    }
    return arrived
  }
}
