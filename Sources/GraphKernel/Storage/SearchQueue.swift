/// What a search queues: a state with a lower bound of its walks and the hops made to it.
///
/// All three stand in one number whose order is that of the queue: by bound, then by hops, then by state. The bits of
/// doubles that are not negative stand in the order of the doubles.
struct QueuedState: BitwiseCopyable, Sendable {
  private let key: UInt128

  @inline(__always)
  init(bound: Double, hops: UInt32, state: UInt32) {
    key = UInt128(bound.bitPattern) &<< 64 | UInt128(UInt64(hops) &<< 32 | UInt64(state))
  }

  var bound: Double { @inline(__always) get { Double(bitPattern: UInt64(truncatingIfNeeded: key &>> 64)) } }
  var hops: UInt32 { @inline(__always) get { UInt32(truncatingIfNeeded: key &>> 32) } }
  var state: UInt32 { @inline(__always) get { UInt32(truncatingIfNeeded: key) } }

  /// Whether this comes out first.
  @inline(__always)
  func precedes(_ other: QueuedState) -> Bool { key < other.key }
}

/// The priority queue of the searches: a min-heap in which each node has four children, flatter than a binary heap
/// and, because four children lie side by side, kinder to the cache.
///
/// A state whose bound falls is queued again; the search skips the stale one when it comes up. Equal ones
/// leave in the order of their states.
///
/// D. B. Johnson, 'Priority queues with update and finding minimum spanning trees', Information Processing
/// Letters 4 (1975), gives d-ary heaps.
struct SearchQueue: ~Copyable {
  private var entries: Buffer<QueuedState>
  private(set) var count = 0

  /// Makes an empty queue with room for so many entries before it grows.
  init(capacity: Int = 64) {
    entries = Buffer(lazily: QueuedState(bound: 0, hops: 0, state: 0), count: max(64, capacity))
  }

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
