/// A rough box around a country of Europe and how many live there at most, rounded outwards. Good enough to see that a
/// place is on another continent or that its latitude and longitude were exchanged, and for nothing else.
struct CountryBox {
  let code: String
  let south: Double
  let north: Double
  let west: Double
  let east: Double
  let millions: Double

  init(_ code: String, _ south: Double, _ north: Double, _ west: Double, _ east: Double, _ millions: Double) {
    self.code = code
    self.south = south
    self.north = north
    self.west = west
    self.east = east
    self.millions = millions
  }

  /// Whether a place lies in the box or within about fifty kilometres of it.
  func contains(latitude: Double, longitude: Double) -> Bool {
    let margin = 0.5
    return latitude >= south - margin && latitude <= north + margin && longitude >= west - margin
      && longitude <= east + margin
  }

  static let byCode: [String: CountryBox] = Dictionary(uniqueKeysWithValues: all.map { ($0.code, $0) })

  /// The member states and their neighbours. Islands far off (the Azores, the Canaries, Svalbard) are inside; overseas
  /// parts on other continents are not.
  static let all: [CountryBox] = [
    CountryBox("AL", 39.6, 42.7, 19.2, 21.1, 4), CountryBox("AT", 46.3, 49.1, 9.5, 17.2, 12),
    CountryBox("BA", 42.5, 45.3, 15.7, 19.7, 5), CountryBox("BE", 49.4, 51.6, 2.5, 6.5, 15),
    CountryBox("BG", 41.2, 44.3, 22.3, 28.7, 10), CountryBox("BY", 51.2, 56.2, 23.1, 32.8, 12),
    CountryBox("CH", 45.8, 47.9, 5.9, 10.6, 11), CountryBox("CY", 34.5, 35.8, 32.2, 34.7, 2),
    CountryBox("CZ", 48.5, 51.1, 12, 18.9, 13), CountryBox("DE", 47.2, 55.1, 5.8, 15.1, 95),
    CountryBox("DK", 54.5, 57.8, 8, 15.3, 7), CountryBox("EE", 57.5, 59.8, 21.7, 28.3, 2),
    CountryBox("ES", 27.5, 43.9, -18.3, 4.4, 60), CountryBox("FI", 59.6, 70.2, 19.3, 31.7, 7),
    CountryBox("FR", 41.3, 51.2, -5.3, 9.7, 80), CountryBox("GB", 49.8, 60.9, -8.7, 1.9, 80),
    CountryBox("GR", 34.7, 41.8, 19.3, 29.8, 13), CountryBox("HR", 42.3, 46.6, 13.4, 19.5, 5),
    CountryBox("HU", 45.7, 48.7, 16, 23, 12), CountryBox("IE", 51.4, 55.5, -10.7, -5.9, 7),
    CountryBox("IS", 63.2, 66.7, -24.7, -13.4, 1), CountryBox("IT", 35.4, 47.1, 6.6, 18.6, 70),
    CountryBox("LT", 53.8, 56.5, 20.9, 26.9, 4), CountryBox("LU", 49.4, 50.2, 5.7, 6.6, 1),
    CountryBox("LV", 55.6, 58.1, 20.9, 28.3, 3), CountryBox("MD", 45.4, 48.5, 26.6, 30.2, 5),
    CountryBox("ME", 41.8, 43.6, 18.4, 20.4, 1), CountryBox("MK", 40.8, 42.4, 20.4, 23.1, 3),
    CountryBox("MT", 35.7, 36.1, 14.1, 14.6, 1), CountryBox("NL", 50.7, 53.6, 3.3, 7.3, 20),
    CountryBox("NO", 57.9, 81, 4.5, 31.3, 7), CountryBox("PL", 49, 54.9, 14.1, 24.2, 45),
    CountryBox("PT", 32.3, 42.2, -31.3, -6.1, 13), CountryBox("RO", 43.6, 48.3, 20.2, 29.8, 25),
    CountryBox("RS", 41.8, 46.2, 18.8, 23.1, 10), CountryBox("SE", 55.3, 69.1, 10.9, 24.2, 13),
    CountryBox("SI", 45.4, 46.9, 13.3, 16.7, 3), CountryBox("SK", 47.7, 49.7, 16.8, 22.6, 7),
    CountryBox("TR", 35.8, 42.2, 25.6, 44.9, 100), CountryBox("UA", 44.3, 52.4, 22.1, 40.3, 52),
  ]
}
