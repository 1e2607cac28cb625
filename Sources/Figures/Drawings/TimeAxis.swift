import Atlas
import Influence

/// The time axis of an agenda: months as stripes, the bars of entries on them, and days that matter as lines through all
/// rows.
struct TimeAxis {
  /// A day that matters to all entries.
  struct Mark {
    let day: Int
    let words: String
    let isStrong: Bool
  }

  /// The first and the last date.
  let first, last: PartialDate
  /// Days that matter, in their order.
  let marks: [Mark]
  private let days: ClosedRange<Int>
  /// The width, in points.
  private let width = 116.0

  /// The axis of an agenda; nil where nothing is dated.
  init?(_ agenda: Agenda) {
    let spans = agenda.entries.compactMap(Self.days(of:))
    guard let begin = spans.map(\.lowerBound).min(), let end = spans.map(\.upperBound).max() else {
      return nil
    }
    let from = agenda.query.from?.firstDayNumber ?? min(begin, agenda.on.firstDayNumber)
    let until = min(agenda.query.until?.lastDayNumber ?? end, max(end, agenda.on.lastDayNumber))
    let months = Self.months(from: min(from, until), to: until)
    guard let lower = months.first, let upper = months.last.flatMap(Self.lastDay(ofMonthFrom:)),
      let first = PartialDate(dayNumber: lower), let last = PartialDate(dayNumber: upper)
    else { return nil }
    (self.first, self.last) = (first, last)
    days = lower...upper
    var marks = [
      Mark(day: agenda.on.firstDayNumber, words: "the date of the atlas, \(agenda.on)", isStrong: false)
    ]
    if let entity = agenda.query.entity,
      let entry = agenda.entries.first(where: { $0.kind == .end && $0.id == entity }),
      let day = Self.days(of: entry)?.upperBound
    {
      marks.append(Mark(day: day, words: "\(entry.name), \(entry.when)", isStrong: true))
    }
    self.marks = marks.filter { (lower...upper).contains($0.day) }
  }

  /// The days an entry may lie on.
  private static func days(of entry: AgendaEntry) -> ClosedRange<Int>? {
    guard let last = (entry.period.until ?? entry.period.since)?.lastDayNumber else { return nil }
    let first = entry.kind == .event ? entry.period.since?.firstDayNumber ?? last : last
    return min(first, last)...last
  }

  /// The first days of the months that touch a span.
  private static func months(from: Int, to: Int) -> [Int] {
    guard let date = PartialDate(dayNumber: from) else { return [] }
    var (year, month) = (date.year, date.month ?? 1)
    var starts: [Int] = []
    while let day = PartialDate(year: year, month: month)?.firstDayNumber, day <= to {
      starts.append(day)
      (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
    }
    return starts
  }

  private static func lastDay(ofMonthFrom day: Int) -> Int? {
    PartialDate(dayNumber: day).flatMap { PartialDate(year: $0.year, month: $0.month) }?.lastDayNumber
  }

  // MARK: Drawing

  private func x(_ day: Int) -> Double {
    width * Double(day - days.lowerBound) / Double(days.upperBound - days.lowerBound + 1)
  }

  private static let names = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// The names of the months, or of the years where months are too narrow for a name.
  func heading(_ theme: Theme) -> MarkupTable {
    let months = Self.months(from: days.lowerBound, to: days.upperBound)
    var cells: [MarkupTable.Cell] = []
    let isNarrow = width / Double(max(months.count, 1)) < 17
    let starts =
      isNarrow ? months.filter { $0 == months.first || PartialDate(dayNumber: $0)?.month == 1 } : months
    for (place, start) in starts.enumerated() {
      guard let date = PartialDate(dayNumber: start) else { continue }
      let end = place + 1 < starts.count ? starts[place + 1] : days.upperBound + 1
      let name = isNarrow ? "\(date.year)" : Self.names[(date.month ?? 1) - 1]
      let room = Int((x(end) - x(start)).rounded())
      let isFirst = !isNarrow && (place == 0 || date.month == 1)
      cells.append(
        MarkupTable.Cell(
          isNarrow ? [name] : [name, isFirst ? "\(date.year)" : " "], align: "LEFT", width: room))
    }
    return MarkupTable(rows: [cells], padding: 0)
  }

  /// The bar of an entry over stripes, cut wherever the ground changes.
  func row(_ entry: AgendaEntry, _ theme: Theme) -> MarkupTable {
    let span = Self.days(of: entry)
    // A day alone would be a hair.
    let bar = span.map { span -> ClosedRange<Double> in
      let (left, right) = (
        x(max(span.lowerBound, days.lowerBound)), x(min(span.upperBound, days.upperBound) + 1)
      )
      let middle = (left + right) / 2
      return right - left >= 4 ? left...right : max(0, middle - 2)...min(width, middle + 2)
    }
    let months = Self.months(from: days.lowerBound, to: days.upperBound)
    let lines = marks.map { (x: x($0.day), isStrong: $0.isStrong) }
    var cuts = months.map(x) + [width] + (bar.map { [$0.lowerBound, $0.upperBound] } ?? [])
    for line in lines { cuts += [line.x, min(width, line.x + (line.isStrong ? 2 : 1))] }
    let places = Set(cuts.map { Int($0.rounded()) }).sorted()
    let cells = zip(places, places.dropFirst()).map { left, right -> MarkupTable.Cell in
      let middle = Double(left + right) / 2
      let month = months.lastIndex { x($0) <= middle } ?? 0
      var fill: String? = month.isMultiple(of: 2) ? nil : theme.stripe
      if let line = lines.first(where: {
        middle >= $0.x.rounded() && middle <= $0.x.rounded() + ($0.isStrong ? 2 : 1)
      }) {
        fill = line.isStrong ? theme.deadline : theme.hairline
      }
      if let bar, bar.contains(middle) {
        fill = entry.isDayKnown ? theme.bar : theme.heat(0.35).fill
      }
      return MarkupTable.Cell([], fill: fill, width: right - left)
    }
    return MarkupTable(rows: [cells], padding: 0)
  }
}
