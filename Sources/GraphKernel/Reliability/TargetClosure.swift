/// Which of some targets each vertex reaches in one random world: the rows of the transitive closure that lead to them.
///
/// For many starts at once. Vertices that reach one another reach the same, so the strong components of the ways that
/// carry in the world are found (R. E. Tarjan, 'Depth-first search and linear graph algorithms', SIAM Journal on Computing
/// 1, 1972). Each is complete after those it leads to, and then takes over what these reach, as bits.
///
/// Ways on which no target is ever reached are left out from the start.
package struct TargetClosure: ~Copyable {
  /// A step that a message may take.
  package struct Way: BitwiseCopyable, Sendable {
    let tail: UInt32
    let head: UInt32
    let goesOn: Bool
    let event: UInt32

    /// - Parameters:
    ///   - goesOn: whether a message that came this way may leave the head again.
    ///   - event: the place, in a block of 64 worlds, of the word that says in which of them the way carries.
    package init(from tail: Int, to head: Int, goesOn: Bool, event: Int) {
      self.tail = UInt32(truncatingIfNeeded: tail)
      self.head = UInt32(truncatingIfNeeded: head)
      self.goesOn = goesOn
      self.event = UInt32(truncatingIfNeeded: event)
    }
  }

  /// Marks, in a head, that the message ends there.
  private static let endsHere: UInt32 = 1 << 31

  private let vertexCount: Int
  /// How many words hold the bits of all targets.
  package let wordCount: Int
  /// By vertex: its place among the targets, or -1.
  private var places: Buffer<Int32>
  /// By vertex: where its ways begin; one more at the end.
  private var offsets: Buffer<UInt32>
  /// By way: where it leads, and whether the message ends there.
  private var heads: Buffer<UInt32>
  /// By way: the place of its word in a block.
  private var events: Buffer<UInt32>
  /// By way: the worlds in which it carries.
  private var carried: Buffer<UInt64>

  // The world at hand: its ways in rows, and the search.
  private var openOffsets: Buffer<UInt32>
  private var open: Buffer<UInt32>
  /// By vertex: when the search came to it, or -1, and the earliest it leads back to.
  private var order: Buffer<Int32>
  private var low: Buffer<Int32>
  /// By vertex: the place of the next way to follow.
  private var next: Buffer<UInt32>
  /// By vertex: its component; -1 while that is not complete.
  private var component: Buffer<Int32>
  /// By component and word: the targets it reaches.
  private var reached: [UInt64] = []
  private var unfinished: [UInt32] = []
  private var path: [UInt32] = []
  private var time: Int32 = 0

  /// - Parameter targets: all different.
  /// - Complexity: O(vertices + ways)
  package init(vertexCount: Int, ways: [Way], targets: [Int]) {
    self.vertexCount = vertexCount
    wordCount = (targets.count + 63) / 64
    places = Buffer(repeating: -1, count: vertexCount)
    var isTarget = [Bool](repeating: false, count: vertexCount)
    for (place, target) in targets.enumerated() {
      places[target] = Int32(truncatingIfNeeded: place)
      isTarget[target] = true
    }
    let leads = Self.leading(ways, to: targets, isTarget)
    let kept = ways.filter { isTarget[Int($0.head)] || $0.goesOn && leads[Int($0.head)] }
    offsets = Buffer(repeating: 0, count: vertexCount + 1)
    for way in kept { offsets[Int(way.tail) + 1] += 1 }
    for vertex in 0..<vertexCount { offsets[vertex + 1] += offsets[vertex] }
    heads = Buffer(repeating: 0, count: kept.count)
    events = Buffer(repeating: 0, count: kept.count)
    var free = offsets.copy()
    for way in kept {
      let place = free[way.tail]
      free[way.tail] = place + 1
      heads[place] = way.goesOn && leads[Int(way.head)] ? way.head : way.head | Self.endsHere
      events[place] = way.event
    }
    carried = Buffer(repeating: 0, count: kept.count)
    openOffsets = Buffer(repeating: 0, count: vertexCount + 1)
    open = Buffer(repeating: 0, count: kept.count + 1)
    order = Buffer(repeating: -1, count: vertexCount)
    low = order.copy()
    next = Buffer(repeating: 0, count: vertexCount)
    component = order.copy()
  }

  /// By vertex: whether a way from it leads on to a target.
  private static func leading(_ ways: [Way], to targets: [Int], _ isTarget: [Bool]) -> [Bool] {
    let back = Rows(
      vertexCount: isTarget.count, near: Column(ways.map(\.head)), far: Column(ways.map(\.tail)))
    var leads = [Bool](repeating: false, count: isTarget.count)
    var waiting = targets.map { UInt32(truncatingIfNeeded: $0) }
    while let head = waiting.popLast() {
      for slot in back.slots(of: head) {
        let tail = back.neighbours[slot]
        guard !leads[Int(tail)], isTarget[Int(head)] || ways[Int(back.arcs[slot])].goesOn else { continue }
        leads[Int(tail)] = true
        // A target that leads on was looked at when it was met as a target.
        if !isTarget[Int(tail)] { waiting.append(tail) }
      }
    }
    return leads
  }
}

