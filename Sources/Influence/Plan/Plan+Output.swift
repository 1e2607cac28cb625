import Atlas
public import Interchange

extension Plan {
  /// One row an action of each plan; the plans of each way where something is to be founded.
  public var table: Table {
    var table = Table(columns: [
      .init("Way", key: "way"), .init("Plan", key: "plan"), .init("Reach", key: "reach", isNumeric: true),
      .init("No", key: "number", isNumeric: true), .init("Do", key: "action"), .init("After", key: "after"),
      .init("When", key: "when"), .init("EUR", key: "euros", isNumeric: true),
      .init("Unlocks", key: "unlocks"), .init("Places", key: "evidence"),
    ])
    let all =
      ways.isEmpty ? options.map { ("", $0) } : ways.flatMap { way in way.options.map { (way.words, $0) } }
    for (way, option) in all {
      for (place, action) in option.actions.enumerated() {
        let isFirst = place == 0
        table.append([
          .text(isFirst ? way : ""), .text(isFirst ? option.title : ""),
          isFirst ? .number(option.reach, decimals: 3) : .empty, .count(place + 1),
          .text("\(action.actor.name): \(action.says)"),
          .text(action.after.map(String.init).joined(separator: ", ")), .text(action.whenWords),
          action.euros.map { .number($0, decimals: 0) } ?? .text("?"), .text(action.unlocks.name),
          .text(action.evidence.summary),
        ])
      }
    }
    return table
  }

  /// The answer in sentences.
  public var sentences: [String] {
    var lines = opening
    if options.isEmpty, !isReached {
      lines.append("There is no plan" + (relaxation.map { "; \($0)." } ?? "."))
    }
    for option in options {
      lines.append("")
      lines += option.lines(
        query, by: option.way.flatMap { ways.count(where: \.isUsed) > 1 ? ways[$0].words : nil })
    }
    let others = ways.enumerated().filter { place, _ in !options.contains { $0.way == place } }.map(\.element)
    if !options.isEmpty, !others.isEmpty { lines += [""] + others.map(\.sentence) }
    return lines
  }

  /// What is asked, and how things are.
  private var opening: [String] {
    if let reachNow, let reachAtMost {
      let now = Table.Cell.fixed(reachNow, decimals: 3), most = Table.Cell.fixed(reachAtMost, decimals: 3)
      let line =
        "From \(who), to \(goal). As things are on \(on) it is \(now); with all \(candidateCount) actions that could "
        + "help \(most)."
      return isReached ? [line, "The goal is reached as things are; nothing needs to be done."] : [line]
    }
    var lines = ["Goal: \(goal). \(who.isEmpty ? "Nobody's willingness is known." : "Willing: \(who).")"]
    if isReached {
      lines.append("It is reached as things are on \(on):")
      lines += covers.map { "  \($0.entity.name), a \($0.entity.kind), covers it (\($0.evidence.words))." }
    } else if ways.isEmpty {
      lines.append("No rule in the atlas says how.")
    }
    return lines
      + ways.filter(\.isUsed).map { $0.needsSentence(isContested: ways.contains(where: $0.isOtherReading)) }
  }

  /// What is said under the plans.
  public var notes: [String] {
    var notes = [
      reachNow == nil
        ? "Reach: the chance that all who are to be won hear of it and that those who decide do, each by the best way, by "
          + "strengths that are judgements; whether they agree is theirs. Fees are those over \(query.horizon) years."
        : "Reach: the chance that a message arrives by any way, in \(query.worlds) random worlds from seed \(query.seed), by "
          + "strengths that are judgements. Actions are what rules let the actors join and the openings of the atlas; what is "
          + "not known opens nothing."
    ]
    if !isComplete { notes.append("The search gave up early: a better plan may exist.") }
    return notes
  }
}

extension PlanWay {
  /// Whether another way is this one by a reading that does not count.
  func isOtherReading(_ other: PlanWay) -> Bool {
    !other.isUsed && other.group == group && other.action == action
  }

  /// What is proposed and with how many: 'found a working group in Eurocities, with at least 4 cities'.
  var words: String { says + (number.map { ", with \($0)" } ?? "") }

  /// How many are needed by the reading that counts, and what the author adds.
  func needsSentence(isContested: Bool) -> String {
    let because = isContested ? usedBecause.map { "; contested, and this counts: \($0)" } ?? "" : ""
    let start = number.map { "It takes \($0) to \(says)" } ?? "No number is given to \(says)"
    return "\(start) (\(evidence.words))\(because)." + (note.map { " \($0)" } ?? "")
  }

  /// A way that is not among the best, in a sentence: who would do, or why there is no plan.
  var sentence: String {
    let title = isUsed ? "Or \(words)" : "By the other reading, \(words) (\(evidence.summary))"
    guard let first = options.first else {
      return "\(title): no plan" + (relaxation.map { "; \($0)." } ?? ".")
    }
    let surest = options.last.map { Table.Cell.fixed($0.reach, decimals: 3) } ?? ""
    let best = options.count > 1 ? ", at best \(surest)" : ""
    return "\(title): \(first.members.map(\.name).joined(separator: ", ")) would do, reach "
      + "\(Table.Cell.fixed(first.reach, decimals: 3))\(best), \(first.priceWords)."
  }
}

extension Evidence {
  /// Its places, and how it is known where no source states it.
  fileprivate var words: String {
    basis == .stated || citations.isEmpty ? summary : "\(summary); \(basis.rawValue)"
  }
}

extension PlanOption {
  /// What it is best at, as a heading.
  var title: String {
    let words = labels.map(\.rawValue).joined(separator: ", ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// What it costs, as far as is known.
  var priceWords: String {
    guard unknownPrices > 0 else { return euros == 0 ? "free" : "EUR \(AttributeValue.written(euros))" }
    let unknown =
      unknownPrices == 1 ? "1 price that is not known" : "\(unknownPrices) prices that are not known"
    return euros == 0 ? unknown : "EUR \(AttributeValue.written(euros)) and \(unknown)"
  }

  /// The plan in sentences.
  func lines(_ query: PlanQuery, by way: String?) -> [String] {
    let by = way.map { ", to \($0)" } ?? ""
    let years = euros > 0 ? " over \(query.horizon) years" : ""
    let assumed =
      actions.contains { $0.evidence.basis == .assumed } ? "; it rests in part on what is assumed" : ""
    let day = last.map { "all begun by \($0)" } ?? "at once"
    let when = actions.contains(where: \.isUndated) ? "part of it without a known date" : day
    let title =
      "\(title)\(by): reach \(Table.Cell.fixed(reach, decimals: 3)), \(priceWords)\(years), \(when)\(assumed)"
    return [title] + actions.enumerated().map { "  \($0 + 1). \($1.sentence)" }
  }
}

extension PlanAction {
  /// When, in words.
  var whenWords: String { when?.description ?? (isUndated ? "no date" : "at once") }

  /// The action with its price, date, conditions and evidence.
  var sentence: String {
    var text = "\(actor.name): \(says); \(whenWords)"
    if !preconditions.isEmpty { text += "; mind: \(preconditions.joined(separator: "; "))" }
    return text + " (\(evidence.words)). Unlocks \(result ?? unlocks.name)."
  }
}
