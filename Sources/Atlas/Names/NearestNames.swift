/// The known names nearest to an unknown one, nearest first, equally near ones in alphabetical order.
///
/// Nearness is the optimal string alignment distance of the folded names (Damerau 1964, with adjacent
/// transpositions), at most a third of the name's length; names that begin with the unknown one, or hold it,
/// count as near.
///
/// - Complexity: O(candidates × length²)
public func nearestNames(to unknown: String, among candidates: some Sequence<String>, atMost count: Int = 3)
  -> [String]
{
  let wanted = Array(unknown.folded.unicodeScalars)
  guard !wanted.isEmpty else { return [] }
  let limit = max(1, wanted.count / 3)
  var scored: [(distance: Int, name: String)] = []
  var seen: Set<String> = []
  for name in candidates {
    let folded = name.folded
    guard seen.insert(folded).inserted else { continue }
    let other = Array(folded.unicodeScalars)
    if abs(other.count - wanted.count) <= limit {
      let distance = alignmentDistance(wanted, other)
      if distance <= limit {
        scored.append((distance, name))
        continue
      }
    }
    if wanted.count >= 3, folded.contains(String(String.UnicodeScalarView(wanted))) {
      scored.append((limit + (other.starts(with: wanted) ? 1 : 2), name))
    }
  }
  scored.sort { ($0.distance, $0.name) < ($1.distance, $1.name) }
  return scored.prefix(count).map(\.name)
}

/// The optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours.
///
/// - Complexity: O(product of the lengths)
public func alignmentDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
  var beforeLast = [Int](repeating: 0, count: right.count + 1)
  var last = Array(0...right.count)
  for i in 1...left.count {
    var row = [Int](repeating: i, count: right.count + 1)
    for j in 1...right.count {
      let substitution = last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1)
      row[j] = min(substitution, last[j] + 1, row[j - 1] + 1)
      if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
        row[j] = min(row[j], beforeLast[j - 2] + 1)
      }
    }
    beforeLast = last
    last = row
  }
  return last[right.count]
}

/// The optimal string alignment distance of two names as they are: how many letters to insert, delete, change or swap.
///
/// - Complexity: O(length²)
public func nameDistance(_ left: String, _ right: String) -> Int {
  alignmentDistance(Array(left.unicodeScalars), Array(right.unicodeScalars))
}
