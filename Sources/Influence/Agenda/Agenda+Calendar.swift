import Atlas
public import Interchange

extension Agenda {
  /// The agenda as a calendar. What has no date is left out; what is known in part spans the days it may be on, is
  /// tentative and says so.
  ///
  /// - Parameter title: Its name, and what makes its entries' identifiers differ from those of other atlases.
  public func calendar(title: String) -> ICalendar {
    ICalendar(
      name: title,
      // Data that hold on any date are stamped with the first day of the scale.
      stamp: on == .any ? CalendarEvent.Day(year: 1970, month: 1, day: 1) : CalendarEvent.Day(on.firstDay),
      events: entries.compactMap { $0.calendarEvent(of: title) })
  }
}

extension AgendaEntry {
  func calendarEvent(of title: String) -> CalendarEvent? {
    guard let last = period.until ?? period.since else { return nil }
    // Of what is known only by its end, the end is the one day there is.
    let first = kind == .event ? period.since ?? PartialDate(last.lastDay) ?? last : last
    let remark = isDayKnown ? "" : " (\(when), day not known)"
    let atlas = String(title.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
    return CalendarEvent(
      identifier: "\(id)@\(atlas).corridor", first: CalendarEvent.Day(first.firstDay),
      last: CalendarEvent.Day(last.lastDay), summary: name + remark, details: details.joined(separator: "\n"),
      location: hosts.isEmpty ? nil : hosts.map(\.name).joined(separator: ", "), categories: [kind.rawValue],
      isTentative: !isDayKnown || evidence.basis != .stated)
  }

  /// Everything said of it, in lines.
  public var details: [String] {
    var lines: [String] = []
    if !organisers.isEmpty { lines.append("Organised by \(organisers.map(\.name).joined(separator: ", ")).") }
    if !hosts.isEmpty { lines.append("Hosted by \(hosts.map(\.name).joined(separator: ", ")).") }
    lines += notes.map { "Note: \($0)" }
    if kind == .event {
      lines.append(
        attendance.isEmpty
          ? "Who may go is not said." : "Who may go: \(attendanceWords.joined(separator: "; ")).")
      lines.append(
        costs.isEmpty ? "What it costs is not said." : "Cost: \(costWords.joined(separator: "; ")).")
    }
    if entity != nil {
      lines += ending.map {
        "With it ends: \($0.from.name) \($0.phrase) \($0.to.name)\($0.evidence.basisRemark) [\($0.evidence.summary)]."
      }
    }
    lines += serviceWords
    for recommendation in recommendations {
      let needs = recommendation.needs.map { " Needs: \($0)" } ?? ""
      lines.append("Recommended (\(recommendation.evidence.summary)): \(recommendation.says)\(needs)")
    }
    lines += contested.map { "Sources differ: \($0.point)" }
    lines.append("Evidence: \(evidence.summary)\(evidence.basisRemark).")
    return lines
  }
}

extension PartialDate {
  /// The day of a number in decimal places, as `firstDay` and `lastDay` give it.
  fileprivate init?(_ decimal: Int) {
    self.init(year: decimal / 10_000, month: decimal / 100 % 100, day: decimal % 100)
  }
}

extension CalendarEvent.Day {
  fileprivate init(_ decimal: Int) {
    self.init(year: decimal / 10_000, month: decimal / 100 % 100, day: decimal % 100)
  }
}
