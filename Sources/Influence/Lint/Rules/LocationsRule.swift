import Atlas

/// Coordinates that no place has, at the point (0, 0), or outside the rough box of the country.
enum LocationsRule: LintRuleFinder {
  static func findings(in subject: LintSubject) -> [LintFinding] {
    subject.atlas.entities.indices.compactMap { index in
      guard let (latitude, longitude) = subject.locations[index] else { return nil }
      let entity = subject.atlas.entities[index]
      let position = entity.attribute("location")?.used.position
      func finding(_ certainty: LintFinding.Certainty, _ because: String, _ remedy: String) -> LintFinding {
        subject.finding(
          .locations, certainty == .certain ? .warning : .note, certainty, because: because,
          "\(subject.name(index)) is placed at \(latitude), \(longitude)", at: position, about: [index],
          remedy: remedy)
      }
      guard abs(latitude) <= 90, abs(longitude) <= 180 else {
        return finding(.certain, "no place on Earth has these degrees", "give latitude, then longitude")
      }
      if latitude == 0, longitude == 0 {
        return finding(
          .certain, "that is in the Atlantic, and what programs write for 'not known'", "leave it out")
      }
      guard entity.kind != "country", let code = subject.countries[index], let box = CountryBox.byCode[code],
        !box.contains(latitude: latitude, longitude: longitude)
      else { return nil }
      if box.contains(latitude: longitude, longitude: latitude) {
        return finding(
          .probable, "the other way round it lies in \(code)", "give latitude first, then longitude")
      }
      return finding(
        .possible, "it lies outside \(code) but for parts overseas", "check the country and the degrees")
    }
  }
}
