public import Atlas
public import Interchange

/// What a study finds: each of its questions with the command that answers it, and the answer in sentences made from
/// results. Nothing is typed in: another atlas, another date, and the sentences are others.
public struct Findings: Sendable, Hashable {
  /// One sentence with what it rests on.
  public struct Sentence: Sendable, Hashable {
    /// The sentence.
    public let text: String
    /// Where that stands; empty where it tells of what is lacking, or counts.
    public let evidence: [Citation]
  }

  /// A question and its answer.
  public struct Finding: Sendable, Hashable {
    /// A word to refer to it by: 'joining'.
    public let id: String
    /// The question.
    public let question: String
    /// The commands that give the whole answer.
    public let commands: [String]
    /// The answer.
    public let sentences: [Sentence]
  }

  /// The date ties hold on.
  public let on: PartialDate
  /// The questions that the atlas has an answer to.
  public let findings: [Finding]

  /// Asks all questions that the atlas has data for.
  ///
  /// - Throws: `RouteQueryError` where a query is refused; `AtlasError` where a scenario cannot be applied.
  /// - Complexity: that of the queries: joining, coverage, coalitions, routes, gatekeepers, agenda, overlaps, scenarios
  public init(_ subject: FindingsSubject) async throws {
    on = subject.date
    var findings: [Finding?] = [
      try subject.joining(), try subject.coverage(), try subject.quorums(), try subject.routes(),
      try await subject.gatekeepers(), try subject.agenda(),
    ]
    findings.append(try subject.scenarioComparison())
    findings.append(subject.survey())
    findings.append(try await subject.overlaps())
    findings.append(subject.contested())
    self.findings = findings.compactMap(\.self).filter { !$0.sentences.isEmpty }
  }

  /// One row a sentence.
  public var table: Table {
    var table = Table(columns: [
      .init("Question", key: "question"), .init("Answer", key: "answer"), .init("Evidence", key: "evidence"),
      .init("Command", key: "command"),
    ])
    for finding in findings {
      for sentence in finding.sentences {
        table.append([
          .text(finding.question), .text(sentence.text),
          .text(sentence.evidence.map(\.description).joined(separator: "; ")),
          .text(finding.commands.joined(separator: "; ")),
        ])
      }
    }
    return table
  }
}
