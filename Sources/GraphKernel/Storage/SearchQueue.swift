/// What a search queues: a state with a lower bound of its walks and the hops made to it.
struct QueuedState: BitwiseCopyable, Sendable {
  let bound: Double
  let hops: UInt32
  let state: UInt32

  /// Whether this comes out first: by bound, then by hops.
  @inline(__always)
  func precedes(_ other: QueuedState) -> Bool {
    bound < other.bound || bound == other.bound && hops < other.hops
  }
}

/// The priority queue of the searches: a min-heap in which each node has four children, flatter than a binary heap
/// and, because four children lie side by side, kinder to the cache.
///
/// A state whose bound falls is queued again; the search skips the stale one when it comes up. Equal states leave in
/// an order that depends only on the order of operations.
///
/// D. B. Johnson, 'Priority queues with update and finding minimum spanning trees', Information Processing
/// Letters 4 (1975), gives d-ary heaps.
struct SearchQueue: ~Copyable {
  private var entries = Buffer(lazily: QueuedState(bound: 0, hops: 0, state: 0), count: 64)
  private(set) var count = 0

  /// The first in the queue, or nil if there is none.
  var first: QueuedState? { count > 0 ? entries[0] : nil }

  mutating func removeAll() { count = 0 }

  /// - Complexity: O(log n).
  @inline(__always)
  mutating func push(_ entry: QueuedState) {
    if count == entries.count { grow() }
    var hole = count
    count += 1
    while hole > 0 {
      let parent = (hole - 1) >> 2
      let above = entries[parent]
      guard entry.precedes(above) else { break }
      entries[hole] = above
      hole = parent
    }
    entries[hole] = entry
  }

  /// Removes and returns the first, or nil if there is none.
  ///
  /// - Complexity: O(log n).
  @inline(__always)
  mutating func pop() -> QueuedState? {
    guard count > 0 else { return nil }
    let least = entries[0]
    count -= 1
    let last = entries[count]
    var hole = 0
    while true {
      let first = 4 * hole + 1
      guard first < count else { break }
      var child = first
      var smallest = entries[first]
      for other in first + 1..<min(first + 4, max(count, first + 1)) {
        let candidate = entries[other]
        if candidate.precedes(smallest) { (child, smallest) = (other, candidate) }
      }
      guard smallest.precedes(last) else { break }
      entries[hole] = smallest
      hole = child
    }
    entries[hole] = last
    return least
  }

  private mutating func grow() {
    var larger = Buffer(lazily: QueuedState(bound: 0, hops: 0, state: 0), count: 2 * entries.count)
    for index in 0..<count { larger[index] = entries[index] }
    entries = larger
  }
}
