import Atlas
import GraphKernel

/// Whom a message from an actor reaches in one atlas.
///
/// Reach is counted in random worlds, 64 to a machine word. What happens to a tie in a world depends on the seed and on the
/// tie's own name alone. So two atlases share their chance events on all ties they share (common random numbers), and a
/// difference in reach is due to what differs and not to chance: a tie more never lowers it.
struct ScenarioReach {
  let atlas: Atlas
  /// The targets, by index.
  let targets: [Int]
  private let query: ScenarioQuery
  private let date: PartialDate
  private let view: InfluenceView
  /// By entity, the ways that lead from it: their indices, where they lead, and whether a message may go on from there.
  private let outgoing: [[(way: Int, head: Int, goesOn: Bool)]]
  /// By block of 64 worlds and by way: in which of them it carries a message.
  private let worlds: [[UInt64]]

  init(_ atlas: Atlas, _ query: ScenarioQuery, on date: PartialDate) throws(RouteQueryError) {
    self.atlas = atlas
    self.query = query
    self.date = date
    targets =
      query.to.isEmpty
      ? atlas.entities.indices.filter { atlas.entities[$0].kind == query.targetKind }
      : query.to.compactMap(atlas.index(of:)).sorted()
    let view = try InfluenceView.compiled(atlas, on: date)
    self.view = view
    var outgoing = [[(way: Int, head: Int, goesOn: Bool)]](repeating: [], count: atlas.entities.count)
    for (index, way) in view.ways.enumerated() {
      let tie = atlas.ties[way.tie]
      let (tail, head) = way.along ? (tie.from, tie.to) : (tie.to, tie.from)
      let isFinal = atlas.vocabulary.tieType(tie.type)?.isFinal == true
      outgoing[tail].append((index, head, !isFinal && atlas.allowsTransit(atlas.entities[head])))
    }
    self.outgoing = outgoing
    let keys = Self.keys(view)
    worlds = (0..<UInt64((query.worlds + 63) / 64)).map { block in
      zip(keys, view.ways).map { key, way in
        Self.draw(way.grade.chance, seed: query.seed &+ key &+ block &* 0x9E37_79B9_7F4A_7C15)
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

  /// The best route to any target, how many there is a route to, and how many a message reaches as an expected number.
  func reach(of id: String) throws(RouteQueryError) -> (best: Route?, count: Int, expected: Double) {
    let targets = targets.filter { atlas.entities[$0].id != id }
    guard let actor = atlas.index(of: id), !targets.isEmpty else { return (nil, 0, 0) }
    var routes = RouteQuery(from: [id], to: targets.map { atlas.entities[$0].id })
    routes.k = 1
    routes.on = date
    guard let best = try RouteFinder(atlas).routes(routes).routes.first else { return (nil, 0, 0) }
    let sure = arrivals(from: actor, [UInt64](repeating: .max, count: view.ways.count))
    let likely = worlds.reduce(0) { total, block in
      let arrived = arrivals(from: actor, block)
      return total + targets.reduce(0) { $0 + arrived[$1].nonzeroBitCount }
    }
    return (best, targets.count { sure[$0] != 0 }, Double(likely) / Double(worlds.count * 64))
  }

  /// By entity, in which worlds a message arrives. It ends at hubs and after final ties.
  private func arrivals(from actor: Int, _ block: [UInt64]) -> [UInt64] {
    var arrived = [UInt64](repeating: 0, count: atlas.entities.count)
    var passing = arrived
    passing[actor] = .max
    var queue = [actor]
    var isWaiting = [Bool](repeating: false, count: arrived.count)
    var next = 0
    while next < queue.count {
      let vertex = queue[next]
      next += 1
      isWaiting[vertex] = false
      for (way, head, goesOn) in outgoing[vertex] {
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
