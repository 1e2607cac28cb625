import Atlas

extension FindingsSubject {
  /// Which networks the members of the study's group may join, and at what price.
  func joining() throws(RouteQueryError) -> Findings.Finding? {
    guard let group, !members.isEmpty else { return nil }
    let joinable = atlas.entities.filter { $0.kind == "network" && $0.rules.contains(where: \.isMembership) }
    let networks = joinable.map(\.id).filter { $0 != group.id }
    guard !networks.isEmpty else { return nil }
    let answer = try JoinFinder(atlas, query: JoinQuery(cities: members, networks: networks)).answer()
    var order: [EntityReference] = []
    for result in answer.results where !order.contains(result.network) { order.append(result.network) }
    return Findings.Finding(
      id: "joining", question: "Which networks may the members of \(group.name) join, and at what price?",
      commands: ["corridor join --members-of \(argument(group.id))"],
      sentences: order.flatMap { network in
        let results = answer.results.filter { $0.network == network }.sorted { $0.city.name < $1.city.name }
        return doors(network, results) + price(network, results)
      })
  }

  /// Who may, who may not and why, in one sentence a network.
  private func doors(_ network: EntityReference, _ results: [JoinResult]) -> [Findings.Sentence] {
    var parts: [String] = []
    func add(_ words: String, _ chosen: [JoinResult], but reason: (JoinResult) -> String = { _ in "" }) {
      var groups: [(reason: String, cities: [EntityReference])] = []
      for result in chosen {
        let reason = reason(result)
        if let place = groups.firstIndex(where: { $0.reason == reason }) {
          groups[place].cities.append(result.city)
        } else {
          groups.append((reason, [result.city]))
        }
      }
      parts += groups.map { group in
        let why = group.reason.isEmpty ? "" : " (\(group.reason))"
        return "\(names(group.cities, of: results.count)) \(words)\(why)"
      }
    }
    func toDo(_ result: JoinResult) -> String {
      result.assessment.toDo.map(Self.clause).joined(separator: "; ")
    }
    let others = results.filter { !$0.isMember }
    add("may join", others.filter { $0.assessment.verdict == .yes && $0.assessment.toDo.isEmpty })
    add("may join, if", others.filter { $0.assessment.verdict == .yes && !$0.assessment.toDo.isEmpty }, but: toDo)
    add("may perhaps join", others.filter { $0.assessment.verdict == .unknown }) { missing($0) }
    add("may not", others.filter { $0.assessment.verdict == .no }) { result in
      let way = result.ways.first { $0.verdict == .yes }.map { "; but \(Self.clause($0.says))" } ?? ""
      return missing(result) + way
    }
    add(results.count(where: \.isMember) == 1 ? "is in already" : "are in already", results.filter(\.isMember))
    return [
      Findings.Sentence(
        text: "\(network.name): \(parts.joined(separator: "; ")).", evidence: results.flatMap(\.evidence).uniqued)
    ]
  }

  private func missing(_ result: JoinResult) -> String {
    result.missing.map(Self.clause).joined(separator: "; ")
  }

  /// The price, once a network.
  private func price(_ network: EntityReference, _ results: [JoinResult]) -> [Findings.Sentence] {
    guard let result = results.first(where: { !$0.isMember }) else { return [] }
    let evidence = result.assessment.cost.terms.flatMap(\.evidence.citations).uniqued
    return [Findings.Sentence(text: "\(network.name): \(result.cost.sentence)", evidence: evidence)]
  }
}
