import Atlas

/// What a reader guessed, left out or renamed, besides claims without evidence and names that two entities bear.
enum ReadingRule: LintRuleFinder {
  static func findings(in subject: LintSubject) -> [LintFinding] {
    subject.atlas.warnings.filter { $0.message != "no evidence" && !$0.message.hasPrefix("the alias ") }.map {
      subject.finding(
        .reading, .note, .certain, because: "the reader says so", $0.message, at: $0.position, about: [],
        remedy: $0.expected ?? "look whether it is what you meant")
    }
  }
}
