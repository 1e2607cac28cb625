import Foundation
import Testing

/// A question that a strategist asks: the command, or the two, that answer it, what the answer must say, and the places
/// in the report where that stands.
struct StrategistQuestion: Sendable, CustomTestStringConvertible {
  /// Its number in Documentation/questions.md; nil for a neighbour of one of those.
  let number: Int?
  /// One command, or two.
  let commands: [[String]]
  /// What the answer must say, from the report.
  let facts: [String]
  /// What it must not say.
  let absent: [String]
  /// Places in the report that the answer must name: '2.1', 'App. 06 Q2'.
  let places: [String]
  /// The exit status of each command.
  let status: Int32

  init(
    _ number: Int?, _ commands: [String]..., facts: [String], absent: [String] = [], places: [String],
    status: Int32 = 0
  ) {
    (self.number, self.commands, self.facts, self.absent) = (number, commands, facts, absent)
    (self.places, self.status) = (places, status)
  }

  var testDescription: String {
    (number.map { "\($0). " } ?? "") + commands.map { $0.joined(separator: " ") }.joined(separator: "; ")
  }

  /// Asks, and compares what is said with what the report says.
  func check() throws {
    #expect((1...2).contains(commands.count))
    var said = ""
    for command in commands {
      let answer = try Command.run(command, environment: ["COLUMNS": "80"])
      #expect(answer.status == status, "\(command): \(answer.error)")
      for line in answer.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
      said += answer.output + "\n"
    }
    let words = said.inOneLine
    // Kept out of the expectation, so that a failure does not print all that was said.
    let unsaid = facts.filter { !words.contains($0.inOneLine) }
    let wrong = absent.filter { words.contains($0.inOneLine) }
    let unnamed = places.filter { !words.names(place: $0) }
    #expect(unsaid.isEmpty, "not said")
    #expect(wrong.isEmpty, "said")
    #expect(unnamed.isEmpty, "not named")
  }
}

extension String {
  /// The text in one line, with single spaces, hard ones as usual ones.
  var inOneLine: String {
    split(whereSeparator: { $0.isWhitespace || $0 == "\u{A0}" }).joined(separator: " ")
  }

  /// Whether the text cites this place of the report, and not only one that begins like it.
  func names(place: String) -> Bool {
    let parts = components(separatedBy: "report \(place)")
    return parts.dropFirst().contains { rest in
      guard let next = rest.first else { return true }
      return !next.isLetter && !next.isNumber && !(next == "." && rest.dropFirst().first?.isNumber == true)
    }
  }
}
