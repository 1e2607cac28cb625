import Atlas

/// Ends in the past of the atlas's date that all cited sources were published before: they were foreseen, and nobody
/// has said since that they came about.
enum OldSourcesRule: LintRuleFinder {
  static func findings(in subject: LintSubject) -> [LintFinding] {
    guard let date = subject.date else { return [] }
    let published = Dictionary(
      subject.atlas.sources.compactMap { source in source.published.map { (source.id, $0) } },
      uniquingKeysWith: { first, _ in first })
    /// The newest source, if all are dated and older than an end that is over.
    func newest(_ evidence: Evidence, before end: PartialDate?) -> PartialDate? {
      let dates = evidence.citations.map { published[$0.source] }
      guard let end, end.lastDay < date.firstDay, !dates.isEmpty, !dates.contains(nil),
        let newest = dates.compactMap(\.self).max(), newest.lastDay < end.firstDay
      else { return nil }
      return newest
    }
    func finding(
      _ what: String, _ end: PartialDate, _ newest: PartialDate, _ position: SourcePosition?, _ about: [Int]
    )
      -> LintFinding
    {
      subject.finding(
        .oldSources, .note, .possible, because: "the newest source cited is of \(newest)",
        "\(what) ended \(end), which its sources could only foresee", at: position, about: about,
        remedy: "cite a source from after the end, or say 'inferred: why'")
    }
    var found: [LintFinding] = []
    for index in subject.atlas.entities.indices {
      let entity = subject.atlas.entities[index]
      if let end = entity.period.until, let newest = newest(entity.evidence, before: end) {
        found.append(finding(subject.name(index), end, newest, nil, [index]))
      }
    }
    for tie in subject.atlas.ties {
      if let end = tie.statement.period.until, let newest = newest(tie.evidence, before: end) {
        found.append(finding(subject.words(tie), end, newest, subject.position(tie), [tie.from, tie.to]))
      }
    }
    return found
  }
}
