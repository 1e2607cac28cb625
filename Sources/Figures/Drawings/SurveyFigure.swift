public import Atlas
import Graphviz
public import Influence
import Interchange

extension Figure {
  /// The questionnaire: questions by organisations, with what each answers and, where a question can be answered so, a
  /// sign and a shade for yes, no, partly and open.
  ///
  /// - Parameter closed: only the questions that most answer by yes, no or partly, which then fit the width of text; the
  ///   table has all.
  /// - Returns: nil where nobody answered anything.
  /// - Complexity: O(questions · organisations)
  public static func survey(
    _ survey: Survey, closed: Bool = false, in atlas: Atlas, on date: PartialDate, theme: Theme = .standard
  ) -> Figure? {
    let sheet = SurveySheet(survey, closed: closed, in: atlas)
    guard !sheet.answers.isEmpty else { return nil }
    var sketch = Sketch(atlas, theme, direction: .topToBottom)
    let table = sheet.table(in: &sketch)
    sketch.add(table, named: "survey")
    for sentence in sheet.sentences { sketch.describe(sentence) }
    for verdict in sheet.verdicts { sketch.explain(SurveySheet.sign(of: verdict), verdict.rawValue) }
    sketch.cite(sheet.answers.flatMap(\.evidence.citations))
    var text =
      "What \(survey.organisations.count) organisations answer to \(sheet.questions.count) questions, in the words of "
      + "the study; the sign is the short form of an answer."
    let more = survey.questions.count - sheet.questions.count
    if more > 0 { text += " \(more) more, which have no short answers, stand in the table alone." }
    return sketch.figure(
      "survey", title: "The questionnaire", saying: text, on: date, table: survey.table)
  }

  /// The questionnaire that a report asks for.
  static func survey(_ item: ReportItem, in atlas: Atlas, on date: PartialDate, theme: Theme)
    throws(FigureError) -> Figure
  {
    guard let figure = survey(Survey(atlas), closed: item.mode == "closed", in: atlas, on: date, theme: theme)
    else {
      throw .nothing("the atlas has no answers to a questionnaire")
    }
    return figure
  }
}

/// The cells of a questionnaire.
private struct SurveySheet {
  private let survey: Survey
  private let atlas: Atlas

  /// The questions that are drawn.
  let questions: [Question]
  private let isClosed: Bool

  init(_ survey: Survey, closed: Bool, in atlas: Atlas) {
    self.survey = survey
    self.atlas = atlas
    isClosed = closed
    questions = survey.questions.filter { question in
      let short = survey.organisations.count { organisation in
        let verdict = survey.answer(of: organisation.id, to: question.id)?.verdict
        return verdict != nil && verdict != .open
      }
      return !closed || 2 * short > survey.organisations.count
    }
  }

  /// Every answer that is drawn, by question.
  var answers: [Answer] {
    questions.flatMap { question in
      survey.organisations.compactMap { survey.answer(of: $0.id, to: question.id) }
    }
  }

  /// The short forms that are drawn.
  var verdicts: [Answer.Verdict] {
    let drawn = Set(answers.compactMap(\.verdict))
    return Answer.Verdict.allCases.filter(drawn.contains)
  }

  static func sign(of verdict: Answer.Verdict) -> String {
    switch verdict {
    case .yes: "✔"
    case .no: "✘"
    case .partly: "◐"
    case .open: "?"
    }
  }

  private static func shade(of verdict: Answer.Verdict) -> Double {
    switch verdict {
    case .yes: 0.3
    case .partly: 0.15
    case .open: 0.06
    case .no: 0
    }
  }

  var sentences: [String] {
    questions.flatMap { question in
      survey.organisations.compactMap { organisation in
        survey.answer(of: organisation.id, to: question.id).map { answer in
          let short = answer.verdict.map { "\($0.rawValue): " } ?? ""
          return "\(question.asks) \(organisation.name): \(short)\(answer.says)"
        }
      }
    }
  }

  func table(in sketch: inout Sketch) -> MarkupTable {
    let theme = sketch.theme
    let count = Double(survey.organisations.count)
    // The whole questionnaire takes a page of its own, and its type may become as small as type may be.
    let wholePage = Theme(page: .a4).tableWidth / theme.smallestScale
    let room = isClosed ? theme.tableWidth : max(theme.tableWidth, wholePage)
    let asked = min(90, room / (count + 1))
    // A cell has a padding of two points on either side.
    let width = max(44, (room - asked) / count - 4)
    var table = MarkupTable(padding: 2)
    var headings = [MarkupTable.Cell([], sides: "B")]
    for organisation in survey.organisations {
      let cell = MarkupTable.Cell(
        theme.lines(organisation.name, within: width - 8), isBold: true, align: "LEFT", sides: "B")
      headings.append(atlas.index(of: organisation.id).map { sketch.cell(cell, of: $0) } ?? cell)
    }
    table.rows.append(headings)
    for question in questions {
      var row = [
        MarkupTable.Cell(
          theme.lines(question.asks, within: asked - 4), align: "LEFT", sides: "B")
      ]
      for organisation in survey.organisations {
        row.append(cell(survey.answer(of: organisation.id, to: question.id), width: width, theme))
      }
      table.rows.append(row)
    }
    return table
  }

  private func cell(_ answer: Answer?, width: Double, _ theme: Theme) -> MarkupTable.Cell {
    guard let answer else { return MarkupTable.Cell(["–"], ink: theme.faintInk, align: "LEFT", sides: "B") }
    let sign = answer.verdict.map { Self.sign(of: $0) + " " } ?? ""
    let shade = answer.verdict.map { theme.heat(Self.shade(of: $0)) }
    return MarkupTable.Cell(
      theme.lines(sign + answer.says, within: width), fill: shade?.fill, ink: shade?.ink,
      align: "LEFT",
      sides: "B", tooltip: answer.evidence.summary)
  }
}
