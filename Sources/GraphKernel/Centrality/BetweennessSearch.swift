/// Brandes's two passes over an unweighted graph: breadth first from a source, counting shortest paths level by level,
/// and back, adding up for each vertex its share of the paths.
///
/// Each step between two levels goes over the arcs of that level which has fewer of them (S. Beamer, K. Asanović and
/// D. Patterson, 'Direction-optimizing breadth-first search', SC 2012). A level that gathers from its neighbours adds
/// up a column that is 0 but for the other level, and so asks for no neighbour's level.
struct BetweennessSearch: ~Copyable {
  private let layout: BetweennessLayout
  /// The dependencies added up, by place.
  private(set) var sums: Buffer<Double>
  /// The same by slot of the layout's onward neighbours, if they are wanted: then those by place are not added up.
  private(set) var slotSums: Buffer<Double>

  /// What a level hands to its neighbours; 0 for all places but those of that level.
  private var handed: Buffer<Double>
  /// What was handed to each place from the next level by arcs of that level.
  private var received: Buffer<Double>
  private var states: Buffer<State>
  /// The places found, in order, and the number of shortest paths to each, on the way back its share for each path.
  private var order: Buffer<UInt32>
  private var values: Buffer<Double>
  private var foundCount = 0
  private var openArcCount = 0
  /// For each level where it begins in `order`, and how many arcs lead on from it and back.
  private var levels: [Level] = []

  // Not private: the compiler (6.3) fails in debug builds on a noncopyable structure that holds private types.
  enum State: UInt8 { case unknown, next, done }

  struct Level {
    var start: Int
    var end: Int
    var onward = 0
    var backward = 0
  }

  init(layout: BetweennessLayout, forArcs: Bool) {
    self.layout = layout
    slotSums = Buffer(repeating: 0, count: forArcs ? layout.onward.places.count : 0)
    sums = Buffer(repeating: 0, count: layout.count)
    handed = Buffer(repeating: 0, count: layout.count)
    received = Buffer(repeating: 0, count: layout.count)
    states = Buffer(repeating: .unknown, count: layout.count)
    order = Buffer(repeating: 0, count: layout.count)
    values = Buffer(repeating: 0, count: layout.count)
  }

  /// Adds up the dependencies of a source on all vertices.
  ///
  /// - Throws: `MeasureError.tooLarge` if the number of shortest paths is beyond a `Double`.
  mutating func add(_ source: BetweennessLayout.Source) throws(MeasureError) {
    let reached = try descend(from: source.place)
    if slotSums.count > 0 {
      ascendByArcs(count: source.ownCount + source.leafCount)
    } else {
      ascend(count: source.ownCount + source.leafCount)
    }
    if foundCount > layout.count / 8 {
      states.fill(with: .unknown)
    } else {
      for index in 0..<foundCount { states[order[index]] = .unknown }
    }
    // A leaf depends on its neighbour for all it reaches but the two of them.
    if source.leafCount > 0 { sums[source.place] += source.leafCount * (reached - 2) }
  }

  // MARK: Forth

  /// Finds the levels and counts paths. Returns the number of vertices reached, leaves and the source included.
  private mutating func descend(from source: UInt32) throws(MeasureError) -> Double {
    levels.removeAll(keepingCapacity: true)
    openArcCount = layout.backward.places.count
    order[0] = source
    values[0] = 1
    foundCount = 1
    var (start, reached, pathCount) = (0, 0.0, 0.0)
    while start < foundCount {
      var level = Level(start: start, end: foundCount)
      for index in start..<level.end {
        let place = order[index]
        states[place] = .done
        received[place] = 0
        handed[place] = values[index]
        pathCount += values[index]
        reached += 1 + layout.leafCounts[place]
        level.onward += layout.onward.degree(of: place)
        level.backward += layout.backward.degree(of: place)
      }
      openArcCount -= level.backward
      levels.append(level)
      if level.onward < openArcCount + layout.count / 8 { scatter(level) } else { gather() }
      for index in start..<level.end { handed[order[index]] = 0 }
      start = level.end
    }
    guard pathCount.isFinite else {
      throw .tooLarge("the number of shortest paths from a vertex", limit: .max)
    }
    return reached
  }

  /// Finds the next level by the arcs that lead on from this one.
  private mutating func scatter(_ level: Level) {
    for index in level.start..<level.end {
      let count = values[index]
      for slot in layout.onward.range(of: order[index]) {
        let place = layout.onward.places[slot]
        switch states[place] {
        case .unknown:
          states[place] = .next
          handed[place] = count
          order[foundCount] = place
          foundCount += 1
        case .next: handed[place] += count
        case .done: continue
        }
      }
    }
    for index in level.end..<foundCount { values[index] = handed[order[index]] }
  }

  /// Finds the next level by the arcs that lead back from vertices not found yet.
  private mutating func gather() {
    for place in 0..<UInt32(truncatingIfNeeded: layout.count) where states[place] == .unknown {
      var count = 0.0
      for slot in layout.backward.range(of: place) { count += handed[layout.backward.places[slot]] }
      if count > 0 {
        order[foundCount] = place
        values[foundCount] = count
        foundCount += 1
      }
    }
  }

  // MARK: Back

  /// Adds the dependencies up, from the last level to the first.
  private mutating func ascend(count: Double) {
    var gathers = false
    for depth in stride(from: levels.count - 1, to: 0, by: -1) {
      let level = levels[depth]
      for index in level.start..<level.end {
        let place = order[index]
        var share = received[place]
        if gathers {
          share = 0
          for slot in layout.onward.range(of: place) { share += handed[layout.onward.places[slot]] }
        }
        let dependency = share * values[index] + layout.leafCounts[place]
        sums[place] += count * dependency
        values[index] = (1 + dependency) / values[index]
      }
      if gathers { clear(levels[depth + 1]) }
      guard depth > 1 else { return }
      gathers = levels[depth - 1].onward < level.backward
      if gathers { hand(level) } else { scatterBack(level) }
    }
  }

  /// Adds the dependencies on arcs up. Each level gathers, so that the arcs of a place are next to one another.
  private mutating func ascendByArcs(count: Double) {
    for depth in stride(from: levels.count - 1, through: 0, by: -1) {
      let level = levels[depth]
      for index in level.start..<level.end {
        let pathCount = values[index]
        var share = 0.0
        for slot in layout.onward.range(of: order[index]) {
          let part = handed[layout.onward.places[slot]]
          guard part > 0 else { continue }
          share += part
          slotSums[slot] += count * pathCount * part
        }
        values[index] = (1 + share * pathCount + layout.leafCounts[order[index]]) / pathCount
      }
      if depth + 1 < levels.count { clear(levels[depth + 1]) }
      if depth > 0 { hand(level) }
    }
  }

  private mutating func hand(_ level: Level) {
    for index in level.start..<level.end { handed[order[index]] = values[index] }
  }

  private mutating func clear(_ level: Level) {
    for index in level.start..<level.end { handed[order[index]] = 0 }
  }

  /// Hands shares to all from which arcs lead to a level. Those of no earlier level do not look at them any more.
  private mutating func scatterBack(_ level: Level) {
    for index in level.start..<level.end {
      let share = values[index]
      for slot in layout.backward.range(of: order[index]) { received[layout.backward.places[slot]] += share }
    }
  }
}
