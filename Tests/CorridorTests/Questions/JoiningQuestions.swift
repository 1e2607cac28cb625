import Testing

/// Questions 8, 9 and 12 to 15: who may join what, and what it costs.
struct JoiningQuestions {
  static let asked = [
    // 50 000 to 250 000 inhabitants; Nagykanizsa had 49 026 in the census of 2011, so 974 are missing. Two years of
    // EUR 3 500 after a free one are 7 000.
    StrategistQuestion(
      8, ["join", "--members-of", "CHANGE!", "Eurotowns"],
      facts: [
        "Amarante yes, if", "Dún Laoghaire-Rathdown yes, if", "Forlì yes, if", "Eindhoven yes, if",
        "Nagykanizsa no 974 inhabitants short", "Aarhus no", "Gdańsk no", "Riga no", "7000",
        "Left open: Is the refund paid in the free first year?",
      ], places: ["2.2", "App. 01 Q9"]),
    StrategistQuestion(
      9, ["join", "Eindhoven", "Eurotowns"],
      facts: [
        "Over 3 years: EUR 7000, free in year 1, then EUR 3500 a year", "half of its own spending on travel",
        "up to EUR 6000 a year", "never more than it spent",
        "does not say for the first",
      ], places: ["2.2", "App. 01 Q9"]),
    StrategistQuestion(
      12, ["join", "Eindhoven", "ENoLL"],
      facts: [
        "not open as such, but there is a way round", "a city as such cannot be a member",
        "Peer review of the living lab", "Through Brainport Eindhoven", "National living labs",
      ], places: ["App. 05 Q9", "App. 05 Q8", "2.6", "3.1A"]),
    // The members are Belgium, Cyprus, the Czech Republic, France, Germany and the Netherlands; of the nine partners only
    // Eindhoven lies in one of these.
    StrategistQuestion(
      13, ["join", "--members-of", "CHANGE!", "EUKN"],
      facts: [
        "Eindhoven no, but", "A city can push the National Focal Point of its country", "Riga no open",
        "Amarante no open", "Gdańsk no open", "Aarhus no open", "Forlì no open", "Nagykanizsa no open",
      ], places: ["2.4", "App. 03 Q2", "App. 03 Q9"]),
    StrategistQuestion(
      14, ["join", "--members-of", "CHANGE!", "ERRIN"],
      facts: [
        "Riga no, but open to regions only", "take part through a member region",
        "Cities, agencies, clusters and institutes of a member region can be present", "Eindhoven in",
      ], places: ["App. 02 Q2", "App. 02 Q9"]),
    StrategistQuestion(
      15, ["join", "--rules"],
      facts: [
        "250 000 inhabitants or more", "no amount is given", "50 000 to 250 000 inhabitants",
        "EUR 7000, free in year 1, then EUR 3500 a year", "EUR 10 000 to 25 000 a year",
        "a city as such cannot be a member", "no city as such", "with a base in Brussels",
        "how a European city joins is left open", "in GB",
      ],
      places: [
        "2.2", "2.8", "2.9", "App. 01 Q9", "App. 02 Q9", "App. 03 Q9", "App. 04 Q2", "App. 05 Q9",
        "App. 06 Q9",
      ]),
  ]

  @Test(arguments: asked)
  func theAnswerIsThat(of question: StrategistQuestion) throws { try question.check() }

  static let neighbours = [
    StrategistQuestion(
      nil, ["join", "Nagykanizsa", "Eurotowns"], facts: ["974 inhabitants short"],
      places: ["2.2", "App. 01 Q9"],
      status: 1),
    // One year is free; five years are four times 3 500.
    StrategistQuestion(
      nil, ["join", "Forlì", "Eurotowns", "--horizon", "1"], facts: ["Over one year: free"],
      places: ["App. 01 Q9"]),
    StrategistQuestion(
      nil, ["join", "Forlì", "Eurotowns", "--horizon", "5"], facts: ["EUR 14 000"], places: ["App. 01 Q9"]),
    // Three years at EUR 25 000, or at 10 000.
    StrategistQuestion(
      nil, ["join", "Riga", "Citymart"], facts: ["EUR 30 000 to 75 000", "special arrangements"],
      places: ["App. 04 Q2"]),
    StrategistQuestion(
      nil, ["join", "Amarante", "Eurocities"], facts: ["smaller city", "no amount is given"],
      places: ["2.1", "App. 06 Q9"]),
    StrategistQuestion(
      nil, ["join", "--members-of", "CHANGE!", "CCIN"], facts: ["GB"], places: ["2.9"], status: 1),
    StrategistQuestion(
      nil, ["join", "Gdańsk", "Cities of Service"],
      facts: ["Left open: Can a European city join Cities of Service now?"], places: ["2.8", "3.2A"]),
    StrategistQuestion(
      nil, ["join", "--members-of", "CHANGE!", "ENoLL"],
      facts: ["Eindhoven no, but", "Through Brainport Eindhoven"], places: ["App. 05 Q9"]),
  ]

  @Test(arguments: neighbours)
  func soIsThatOf(neighbour: StrategistQuestion) throws { try neighbour.check() }
}
