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
        doors(network, answer.results.filter { $0.network == network }.sorted { $0.city.name < $1.city.name })
      } + prices(order, answer))
  }

  /// Who may, and who may not and why: one sentence each.
  private func doors(_ network: EntityReference, _ results: [JoinResult]) -> [Findings.Sentence] {
    let others = results.filter { !$0.isMember }
    func verdict(_ verdict: Verdict) -> [JoinResult] { others.filter { $0.assessment.verdict == verdict } }
    let members = results.filter(\.isMember)
    var texts: [String] = []
    if !members.isEmpty {
      texts.append(
        "\(names(members.map(\.city), of: results.count)) \(members.count == 1 ? "is" : "are") in already")
    }
    texts += told("may join", verdict(.yes), of: results.count) { result in
      let toDo = result.assessment.toDo.map(Self.clause).joined(separator: "; ")
      return toDo.isEmpty ? "" : "to be seen to: \(toDo)"
    }
    texts += told("may perhaps join", verdict(.unknown), of: results.count, because: missing)
    texts += told("may not", verdict(.no), of: results.count) { result in
      let way =
        result.ways.first { $0.verdict == .yes }.map { "; a way round: \(Self.clause($0.says))" } ?? ""
      return missing(result) + way
    }
    return [
      Findings.Sentence(
        text: "\(network.name): \(texts.joined(separator: "; ")).",
        evidence: results.flatMap(\.evidence).uniqued)
    ]
  }

  /// Cities with the same reason together.
  private func told(
    _ words: String, _ results: [JoinResult], of total: Int, because reason: (JoinResult) -> String
  ) -> [String] {
    var groups: [(reason: String, cities: [EntityReference])] = []
    for result in results {
      let reason = reason(result)
      if let place = groups.firstIndex(where: { $0.reason == reason }) {
        groups[place].cities.append(result.city)
      } else {
        groups.append((reason, [result.city]))
      }
    }
    return groups.map { group in
      "\(names(group.cities, of: total)) \(words)" + (group.reason.isEmpty ? "" : " (\(group.reason))")
    }
  }

  /// What stands in the way, in short: what an explanation says before it goes into numbers and kinds.
  private func missing(_ result: JoinResult) -> String {
    result.missing.map { explanation in
      let ends = [": ", ", and "].compactMap { explanation.firstRange(of: $0)?.lowerBound }
      return Self.clause(String(explanation[..<(ends.min() ?? explanation.endIndex)]))
    }.joined(separator: "; ")
  }

  /// What each network costs, and of which no fee is stated.
  private func prices(_ networks: [EntityReference], _ answer: JoinAnswer) -> [Findings.Sentence] {
    var sentences: [Findings.Sentence] = []
    var unstated: [EntityReference] = []
    for network in networks {
      guard let result = answer.results.first(where: { $0.network == network && !$0.isMember }) else {
        continue
      }
      if result.cost.terms.isEmpty {
        unstated.append(network)
      } else {
        let words = result.cost.sentence
        sentences.append(
          Findings.Sentence(
            text: "The price of \(network.name): \(words.prefix(1).lowercased() + words.dropFirst())",
            evidence: result.cost.terms.flatMap(\.evidence.citations).uniqued))
      }
    }
    guard !unstated.isEmpty else { return sentences }
    return sentences + [Findings.Sentence(text: "No fee is stated for \(names(unstated)).", evidence: [])]
  }
}
