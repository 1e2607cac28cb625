import Atlas

/// The moves that can help: those whose ties lie on some walk from a start to a target, and those that such ones require.
///
/// One without which nothing changes even where all others are taken, and which alone changes nothing either, may still help
/// with some of the others: only what no way can lead over is left out.
struct PlanReduction {
  /// The numbers of the moves, in their order.
  let kept: [Int]

  /// - Complexity: O(entities · ways)
  init(
    _ moves: [PlanMove], _ view: InfluenceView, _ offers: [Int: JoiningOffer], starts: [Int], targets: [Int]
  ) {
    let open = Set(moves.map(\.tie))
    let ways = view.ways.filter { offers[$0.tie] == nil || open.contains($0.tie) }.map { way in
      let tie = view.atlas.ties[way.tie]
      return (tie: way.tie, tail: way.along ? tie.from : tie.to, head: way.along ? tie.to : tie.from)
    }
    func spread(from seeds: [Int], forward: Bool) -> [Bool] {
      var isMet = [Bool](repeating: false, count: view.atlas.entities.count)
      for seed in seeds { isMet[seed] = true }
      var isGrowing = true
      while isGrowing {
        isGrowing = false
        for way in ways {
          let (one, other) = forward ? (way.tail, way.head) : (way.head, way.tail)
          if isMet[one], !isMet[other] {
            isMet[other] = true
            isGrowing = true
          }
        }
      }
      return isMet
    }
    let (ahead, behind) = (spread(from: starts, forward: true), spread(from: targets, forward: false))
    let useful = Set(ways.filter { ahead[$0.tail] && behind[$0.head] }.map(\.tie))
    var isKept = moves.map { useful.contains($0.tie) }
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for move in moves.indices where isKept[move] {
        let actor = view.atlas.ties[moves[move].tie].from
        for other in moves.indices where !isKept[other] {
          let tie = view.atlas.ties[moves[other].tie]
          if tie.from == actor, moves[other].action.kind == .join, moves[move].requires.contains(tie.to) {
            isKept[other] = true
            isGrowing = true
          }
        }
      }
    }
    kept = moves.indices.filter { isKept[$0] }
  }
}
