import Atlas
import Influence

/// Reads a goal in words: 'reach the Commission', 'cover volunteering by a working group in Eurotowns', 'found a working
/// group'.
struct PlanGoalWords {
  private let names: NameResolver
  private let groups: [String]
  private let kinds: [String]
  private let chance: Double?

  init(_ names: NameResolver, groups: [String], kinds: [String], chance: Double?) {
    (self.names, self.groups, self.kinds, self.chance) = (names, groups, kinds, chance)
  }

  /// What the words ask for.
  ///
  /// - Throws: `Failure` that lists what can be asked for where no rule, theme or body is meant.
  func goal(_ words: String) throws -> PlanGoal {
    if let body = rest(of: words, after: ["reach "]) {
      try refuse(groups + kinds, "--in and --group-kind are about what is founded or covered")
      return .reach(any: [try names.entity(body).id], chance: chance ?? 0.5)
    }
    if chance != nil { throw Failure(.usage, "error: --reach is about a body that is to be reached") }
    let (text, group) = split(words)
    let within = try (groups + (group.map { [$0] } ?? [])).map { try names.entity($0).id }
    if let theme = rest(of: text, after: ["cover ", "covers "]) { return try cover(theme, within) }
    try refuse(kinds, "--group-kind is about who covers a theme")
    let actions = Set(names.atlas.entities.flatMap(\.rules).filter(\.isCollective).map(\.action)).sorted()
    guard actions.contains(where: { $0.folded.contains(text.folded) }) else {
      throw Failure(
        .usage,
        "error: no rule says how to '\(text)'; a goal is 'reach BODY', 'cover THEME', or one of:\n"
          + actions.map { "  \($0)" }.joined(separator: "\n"))
    }
    return .carryOut(action: text, groups: within)
  }

  private func cover(_ words: String, _ groups: [String]) throws -> PlanGoal {
    var (theme, kinds) = (words, try self.kinds.map(names.kind))
    if let parts = Self.halves(words, at: ["by"]).first {
      let kind = parts.after.split(separator: " ").drop { ["a", "an", "the"].contains($0) }.joined(
        separator: " ")
      theme = parts.before
      kinds.append(try names.kind(kind))
    }
    return .cover(theme: try names.entity(theme).id, groups: groups, kinds: kinds)
  }

  /// What follows one of some beginnings; nil where none is there.
  private func rest(of words: String, after beginnings: [String]) -> String? {
    let beginning = beginnings.first { words.lowercased().hasPrefix($0) }
    return beginning.map { String(words.dropFirst($0.count)) }
  }

  /// The words before a last 'in' that a known name follows, and that name.
  private func split(_ words: String) -> (text: String, group: String?) {
    for parts in Self.halves(words, at: ["in", "at", "of"]) where (try? names.entity(parts.after)) != nil {
      return (parts.before, parts.after)
    }
    return (words, nil)
  }

  /// What stands before and after one of some words, for each place where one stands, the last place first.
  private static func halves(_ text: String, at words: [String]) -> [(before: String, after: String)] {
    let all = text.split(separator: " ")
    return all.indices.dropFirst().dropLast().reversed().filter { words.contains(all[$0].lowercased()) }.map {
      (all[..<$0].joined(separator: " "), all[($0 + 1)...].joined(separator: " "))
    }
  }

  private func refuse(_ options: [String], _ why: String) throws {
    if !options.isEmpty { throw Failure(.usage, "error: \(why)") }
  }
}
