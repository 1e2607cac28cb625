public import Atlas
public import Interchange

/// A questionnaire side by side: what each organisation answers to each question.
public struct Survey: Sendable {
  /// The questions, in the order of the atlas.
  public let questions: [Question]
  /// Who answered any of them, in the order of their names.
  public let organisations: [EntityReference]
  private let answers: [[String]: Answer]

  /// Gathers the answers; of several by one organisation to one question the first.
  ///
  /// - Complexity: O(answers)
  public init(_ atlas: Atlas) {
    questions = atlas.questions
    let ids = Set(atlas.answers.map(\.of))
    organisations = ids.compactMap(atlas.entity).map { EntityReference($0) }
      .sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    answers = Dictionary(atlas.answers.map { ([$0.of, $0.question], $0) }) { first, _ in first }
  }

  /// What an organisation answers to a question, both by id; nil for nothing.
  public func answer(of organisation: String, to question: String) -> Answer? {
    answers[[organisation, question]]
  }

  /// One row a question and organisation that answers it.
  public var table: Table {
    var table = Table(columns: [
      .init("Question", key: "question"), .init("Asks", key: "asks"), .init("Organisation", key: "of"),
      .init("Answer", key: "answer"), .init("Says", key: "says"), .init("Evidence", key: "evidence"),
    ])
    for question in questions {
      for organisation in organisations {
        guard let answer = answer(of: organisation.id, to: question.id) else { continue }
        table.append([
          .text(question.id), .text(question.asks), .text(organisation.name),
          .text(answer.verdict?.rawValue ?? ""), .text(answer.says), .text(answer.evidence.summary),
        ])
      }
    }
    return table
  }
}
