import Atlas

/// Finds the ways round a rule that does not let a city in: other rules of the same network, and those that the city is
/// tied to.
///
/// An object: its steps hand it to one another for very many pairs of a city and a network.
final class WayFinder {
  private let eligibility: Eligibility
  private let city: Int
  private let network: Int
  private let primary: RuleAssessment
  private let fellows: Fellows
  private let atlas: Atlas
  private let memberships: Memberships

  init(
    _ eligibility: Eligibility, city: Int, network: Int, primary: RuleAssessment, _ fellows: Fellows
  ) {
    self.eligibility = eligibility
    self.fellows = fellows
    atlas = eligibility.atlas
    memberships = eligibility.memberships
    self.city = city
    self.network = network
    self.primary = primary
  }

  /// Every way that is not closed, smallest first.
  func ways() -> [JoiningWay] {
    let bodies = bodiesOfCity()
    var ways = otherRules(bodies) + bodies.compactMap(throughBody) + nationalBodies(except: Set(bodies))
    let candidates = bodies.compactMap(candidate)
    ways += candidates + openings() + partnerCities()
    if candidates.isEmpty, isBarredByKind { ways += admitted() }
    return ways.filter { $0.verdict != .no }.sorted(by: JoiningWay.isSmaller)
  }

  private func name(_ index: Int) -> String { atlas.entities[index].name }
  private func reference(_ index: Int) -> EntityReference { EntityReference(at: index, in: atlas) }

  /// Whether what stands in the way is the kind of the city.
  private var isBarredByKind: Bool { primary.clauses.contains { $0.topic == .kind && $0.standing == .no } }

  // MARK: Other rules

  private func otherRules(_ bodies: [Int]) -> [JoiningWay] {
    (eligibility.rules[network] ?? []).compactMap { rule in
      if rule.action == primary.action || rule.isCollective && !rule.isHearing { return nil }
      guard rule.isMembership || rule.isParticipation || rule.isHearing else { return nil }
      let assessment = eligibility.assess(rule, for: city)
      return JoiningWay(
        kind: rule.isMembership ? .membership : rule.isParticipation ? .participation : .hearing,
        says: "\(name(network)) lets it \(rule.action)",
        verdict: assessment.verdict, through: [], toDo: assessment.toDo,
        cost: rule.isMembership ? assessment.cost : nil, evidence: assessment.evidence.citations,
        basis: assessment.evidence.basis)
    }
  }

  // MARK: Bodies of the city

  /// The organisations, regions and the like that a city's influence runs to, each once.
  private func bodiesOfCity() -> [Int] {
    let excluded: Set<String> = [
      "city", "country", "person", "theme", "publication", "event", "EU body", "programme", "funding scheme",
      "award", "project", "network",
    ]
    var found: [Int] = []
    for index in memberships.ties[city] ?? [] {
      let tie = atlas.ties[index]
      let other = tie.from == city ? tie.to : tie.from
      guard !excluded.contains(atlas.entities[other].kind), other != network, !found.contains(other),
        InfluenceView.grade(of: tie, along: tie.from == city, in: atlas) != nil,
        !isPart(other, of: network)
      else { continue }
      found.append(other)
    }
    return found.sorted()
  }

  /// Whether an entity is a part of another, over ties of structure.
  private func isPart(_ part: Int, of whole: Int) -> Bool {
    memberships.wholes[part]?.contains(whole) ?? false
  }

  /// The tie by which a body stands in the network, or in a part of it.
  private func link(_ body: Int) -> Tie? {
    for index in memberships.ties[body] ?? [] {
      let tie = atlas.ties[index]
      let other = tie.from == body ? tie.to : tie.from
      guard other == network || isPart(other, of: network),
        InfluenceView.grade(of: tie, along: tie.from == body, in: atlas) != nil
      else { continue }
      return tie
    }
    return nil
  }

  private func throughBody(_ body: Int) -> JoiningWay? {
    guard let link = link(body), let tie = tie(between: city, and: body) else { return nil }
    return JoiningWay(
      kind: atlas.entities[body].kind == "national body" ? .nationalBody : .throughBody,
      says: "Through \(name(body)): \(sentence(tie)), and \(sentence(link))", verdict: .yes,
      through: [reference(body)], toDo: [], cost: nil, evidence: merged([tie.evidence, link.evidence]),
      basis: weakest([tie.evidence, link.evidence]))
  }

  /// National bodies of the city's country with a tie to the network, which the city is not tied to yet.
  private func nationalBodies(except known: Set<Int>) -> [JoiningWay] {
    guard let country = atlas.entities[city].text("country") else { return [] }
    let linked = Set(
      (memberships.ties[network] ?? []).map {
        atlas.ties[$0].from == network ? atlas.ties[$0].to : atlas.ties[$0].from
      }.filter { ["national body", "country"].contains(atlas.entities[$0].kind) })
    return linked.sorted().compactMap { body in
      let entity = atlas.entities[body]
      guard entity.text("country") == country, !known.contains(body),
        entity.kind == "national body" || memberships.tie(body, in: network) != nil,
        let link = link(body)
      else { return nil }
      let isState = entity.kind == "country"
      return JoiningWay(
        kind: .nationalBody,
        says:
          "Through \(isState ? "the national members of \(entity.name)" : entity.name): \(sentence(link))",
        verdict: .yes, through: [reference(body)], toDo: ["get in touch: no tie of the city to it is known"],
        cost: nil, evidence: link.evidence.citations, basis: link.evidence.basis)
    }
  }

