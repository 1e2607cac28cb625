import Testing

/// Questions 10, 11 and 16 to 18: groups to found, councils to win, labs to get into.
struct GroupQuestions {
  static let asked = [
    StrategistQuestion(
      10, ["coalition", "Eurocities", "found a working group"],
      facts: [
        "at least 4 cities", "at least 3 cities", "contested, the other reading",
        "Aarhus, Eindhoven, Gdańsk, Riga", "decided by Eurocities Social Affairs Forum",
        "take the lead to organise it",
        "Which city would lead a new group in Eurocities? None has offered to",
        "The interest of none is recorded",
      ], places: ["2.1", "3.2B", "App. 06 Q2"]),
    StrategistQuestion(
      11, ["coalition", "Eurocities", "add a theme to a working group"],
      facts: [
        "The lighter way than a group of its own", "Smart Social Inclusion fits best", "only Riga is in it",
        "at least 4 cities", "Social Affairs Forum in Utrecht",
      ], places: ["2.1", "3.3A", "App. 06 Q2"]),
    StrategistQuestion(
      16, ["join", "--rules", "Eurocities", "Eurotowns", "ERRIN"],
      facts: [
        "To found a working group: at least 4 city", "another source says quorum: at least 3 city",
        "decided by Eurocities Social Affairs Forum", "No fixed rule: teams go step by step",
        "no number is given", "only if 1 other ends", "Enough interest by members",
      ],
      places: [
        "2.1", "2.3", "3.2B", "App. 01 Q5", "App. 01 Q7", "App. 02 Q3", "App. 02 Q7", "App. 02 Q10",
        "App. 06 Q2",
      ]),
    StrategistQuestion(
      17, ["coalition", "ENoLL"],
      facts: [
        "decided by ENoLL executive council", "advocated by Wim de Kinderen", "A win-win for both",
        "Eindhoven > Brainport Eindhoven > Wim de Kinderen", "No event and no date is named; nor who pays",
      ], places: ["2.6", "3.3E", "App. 05 Q8"]),
    StrategistQuestion(
      18, ["show", "EUKN policy lab"], ["join", "Eindhoven", "EUKN"],
      facts: [
        "organised by: Dutch Ministry of the Interior and Kingdom Relations", "has as speaker: Eindhoven",
        "has as speaker: Ferenc Szigeti-Böröcz", "A city can push the National Focal Point",
        "In the first quarter of 2018", "In spring 2018", "No town is named",
        "Eindhoven could help to organise",
      ], places: ["2.4", "3.3D", "App. 03 Q7", "App. 03 Q8", "App. 03 Q9"]),
  ]

  @Test(arguments: asked)
  func theAnswerIsThat(of question: StrategistQuestion) throws { try question.check() }

  static let neighbours = [
    StrategistQuestion(
      nil, ["coalition", "ERRIN", "found a working group"],
      facts: ["no number is given", "only if 1 of the other working groups ends"],
      places: ["2.3", "App. 02 Q7"]),
    StrategistQuestion(
      nil, ["coalition", "ERRIN", "add a theme"], facts: ["much easier than a group or a network"],
      places: ["App. 02 Q10"]),
    // Five cities, five countries, five stakeholders.
    StrategistQuestion(
      nil, ["coalition", "Urban Agenda"], facts: ["at least 5 cities, at least 5 countries"],
      places: ["App. 03 Q3"]
    ),
    // Without Eindhoven a fourth is missing by the network's own rule.
    StrategistQuestion(
      nil, ["coalition", "Eurocities", "found a working group", "--without", "Eindhoven"],
      facts: ["1 more must be willing and ready"], places: ["2.1", "3.2B"]),
    StrategistQuestion(
      nil, ["show", "Social Affairs Forum"], facts: ["chaired by: Barcelona", "Luis Torrens Melich"],
      places: ["2.1", "App. 06 Q1"]),
  ]

  @Test(arguments: neighbours)
  func soIsThatOf(neighbour: StrategistQuestion) throws { try neighbour.check() }
}
