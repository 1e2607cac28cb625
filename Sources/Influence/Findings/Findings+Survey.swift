import Atlas

extension FindingsSubject {
  /// The questionnaire counted: who says yes, no, partly, or leaves it open. Questions that all leave open are passed
  /// over.
  func survey() -> Findings.Finding? {
    let sentences = atlas.questions.compactMap(sentence)
    guard !sentences.isEmpty else { return nil }
    return Findings.Finding(
      id: "survey", question: "What did the organisations asked answer?",
      commands: ["corridor show --section answers"], sentences: sentences)
  }

  private func sentence(_ question: Question) -> Findings.Sentence? {
    let answers = atlas.answers.filter { $0.question == question.id && $0.verdict != nil }
    guard answers.contains(where: { $0.verdict != .open }) else { return nil }
    let counts = Answer.Verdict.allCases.compactMap { verdict -> String? in
      let names = answers.filter { $0.verdict == verdict }.map { name($0.of) }
      return names.isEmpty ? nil : "\(verdict.rawValue) \(names.count) (\(Self.list(names)))"
    }
    return Findings.Sentence(
      text: "\(question.asks) \(answers.count) answered: \(counts.joined(separator: "; ")).",
      evidence: answers.flatMap(\.evidence.citations).uniqued)
  }

  /// How many points are contested, and which of them are left open.
  func contested() -> Findings.Finding? {
    let points = atlas.contestedPoints
    guard !points.isEmpty else { return nil }
    let open = points.filter { $0.openBecause != nil }
    var sentences = [
      Findings.Sentence(
        text: "Sources, or places of one source, differ on \(points.count) points; of "
          + "\(points.count - open.count) one side is used, for a reason that is given, and \(open.count) are left open.",
        evidence: [])
    ]
    sentences += open.map { point in
      Findings.Sentence(
        text: "Left open: \(point.point) \(point.openBecause ?? "")",
        evidence: point.sides.flatMap(\.evidence.citations).uniqued)
    }
    return Findings.Finding(
      id: "contested", question: "On what do the sources differ?",
      commands: ["corridor show --section contested"], sentences: sentences)
  }
}
