@testable import Interchange
import Testing

/// One town under the names that registers give it, and towns that must not be taken for one another.
@Suite struct NameKeysTests {
  private func areOne(_ first: String, _ second: String) -> Bool {
    !Set(NameKeys.exact(first)).isDisjoint(with: NameKeys.exact(second))
      || !Set(NameKeys.simplified(first)).isDisjoint(with: NameKeys.simplified(second))
  }

  @Test(arguments: [
    ("Ville de Lyon", "Lyon"), ("Ville d'Angers", "ANGERS"), ("Comune di Forlì", "Forli"),
    ("Gemeente Eindhoven", "Eindhoven"), ("Ayuntamiento de Málaga", "Malaga"),
    ("Ajuntament de Barcelona", "Barcelona"), ("Câmara Municipal de Amarante", "Amarante"),
    ("Dublin City Council", "Dublin"), ("Malmö stad", "Malmo"), ("Malmoe", "Malmö"),
    ("Aarhus Kommune", "Aarhus"), ("Landeshauptstadt München", "Muenchen"), ("Stadt Köln", "KOELN"),
    ("Grad Zagreb", "Zagreb"), ("Gmina Miasto Gdańsk", "Gdansk"),
    ("Nagykanizsa Megyei Jogú Város Önkormányzata", "Nagykanizsa"), ("Saint-Étienne", "St. Etienne"),
    ("Sankt Gallen", "St Gallen"), ("Frankfurt (Oder)", "Frankfurt"),
    ("Brighton & Hove", "Brighton and Hove"),
    ("Municipality of Athens", "Athens"), ("Ærø", "Aeroe"), ("Łódź", "Lodz"),
    ("Aix en Provence", "Aix-en-Provence"),
    ("’s-Hertogenbosch", "'s Hertogenbosch"), ("Thessaloniki [GR]", "Thessaloniki"),
  ]) func theSame(_ pair: (String, String)) {
    #expect(areOne(pair.0, pair.1))
    #expect(areOne(pair.1, pair.0))
  }

  @Test(arguments: [
    ("Cork City", "Cork County"), ("Newcastle upon Tyne", "Newcastle-under-Lyme"), ("Valencia", "Valence"),
    ("Metropole Europeenne de Lille", "Lille"), ("Grand Nancy", "Nancy"),
    ("Terrassa Metropolitan Area", "Terrassa"),
    ("Region Skåne", "Skåne"), ("Goes", "Gos"), ("City", "Council"), ("San Sebastián", "Saint Sébastien"),
    ("Neustadt", "Neu"), ("Grado", "O"),
  ]) func notTheSame(_ pair: (String, String)) {
    #expect(!areOne(pair.0, pair.1))
  }

  @Test(arguments: ["", " ", "()", "&", "—", "(Oder)", "((", "))"])
  func oddNamesDoNoHarm(_ name: String) {
    _ = NameKeys.exact(name)
    _ = NameKeys.simplified(name)
    #expect(!areOne(name, "Riga"))
  }

  @Test(arguments: [
    ("UK", "GB"), ("gb", "GB"), ("EL", "GR"), ("Greece", "GR"), ("RKS", "XK"), ("Czechia", "CZ"),
    ("The Netherlands", "NL"), ("Russia, Federation Of", "RU"),
    ("Macedonia, Former Yugoslav Republic Of", "MK"),
    ("Cote D'ivoire", "CI"), ("Saint Marino", "SM"),
  ]) func countriesAsRegistersWriteThem(_ text: String, _ code: String) {
    #expect(CountryCode.code(for: text) == code)
  }

  @Test func whatIsNoCountryHasNoCode() {
    #expect(CountryCode.code(for: "Atlantis") == nil)
    #expect(CountryCode.code(for: "") == nil)
    #expect(CountryCode.code(for: "XYZ") == nil)
  }
}
