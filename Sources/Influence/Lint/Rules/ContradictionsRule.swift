import Atlas

/// Ties that cannot both be so: a thing above itself, held and open at a time, denied with a strength.
enum ContradictionsRule: LintRuleFinder {
  /// Types that put one thing under another and so run one way only.
  private static let ordering: Set<String> = ["part of", "successor of", "located in"]

  private struct Key: Hashable {
    let from: Int
    let type: String
    let to: Int
  }

  static func findings(in subject: LintSubject) -> [LintFinding] {
    var byKey: [Key: [Tie]] = [:]
    for tie in subject.atlas.ties {
      byKey[Key(from: tie.from, type: tie.type, to: tie.to), default: []].append(tie)
    }
    return subject.atlas.ties.flatMap { tie in
      let same = byKey[Key(from: tie.from, type: tie.type, to: tie.to)] ?? []
      let back = byKey[Key(from: tie.to, type: tie.type, to: tie.from)] ?? []
      return alone(tie, in: subject) + pairs(tie, same: same, back: back, in: subject)
    }
  }

  private static func alone(_ tie: Tie, in subject: LintSubject) -> [LintFinding] {
    var found: [LintFinding] = []
    func add(
      _ severity: LintFinding.Severity, _ certainty: LintFinding.Certainty, _ because: String,
      _ message: String,
      _ remedy: String
    ) {
      found.append(
        subject.finding(
          .contradictions, severity, certainty, because: because, message, at: subject.position(tie),
          about: tie.from == tie.to ? [tie.from] : [tie.from, tie.to], remedy: remedy))
    }
    if tie.from == tie.to {
      add(
        .warning, .certain, "nothing is tied to itself",
        "\(subject.words(tie)) leads back to where it starts",
        "correct one of its ends")
    }
    if tie.statement.isDenied, tie.statement.grade != nil || tie.statement.gradeBack != nil {
      add(
        .note, .probable, "what is not there carries nothing",
        "\(subject.words(tie)) is denied and has a grade",
        "leave out the grade, or 'denied'")
    }
    if tie.claims.isUndecidedOnStrength {
      add(
        .note, .probable, "two claims cannot both count", "\(subject.words(tie)) has grades that differ",
        "mark exactly one claim with 'used: why'")
    }
    return found
  }

  private static func pairs(_ tie: Tie, same: [Tie], back: [Tie], in subject: LintSubject) -> [LintFinding] {
    var found: [LintFinding] = []
    let period = tie.statement.period
    if tie.statement.isPotential, !tie.statement.isDenied,
      let held = same.first(where: { $0.isHeld && $0.statement.period.touches(period) })
    {
      found.append(
        subject.finding(
          .contradictions, .note, .probable, because: "what is held is open no longer",
          "\(subject.words(tie)) is potential here and held at \(subject.position(held))",
          at: subject.position(tie), about: [tie.from, tie.to],
          remedy: "end one before the other begins, or leave one out"))
    }
    if ordering.contains(tie.type), tie.isHeld, tie.from < tie.to,
      let other = back.first(where: { $0.isHeld && $0.statement.period.touches(period) })
    {
      found.append(
        subject.finding(
          .contradictions, .warning, .certain, because: "'\(tie.type)' runs one way only",
          "\(subject.words(tie)), and \(subject.words(other)) at \(subject.position(other))",
          at: subject.position(tie), about: [tie.from, tie.to], remedy: "leave out one of the two"))
    }
    return found
  }
}

extension Claims<Tie.Statement> {
  /// Whether claims give different grades and the author has not said which one to use.
  fileprivate var isUndecidedOnStrength: Bool {
    let grades = Set(all.compactMap(\.value.grade)).count > 1
    let gradesBack = Set(all.compactMap(\.value.gradeBack)).count > 1
    return (grades || gradesBack) && all.count { $0.usedBecause != nil } != 1
  }
}
