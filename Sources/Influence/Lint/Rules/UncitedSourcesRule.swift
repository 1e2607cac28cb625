import Atlas

/// Sources that are declared and that no claim cites.
enum UncitedSourcesRule: LintRuleFinder {
  static func findings(in subject: LintSubject) -> [LintFinding] {
    let cited = Set(subject.atlas.allEvidence.flatMap(\.citations).map(\.source))
    return subject.atlas.sources.filter { !cited.contains($0.id) }.map { source in
      subject.finding(
        .uncitedSources, .note, .certain, because: "no claim of the atlas names it",
        "the source '\(source.id)' is never cited", at: subject.atlas.sourcePositions[source.id], about: [],
        remedy: "cite it where it is used, or leave it out")
    }
  }
}
