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
    return points + attributes
  }
}
