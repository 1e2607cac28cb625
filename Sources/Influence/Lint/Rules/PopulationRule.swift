import Atlas

/// Numbers of inhabitants that nothing of that kind has, or more than the whole country has.
enum PopulationRule: LintRuleFinder {
  /// The most anything of a kind has had, rounded up: the largest city proper, region and country.
  private static let most: [String: Double] = ["city": 40e6, "region": 260e6, "country": 1.6e9]

  static func findings(in subject: LintSubject) -> [LintFinding] {
    let countries = populations(in: subject)
    return subject.atlas.entities.indices.compactMap { index in
      let entity = subject.atlas.entities[index]
      guard let claim = entity.attribute("population")?.used, case .number(let number) = claim.value else {
        return nil
      }
      func finding(_ certainty: LintFinding.Certainty, _ because: String, _ remedy: String) -> LintFinding {
        subject.finding(
          .population, certainty == .certain ? .warning : .note, certainty, because: because,
          "\(subject.name(index)), \(LintSubject.article(entity.kind)), has \(AttributeValue.written(number)) inhabitants",
          at: claim.position, about: [index], remedy: remedy)
      }
      if !(number >= 0) || number != number.rounded() {
        return finding(.certain, "people are counted in whole numbers from zero up", "correct the number")
      }
      if number == 0, LintSubject.isPlace(entity.kind) {
        return finding(.probable, "nobody would live there", "leave it out where it is not known")
      }
      if number > (most[entity.kind] ?? 8e9) {
        return finding(.certain, "no \(entity.kind) on Earth has so many", "check the digits and the unit")
      }
      if entity.kind != "country", let code = subject.countries[index] {
        if let whole = countries[code], number > whole.number {
          return finding(
            whole.isStated ? .certain : .probable,
            "all of \(code) has \(AttributeValue.written(whole.number))", "check the digits and the country")
        }
      }
      return nil
    }
  }

  /// Inhabitants of each country: what the atlas states, or a rough upper bound.
  private static func populations(in subject: LintSubject) -> [String: (number: Double, isStated: Bool)] {
    var result: [String: (number: Double, isStated: Bool)] = [:]
    for country in CountryBox.all { result[country.code] = (country.millions * 1e6, false) }
    for entity in subject.atlas.entities where entity.kind == "country" {
      if let code = entity.text("country"), let number = entity.number("population"), number > 0 {
        result[code] = (number, true)
      }
    }
    return result
  }
}
