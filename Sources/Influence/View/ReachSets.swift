/// Which targets a message reaches from each entity in one world, for many starts at once.
///
/// Entities that reach one another reach the same, so the strong components of the ways that carry in the world are found
/// (R. E. Tarjan, 'Depth-first search and linear graph algorithms', SIAM Journal on Computing 1, 1972). Each is complete
/// after those it leads to, and then takes over what these reach, as bits.
struct ReachSets {
  private let worlds: SharedWorlds
  private let starts: [Int]
  /// By entity: its place among the targets, or -1.
  private let places: [Int]
  private let wordCount: Int
  /// By entity: when the search came to it, and the earliest it leads back to; -1 for not yet.
  private var order: [Int]
  private var low: [Int]
  /// By entity: the place of the next way to follow.
  private var next: [Int]
  /// By entity: its component; -1 while that is not complete.
  private var component: [Int]
  /// By component and word: the targets it reaches.
  private var reached: [UInt64] = []
  private var open: [Int] = []
  private var path: [Int] = []
  private var time = 0

  init(_ worlds: SharedWorlds, from starts: [Int], to targets: [Int]) {
    self.worlds = worlds
    self.starts = starts
    var places = [Int](repeating: -1, count: worlds.entityCount)
    for (place, target) in targets.enumerated() { places[target] = place }
    self.places = places
    wordCount = (targets.count + 63) / 64
    order = [Int](repeating: -1, count: worlds.entityCount)
    (low, next, component) = (order, order, order)
  }

  /// How many targets a start reaches, itself left out. Call `find` first.
  func count(from start: Int) -> Int {
    let first = component[start] * wordCount
    var count = 0
    for word in 0..<wordCount { count += reached[first + word].nonzeroBitCount }
    let own = places[start]
    return own >= 0 && reached[first + own / 64] >> UInt64(own % 64) & 1 == 1 ? count - 1 : count
  }

  /// Finds what is reached over the ways at the places that carry.
  mutating func find(carries: (Int) -> Bool) {
    for entity in order.indices { (order[entity], component[entity]) = (-1, -1) }
    reached.removeAll(keepingCapacity: true)
    time = 0
    for start in starts where order[start] < 0 { search(from: start, carries) }
  }

  private mutating func search(from start: Int, _ carries: (Int) -> Bool) {
    enter(start)
    while let entity = path.last {
      if let head = follow(entity, carries) {
        enter(head)
        continue
      }
      path.removeLast()
      if let before = path.last { low[before] = min(low[before], low[entity]) }
      if low[entity] == order[entity] { complete(entity, carries) }
    }
  }

  private mutating func enter(_ entity: Int) {
    (order[entity], low[entity], next[entity]) = (time, time, worlds.offsets[entity])
    time += 1
    open.append(entity)
    path.append(entity)
  }

  /// The next entity not yet met that a way from this one leads to; nil if there is none.
  private mutating func follow(_ entity: Int, _ carries: (Int) -> Bool) -> Int? {
    let end = worlds.offsets[entity + 1]
    while next[entity] < end {
      let place = next[entity]
      next[entity] += 1
      guard worlds.goesOn[place], carries(place) else { continue }
      let head = worlds.heads[place]
      if order[head] < 0 { return head }
      if component[head] < 0 { low[entity] = min(low[entity], order[head]) }
    }
    return nil
  }

  /// Closes the component that was entered at an entity, and gathers what it reaches.
  private mutating func complete(_ entity: Int, _ carries: (Int) -> Bool) {
    let first = reached.count
    let number = wordCount == 0 ? 0 : first / wordCount
    for _ in 0..<wordCount { reached.append(0) }
    var begin = open.count
    repeat {
      begin -= 1
      component[open[begin]] = number
    } while open[begin] != entity
    for member in open[begin...] {
      for place in worlds.offsets[member]..<worlds.offsets[member + 1] where carries(place) {
        let head = worlds.heads[place]
        let target = places[head]
        if target >= 0 { reached[first + target / 64] |= 1 << UInt64(target % 64) }
        // A message ends at hubs and after final ties.
        guard worlds.goesOn[place], component[head] != number else { continue }
        let other = component[head] * wordCount
        for word in 0..<wordCount { reached[first + word] |= reached[other + word] }
      }
    }
    open.removeSubrange(begin...)
  }
}
