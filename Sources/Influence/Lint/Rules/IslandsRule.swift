import Atlas

/// Small parts of an atlas that hang together by ties and with nothing else.
enum IslandsRule: LintRuleFinder {
  static func findings(in subject: LintSubject) -> [LintFinding] {
    let parts = components(of: subject).filter { $0.count > 1 }
    guard let largest = parts.map(\.count).max() else { return [] }
    return parts.filter { $0.count * 10 <= largest }.map { part in
      subject.finding(
        .islands, .note, .possible, because: "the largest part has \(largest)",
        "\(part.count) entities, \(subject.name(part[0])) among them, have no tie to the rest", about: part,
        remedy: "add the tie that joins them, if there is one")
    }
  }

  /// The connected parts, each in the order of the ids, by their first entity.
  private static func components(of subject: LintSubject) -> [[Int]] {
    var isSeen = [Bool](repeating: false, count: subject.tiesAt.count)
    var parts: [[Int]] = []
    for start in subject.tiesAt.indices where !isSeen[start] {
      isSeen[start] = true
      var part = [start]
      var next = 0
      while next < part.count {
        for tie in subject.tiesAt[part[next]].map({ subject.atlas.ties[$0] }) {
          for end in [tie.from, tie.to] where !isSeen[end] {
            isSeen[end] = true
            part.append(end)
          }
        }
        next += 1
      }
      parts.append(part.sorted())
    }
    return parts
  }
}
