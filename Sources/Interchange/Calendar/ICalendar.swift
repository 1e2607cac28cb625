import Atlas

/// Writes calendars in the format of RFC 5545, 'Internet Calendaring and Scheduling Core Object Specification'.
///
/// Entries last whole days: their dates have no time of day and no time zone, and their end is the day after the last,
/// as section 3.6.1 says. Lines end in CR LF and are folded at 75 octets between characters (3.1). The same entries
/// give the same bytes.
public struct ICalendar: Sendable {
  /// Its name, shown by programs that know `X-WR-CALNAME`.
  public let name: String
  /// The day its entries are stated on.
  public let stamp: CalendarEvent.Day
  /// Its entries, in the order given.
  public let events: [CalendarEvent]

  /// Makes a calendar.
  public init(name: String, stamp: CalendarEvent.Day, events: [CalendarEvent]) {
    self.name = name
    self.stamp = stamp
    self.events = events
  }

  /// The calendar as a file. - Complexity: O(characters)
  public var text: String {
    var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Corridor//Agenda 1//EN", "CALSCALE:GREGORIAN"]
    lines.append("X-WR-CALNAME:" + Self.escaped(name))
    for event in events { lines += self.lines(of: event) }
    lines.append("END:VCALENDAR")
    return lines.map(Self.folded).joined()
  }

  private func lines(of event: CalendarEvent) -> [String] {
    var lines = [
      "BEGIN:VEVENT", "UID:" + Self.escaped(event.identifier), "DTSTAMP:\(Self.date(stamp))T000000Z",
      "DTSTART;VALUE=DATE:" + Self.date(event.first),
    ]
    // Without an end it lasts the one day; the year 9999 has no day after its last.
    if let end = Self.dayAfter(event.last) { lines.append("DTEND;VALUE=DATE:" + Self.date(end)) }
    lines.append("SUMMARY:" + Self.escaped(event.summary))
    if !event.details.isEmpty { lines.append("DESCRIPTION:" + Self.escaped(event.details)) }
    if let location = event.location { lines.append("LOCATION:" + Self.escaped(location)) }
    if !event.categories.isEmpty {
      lines.append("CATEGORIES:" + event.categories.map(Self.escaped).joined(separator: ","))
    }
    lines.append("STATUS:" + (event.isTentative ? "TENTATIVE" : "CONFIRMED"))
    // Nobody is busy all day because of it.
    lines.append("TRANSP:TRANSPARENT")
    return lines + ["END:VEVENT"]
  }

  private static func date(_ day: CalendarEvent.Day) -> String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    return padded(day.year, 4) + padded(day.month, 2) + padded(day.day, 2)
  }

  private static func dayAfter(_ day: CalendarEvent.Day) -> CalendarEvent.Day? {
    guard let date = PartialDate(year: day.year, month: day.month, day: day.day),
      let next = PartialDate(dayNumber: date.firstDayNumber + 1), let month = next.month, let day = next.day
    else { return nil }
    return CalendarEvent.Day(year: next.year, month: month, day: day)
  }

  /// A text value (3.3.11): line ends as `\n`, backslash, semicolon and comma escaped, no other control characters.
  static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var isAfterReturn = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": result.append(contentsOf: ["\\", scalar])
      case "\n": if !isAfterReturn { result.append(contentsOf: ["\\", "n"]) }
      case "\r", "\u{85}", "\u{2028}", "\u{2029}": result.append(contentsOf: ["\\", "n"])
      case "\t": result.append(scalar)
      case _ where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value): break
      default: result.append(scalar)
      }
      isAfterReturn = scalar == "\r"
    }
    return String(result)
  }

  /// A content line with its line end, folded so that no line has more than 75 octets and no character is divided.
  static func folded(_ line: String) -> String {
    var result = ""
    var length = 0
    for scalar in line.unicodeScalars {
      let size = UTF8.width(scalar)
      if length + size > 75 {
        result += "\r\n "
        length = 1
      }
      result.unicodeScalars.append(scalar)
      length += size
    }
    return result + "\r\n"
  }
}
