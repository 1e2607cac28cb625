import Atlas
public import Interchange

extension Agenda {
  /// One row an entry, those without a date at the end.
  public var table: Table {
    var table = Table(columns: [
      .init("Since", key: "since"), .init("Until", key: "until"), .init("When", key: "when"),
      .init("Kind", key: "kind"), .init("What", key: "name"), .init("Organised by", key: "organisers"),
      .init("Hosted by", key: "hosts"), .init("Who may go", key: "attendance"), .init("Cost", key: "costs"),
      .init("Strongest route", key: "route"),
      .init("Strength", key: "strength", isNumeric: true), .init("Lost", key: "lost", isNumeric: true),
      .init("Weaker", key: "weaker", isNumeric: true), .init("Pairs", key: "pairs", isNumeric: true),
      .init("Basis", key: "basis"), .init("Evidence", key: "evidence"),
    ])
    for entry in entries + undated {
      let service = entry.service
      table.append([
        .text(entry.period.since?.description ?? ""), .text(entry.period.until?.description ?? ""),
        .text(entry.when), .text(entry.kind.rawValue), .text(entry.name),
        .text(entry.organisers.map(\.name).joined(separator: "; ")),
        .text(entry.hosts.map(\.name).joined(separator: "; ")),
        .text(entry.attendanceWords.joined(separator: "; ")), .text(entry.costWords.joined(separator: "; ")),
        .text(service?.route?.entities.map(\.name).joined(separator: " > ") ?? ""),
        service?.route.map { .number($0.strength, decimals: 3) } ?? .empty,
        service.map { .count($0.lost.count) } ?? .empty, service.map { .count($0.weaker.count) } ?? .empty,
        service.map { .count($0.pairs) } ?? .empty, .text(entry.evidence.basis.rawValue),
        .text(entry.evidence.citations.map(\.description).joined(separator: "; ")),
      ])
    }
    return table
  }

  /// An entry in the few lines that a person reads: when and what, who may go, at whose cost, what is lost, where it
  /// stands.
  public func summary(of entry: AgendaEntry) -> [String] {
    let who = whoMayGo(entry)
    let costs = Self.shortCosts(entry)
    var lines = ["\(entry.when)\(entry.isOver ? " (over)" : ""): \(entry.name)"]
    if entry.kind == .event {
      lines.append("  Who may go: \(who.isEmpty ? "not said" : who)")
      lines.append("  Who pays the journey: \(costs.isEmpty ? "not said" : costs)")
    } else if !who.isEmpty || !costs.isEmpty {
      lines.append("  \([who, costs].filter { !$0.isEmpty }.joined(separator: "; "))")
    }
    if let service = entry.service, !service.lost.isEmpty || !service.weaker.isEmpty {
      lines.append(
        "  Without it: \(service.lost.count) of \(service.pairs) pairs lost, \(service.weaker.count) weaker")
    }
    let places = entry.evidence.citations.map(\.description).joined(separator: "; ")
    let basis = entry.evidence.basis == .stated ? "" : "\(entry.evidence.basis.rawValue): "
    return lines + (places.isEmpty && basis.isEmpty ? [] : ["  \(basis)\(places)"])
  }

  /// Those who may go; all starts together if they all may.
  public func whoMayGo(_ entry: AgendaEntry) -> String {
    var willing = entry.attendance.filter { $0.may == .yes }
    let members = willing.filter { !$0.isOpening && starts.contains($0.who) }
    var words: [String] = []
    if starts.count > 1, members.count == starts.count {
      willing.removeAll { members.contains($0) }
      words = ["all \(starts.count) named below"]
    }
    return (willing.map { $0.who.name + ($0.isOpening ? " (opening)" : "") } + words).joined(separator: ", ")
  }

  private static func shortCosts(_ entry: AgendaEntry) -> String {
    entry.costs.filter { $0.what != "fee" }.map {
      ($0.what == "reimbursement" ? "\($0.of?.name ?? "it") refunds members in part" : "\($0.says)")
        + ($0.evidence.basis == .assumed ? " (assumed)" : "")
    }
    .joined(separator: "; ")
  }

  /// What is counted, and what is not certain, as sentences.
  public var notes: [String] {
    var notes: [String] = []
    if areRoutesLeftOut {
      notes.append(
        "Routes are left out: from \(starts.count) starts there are too many to follow for each of "
          + "\(entries.count + undated.count) entries. Name an entity, or a shorter time.")
    } else if let shared = sharedStarts {
      notes.append(
        "Pairs lost and weaker: those of a start (\(shared)) and one of \(targetCount) entities of the kind "
          + "'\(query.targetKind)' that have no route, or a weaker one, if it is missed or once it has ended."
      )
    }
    let uncertain = entries.filter { $0.kind == .event && !$0.isDayKnown }
    if !uncertain.isEmpty {
      notes.append(
        "The day is not known of: " + uncertain.map { "\($0.name) (\($0.when))" }.joined(separator: "; ")
          + ".")
    }
    for entry in entries where !entry.contested.isEmpty {
      notes.append(
        "Sources differ about \(entry.name): " + entry.contested.map(\.point).joined(separator: " "))
    }
    let assumed = entries.filter { $0.service?.lostWithoutAssumed.map { _ in true } ?? false }
    if let first = assumed.first,
      assumed.contains(where: { $0.service?.lostWithoutAssumed != $0.service?.lost.count })
    {
      notes.append("Some of what is lost rests on assumed ties, as at \(first.name): \(first.lossWords)")
    }
    return notes
  }

  private var sharedStarts: String? {
    guard !starts.isEmpty, targetCount > 0 else { return nil }
    return starts.count <= 10 ? starts.map(\.name).joined(separator: ", ") : "\(starts.count) of them"
  }
}
