import Interchange
import Testing

/// Calendars, read back by a strict reader of the grammar.
struct ICalendarTests {
  private func event(
    _ identifier: String = "a@b", _ first: CalendarEvent.Day = .init(year: 2018, month: 3, day: 7),
    _ last: CalendarEvent.Day = .init(year: 2018, month: 3, day: 8), summary: String = "Meeting",
    details: String = "",
    location: String? = nil
  ) -> CalendarEvent {
    CalendarEvent(
      identifier: identifier, first: first, last: last, summary: summary, details: details,
      location: location,
      categories: ["event"])
  }

  private func calendar(_ events: [CalendarEvent]) -> ICalendar {
    ICalendar(name: "Agenda", stamp: .init(year: 2018, month: 2, day: 12), events: events)
  }

  @Test func theEndIsTheDayAfterTheLast() throws {
    let text = calendar([event()]).text
    #expect(text.hasPrefix("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//"))
    for line in [
      "UID:a@b", "DTSTAMP:20180212T000000Z", "DTSTART;VALUE=DATE:20180307", "DTEND;VALUE=DATE:20180309",
    ] {
      #expect(text.contains("\r\n\(line)\r\n"), "\(line)")
    }
    let read = try CalendarParser.parse(text)
    #expect(read.components.count == 1)
  }

  @Test(arguments: [
    (2018, 2, 28, "20180301"), (2016, 2, 28, "20160229"), (2017, 12, 31, "20180101"),
    (2000, 2, 29, "20000301"),
    (1900, 2, 28, "19000301"),
  ])
  func theDayAfterTurnsMonthsAndYears(year: Int, month: Int, day: Int, next: String) throws {
    let date = CalendarEvent.Day(year: year, month: month, day: day)
    let read = try CalendarParser.parse(calendar([event("x", date, date)]).text)
    #expect(read.components.first?.value("DTEND") == next)
  }

  @Test func theLastDayOfAllHasNoDayAfter() throws {
    let date = CalendarEvent.Day(year: 9999, month: 12, day: 31)
    let read = try CalendarParser.parse(calendar([event("x", date, date)]).text)
    #expect(read.components.first?.value("DTEND") == nil)
  }

  // The example of section 3.1, folded here at the limit: 75 octets, and what is left after a space.
  @Test func linesAreFoldedBetweenCharacters() throws {
    for count in 60...160 {
      for letter in ["a", "é", "€", "😀", "👩‍👩‍👧"] {
        let summary = String(repeating: letter, count: count)
        let read = try CalendarParser.parse(calendar([event(summary: summary)]).text)
        #expect(read.components.first?.value("SUMMARY") == summary)
      }
    }
  }

  @Test func textSurvivesThereAndBack() throws {
    let pieces = [
      "\\", ";", ",", "\n", "n", "\\n", ":", "\"", "=", "ő", "😀", " ", "BEGIN:VEVENT", "\t", "é", "END",
    ]
    var state: UInt64 = 5
    func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    for _ in 0..<200 {
      let text = (0..<next(40)).map { _ in pieces[next(pieces.count)] }.joined()
      let read = try CalendarParser.parse(
        calendar([event(summary: text, details: text, location: text)]).text)
      let component = try #require(read.components.first)
      #expect(try CalendarParser.unescaped(component.value("SUMMARY") ?? "") == text)
      #expect(try CalendarParser.unescaped(component.value("LOCATION") ?? "") == text)
      if !text.isEmpty { #expect(try CalendarParser.unescaped(component.value("DESCRIPTION") ?? "") == text) }
    }
  }

  @Test func lineEndsOfAnyKindBecomeOneAndControlsGo() throws {
    let read = try CalendarParser.parse(
      calendar([event(details: "a\r\nb\rc\u{0}\u{7F}\u{85}d\u{2028}e")]).text)
    #expect(
      try CalendarParser.unescaped(read.components.first?.value("DESCRIPTION") ?? "") == "a\nb\nc\nd\ne")
  }

  @Test func theReaderOfTheseTestsRefusesWhatIsWrong() {
    let good = calendar([event(details: "a, b")]).text
    for (part, bad) in [
      ("\r\nUID", "\nUID"), ("VERSION:2.0\r\n", ""), ("UID:a@b\r\n", ""), ("20180309", "20180307"),
      ("a\\, b", "a, b"),
      ("END:VEVENT", "END:VTODO"), ("SUMMARY:Meeting", "SUMMARY:" + String(repeating: "x", count: 70)),
    ] {
      #expect(throws: CalendarParser.Fault.self, "\(bad)") {
        try CalendarParser.parse(good.replacing(part, with: bad))
      }
    }
  }
}
