/// A min-heap in which each node has four children: flatter than a binary heap and, because four children
/// lie side by side, kinder to the cache.
///
/// Equal elements leave in an order that depends only on the order of operations, but in no other order to
/// rely on. A search that needs to lower a key pushes the element again and skips the stale one when it
/// comes up.
///
/// D. B. Johnson, 'Priority queues with update and finding minimum spanning trees', Information Processing
/// Letters 4 (1975), gives d-ary heaps.
struct QuaternaryHeap<Element: Comparable> {
  private var elements: ContiguousArray<Element> = []

  /// Empties the heap and keeps its storage.
  mutating func removeAll() { elements.removeAll(keepingCapacity: true) }

  /// Adds an element.
  ///
  /// - Complexity: O(log n).
  mutating func push(_ element: Element) {
    var hole = elements.count
    elements.append(element)
    while hole > 0 {
      let parent = (hole - 1) / 4
      guard element < elements[parent] else { break }
      elements[hole] = elements[parent]
      hole = parent
    }
    elements[hole] = element
  }

  /// Removes and returns the least element, or nil if there is none.
  ///
  /// - Complexity: O(log n).
  mutating func popMin() -> Element? {
    guard let last = elements.popLast() else { return nil }
    guard let least = elements.first else { return last }
    var hole = 0
    while let child = leastChild(of: hole), elements[child] < last {
      elements[hole] = elements[child]
      hole = child
    }
    elements[hole] = last
    return least
  }

  private func leastChild(of parent: Int) -> Int? {
    let first = 4 * parent + 1
    guard first < elements.count else { return nil }
    var least = first
    for child in (first + 1)..<max(first + 1, min(first + 4, elements.count))
    where elements[child] < elements[least] {
      least = child
    }
    return least
  }
}
