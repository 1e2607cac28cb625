/// A part of the space of paths: those that begin with a prefix and go on after it by an arc that is not
/// banned. Known of its paths is either a lower bound or, once it is resolved, the first walk.
struct Subspace {
  /// A walk that begins with the prefix. If the subspace is resolved, its first walk.
  let walk: Path
  /// The number of arcs in the prefix.
  let prefixHops: Int
  /// Arcs out of the last vertex of the prefix, in ascending order.
  let banned: [Graph.Arc]
  let isResolved: Bool
  /// No path of the subspace weighs less, nor does any of this weight have fewer hops.
  let bound: Double
  let hops: Int

  /// A subspace that waits for its first walk.
  init(sharing walk: Path, prefixHops: Int, banned: [Graph.Arc], bound: Double) {
    self.walk = walk
    self.prefixHops = prefixHops
    self.banned = banned
    self.bound = bound
    isResolved = false
    hops = prefixHops + 1
  }

  /// A subspace whose first walk is known.
  init(resolving subspace: Subspace, walk: Path) {
    self.walk = walk
    prefixHops = subspace.prefixHops
    banned = subspace.banned
    bound = walk.weight
    isResolved = true
    hops = walk.hops
  }
}

extension Subspace: Comparable {
  /// The order in which to look at subspaces. One that is not resolved comes before a resolved one of equal
  /// bound, for its first walk may come before the other's.
  static func < (first: Subspace, second: Subspace) -> Bool {
    if first.bound != second.bound { return first.bound < second.bound }
    if first.hops != second.hops { return first.hops < second.hops }
    if first.isResolved != second.isResolved { return second.isResolved }
    return first.isResolved && first.walk < second.walk
  }

  static func == (first: Subspace, second: Subspace) -> Bool { !(first < second) && !(second < first) }
}