  /// A body of the city that the network would let in, where cities are barred as such.
  private func candidate(_ body: Int) -> JoiningWay? {
    guard isBarredByKind, memberships.tie(body, in: network) == nil,
      ["organisation", "region"].contains(atlas.entities[body].kind),
      let tie = tie(between: city, and: body),
      let rule = eligibility.joiningRules(of: network).first(where: { $0.rule.action == primary.action })
    else { return nil }
    let assessment = eligibility.assess(rule, for: body)
    return JoiningWay(
      kind: .candidate, says: "By \(name(body)), which may join: \(sentence(tie))",
      verdict: assessment.verdict,
      through: [reference(body)], toDo: assessment.toDo, cost: assessment.cost,
      evidence: merged([tie.evidence, assessment.evidence]),
      basis: weakest([tie.evidence, assessment.evidence]))
  }

  /// The kinds that the network admits, where the atlas knows no such body of the city.
  private func admitted() -> [JoiningWay] {
    guard let clause = primary.clauses.first(where: { $0.topic == .kind }) else { return [] }
    let members = memberships.members(of: network).filter {
      clause.requires.split(separator: ", ").contains(Substring(atlas.entities[$0].kind))
    }.prefix(5)
    let known = members.map(name).joined(separator: ", ")
    return [
      JoiningWay(
        kind: .admitted,
        says:
          "Through one of those it admits: \(clause.requires)\(known.isEmpty ? "" : "; among its members: \(known)")",
        verdict: .unknown, through: members.map(reference), toDo: primary.toDo, cost: nil,
        evidence: clause.evidence.citations, basis: clause.evidence.basis)
    ]
  }

  /// Openings of the city, or of a group it is in, towards the network or those that stand in it.
  private func openings() -> [JoiningWay] {
    let own = [city] + memberships.groups(of: city).filter { atlas.allowsTransit(atlas.entities[$0]) }
    return own.sorted().flatMap { memberships.openings[$0] ?? [] }.compactMap { index in
      let tie = atlas.ties[index]
      guard tie.to != network, let link = link(tie.to) else { return nil }
      let price = tie.statement.euros.map { "it costs EUR \(AttributeValue.written($0))" }
      return JoiningWay(
        kind: .opening, says: "By an opening, not yet a tie: \(sentence(tie)); \(sentence(link))",
        verdict: .yes,
        through: [reference(tie.to)], toDo: ["take it up"] + (price.map { [$0] } ?? []), cost: nil,
        evidence: merged([tie.evidence, link.evidence]), basis: weakest([tie.evidence, link.evidence]))
    }
  }

  /// Members of the network that the city sits with in another group.
  private func partnerCities() -> [JoiningWay] {
    fellows.partners(in: network, kind: "city").compactMap { group, partners in
      guard let own = memberships.tie(city, in: group) else { return nil }
      let names = partners.prefix(5).map(name).joined(separator: ", ")
      let ties = partners.prefix(5).compactMap { memberships.tie($0, in: network)?.evidence }
      return JoiningWay(
        kind: .partnerCity,
        says: "Through a partner city: \(names) \(partners.count == 1 ? "is a member" : "are members") of "
          + "\(name(network)) and, like \(name(city)), of \(name(group))",
        verdict: .yes, through: partners.prefix(5).map(reference), toDo: [], cost: nil,
        evidence: merged([own.evidence] + ties), basis: weakest([own.evidence] + ties))
    }
  }

  // MARK: Words

  private func tie(between one: Int, and other: Int) -> Tie? {
    (memberships.ties[one] ?? []).map { atlas.ties[$0] }.first { tie in
      (tie.from == other || tie.to == other)
        && InfluenceView.grade(of: tie, along: tie.from == one, in: atlas) != nil
    }
  }

  private func sentence(_ tie: Tie) -> String {
    "\(name(tie.from)) \(atlas.vocabulary.tieType(tie.type)?.phrase ?? tie.type) \(name(tie.to))"
  }

  private func weakest(_ evidence: [Evidence]) -> Basis {
    let order: [Basis] = [.assumed, .inferred, .stated]
    return order.first { basis in evidence.contains { $0.basis == basis } } ?? .stated
  }

  private func merged(_ evidence: [Evidence]) -> [Citation] {
    var citations: [Citation] = []
    for some in evidence {
      for citation in some.citations where !citations.contains(citation) { citations.append(citation) }
    }
    return citations
  }
}

extension RuleAssessment {
  /// What is still to be done: memberships to take first, what is to be won and what is to be met.
  public var toDo: [String] {
    first.map { "join \($0.into.name) first" }
      + clauses(.toBeWon).map(\.explanation) + clauses(.toBeMet).map(\.explanation)
  }
}
