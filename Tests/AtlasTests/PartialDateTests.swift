import Atlas
import Testing

struct PartialDateTests {
  @Test(arguments: [
    ("2017", 20_170_101, 20_171_231), ("2018-03", 20_180_301, 20_180_331),
    ("2018-03-07", 20_180_307, 20_180_307),
    ("2016-02", 20_160_201, 20_160_229), ("1900-02", 19_000_201, 19_000_228),
    ("2000-02", 20_000_201, 20_000_229),
  ])
  func spansItsDays(text: String, first: Int, last: Int) throws {
    let date = try #require(PartialDate(text))
    #expect(date.firstDay == first)
    #expect(date.lastDay == last)
    #expect(date.description == text)
  }

  @Test(arguments: [
    "", "17", "2018-3", "2018-13", "2018-00", "2017-02-29", "2018-02-30", "2018-03-07-1", "next May", "+201",
    "0000",
  ])
  func refusesWhatNoCalendarHas(text: String) {
    #expect(PartialDate(text) == nil)
  }

  // The forum's partnership with the Commission ran from 2014 to 2017 (report App. 06 Q3).
  @Test(arguments: [
    ("2013-12-31", false), ("2014-01-01", true), ("2016-06-01", true), ("2017-12-31", true),
    ("2018-01-01", false),
    ("2017", true), ("2018-02-12", false),
  ])
  func aPeriodIncludesBothItsYears(day: String, holds: Bool) throws {
    let period = Period(since: PartialDate("2014"), until: PartialDate("2017"))
    #expect(period.contains(try #require(PartialDate(day))) == holds)
  }

  @Test func periodsTouchWhereADayMayLieInBoth() {
    let early = Period(since: PartialDate("2000"), until: PartialDate("2006"))
    let late = Period(since: PartialDate("2007"))
    #expect(!early.touches(late))
    #expect(!late.touches(early))
    #expect(early.touches(.always))
    #expect(early.touches(Period(since: PartialDate("2006-12-31"))))
  }
}
