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

  /// The few columns that a person reads: when, what, who may go, at whose cost, what is lost.
  public var readingTable: Table {
    var table = Table(columns: [
      .init("When", key: "when"), .init("What", key: "name"), .init("Who may go", key: "attendance"),
      .init("Cost", key: "costs"), .init("Lost", key: "lost", isNumeric: true),
      .init("Weaker", key: "weaker", isNumeric: true),
    ])
    for entry in entries + undated {
      let isEvent = entry.kind == .event
      let who = whoMayGo(entry)
      let costs = Self.shortCosts(entry)
      table.append([
        .text(entry.when + (entry.isOver ? " (over)" : "")), .text(entry.name + Self.remark(entry) + Self.places(entry)),
        .text(isEvent && who.isEmpty ? "not said" : who),
        .text(isEvent && costs.isEmpty ? "not said" : costs),
        entry.service.map { .count($0.lost.count) } ?? .empty,
        entry.service.map { .count($0.weaker.count) } ?? .empty,
      ])
    }
    return table
  }

  /// Those who may go; all starts together if they all may.
  private func whoMayGo(_ entry: AgendaEntry) -> String {
    var willing = entry.attendance.filter { $0.may == .yes }
    let members = willing.filter { !$0.isOpening && starts.contains($0.who) }
    var words: [String] = []
    if starts.count > 1, members.count == starts.count {
      willing.removeAll { members.contains($0) }
      words = ["all \(starts.count) starts"]
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

  /// What is not stated in so many words is said beside the name.
  private static func remark(_ entry: AgendaEntry) -> String {
    entry.evidence.basis == .stated ? "" : " (\(entry.evidence.basis.rawValue))"
  }

  /// Where it stands.
  private static func places(_ entry: AgendaEntry) -> String {
    let places = entry.evidence.citations.map(\.description).joined(separator: "; ")
    return places.isEmpty ? "" : " [\(places)]"
  }

  /// What the table counts, as sentences.
  public var notes: [String] {
    var notes: [String] = []
    if areRoutesLeftOut {
      notes.append(
        "Routes are left out: from \(starts.count) starts there are too many to follow for each of "
          + "\(entries.count + undated.count) entries. Name an entity, or a shorter time.")
    } else if let shared = sharedStarts {
      notes.append(
        "Lost and weaker: pairs of a start (\(shared)) and one of \(targetCount) entities of the kind "
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
