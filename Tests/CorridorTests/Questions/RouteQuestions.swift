import Testing

/// Questions 1 to 3 and 5 to 7: how a message gets there, and through whom.
struct RouteQuestions {
  static let asked = [
    StrategistQuestion(
      1, ["routes", "Eindhoven", "European Commission", "--by", "hops", "-k", "1"],
      facts: [
        "Eindhoven > Eurocities > European Commission", "2 hops", "the report says the EU institutions",
        "Left open: In what standing is Eindhoven a member of Eurocities?",
      ], places: ["2.1", "App. 06 Q2", "App. 06 Q9"]),
    // Every network that the report ties to Eindhoven but Eurocities, each once.
    StrategistQuestion(
      2, ["routes", "Eindhoven", "--to-kind", "EU body", "--avoid", "Eurocities", "--different"],
      facts: [
        "Eindhoven > CHANGE! > URBACT", "Eindhoven > ERRIN", "National Focal Point of EUKN",
        "Wim de Kinderen > ENoLL executive council > ENoLL",
        "Dutch Ministry of the Interior and Kingdom Relations", "Membership in 2018 is not stated",
      ], absent: ["Eurocities"],
      places: ["1.1", "2.3", "2.4", "3.1A", "3.3E", "App. 02 Q2", "App. 03 Q8", "App. 05 Q8"]),
    StrategistQuestion(
      3, ["routes", "Amarante", "--to-kind", "EU body", "-k", "3"],
      facts: [
        "Amarante > CHANGE! > URBACT", "Amarante > CHANGE! > Eindhoven > Eurocities > European Commission",
        "until 2018-05-03", "CHANGE! is led by Eindhoven (as Lead Partner)",
      ], places: ["3", "1.1", "2.1", "App. 00"]),
    StrategistQuestion(
      5, ["gatekeepers", "Eindhoven", "European Commission", "--top", "14"],
      facts: [
        "No single body is on every route", "Luis Torrens Melich", "Txema Castiella", "Richard Tuffs",
        "Zsuzsanna Bódi", "Mart Grisel", "Wim de Kinderen", "Laura Colini", "Ferenc Szigeti-Böröcz",
        "Nobody by name: Eurocities",
      ], places: ["1.2", "2.7", "App. 02 Q1", "App. 03 Q1", "App. 05 Q1", "App. 05 Q8", "App. 06 Q1"]),
    StrategistQuestion(
      6, ["routes", "ENoLL", "DG CONNECT", "-k", "1"], ["show", "DG Innovation", "--section", "contested"],
      facts: [
        "ENoLL > ENoLL group on public sector innovation", "the report's section 2.6 says DG Innovation",
        "DG CONNECT, once DG INFSO", "No body of that name exists and no person is named",
        "Research and Innovation, which has the word in its name",
      ], places: ["2.6", "2.11", "1.3", "App. 05 Q2", "App. 05 Q3"]),
    StrategistQuestion(
      7, ["routes", "CHANGE!", "--to-kind", "partnership", "--theme", "people helping people", "-k", "3"],
      ["show", "Laura Colini"],
      facts: [
        "CHANGE! > URBACT > Partnership on Housing", "CHANGE! > URBACT > Partnership on Urban Poverty",
        "CHANGE! > URBACT > Partnership on Inclusion of Migrants and Refugees", "URBACT Programme Expert",
        "as representative of URBACT", "Share the interim and the final report",
      ], places: ["2.7", "App. 03 Q3"]),
  ]

  @Test(arguments: asked)
  func theAnswerIsThat(of question: StrategistQuestion) throws { try question.check() }

  static let neighbours = [
    // App. 06 Q3: the forum's own partnership with the Commission ran from 2014 to 2017. The forum is part of Eurocities.
    StrategistQuestion(
      nil, ["routes", "Eindhoven", "Commission", "--on", "2016-06-01", "-k", "1"],
      facts: ["Eindhoven > Eurocities Social Affairs Forum > European Commission", "2014 to 2017"],
      places: ["App. 06 Q3"]),
    StrategistQuestion(
      nil,
      ["routes", "Eindhoven", "Commission", "--on", "2016-06-01", "--avoid", "EUROCITIES", "--different"],
      facts: ["ERRIN"], absent: ["Eurocities"], places: ["App. 02 Q2"]),
    StrategistQuestion(
      nil, ["routes", "Forlì", "--to-kind", "EU bodies", "-k", "2"],
      facts: ["Forlì > CHANGE! > URBACT", "Forlì > CHANGE! > Eindhoven > Eurocities"], places: ["3", "2.1"]),
    StrategistQuestion(
      nil, ["routes", "Riga", "Parliament", "--by", "hops", "-k", "1"],
      facts: ["Riga > Eurocities > European Parliament"], places: ["2.1", "App. 06 Q9"]),
    StrategistQuestion(
      nil, ["gatekeepers", "Nagykanizsa", "DG REGIO"],
      facts: ["Every route runs through CHANGE!", "Ferenc Szigeti-Böröcz"], places: ["1.2"]),
    StrategistQuestion(
      nil, ["routes", "Forlì", "DG CONNECT", "--on", "2018-06-01"],
      facts: ["No route leads from Forlì", "this ended 2018-05-03"], places: ["3"], status: 1),
    StrategistQuestion(
      nil, ["routes", "EUKN", "Urban Poverty", "-k", "1"], facts: ["EUKN > Partnership on Urban Poverty"],
      places: ["App. 03 Q3"]),
    // After the end of CHANGE! its former members are meant; four of them are in Eurocities.
    StrategistQuestion(
      nil, ["routes", "--from-members-of", "CHANGE!", "Commission", "--on", "2018-06-01", "--different"],
      facts: ["> Eurocities > European Commission", "ERRIN"], absent: ["> CHANGE! >"],
      places: ["2.1", "App. 02 Q2"]),
  ]

  @Test(arguments: neighbours)
  func soIsThatOf(neighbour: StrategistQuestion) throws { try neighbour.check() }
}
