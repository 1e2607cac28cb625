import Atlas

/// Points on which sources disagree and that the author has left open, or has not decided.
enum OpenPointsRule: LintRuleFinder {
  static func findings(in subject: LintSubject) -> [LintFinding] {
    let atlas = subject.atlas
    let points: [LintFinding] = atlas.contestedPoints.compactMap { point in
      let used = point.sides.count { $0.usedBecause != nil }
      guard used != 1 else { return nil }
      return subject.finding(
        .openPoints, point.openBecause == nil ? .warning : .note, .certain,
        because: point.openBecause ?? "\(used) of its claims are used",
        "the point '\(point.id)' is open: \(point.point)", at: atlas.contestedPositions[point.id],
        about: point.about.compactMap(atlas.index), remedy: "decide it once a source does: 'used: why'")
    }
    let attributes: [LintFinding] = atlas.entities.indices.flatMap { index in
      atlas.entities[index].attributes.filter(\.claims.isUndecided).map { attribute in
        subject.finding(
          .openPoints, .warning, .certain,
          because: "the first of \(attribute.claims.all.count) claims counts by chance",
          "the claims of '\(attribute.name)' of \(subject.name(index)) differ",
          at: attribute.claims.used.position,
          about: [index], remedy: "mark exactly one with 'used: why'")
      }
    }
    return points + attributes + atlas.contestedPoints.compactMap { withoutRule($0, in: subject) }
  }

  /// A point about a rule that none of those it is about has.
  private static func withoutRule(_ point: ContestedPoint, in subject: LintSubject) -> LintFinding? {
    guard let action = point.action else { return nil }
    let rules = subject.atlas.entities.flatMap(\.rules).filter { point.about.contains($0.into) }
    guard !rules.contains(where: { $0.action == action }) else { return nil }
    let known = Set(rules.map(\.action)).sorted().map { "'\($0)'" }.joined(separator: ", ")
    return subject.finding(
      .openPoints, .warning, .certain,
      because: known.isEmpty ? "they have no rule" : "their rules are to \(known)",
      "the point '\(point.id)' is about a rule to '\(action)', which none of those it is about has",
      at: subject.atlas.contestedPositions[point.id], about: point.about.compactMap(subject.atlas.index),
      remedy: "correct 'to', or name in 'about' whose rule it is")
  }
}
