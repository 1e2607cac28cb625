import Testing

/// Questions 4 and 24 to 28: who links networks, who knows the theme and wants to hear of it, who pays.
struct ThemeAndMoneyQuestions {
  static let asked = [
    StrategistQuestion(
      4, ["links", "--kind", "organisation", "--kind", "city"],
      facts: [
        "Eindhoven, city: CHANGE!, ERRIN, Eurocities", "Brainport Eindhoven, organisation: ENoLL, ERRIN",
        "Nesta, organisation: Citymart, Cities of Service (no more)",
        "Bloomberg Philanthropies, organisation: Citymart, Cities of Service (no more)",
        "Riga, city: CHANGE!, Eurocities", "Gdańsk, city: CHANGE!, Eurocities",
        "Aarhus, city: CHANGE!, Eurocities",
      ], places: ["2.1", "2.5", "2.8", "3.3E", "App. 02 Q2", "App. 04 Q2", "App. 05 Q8"]),
    StrategistQuestion(
      24, ["show", "--question", "presentation"],
      facts: [
        "Citymart: yes: Yes, online, with a demonstration of Citymart in return", "ENoLL: yes",
        "the executive council decides", "ERRIN: yes: Definitely, perhaps in Vilnius on 17 November",
        "EUKN: yes: The policy lab", "Utrecht, 7 and 8 March 2018", "Detmold, 13 to 15 February 2018",
        "No answer to any question is known of", "Cities of Service",
      ], places: ["App. 01 Q8", "App. 02 Q8", "App. 03 Q8", "App. 04 Q8", "App. 05 Q8", "App. 06 Q8"]),
    StrategistQuestion(
      25, ["show", "people helping people", "--section", "ties"],
      facts: [
        "covered by: EUKN", "covered by: Cities of Service",
        "covered by: Co-operative Councils Innovation Network", "covered by: Social Innovation Community",
        "indirectly covered by: Eurotowns", "indirectly covered by: Citymart",
        "indirectly covered by: Partnership on Housing", "indirectly covered by: ERRIN working group Health",
        "not covered by: ERRIN", "not covered by: Urban Agenda for the EU",
      ],
      places: [
        "1.1", "2.2", "2.3", "2.4", "2.5", "2.7", "2.8", "2.9", "2.10", "App. 02 Q4", "App. 05 Q4",
        "App. 06 Q5",
      ]),
    StrategistQuestion(
      26, ["show", "--question", "q4", "--question", "q5"],
      facts: [
        "ERRIN: no", "Eurotowns: yes: For the five to ten active cities", "EUKN: yes", "ENoLL: yes",
        "Citymart: yes", "Eurocities: yes", "visits to Eskilstuna, Hastings and Schiedam",
        "a manifesto is being written",
      ], places: ["App. 01 Q4", "App. 01 Q5", "App. 02 Q4", "App. 04 Q4", "App. 05 Q5", "App. 06 Q5"]),
    StrategistQuestion(
      27, ["show", "--section", "travel"],
      facts: [
        "none is needed", "Online demonstration of Citymart and CHANGE!", "all of it is online",
        "Article on people-powered social services for the URBACT website", "by whom is not said",
        "50 % of travel and accommodation on exchanges for 2 people for 2 nights up to EUR 6000 a year",
        "asked and not answered Next joint meeting of ENoLL", "nothing is said of",
        "Social Affairs Forum meeting in Utrecht",
      ], places: ["2.2", "2.3", "2.5", "3.3H", "App. 01 Q9", "App. 02 Q8", "App. 04 Q8", "App. 05 Q8"]),
    // Four times 180 000 and three times 30 000 are 810 000.
    StrategistQuestion(
      28,
      [
        "show", "--kind", "funding scheme", "--section", "attributes", "--section", "statements", "--atlas",
        "Graphs/change",
      ],
      facts: [
        "amount in pounds: 180 000", "Bristol, Kirklees, Plymouth and Portsmouth", "amount in pounds: 30 000",
        "GBP 810 000", "amount in pounds: 100 800", "2 500 for each councillor and 3 300 for the Youth Mayor",
        "Co-operative Oldham Fund", "Centre for Social Action Innovation Fund", "No amount is given",
      ], places: ["2.8", "2.9", "2.11", "3.1D"]),
  ]

  @Test(arguments: asked)
  func theAnswerIsThat(of question: StrategistQuestion) throws { try question.check() }

  static let neighbours = [
    StrategistQuestion(
      nil, ["links", "Eurocities", "ERRIN"], facts: ["Eindhoven, city: ERRIN, Eurocities"],
      places: ["2.1", "App. 02 Q2"]),
    StrategistQuestion(
      nil, ["links", "--kind", "person"], facts: ["Twan de Bruijn, person"], places: ["1.3"]),
    StrategistQuestion(
      nil, ["links", "--group-kind", "partnership", "--kind", "programme"], facts: ["URBACT, programme"],
      places: ["2.7"]),
    StrategistQuestion(
      nil, ["show", "--question", "Q10"],
      facts: ["Eurotowns: no", "EUKN: no", "Citymart: yes", "ERRIN: yes", "ENoLL: partly"],
      places: ["App. 01 Q10", "App. 02 Q10", "App. 03 Q10", "App. 06 Q10"]),
    StrategistQuestion(
      nil, ["show", "social design of public services", "--section", "ties"],
      facts: ["covered by: EUKN", "indirectly covered by: ERRIN"], places: ["App. 02 Q3", "App. 03 Q3"]),
    StrategistQuestion(
      nil, ["show", "Stevenage"], facts: ["Local Community Budget Scheme of Stevenage"], places: ["2.9"]),
    StrategistQuestion(
      nil, ["show", "--kind", "people"], facts: ["Leonie Hulshof", "Aida Esteban", "Nicola Huckerby"],
      places: ["App. 01 Q1", "App. 04 Q1", "2.9"]),
  ]

  @Test(arguments: neighbours)
  func soIsThatOf(neighbour: StrategistQuestion) throws { try neighbour.check() }

  @Test func unknownQuestionsAndSectionsAreToldWhatThereIs() throws {
    let question = try Command.run(["show", "--question", "weather"])
    #expect(question.status == 64 && question.error.contains("q8: "))
    let section = try Command.run(["show", "--section", "weather"])
    #expect(section.status == 64 && section.error.contains("former ties"))
    let kind = try Command.run(["show", "--kind", "weather"])
    #expect(kind.status == 64 && kind.error.contains("there is no kind 'weather'"))
  }
}