extension TargetClosure {
  /// Takes over in which of 64 worlds each way carries, by the ways' events.
  package mutating func take(_ block: [UInt64]) {
    for way in 0..<carried.count { carried[way] = block[Int(events[way])] }
  }

  /// Finds what is reached from some vertices in one of the 64 worlds.
  ///
  /// - Complexity: O(vertices + ways · words)
  package mutating func find(world: Int, from starts: [Int]) {
    var count: UInt32 = 0
    for vertex in 0..<vertexCount {
      openOffsets[vertex] = count
      for way in Int(offsets[vertex])..<Int(offsets[vertex + 1]) {
        open[count] = heads[way]
        count += UInt32(truncatingIfNeeded: carried[way] >> UInt64(world) & 1)
      }
    }
    openOffsets[vertexCount] = count
    order.fill(with: -1)
    component.fill(with: -1)
    reached.removeAll(keepingCapacity: true)
    time = 0
    for start in starts where order[start] < 0 { search(from: UInt32(truncatingIfNeeded: start)) }
  }

  /// The word of that number of the targets that a vertex reaches, by their places. Itself it reaches only over ways.
  @inline(__always)
  package func reached(from vertex: Int, word: Int) -> UInt64 {
    reached[Int(component[vertex]) * wordCount + word]
  }

  /// The place of a vertex among the targets; nil where it is none.
  func place(of vertex: Int) -> Int? { places[vertex] >= 0 ? Int(places[vertex]) : nil }

  /// How many targets a vertex reaches, itself left out.
  package func count(from vertex: Int) -> Int {
    let first = Int(component[vertex]) * wordCount
    var count = 0
    for word in first..<first + wordCount { count += reached[word].nonzeroBitCount }
    guard let own = place(of: vertex) else { return count }
    return count - Int(reached[first + own / 64] >> UInt64(own % 64) & 1)
  }

  private mutating func search(from start: UInt32) {
    enter(start)
    while let vertex = path.last {
      if let head = follow(vertex) {
        enter(head)
        continue
      }
      path.removeLast()
      if let before = path.last { low[before] = min(low[before], low[vertex]) }
      if low[vertex] == order[vertex] { complete(vertex) }
    }
  }

  private mutating func enter(_ vertex: UInt32) {
    order[vertex] = time
    low[vertex] = time
    next[vertex] = openOffsets[vertex]
    time += 1
    unfinished.append(vertex)
    path.append(vertex)
  }

  /// The next vertex not yet met that a way from this one leads on to; nil if there is none.
  private mutating func follow(_ vertex: UInt32) -> UInt32? {
    let end = openOffsets[Int(vertex) + 1]
    var place = next[vertex]
    while place < end {
      let head = open[place]
      place += 1
      guard head < Self.endsHere else { continue }
      if order[head] < 0 {
        next[vertex] = place
        return head
      }
      if component[head] < 0 { low[vertex] = min(low[vertex], order[head]) }
    }
    next[vertex] = place
    return nil
  }

  /// Closes the component that was entered at a vertex, and gathers what it reaches.
  private mutating func complete(_ vertex: UInt32) {
    let first = reached.count
    let number = Int32(truncatingIfNeeded: wordCount == 0 ? 0 : first / wordCount)
    for _ in 0..<wordCount { reached.append(0) }
    var begin = unfinished.count
    repeat {
      begin -= 1
      component[unfinished[begin]] = number
    } while unfinished[begin] != vertex
    for place in begin..<unfinished.count {
      let member = Int(unfinished[place])
      for way in Int(openOffsets[member])..<Int(openOffsets[member + 1]) {
        let head = open[way] & ~Self.endsHere
        let target = Int(places[head])
        if target >= 0 { reached[first + target / 64] |= 1 << UInt64(target % 64) }
        guard open[way] < Self.endsHere, component[head] != number else { continue }
        let other = Int(component[head]) * wordCount
        for word in 0..<wordCount { reached[first + word] |= reached[other + word] }
      }
    }
    unfinished.removeSubrange(begin...)
  }
}
