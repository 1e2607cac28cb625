import Foundation
import Testing

/// Documentation/questions.md asks all questions with the commands of the suite, and cites what these print.
struct QuestionsPageTests {
  /// A question on the page.
  struct Section: Sendable, CustomTestStringConvertible {
    let number: Int
    let commands: [String]
    let answer: String
    var testDescription: String { "question \(number)" }

    /// The places in parentheses: '(2.1; App. 06 Q2)'.
    var places: [String] {
      answer.components(separatedBy: "(").dropFirst().flatMap { part -> [String] in
        guard let end = part.firstIndex(of: ")") else { return [] }
        return part[..<end].components(separatedBy: "; ").filter {
          $0.hasPrefix("App. ") || ($0.first?.isNumber == true && !$0.contains(" "))
        }
      }
    }
  }

  static let asked =
    RouteQuestions.asked + JoiningQuestions.asked + GroupQuestions.asked + TimeQuestions.asked
    + ThemeAndMoneyQuestions.asked

  static func sections() throws -> [Section] {
    let url = Command.packageFolder.appending(path: "Documentation/questions.md")
    let text = try String(contentsOf: url, encoding: .utf8)
    return text.components(separatedBy: "\n## ").dropFirst().compactMap { part in
      let lines = part.components(separatedBy: "\n")
      guard let number = lines.first?.split(separator: ".").first.flatMap({ Int($0) }) else { return nil }
      let commands = lines.filter { $0.hasPrefix("    corridor ") }.map { String($0.dropFirst(4)) }
      return Section(
        number: number, commands: commands,
        answer: lines.dropFirst().filter { !$0.hasPrefix("    ") }.joined(separator: " ").inOneLine)
    }
  }

  @Test func allQuestionsAreThere() throws {
    #expect(try Self.sections().map(\.number) == Array(1...28))
    #expect(Self.asked.compactMap(\.number).sorted() == Array(1...28))
  }

  @Test func theCommandsAreThoseOfTheSuite() throws {
    for section in try Self.sections() {
      let question = try #require(Self.asked.first { $0.number == section.number })
      let commands = question.commands.map { words in
        "corridor " + words.map { $0.contains(" ") ? "\"\($0)\"" : $0 }.joined(separator: " ")
      }
      #expect(section.commands == commands, "question \(section.number)")
    }
  }

  @Test func everyPlaceIsInWhatTheCommandsPrint() throws {
    for section in try Self.sections() {
      let said = try section.commands.map { try Command.run(shell: $0).output }.joined(separator: "\n")
      #expect(!section.places.isEmpty, "question \(section.number) cites no place")
      let unnamed = section.places.filter { !said.inOneLine.names(place: $0) }
      #expect(unnamed.isEmpty, "question \(section.number)")
    }
  }
}
