import Foundation
import Testing

/// Questions 19 to 23: what is dated, what is to be done, what has ended and what is left.
struct TimeQuestions {
  static let asked = [
    StrategistQuestion(
      19, ["agenda", "--until", "2018-05-03", "--only", "event"],
      facts: [
        "between 2018-01 and 2018-04", "2018-02-13 to 2018-02-15", "2018-03-07 to 2018-03-08",
        "by 2018-05-03", "The day is not known of: EUKN policy lab", "Is a presentation in Utrecht agreed?",
        "refunds members in part", "can be refunded",
      ], absent: ["Vilnius", "Halmstad", "Hastings"],
      places: ["2.1", "2.3", "2.4", "3.3A", "3.3C", "App. 01 Q8", "App. 03 Q8", "App. 06 Q8"]),
    // Only 3.3A and 3.3D have a date.
    StrategistQuestion(
      20, ["show", "--section", "recommendations"],
      facts: [
        "With a date Eindhoven: Take part in EUKN's policy lab", "With a precondition and no date",
        "needs: The final report is ready", "needs: The executive council agrees",
        "Three cities by this place, four by the network's rule", "With neither",
      ],
      places: [
        "3.1A", "3.1B", "3.1C", "3.1D", "3.1E", "3.2A", "3.2B", "3.3A", "3.3B", "3.3C", "3.3D", "3.3E",
        "3.3F",
        "3.3G", "3.3H", "3.3I",
      ]),
    StrategistQuestion(
      21, ["tasks", "Lead Expert", "Lead Partner"],
      facts: [
        "Ferenc Szigeti-Böröcz, Lead Expert of CHANGE!", "Eindhoven, Lead Partner",
        "2018-03-07 to 2018-03-08: Present at the Social Affairs Forum in Utrecht", "Draft an article",
        "Take part in ENoLL's next joint meeting", "No two of these fall on the same known days",
        "may both go to EUKN policy lab", "are both asked: 'Make a national plan",
        "Who goes to the policy lab for CHANGE!?",
      ], places: ["3.3A", "3.3B", "3.3C", "3.3D", "3.3E", "3.3G", "3.3H", "2.4", "App. 03 Q8"]),
    // The forum's partnership of 2014 to 2017 and the British programme of 2014 to 2016.
    StrategistQuestion(
      22, ["show", "--section", "former ties"],
      facts: [
        "Eurocities Social Affairs Forum has a partnership with European Commission, 2014 to 2017",
        "funds Eurocities Social Affairs Forum, 2014 to 2017",
        "Cities of Service supports Cities of Service in the UK, 2014 to 2016", "funds Bristol, 2014 to 2016",
      ], absent: ["member of CHANGE!"], places: ["App. 06 Q3", "2.8"]),
    StrategistQuestion(
      23, ["agenda", "--until", "2018-05-03", "--only", "end", "--explain"],
      ["agenda", "--from", "2018-05-04", "--only", "event"],
      facts: [
        "2018-05-03: Ends: CHANGE!", "none is left to Amarante, Dún Laoghaire-Rathdown, Forlì, Nagykanizsa",
        "What is left: Aarhus reaches", "Action plans of the second series",
      ], places: ["3", "1.1", "App. 03 Q11"]),
  ]

  @Test(arguments: asked)
  func theAnswerIsThat(of question: StrategistQuestion) throws { try question.check() }

  /// In the order of the dates: the meeting in Detmold, the one in Utrecht, the end of CHANGE!.
  @Test func eventsStandInTheOrderOfTheirDates() throws {
    let said = try Command.run(["agenda", "--until", "2018-05-03"]).output
    let places = ["2018-02-13", "2018-03-07", "Ends: CHANGE!"].compactMap { said.range(of: $0)?.lowerBound }
    #expect(places.count == 3 && places == places.sorted())
  }

  /// 'With a date' holds two recommendations, those with a precondition come next, then the others.
  @Test func recommendationsStandByDateThenByPrecondition() throws {
    let answer = try Command.json(["show", "--section", "recommendations"])
    let entries = try #require(answer["entries"] as? [[String: Any]])
    let groups = entries.compactMap { $0["group"] as? String }
    #expect(groups.count { $0 == "With a date" } == 2)
    for entry in entries {
      let note = entry["note"] as? String ?? ""
      let expected =
        note.contains("date:")
        ? "With a date" : note.contains("needs:") ? "With a precondition and no date" : "With neither"
      #expect(entry["group"] as? String == expected)
    }
  }

  static let neighbours = [
    StrategistQuestion(
      nil, ["agenda", "--until", "2018-02-28", "--only", "event"], facts: ["Detmold"], absent: ["Utrecht"],
      places: ["App. 01 Q8"]),
    // What was before the study's date is over.
    StrategistQuestion(
      nil, ["agenda", "--from", "2017-11-01", "--until", "2017-12-31", "--only", "event"],
      facts: ["2017-11-17 (over)", "2017-11-30 (over)"], places: ["App. 01 Q8", "App. 02 Q5"]),
    StrategistQuestion(
      nil, ["show", "--section", "former ties", "--on", "2018-06-01"],
      facts: ["Eindhoven is a member of CHANGE!"], places: ["3"]),
    StrategistQuestion(
      nil, ["show", "--section", "former ties", "--on", "2016-06-01"],
      facts: ["supports ENoLL, until 2006"], absent: ["2014 to 2017"], places: ["App. 05 Q2"]),
    StrategistQuestion(
      nil, ["tasks", "CHANGE!"],
      facts: ["Hold an online meeting with Citymart", "if the executive council agrees"],
      places: ["3.3F", "3.2A"]),
    StrategistQuestion(
      nil, ["tasks", "Lead Expert", "--on", "2018-03-09"], facts: ["Draft an article"], absent: ["Utrecht"],
      places: ["3.3H"]),
  ]

  @Test(arguments: neighbours)
  func soIsThatOf(neighbour: StrategistQuestion) throws { try neighbour.check() }
}
